"""What the command line understands: each command is imported when somebody asks for it."""

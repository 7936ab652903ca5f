"""Where people begin."""

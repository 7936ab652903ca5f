"""What the room sees, on its own screen or on the one there is."""

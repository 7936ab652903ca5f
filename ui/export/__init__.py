"""Giving a workshop out as a file: from the command line, and from the window."""

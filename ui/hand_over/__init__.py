"""Handing a workshop over: a folder for the stick, asked for in a dialog or on the command line."""

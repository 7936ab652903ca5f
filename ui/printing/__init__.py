"""Printing: what is asked, and the process of its own that does it."""

"""The screen of a sector map."""

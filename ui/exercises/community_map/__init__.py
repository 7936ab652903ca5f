"""The screen of a community map."""

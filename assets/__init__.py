"""Fonts, icons and pictures of the app."""

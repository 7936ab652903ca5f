"""Every screen in a language that nobody speaks, from right to left, and with large text."""

"""Passphrases as people type them: set, changed and asked for; and the window that locks."""

"""People's data in the window: what is held about whom, and leaving nothing here."""

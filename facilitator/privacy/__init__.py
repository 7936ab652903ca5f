"""People's data: what is held about whom, what the app keeps of a workshop, and what leaves it."""

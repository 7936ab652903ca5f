"""The log book in the app: promises, what happened since, and the people who promised."""

"""Where a coach prepares a session deck."""

"""About Facilitator: what it is, its version, and the licences of all that comes with it."""

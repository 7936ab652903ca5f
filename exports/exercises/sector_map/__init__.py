"""How a sector map is printed: its table, its ring, its gaps, and the conversations to come."""

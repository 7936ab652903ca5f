"""How a community map is printed."""

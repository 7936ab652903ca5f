"""How any board is printed."""

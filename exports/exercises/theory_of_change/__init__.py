"""How a theory of change is printed."""

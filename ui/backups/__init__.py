"""Earlier versions of a workshop: browsed, looked at, and brought back."""

"""Cards: drawn, traded, put back, rated, and promised."""

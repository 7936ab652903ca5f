"""Two laptops, or several tables, come together in one workshop."""

"""A damaged file in the window: what can be done with it, and doing that."""

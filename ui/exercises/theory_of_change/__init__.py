"""The theory of change, shown and edited: a board, with what the core team settles later."""

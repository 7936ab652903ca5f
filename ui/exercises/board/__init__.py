"""The board, shown and edited: canvas, list, capture bar and details over the same rows."""

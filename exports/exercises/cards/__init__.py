"""How cards in play are printed, and the deck itself."""

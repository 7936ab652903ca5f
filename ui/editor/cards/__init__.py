"""A deck of cards in the deck editor: its cards, their other languages, and what they are about."""

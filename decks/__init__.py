"""Prepared content, as TOML: boards, cards, session decks."""

"""The decks that come with the app."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from facilitator.decks.parts import DeckError, unknown

BOARDS = ("boards", "cards", "maps")
SESSIONS = ("sessions",)
Folders = tuple[str, ...]


def shipped_decks() -> list[str]:
    """Return the ids of the boards and the decks of cards that come with the app."""
    return _shipped(BOARDS)


def shipped_source(deck_id: str) -> str:
    """Return the TOML of a board, or of cards, that come with the app, or raise DeckError."""
    return _source(BOARDS, deck_id)


def shipped_sessions() -> list[str]:
    """Return the ids of the session decks that come with the app."""
    return _shipped(SESSIONS)


def session_source(deck_id: str) -> str:
    """Return the TOML of a session deck that comes with the app, or raise DeckError."""
    return _source(SESSIONS, deck_id)


def is_shipped(deck_id: str, source: str) -> bool:
    """Say whether this is, to the letter, a deck that comes with the app."""
    return any(
        deck_id in _shipped(kind) and _source(kind, deck_id) == source
        for kind in (BOARDS, SESSIONS)
    )


def _shipped(kind: Folders) -> list[str]:
    return sorted(_files(kind))


def _files(kind: Folders) -> dict[str, Traversable]:
    """Return the decks of some folders, by their ids."""
    entries = (entry for folder in kind for entry in (files("decks") / folder).iterdir())
    return {
        entry.name.removesuffix(".toml"): entry for entry in entries if entry.name.endswith(".toml")
    }


def _source(kind: Folders, deck_id: str) -> str:
    known = _files(kind)
    if deck_id not in known:
        raise DeckError(unknown("deck", deck_id, set(known)))
    return known[deck_id].read_text("utf-8")

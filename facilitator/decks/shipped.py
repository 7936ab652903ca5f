"""The decks that come with the app."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from facilitator.decks.parts import DeckError, unknown

BOARDS = "boards"
SESSIONS = "sessions"


def shipped_decks() -> list[str]:
    """Return the ids of the boards that come with the app."""
    return _shipped(BOARDS)


def shipped_source(deck_id: str) -> str:
    """Return the TOML of a board that comes with the app, or raise DeckError."""
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


def _folder(kind: str) -> Traversable:
    return files("decks") / kind


def _shipped(kind: str) -> list[str]:
    names = (entry.name for entry in _folder(kind).iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def _source(kind: str, deck_id: str) -> str:
    known = _shipped(kind)
    if deck_id not in known:
        raise DeckError(unknown("deck", deck_id, set(known)))
    return (_folder(kind) / f"{deck_id}.toml").read_text("utf-8")

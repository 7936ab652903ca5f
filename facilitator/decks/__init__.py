"""Decks: content prepared beforehand, as TOML that a coach can read and write."""

from facilitator.decks.board import (
    CARDS,
    COMMUNITY_MAP,
    MOMENT,
    SECTOR_MAP,
    Axis,
    BoardDeck,
    Check,
    Kind,
    LinkKind,
    Plan,
    Step,
    Tag,
    Zone,
)
from facilitator.decks.languages import Worded
from facilitator.decks.parts import DeckError, TimedStep
from facilitator.decks.reading import parse_deck, parse_session
from facilitator.decks.session import SessionActivity, SessionDeck, SessionStep
from facilitator.decks.shipped import (
    is_shipped,
    session_source,
    shipped_decks,
    shipped_sessions,
    shipped_source,
)

__all__ = [
    "CARDS",
    "COMMUNITY_MAP",
    "MOMENT",
    "SECTOR_MAP",
    "Axis",
    "BoardDeck",
    "Check",
    "DeckError",
    "Kind",
    "LinkKind",
    "Plan",
    "SessionActivity",
    "SessionDeck",
    "SessionStep",
    "Step",
    "Tag",
    "TimedStep",
    "Worded",
    "Zone",
    "is_shipped",
    "parse_deck",
    "parse_session",
    "session_source",
    "shipped_decks",
    "shipped_sessions",
    "shipped_source",
]

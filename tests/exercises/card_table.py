"""A workshop in which cards are played."""

from pathlib import Path
from typing import cast

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.store import Store
from tests.card_decks import SMALL
from tests.workshops import board_of


def play_cards(path: Path, source: str = SMALL) -> Store:
    """Open a new workshop with one activity, number 1, that plays this deck."""
    store = plan.begin(path, title="Who decides?")
    plan.add_activity(store, source)
    return store


def cards(store: Store, activity_id: int = 1) -> CardsBoard:
    return cast("CardsBoard", board_of(store, activity_id))


def look_fors(path: Path) -> Store:
    return play_cards(path, shipped_source("look_fors"))

"""Sector maps for tests: begun from the deck that comes with the app, filled in as people do."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from facilitator import people, plan
from facilitator.decks import shipped_source
from facilitator.exercises.sector_map import institutions
from facilitator.exercises.sector_map.tables import KNOWN, NEEDED, MapBoard
from facilitator.exercises.sector_map.typed import known_typed, needed_typed
from facilitator.people import Person
from facilitator.store import Store
from facilitator.workshop import activities, saved_id

THAT_DAY = datetime(2026, 3, 14, 12, tzinfo=UTC)


def begun(path: Path) -> Store:
    """Return a workshop that is open, with an empty map."""
    store = plan.begin(path, title="Around Mill Street")
    store.clock = lambda: THAT_DAY
    plan.add_activity(store, shipped_source("sector_map"))
    return store


def map_of(store: Store) -> MapBoard:
    """Return the first map of a workshop as it stands."""
    with store.reading() as session:
        own = next(each for each in activities(session) if each.exercise == "sector_map")
        board = MapBoard.load(session, saved_id(own))
    assert isinstance(board, MapBoard)
    return board


def row_called(board: MapBoard, title: str) -> int:
    """Return the id of the row with this title."""
    return next(key for key, row in board.rows["sector_row"].items() if row.title == title)


def add(
    store: Store, row: str, here: str = "", know: str = "", need: str = "", **values: Any
) -> int:
    """Add an institution to the row with this title, as the table's columns are typed."""
    board = map_of(store)
    known, needed = known_typed(know), needed_typed(need)
    place = row_called(board, row)
    return institutions.add_entry(store, board, place, here, known=known, needed=needed, **values)


def everybody(store: Store) -> dict[int, Person]:
    """Return the people of a workshop, by id."""
    with store.reading() as session:
        return {saved_id(person): person for person in people.people(session)}


def known(store: Store, entry_id: int) -> dict[str, int]:
    """Return who is known at an institution: strengths by role."""
    roles = everybody(store)
    ties = map_of(store).ties_of(entry_id, KNOWN)
    return {roles[tie.person_id].role: tie.strength for tie in ties}


def needed(store: Store, entry_id: int) -> list[str]:
    """Return who is needed at an institution, by role."""
    roles = everybody(store)
    return [roles[tie.person_id].role for tie in map_of(store).ties_of(entry_id, NEEDED)]


def roles_of(store: Store) -> list[str]:
    """Return everybody's role, in the order in which they were first spoken of."""
    return [person.role for person in everybody(store).values()]

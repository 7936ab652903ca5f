"""What any board can be asked: how much is on it, what its deck looks for, what always is."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from facilitator.decks import Check
from facilitator.exercises.board.alike import near_duplicates
from facilitator.exercises.board.tables import Board, Insights, Note

TIE: Final = 2
"""So many dots at least make a first place."""
TELLING: Final = 6
"""With fewer notes than this, a board says nothing about who is alike, silent or missing."""
OTHERS: Final = 2
"""Where so many tables are heard, it is worth asking those that are not."""
VOICED: Final = 3
"""On so many notes voices stand where a room writes them down at all."""


def counts(board: Board) -> dict[str, Any]:
    """Return how many notes there are, and in which zones."""
    return {
        "notes": len(board.notes),
        "by_zone": {zone.key: len(board.in_zone(zone.key)) for zone in board.deck.zones},
    }


def insights(board: Board) -> Insights:
    """Return the insights that the board's deck asks for, then those of every board."""
    asked = {check: _CHECKS[check](board) for check in dict.fromkeys(board.deck.checks)}
    return asked | of_any_board(board)


def of_any_board(board: Board) -> Insights:
    """Return what is found whatever the deck asks for; what is not found, is not mentioned."""
    if len(board.notes) < TELLING:
        return {}
    looked = {key: look(board) for key, look in _ALWAYS.items()}
    return {key: found for key, found in looked.items() if found}


def _near_duplicates(board: Board) -> list[str]:
    return ["=".join(note.label for note in alike) for alike in near_duplicates(board)]


def silent_tables(board: Board) -> list[str]:
    """Return where a table that spoke elsewhere is not heard although two others are."""
    heard: dict[str, set[int]] = {}
    for note in board.notes.values():
        if note.table_number is not None:
            heard.setdefault(note.zone, set()).add(note.table_number)
    tables = set().union(*heard.values())
    return [
        f"{zone.key}/{table}"
        for zone in board.deck.zones
        if len(heard.get(zone.key, ())) >= OTHERS
        for table in sorted(tables - heard[zone.key])
    ]


def _without_resident(board: Board) -> list[str]:
    """Return the notes whose voices are known, none of them a resident's.

    Nothing is made of it unless the room wrote voices down, and residents are among them.
    """
    told = [note for note in board.notes.values() if note.voices]
    without = [note.label for note in told if "resident" not in note.voices]
    return without if len(told) >= VOICED and len(without) < len(told) else []


def _empty_cells(board: Board) -> list[str]:
    """Return the cells of the table of zones by tags in which nothing stands."""
    filled = {(note.zone, tag) for note in board.notes.values() for tag in note.tags}
    return [
        f"{zone.key}/{tag.key}"
        for zone in board.deck.zones
        for tag in board.deck.tags
        if (zone.key, tag.key) not in filled
    ]


def _empty_zone(board: Board) -> list[str]:
    filled = {note.zone for note in board.notes.values()}
    return [zone.key for zone in board.deck.zones if zone.key not in filled]


def _without_owner(board: Board) -> list[str]:
    """Return the notes that nobody takes on, in zones that ask for that; not what is parked."""
    asking = {zone.key for zone in board.deck.zones if zone.asks_owner}
    return [
        note.label
        for note in board.notes.values()
        if note.zone in asking and not note.owner and note.status != "parked"
    ]


def _votes_tied(board: Board) -> list[str]:
    return [label for tied in tied_in_zones(board).values() for label in tied]


def tied_in_zones(board: Board) -> dict[str, list[str]]:
    """Return, for each zone where several notes share the first place, their labels."""
    dots: dict[int, int] = {}
    for vote in board.votes.values():
        if vote.kind == "dot":
            dots[vote.note_id] = dots.get(vote.note_id, 0) + vote.count
    found: dict[str, list[str]] = {}
    for zone in board.deck.zones:
        own = [(dots.get(note.id or 0, 0), note.label) for note in _of_zone(board, zone.key)]
        most = max((count for count, _label in own), default=0)
        first = [label for count, label in own if count == most]
        if most >= TIE and len(first) > 1:
            found[zone.key] = first
    return found


def _of_zone(board: Board, zone: str) -> list[Note]:
    """Return the notes of a zone in the order in which they were made."""
    return [note for note in board.notes.values() if note.zone == zone]


def _silent_period(board: Board) -> list[str]:
    """Return the years in which the periods open that no note speaks of."""
    axis = board.deck.axis
    if axis is None:
        return []
    dated = {zone.key for zone in board.deck.zones if zone.dated}
    years = {note.year for note in board.notes.values() if note.zone in dated}
    told = {axis.period(year) for year in years if year is not None and axis.covers(year)}
    return [str(period) for period in axis.periods if period not in told]


_CHECKS: Final[Mapping[Check, Callable[[Board], list[str]]]] = {
    "empty_cells": _empty_cells,
    "empty_zone": _empty_zone,
    "without_owner": _without_owner,
    "votes_tied": _votes_tied,
    "silent_period": _silent_period,
}

_ALWAYS: Final[Mapping[str, Callable[[Board], list[str]]]] = {
    "near_duplicates": _near_duplicates,
    "silent_tables": silent_tables,
    "without_resident": _without_resident,
}

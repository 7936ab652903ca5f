"""Where the notes of a document stand that says so for some of them, or for none."""

from math import inf
from typing import Any

from facilitator.board_bands import Dated, banded
from facilitator.board_layout import (
    MARGIN,
    NOTE_GAP,
    Point,
    column_x,
    note_height,
    tidy,
)
from facilitator.decks import Axis, BoardDeck
from facilitator.exercises.board.document import ActivityOnBoard, NoteDocument


def places(document: ActivityOnBoard[Any, Any, Any], deck: BoardDeck) -> dict[str, Point]:
    """Return a place for every note: its own, or one below those of its zone that have one.

    Where no note has a place, the board is laid out as Tidy does it; so is one with a time axis
    where one note has none.
    """
    notes: list[NoteDocument] = document.notes
    if deck.axis is not None and any(note.x is None or note.y is None for note in notes):
        return _banded(notes, deck, deck.axis)
    at = {
        note.id: Point(note.x, note.y)
        for note in notes
        if note.x is not None and note.y is not None
    }
    return _below(notes, at, deck) if at else _tidied(document, deck)


def _banded(notes: list[NoteDocument], deck: BoardDeck, axis: Axis) -> dict[str, Point]:
    columns = {zone.key: (place, zone.dated) for place, zone in enumerate(deck.zones)}
    dated = (
        Dated(
            number,
            columns[note.zone][0],
            note.year,
            inf if note.y is None else note.y,
            _height(note),
            note.group or None,
            columns[note.zone][1],
        )
        for number, note in enumerate(notes)
    )
    places = banded(axis, dated).places
    return {notes[number].id: place for number, place in places.items()}


def _tidied(document: ActivityOnBoard[Any, Any, Any], deck: BoardDeck) -> dict[str, Point]:
    notes: list[NoteDocument] = document.notes
    number = {note.id: place for place, note in enumerate(notes)}
    columns = [_blocks(notes, zone.key) for zone in deck.zones]
    heights = {place: _height(note) for place, note in enumerate(notes)}
    ends = [(number[link.source], number[link.target]) for link in document.links]
    return {notes[place].id: point for place, point in tidy(columns, heights, ends).items()}


def _height(note: NoteDocument) -> float:
    other = note.wording("differs") if note.status == "differ" else None
    return note_height(note.text, other.text if other else "")


def _blocks(notes: list[NoteDocument], zone: str) -> list[list[int]]:
    blocks: dict[object, list[int]] = {}
    for place, note in enumerate(notes):
        if note.zone == zone:
            blocks.setdefault(note.group or place, []).append(place)
    return list(blocks.values())


def _below(notes: list[NoteDocument], at: dict[str, Point], deck: BoardDeck) -> dict[str, Point]:
    feet = {zone.key: MARGIN for zone in deck.zones}
    columns = {zone.key: column_x(column) for column, zone in enumerate(deck.zones)}
    for note in notes:
        if note.id in at:
            foot = at[note.id].y + _height(note) + NOTE_GAP
            feet[note.zone] = max(feet[note.zone], foot)
    for note in notes:
        if note.id not in at:
            at[note.id] = Point(columns[note.zone], feet[note.zone])
            feet[note.zone] += _height(note) + NOTE_GAP
    return at

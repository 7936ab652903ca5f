"""Keeping a board with a time axis laid out: every note beside the period of its year."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from sqlalchemy import and_, bindparam, update
from sqlmodel import Session, SQLModel, col, select

from facilitator.board_bands import Band, Banded, Dated, banded
from facilitator.board_layout import note_height
from facilitator.decks import Axis, BoardDeck, parse_deck
from facilitator.exercises.board.tables import Board
from facilitator.prepared import Prepared
from facilitator.workshop import Activity, StoredDeck


class Standing(NamedTuple):
    """What of a note says where it stands; `other` is how others put it, where that shows."""

    id: int
    zone: str
    year: int | None
    x: float
    y: float
    text: str
    group: int | None
    other: str | None


_TABLE: Final = SQLModel.metadata.tables["note"]
_WORDING: Final = SQLModel.metadata.tables["wording"]
_STANDING: Final = Prepared(
    select(*(_TABLE.c[name] for name in ("id", "zone", "year", "x", "y", "text", "group_id")))
    .add_columns(_WORDING.c.text)
    .outerjoin(
        _WORDING,
        and_(
            _WORDING.c.note_id == _TABLE.c.id,
            _WORDING.c.role == "differs",
            _TABLE.c.status == "differ",
        ),
    )
    .where(_TABLE.c.activity_id == bindparam("activity"))
)
_MOVE: Final = (
    update(_TABLE)
    .where(_TABLE.c.id == bindparam("note"))
    .values(x=bindparam("left"), y=bindparam("top"))
)


def settle(session: Session, deck: BoardDeck, activity_id: int) -> int:
    """Put every note of a board beside its period, and return how many found another place.

    A board without a time axis stays as it is. It comes last in a step, since rows that the
    session holds do not learn of it.
    """
    if deck.axis is None:
        return 0
    session.flush()
    rows = [Standing(*row) for row in _STANDING.rows(session, {"activity": activity_id})]
    places = _laid_out(deck, deck.axis, rows).places
    moved = [
        {"note": row.id, "left": places[row.id].x, "top": places[row.id].y}
        for row in rows
        if (row.x, row.y) != places[row.id]
    ]
    if moved:
        session.connection().execute(_MOVE, moved)
    return len(moved)


def settle_activity(session: Session, activity_id: int) -> None:
    """Put every note of an activity's board beside its period."""
    query = (
        select(StoredDeck.source)
        .join(Activity, col(Activity.deck_id) == StoredDeck.id)
        .where(Activity.id == activity_id)
    )
    settle(session, _deck(session.exec(query).one()), activity_id)


@lru_cache(maxsize=16)
def _deck(source: str) -> BoardDeck:
    return parse_deck(source)


def bands_of(board: Board) -> list[Band]:
    """Return the bands of a board with a time axis; none where it has none."""
    if board.deck.axis is None:
        return []
    others = {
        wording.note_id: wording.text
        for wording in board.wordings.values()
        if wording.role == "differs"
    }
    rows = (
        Standing(
            note_id,
            note.zone,
            note.year,
            note.x,
            note.y,
            note.text,
            note.group_id,
            others.get(note_id) if note.status == "differ" else None,
        )
        for note_id, note in board.notes.items()
    )
    return _laid_out(board.deck, board.deck.axis, rows).bands


def _laid_out(deck: BoardDeck, axis: Axis, rows: Iterable[Standing]) -> Banded:
    columns = {zone.key: (place, zone.dated) for place, zone in enumerate(deck.zones)}
    notes = (
        Dated(
            row.id,
            columns[row.zone][0],
            row.year,
            row.y,
            _height(row.text, row.other or ""),
            row.group,
            columns[row.zone][1],
        )
        for row in rows
    )
    return banded(axis, notes)


@lru_cache(maxsize=8_000)
def _height(text: str, other: str) -> float:
    return note_height(text, other)

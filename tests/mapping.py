"""What people do on a sector map, as scripts of numbers and texts say it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from facilitator.errors import InvalidEntryError
from facilitator.exercises.sector_map import (
    conversations,
    institutions,
    pooling,
    rows,
    ties,
    voices,
)
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.people import change_person, people
from facilitator.store import Store
from facilitator.workshop import saved_id

ROLES = ("neighbour, Mill Street", "nurse", "housing officer", "nurse")
KINDS = ("first_contact", "one_to_one", "house_meeting")


def _pick(options: Any, number: int) -> Any:
    return tuple(options)[number % len(options)]


def _entry(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    board_rows = board.rows["sector_row"]
    institutions.add_entry(
        store,
        board,
        _pick(board_rows, number % 4),
        text,
        known=[(_pick(ROLES, other), other % 3 + 1)] if other % 4 else (),
        needed=[_pick(ROLES, number)] if number % 3 else (),
        table_number=other % 6 + 1,
        review_on="2031-02-03" if other % 2 else "",
        next_step=text if number % 2 else "",
        visibility=_pick(("public", "public", "stays_in_room", "private"), other),
    )


def _change(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    entry_id = _pick(board.entries, number)
    values: Any = _pick(
        (
            {"here": text},
            {"holder": _pick(ROLES, other)},
            {"introducer": None},
            {"row_id": _pick(board.rows["sector_row"], other)},
        ),
        other,
    )
    institutions.change_entry(store, entry_id, **values)


def _row(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    activity_id, row_id = saved_id(board.activity), _pick(board.rows["sector_row"], number)
    sector_id = _pick(board.rows["sector"], other)
    if other % 5 == 0:
        sector_id = rows.add_sector(store, activity_id, text)
    if other % 5 == 1:
        rows.change_row(store, row_id, title=text, examples=text)
    if other % 5 == 2:
        rows.move_row(store, row_id, sector_id, number % 4)
    if other % 5 == 3:
        rows.remove_row(store, row_id)
    rows.add_row(store, activity_id, sector_id, text, "such as")


def _sector(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    sector_id = _pick(board.rows["sector"], number)
    if other % 3 == 0:
        rows.move_sector(store, sector_id, other % 2)
    elif other % 3 == 1:
        rows.change_sector(store, sector_id, title=text, tint="rose")
    elif number % 7 == 0:
        rows.remove_sector(store, sector_id)


def _strength(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    tie = _pick(board.ties, number)
    if other % 4:
        ties.set_strength(store, tie, other % 3 + 1)
    else:
        ties.write_known(store, _pick(board.entries, number), "")


def _plan(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    conversations.plan(
        store,
        saved_id(board.activity),
        _pick(KINDS, number),
        entry_id=_pick([*board.entries, None], other),
        who=_pick(ROLES, number),
        introducer=_pick([*ROLES, None], other),
        planned_on="2031-02-03",
        reason=text,
    )


def _record(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    conversations.record(
        store,
        _pick(board.conversations, number),
        held_on="2031-02-04",
        energy=text,
        overlap=text,
        suggested=ROLES[: other % 3],
        next_step=text,
        talking=other % 5 + 1,
        notes=text,
        notes_may_be_kept=bool(number % 2),
        strength=other % 3 + 1,
        invited=other,
        came=number,
        offers=text,
        self_review=number % 4 + 1,
        next_on="2031-03-04" if other % 2 else "",
        promise={"role": "nurse", "what": text} if other % 2 else None,
    )


def _voice(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    communities = board.rows["voice_community"]
    if not communities or number % 3 == 0:
        voices.add_community(store, saved_id(board.activity), text, languages=["so", text])
        return
    voices.add_voice(
        store,
        _pick(communities, number),
        _pick(ROLES, number),
        touchpoint=text,
        languages=["so"],
        trained=bool(other % 2),
        backup=_pick([*ROLES, None], other),
    )


def _pool(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    entry = board.entries[_pick(board.entries, number)]
    same = [saved_id(each) for each in board.entries_of(entry.row_id)]
    if other % 3:
        pooling.bring_together(store, same)
    else:
        pooling.take_apart(store, same)


def _one_person(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    known = [tie.person_id for tie in board.ties.values()]
    pooling.one_person(store, [_pick(known, number), _pick(known, other)])


def _name(store: Store, board: MapBoard, number: int, other: int, text: str) -> None:
    with store.reading() as session:
        everybody = [saved_id(person) for person in people(session)]
    change_person(
        store,
        _pick(everybody, number),
        name=f"{text} {number}",
        name_may_be_held=True,
        name_may_be_shared=bool(other % 2),
        supplied_by=_pick(("", "nurse"), other),
        private_text=text,
    )


OnMap = Callable[[Store, MapBoard, int, int, str], object]
ON_MAP: dict[str, OnMap] = {
    "centre": lambda store, board, _, __, text: rows.name_centre(
        store, saved_id(board.activity), text
    ),
    "institution": _entry,
    "change institution": _change,
    "row": _row,
    "sector": _sector,
    "know": lambda store, board, number, other, _: ties.know(
        store, _pick(board.entries, number), _pick(ROLES, other), other % 3 + 1
    ),
    "strength": _strength,
    "plan talk": _plan,
    "record": _record,
    "voice": _voice,
    "pool": _pool,
    "one person": _one_person,
    "name": _name,
    "remove institution": lambda store, board, number, *_: institutions.remove_entries(
        store, [_pick(board.entries, number)]
    ),
}
MAP_OPENING = (
    ("centre", 0, 0, "Mill Street Tenants"),
    ("institution", 0, 1, "Council"),
    ("institution", 0, 2, "Town hall"),
    ("institution", 1, 3, "Ministry"),
    ("remove institution", 1, 0, ""),
    ("institution", 4, 4, "Town hall"),
    ("pool", 0, 1, ""),
    ("plan talk", 0, 1, "They answer letters"),
    ("plan talk", 1, 0, "They know the street"),
    ("record", 1, 2, "We talked"),
    ("voice", 0, 1, "Somali families"),
    ("voice", 1, 0, "School gate"),
    ("name", 2, 1, "Amina"),
)
"""What is on a map before a script begins."""


def map_on(store: Store, board: MapBoard | None, action: tuple[str, int, int, str]) -> None:
    """Do one thing on a map, unless there is nothing to do it to."""
    name, number, other, text = action
    if board is not None:
        with suppress(InvalidEntryError, ZeroDivisionError):
            ON_MAP[name](store, board, number, other, text)

"""Who sits where on the ring: people we know at their strength, and chairs where nobody is."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from facilitator.exercises.sector_map.insights import HOLDS_MANY
from facilitator.exercises.sector_map.ring import RingRow, RingSeat, RingSector
from facilitator.exercises.sector_map.tables import (
    A_NAME,
    KNOWN,
    NOBODY,
    SPOKEN,
    WORKING,
    MapBoard,
    Tie,
)
from facilitator.i18n import _
from facilitator.workshop import saved_id

SHAPES: Final = "●■▲◆★"
"""The shapes of sectors, in their order: colour never says it alone."""
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COMPILED: Final = "°"
"""Behind what a row is called that is not on the source's own sheet."""


def strength_words() -> dict[int, str]:
    """Return what each strength is called, from the middle outwards."""
    return {
        WORKING: _("working together"),
        SPOKEN: _("have spoken"),
        A_NAME: _("a name"),
        NOBODY: _("nobody yet"),
    }


def marked(title: str, *, compiled: bool) -> str:
    """Return what a row is called, with the sign of a compiled one, kept with its last word."""
    return f"{title}\N{NO-BREAK SPACE}{COMPILED}" if compiled else title


def shape_of(place: int) -> str:
    """Return the shape of the sector at this place, counted from 0."""
    return SHAPES[place % len(SHAPES)]


def letters(holders: Iterator[int]) -> dict[int, str]:
    """Return a letter for everybody who holds many relationships, given the holder of each."""
    many = (who for who, count in Counter(holders).items() if count >= HOLDS_MANY)
    return dict(zip(many, LETTERS, strict=False))


class Seat(NamedTuple):
    """Somebody known at an institution; or its empty chair, which has no person."""

    entry: int
    row: int
    strength: int
    person: int | None = None
    tie: int | None = None
    holder: int | None = None

    @property
    def on_ring(self) -> RingSeat:
        """The seat as the ring lays it out."""
        return RingSeat(self.tie or self.entry, self.row, self.strength)


@dataclass
class Seating:
    """The sectors and seats of a map; an institution of several tables is there once."""

    sectors: list[RingSector]
    seats: list[Seat]
    tints: Mapping[int, str]
    """The tint of each sector."""

    @classmethod
    def of(cls, board: MapBoard) -> "Seating":
        """Seat everybody on a map: who was there first stays where they are."""
        sectors = [
            RingSector(
                saved_id(sector),
                sector.title,
                [RingRow(saved_id(row), row.title) for row in board.rows_of(saved_id(sector))],
            )
            for sector in board.sectors
        ]
        tints = {saved_id(sector): sector.tint for sector in board.sectors}
        return cls(sectors, _seats(board), tints)

    @cached_property
    def sector_of(self) -> dict[int, int]:
        """The sector of each row."""
        return {row.id: sector.id for sector in self.sectors for row in sector.rows}

    @cached_property
    def shapes(self) -> dict[int, str]:
        """The shape of each sector."""
        return {sector.id: shape_of(place) for place, sector in enumerate(self.sectors)}

    @cached_property
    def titles(self) -> dict[int, str]:
        """The whole title of each row."""
        return {row.id: row.title for sector in self.sectors for row in sector.rows}

    @cached_property
    def labelled(self) -> list[RingSector]:
        """The sectors, each with its shape before its title."""
        return [
            sector._replace(title=f"{self.shapes[sector.id]} {sector.title}")
            for sector in self.sectors
        ]

    @cached_property
    def on_ring(self) -> list[RingSeat]:
        """The seats as the ring lays them out."""
        return [seat.on_ring for seat in self.seats]

    @cached_property
    def letters(self) -> dict[int, str]:
        """A letter for everybody who holds many relationships: much rests on them."""
        held = {seat.entry: seat.holder for seat in self.seats if seat.tie is not None}
        return letters(holder for holder in held.values() if holder is not None)

    @cached_property
    def _seat_of(self) -> dict[tuple[bool, int], Seat]:
        return {(seat.tie is None, seat.on_ring.id): seat for seat in self.seats}

    @cached_property
    def strongest(self) -> dict[int, int]:
        """How well we know anybody in each row that has institutions."""
        found: dict[int, int] = {}
        for seat in self.seats:
            found[seat.row] = max(found.get(seat.row, NOBODY), seat.strength)
        return found

    def seat(self, seat_id: int, strength: int) -> Seat:
        """Return the seat that a mark of this strength stands for."""
        return self._seat_of[strength == NOBODY, seat_id]


def _seats(board: MapBoard) -> list[Seat]:
    """Return the seats in the order in which they were taken."""
    leads = {
        entry_id: entry.stands_with_id if entry.stands_with_id in board.entries else entry_id
        for entry_id, entry in board.entries.items()
    }
    known: defaultdict[int, dict[int, Tie]] = defaultdict(dict)
    for tie in board.ties.values():
        leader = leads.get(tie.entry_id)
        if leader is None or tie.kind != KNOWN:
            continue
        before = known[leader].get(tie.person_id)
        if before is None or before.strength < tie.strength:
            known[leader][tie.person_id] = tie
    holders = _holders(board, leads)
    seats = [
        Seat(
            leader,
            board.entries[leader].row_id,
            tie.strength,
            tie.person_id,
            saved_id(tie),
            holders.get(leader),
        )
        for leader, ties in known.items()
        for tie in ties.values()
    ]
    seats.sort(key=lambda seat: seat.tie or 0)
    chairs = (entry for entry in board.institutions if saved_id(entry) not in known)
    return [*seats, *(Seat(saved_id(entry), entry.row_id, NOBODY) for entry in chairs)]


def _holders(board: MapBoard, leads: Mapping[int, int | None]) -> dict[int, int]:
    """Return who holds each institution's relationships: as its first table said that did."""
    found: dict[int, int] = {}
    for entry_id, leader in leads.items():
        holder = board.entries[entry_id].holder_id
        if leader is not None and holder is not None:
            found.setdefault(leader, holder)
    return found

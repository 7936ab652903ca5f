"""A sector map as the room reads it: sector by sector, first where nobody is. Roles, no names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from facilitator.exercises.sector_map.seats import Seat, Seating, strength_words
from facilitator.exercises.sector_map.tables import NOBODY, MapBoard, Sector
from facilitator.i18n import _
from facilitator.people import people
from facilitator.store import Store
from facilitator.workshop import saved_id
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated

EMPTY = "○"
"""The shape of an empty chair."""


def chapters(store: Store, board: MapBoard) -> list[Chapter]:
    """Return a chapter for each sector that has institutions. The map is the room's already."""
    seating = Seating.of(board)
    filled = {seating.sector_of[seat.row] for seat in seating.seats}
    return [
        Chapter(f"sector-{sector.key}", partial(_section, store, board, sector))
        for sector in board.sectors
        if saved_id(sector) in filled
    ]


def _section(store: Store, board: MapBoard, sector: Sector) -> Section:
    with store.reading() as session:
        roles = {saved_id(person): person.role for person in people(session)}
    return Section(translated(sector.title), tuple(_passages(board, sector, roles)))


def _passages(board: MapBoard, sector: Sector, roles: Mapping[int, str]) -> Iterator[Passage]:
    """Yield institutions by how well we know anybody there, the gaps first."""
    seating = Seating.of(board)
    own: defaultdict[int, list[Seat]] = defaultdict(list)
    for seat in seating.seats:
        if seating.sector_of[seat.row] == sector.id:
            own[seat.entry].append(seat)
    for strength, how in reversed(strength_words().items()):
        entries = [
            entry_id
            for entry_id, seats in own.items()
            if max(seat.strength for seat in seats) == strength
        ]
        if entries:
            heading = _("{sector}: {how}").format(sector=translated(sector.title), how=how)
            rows = (_row(board, sector, own[entry_id], roles) for entry_id in sorted(entries))
            yield Passage(tuple(Cause(row) for row in rows), before=(Row(heading, heading=True),))


def _row(board: MapBoard, sector: Sector, seats: list[Seat], roles: Mapping[int, str]) -> Row:
    entry = board.entries[seats[0].entry]
    title = translated(board.rows["sector_row"][entry.row_id].title)
    known = [roles.get(seat.person or 0, "") for seat in seats]
    named = _("{row}: {here}").format(row=title, here=entry.here) if entry.here else title
    lines = [named, ", ".join(dict.fromkeys(filter(None, known)))]
    empty = seats[0].strength == NOBODY
    return Row(
        "\n".join(line for line in lines if line),
        label=entry.label,
        mark=EMPTY if empty else "",
        kind=strength_words()[NOBODY] if empty else "",
        tint=sector.tint,
    )

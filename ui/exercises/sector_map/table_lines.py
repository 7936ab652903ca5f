"""The lines of the table: each sector's heading, its rows, and in each row what is here."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from facilitator.exercises.sector_map.tables import MapBoard, Sector, SectorEntry, SectorRow
from facilitator.workshop import saved_id

SECTOR, BLANK, ENTRY = "sector", "blank", "entry"


class Line(NamedTuple):
    """One line: the heading of a sector, a row's empty line, or an entry. `id` is of that."""

    kind: str
    id: int


NO_LINE: Final = Line("", 0)


class Place(NamedTuple):
    """Where a line stands."""

    sector_id: int
    row_id: int = 0
    is_first: bool = False
    """Whether it is the first line of its row: the one that names it."""


Order = list[tuple[int, list[int]]]
"""Each sector with its rows, by id."""


def order_of(board: MapBoard) -> Order:
    """Return the sectors with their rows, in order."""
    return [(saved_id(sector), [saved_id(row) for row in rows]) for sector, rows in sectors(board)]


def lines_of(board: MapBoard, order: Order, open_row: int | None) -> dict[Line, Place]:
    """Return the lines in order: every entry, and an empty line where a row has, or wants, one."""
    entries = _by_row(board)
    found: dict[Line, Place] = {}
    for sector_id, row_ids in order:
        found[Line(SECTOR, sector_id)] = Place(sector_id)
        for row_id in row_ids:
            own = [Line(ENTRY, entry.id or 0) for entry in entries.get(row_id, ())]
            if not own or row_id == open_row:
                own.append(Line(BLANK, row_id))
            for number, line in enumerate(own):
                found[line] = Place(sector_id, row_id, is_first=number == 0)
    return found


def sectors(board: MapBoard) -> Iterator[tuple[Sector, list[SectorRow]]]:
    """Yield each sector with its rows, in order."""
    own: defaultdict[int, list[SectorRow]] = defaultdict(list)
    for row in board.rows["sector_row"].values():
        own[row.sector_id].append(row)
    for sector in board.sectors:
        yield sector, sorted(own[saved_id(sector)], key=lambda row: (row.position, row.id))


def _by_row(board: MapBoard) -> dict[int, list[SectorEntry]]:
    """Return the entries of each row; what stands with an institution comes right behind it."""
    found: defaultdict[int, list[SectorEntry]] = defaultdict(list)
    for entry in board.entries.values():
        found[entry.row_id].append(entry)
    for own in found.values():
        if len(own) > 1 and any(entry.stands_with_id for entry in own):
            own.sort(key=lambda entry: (entry.stands_with_id or entry.id, entry.id))
    return found

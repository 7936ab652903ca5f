"""The sectors and rows of two copies of a map, and where each entry stands."""

from typing import Any

from facilitator.exercises.sector_map.document import (
    EntryDocument,
    RowDocument,
    SectorMapDocument,
)
from facilitator.merging.order import interleaved
from facilitator.merging.parts import Copies, by_uid
from facilitator.merging.values import Merging

Values = dict[str, Any]
Title = tuple[str, str]
"""A sector's key and a row's title: what entries call their row."""


class MapRows:
    """Merges sectors by their keys and rows by uid; rows of one sector and title are one."""

    def __init__(self, merging: Merging, one: SectorMapDocument, other: SectorMapDocument) -> None:
        self._merging, self._copies = merging, (one, other)
        self._sectors = Copies(one.sectors, other.sectors, lambda sector: str(sector.key))
        self._same: dict[str, str] = {}
        self._rows = self._merged(by_uid(one.rows, other.rows))
        self._rows_of: dict[int, dict[Title, str]] = {}
        for copy in (one, other):
            titles = {(row.sector, row.title): row.uid for row in copy.rows}
            self._rows_of.update(dict.fromkeys(map(id, copy.entries), titles))

    def sectors(self) -> list[Values]:
        """Return the sectors."""
        both = (self._sectors.both(key) for key in self._sectors.order)
        return [self._merging.part(*pair, min(part.uid for part in pair)) for pair in both]

    def rows(self) -> list[Values]:
        """Return the rows, sector by sector."""
        return [
            self._rows[uid].model_dump() for key in self._sectors.order for uid in self._order(key)
        ]

    def place(self, one: EntryDocument, other: EntryDocument) -> str:
        """Return the row of an entry by its uid; another one that a copy has it in is noted."""
        taken, left = self._found(one), self._found(other)
        if taken != left:
            left, taken = sorted((taken, left))
            row = self._rows.get(left)
            self._merging.note(one.uid, "row", row.title if row is not None else left)
        return taken

    def written(self, place: str) -> Values:
        """Return a row as an entry names it."""
        row = self._rows.get(place)
        if row is not None:
            return {"sector": row.sector, "row": row.title}
        sector, _apart, title = place.partition(": ")
        return {"sector": sector, "row": title}

    def _found(self, entry: EntryDocument) -> str:
        """Return an entry's row; one that no copy lists is known by what it is called."""
        uid = self._rows_of[id(entry)].get((entry.sector, entry.row))
        return f"{entry.sector}: {entry.row}" if uid is None else self._same.get(uid, uid)

    def _merged(self, rows: Copies) -> dict[str, RowDocument]:
        found: dict[str, RowDocument] = {}
        titles: dict[Title, str] = {}
        for uid in sorted(rows.order):
            row = RowDocument.model_validate(self._merging.part(*rows.both(uid), uid))
            first = titles.setdefault((row.sector, row.title), uid)
            if first != uid:
                self._same[uid] = first
                row = RowDocument.model_validate(self._merging.part(found[first], row, first))
            found[first] = row
        return found

    def _order(self, sector: str) -> list[str]:
        orders = (
            [row.uid for row in copy.rows if self._is_in(row.uid, sector)] for copy in self._copies
        )
        return interleaved(*orders)

    def _is_in(self, uid: str, sector: str) -> bool:
        return uid in self._rows and self._rows[uid].sector == sector

"""The order in which keys walk on a ring: row by row clockwise, in each from the middle out."""

from collections import defaultdict
from collections.abc import Callable
from math import hypot

from facilitator.exercises.sector_map.ring import Mark, Ring


class RingOrder:
    """The marks of a ring in their order. Walking from nowhere begins at the start."""

    def __init__(self, ring: Ring) -> None:
        found: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in ring.marks:
            found[mark.row].append(mark)
        x, y = ring.centre
        for row in found.values():
            row.sort(key=lambda mark: (-mark.strength, hypot(mark.x - x, mark.y - y), mark.seats))
        self._rows = [found[spoke.row] for spoke in ring.spokes if spoke.row in found]
        self.marks = [mark for row in self._rows for mark in row]
        """All of them."""

    def first(self, wanted: Callable[[Mark], bool]) -> Mark | None:
        """Return the first mark of which this is so."""
        return next(filter(wanted, self.marks), None)

    def start(self, _current: Mark | None) -> Mark | None:
        """Return the first mark of all."""
        return self.marks[0] if self.marks else None

    def end(self, _current: Mark | None) -> Mark | None:
        """Return the last mark of all."""
        return self.marks[-1] if self.marks else None

    def next_row(self, current: Mark | None) -> Mark | None:
        """Return the mark of the next row, after the last row of the first, that is as far out."""
        return self._row_beside(current, 1)

    def previous_row(self, current: Mark | None) -> Mark | None:
        """Return the mark of the row before that is as far out."""
        return self._row_beside(current, -1)

    def further_out(self, current: Mark | None) -> Mark | None:
        """Return the next mark of the same row, away from the middle; the last one stays."""
        return self._beside(current, 1)

    def further_in(self, current: Mark | None) -> Mark | None:
        """Return the mark before in the same row, towards the middle; the first one stays."""
        return self._beside(current, -1)

    def next_in_row(self, row: int, current: Mark | None) -> Mark | None:
        """Return the mark of a row after this one, the first of it otherwise."""
        own = next((marks for marks in self._rows if marks[0].row == row), None)
        if own is None:
            return None
        return own[(own.index(current) + 1) % len(own)] if current in own else own[0]

    def _row_beside(self, current: Mark | None, step: int) -> Mark | None:
        if current not in self.marks or current is None:
            return self.start(None)
        place = next(place for place, row in enumerate(self._rows) if current in row)
        row = self._rows[(place + step) % len(self._rows)]
        return min(row, key=lambda mark: abs(mark.strength - current.strength))

    def _beside(self, current: Mark | None, step: int) -> Mark | None:
        if current not in self.marks or current is None:
            return self.start(None)
        row = next(row for row in self._rows if current in row)
        place = row.index(current) + step
        return row[min(max(place, 0), len(row) - 1)]

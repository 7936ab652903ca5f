"""Which boxes lie near a place, without looking at all of them.

A grid with coarser and coarser cells: each box is filed at the level whose cells are as wide and
as tall as it, so that it touches four cells at most, however long a link is.
"""

from collections import defaultdict
from collections.abc import Iterator

from facilitator.board_layout import Rect

CELL = 256.0
COARSER = 4.0

Cell = tuple[int, int]
"""Column and row of a cell within its level."""
Level = tuple[float, float]
"""Width and height of the cells of a level: long links are tall and narrow."""


class Grid:
    """Boxes by number, findable by place."""

    def __init__(self) -> None:
        self._boxes: dict[int, Rect] = {}
        self._edges: dict[int, tuple[float, float, float, float]] = {}
        self._levels: dict[Level, defaultdict[Cell, set[int]]] = {}

    def __contains__(self, number: object) -> bool:
        return number in self._boxes

    def __getitem__(self, number: int) -> Rect:
        return self._boxes[number]

    def get(self, number: int) -> Rect | None:
        """Return the box filed under a number, if there is one."""
        return self._boxes.get(number)

    def put(self, number: int, box: Rect) -> None:
        """File a box under a number, replacing the one that was there."""
        filed = self._boxes.get(number)
        if filed == box:
            return
        if filed is not None:
            self.remove(number)
        self._boxes[number] = box
        self._edges[number] = (box.x, box.y, box.x + box.width, box.y + box.height)
        level = _level_for(box)
        cells = self._levels.get(level)
        if cells is None:
            cells = self._levels[level] = defaultdict(set)
        for cell in _cells(box, level):
            cells[cell].add(number)

    def remove(self, number: int) -> None:
        """Forget a number; one that is not filed is no matter."""
        box = self._boxes.pop(number, None)
        if box is None:
            return
        del self._edges[number]
        level = _level_for(box)
        cells = self._levels[level]
        for cell in _cells(box, level):
            cells[cell].discard(number)
            if not cells[cell]:
                del cells[cell]

    def near(self, box: Rect) -> set[int]:
        """Return the numbers whose box touches this one."""
        left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
        edges = self._edges
        found: set[int] = set()
        for level, cells in self._levels.items():
            for number in _in_cells(box, level, cells):
                x1, y1, x2, y2 = edges[number]
                if x1 <= right and left <= x2 and y1 <= bottom and top <= y2:
                    found.add(number)
        return found


def _level_for(box: Rect) -> Level:
    return _size_for(box.width), _size_for(box.height)


def _size_for(length: float) -> float:
    size = CELL
    while length > size:
        size *= COARSER
    return size


def _span(box: Rect, level: Level) -> tuple[range, range]:
    wide, tall = level
    columns = range(int(box.x // wide), int((box.x + box.width) // wide) + 1)
    rows = range(int(box.y // tall), int((box.y + box.height) // tall) + 1)
    return columns, rows


def _cells(box: Rect, level: Level) -> Iterator[Cell]:
    columns, rows = _span(box, level)
    return ((column, row) for column in columns for row in rows)


def _in_cells(box: Rect, level: Level, cells: dict[Cell, set[int]]) -> set[int]:
    """Return what is filed in the cells that a box touches."""
    columns, rows = _span(box, level)
    if len(columns) * len(rows) > len(cells):
        touched = [
            numbers for (column, row), numbers in cells.items() if column in columns and row in rows
        ]
    else:
        touched = [
            cells[cell]
            for cell in ((column, row) for column in columns for row in rows)
            if cell in cells
        ]
    return set().union(*touched)

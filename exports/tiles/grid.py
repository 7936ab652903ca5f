"""Into which tiles a poster is cut, in mm from its top left."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from exports.document import Rect

A_HAIR = 1e-6
"""What rounding may add to a poster without costing another row."""


class Tiling(NamedTuple):
    """What tiles are printed on: a paper by its key, its size upright, and what they leave."""

    paper: str
    size: tuple[float, float]
    overlap: float
    margin: float


class Tile(NamedTuple):
    """A part of the poster on a sheet: all that is shown, and what is seen once it is glued."""

    row: int
    column: int
    shown: Rect
    seen: Rect

    @property
    def label(self) -> str:
        """Its row's letter and its column's number, such as B2."""
        return label(self.row, self.column)


def label(row: int, column: int) -> str:
    """Return what a tile is called; rows and columns are counted from 0."""
    return f"{row_letter(row)}{column + 1}"


def row_letter(row: int) -> str:
    """Return a row's letter: A to Z, then AA and so on."""
    before, place = divmod(row, 26)
    return (row_letter(before - 1) if before else "") + chr(ord("A") + place)


@dataclass(frozen=True)
class Grid:
    """The tiles of one page of a poster on sheets of one paper, all the same way up."""

    how: Tiling
    sheet: tuple[float, float]
    poster: tuple[float, float]

    @property
    def inner(self) -> tuple[float, float]:
        """What a printer reaches of a sheet: its width and height."""
        width, height = self.sheet
        return width - 2 * self.how.margin, height - 2 * self.how.margin

    @property
    def step(self) -> tuple[float, float]:
        """How far a tile lies from the next, across and down."""
        width, height = self.inner
        return width - self.how.overlap, height - self.how.overlap

    @property
    def columns(self) -> int:
        """How many tiles lie side by side."""
        return self._count(self.poster[0], self.step[0])

    @property
    def rows(self) -> int:
        """How many tiles lie one below the other."""
        return self._count(self.poster[1], self.step[1])

    @property
    def count(self) -> int:
        """How many sheets it takes, without the plan."""
        return self.columns * self.rows

    def _count(self, length: float, step: float) -> int:
        return max(1, math.ceil((length - self.how.overlap) / step - A_HAIR))

    @cached_property
    def tiles(self) -> list[Tile]:
        """The tiles, row by row."""
        return list(self._tiles())

    def _tiles(self) -> Iterator[Tile]:
        wide, high = self.poster
        (across, down), (width, height) = self.step, self.inner
        for row in range(self.rows):
            for column in range(self.columns):
                x, y = column * across, row * down
                shown = Rect(x, y, min(width, wide - x), min(height, high - y))
                last = column == self.columns - 1, row == self.rows - 1
                seen = Rect(
                    x,
                    y,
                    shown.width if last[0] else across,
                    shown.height if last[1] else down,
                )
                yield Tile(row, column, shown, seen)

    def on_sheet(self, tile: Tile, rect: Rect) -> Rect:
        """Return where a part of the poster comes to lie on a tile's sheet."""
        margin = self.how.margin
        x, y = rect.x - tile.shown.x + margin, rect.y - tile.shown.y + margin
        return rect._replace(x=x, y=y)

    def right_of(self, tile: Tile) -> str:
        """Return the label of the tile that is glued on at the right; empty at the edge."""
        return label(tile.row, tile.column + 1) if tile.column < self.columns - 1 else ""

    def below(self, tile: Tile) -> str:
        """Return the label of the tile that is glued on below; empty at the edge."""
        return label(tile.row + 1, tile.column) if tile.row < self.rows - 1 else ""

    def tile_at(self, x: float, y: float) -> Tile:
        """Return the tile on which a place of the poster is seen in the end."""
        across, down = self.step
        column = min(max(int(x // across), 0), self.columns - 1)
        row = min(max(int(y // down), 0), self.rows - 1)
        return self.tiles[row * self.columns + column]


def best_grid(how: Tiling, width: float, height: float) -> Grid:
    """Return the tiles of a poster, upright or sideways, whichever needs fewer sheets."""
    short, long = sorted(how.size)
    grids = (Grid(how, sheet, (width, height)) for sheet in ((short, long), (long, short)))
    return min(grids, key=lambda grid: grid.count)

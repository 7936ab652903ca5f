"""Areas as the crossings of their edges with a grid's lines, and counts of areas over its cells.

A cell counts as covered where its centre is inside, even-odd. Where exactly an edge lies between
two centres is kept as well, so that a contour runs along the edge and not along the cells.
"""

from collections.abc import Iterable
from functools import cached_property
from math import ceil
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Covered = NDArray[np.int16]

LONG_SIDE: Final = 1_024
"""Cells along a map's longer side."""


class Crossings(NamedTuple):
    """Where lines through cell centres enter an area and leave it, in turns, line after line."""

    line: Whole
    at: Floats
    """In cells: 0 is the first centre on the line."""
    cell: Whole
    """The first cell whose centre is past it."""

    @property
    def sign(self) -> Whole:
        """1 where the line enters, -1 where it leaves."""
        signs = np.ones(len(self.line), dtype=np.int64)
        signs[1::2] = -1
        return signs


class Trace(NamedTuple):
    """An area on a grid, by its rows and by its columns."""

    rows: Crossings
    columns: Crossings


class Grid:
    """Square cells over a map, enough of them that a street is wider than one."""

    def __init__(self, size: tuple[float, float], long_side: int = LONG_SIDE) -> None:
        width, height = max(size[0], 1.0), max(size[1], 1.0)
        self.size = width, height
        self.cell = max(width, height) / long_side
        """The side of a cell in pixels."""
        self.columns = max(1, ceil(width / self.cell - 1e-9))
        self.rows = max(1, ceil(height / self.cell - 1e-9))

    def trace(self, area: BaseGeometry) -> Trace:
        """Return what is on the map of an area, which must be valid."""
        rings = shapely.get_rings(shapely.get_parts(area))
        points, ring = shapely.get_coordinates(rings, return_index=True)
        placed = points / self.cell - 0.5
        same = ring[1:] == ring[:-1]
        begins, ends = placed[:-1][same], placed[1:][same]
        width, height = self.size[0] / self.cell - 0.5, self.size[1] / self.cell - 0.5
        return Trace(
            _crossings(begins, ends, self.rows, width),
            _crossings(begins[:, ::-1], ends[:, ::-1], self.columns, height),
        )

    def pixels(self, cells: Floats) -> Floats:
        """Return points that are counted in cells in pixels."""
        return (cells + 0.5) * self.cell


def _crossings(begins: Floats, ends: Floats, lines: int, most: float) -> Crossings:
    """Cross edges with the lines on which the second coordinate is whole; what is beyond ends."""
    low, high = np.minimum(begins[:, 1], ends[:, 1]), np.maximum(begins[:, 1], ends[:, 1])
    first = np.clip(np.ceil(low), 0, lines).astype(np.int64)
    counts = np.clip(np.ceil(high), 0, lines).astype(np.int64) - first
    edge = np.repeat(np.arange(len(counts)), counts)
    line = np.arange(len(edge)) + (first - np.cumsum(counts) + counts)[edge]
    slope = np.zeros(len(counts))
    np.divide(ends[:, 0] - begins[:, 0], ends[:, 1] - begins[:, 1], out=slope, where=counts > 0)
    at = begins[edge, 0] + (line - begins[edge, 1]) * slope[edge]
    at = np.clip(at, -0.5, most)
    order = np.argsort(line * (most + 2) + at, kind="stable")
    at = at[order]
    return Crossings(line[order], at, np.ceil(at).astype(np.int64))


class Counts:
    """How many of some areas cover each cell. Another one is put on, or taken off, in place."""

    def __init__(self, grid: Grid, traces: Iterable[Trace] = ()) -> None:
        self._grid = grid
        self._traces = list(traces)

    @property
    def maps(self) -> int:
        """How many areas there are."""
        return len(self._traces)

    def put(self, trace: Trace) -> None:
        """Put an area on."""
        self._traces.append(trace)
        self._change(trace, 1)

    def remove(self, trace: Trace) -> None:
        """Take an area off that is on."""
        self._traces = [each for each in self._traces if each is not trace]
        self._change(trace, -1)

    def without(self, traces: Iterable[Trace]) -> "Counts":
        """Return the counts of the areas but for these."""
        left_out = {id(trace) for trace in traces}
        return Counts(self._grid, [each for each in self._traces if id(each) not in left_out])

    @cached_property
    def covered(self) -> Covered:
        """Return by how many areas each cell is covered, row by row."""
        grid = self._grid
        entered = np.zeros((grid.rows, grid.columns + 1), dtype=np.int16)
        for trace in self._traces:
            _enter(entered, trace.rows, 1)
        return np.cumsum(entered[:, :-1], axis=1, dtype=np.int16)

    @cached_property
    def across(self) -> Floats:
        """Return, between a cell and its left neighbour, where edges run: signed, and summed up."""
        between = np.zeros((self._grid.rows, self._grid.columns + 1))
        for trace in self._traces:
            _place(between, trace.rows, 1)
        return between

    @cached_property
    def down(self) -> Floats:
        """Return the same between a cell and the one above, column by column."""
        between = np.zeros((self._grid.columns, self._grid.rows + 1))
        for trace in self._traces:
            _place(between, trace.columns, 1)
        return between

    def _change(self, trace: Trace, sign: int) -> None:
        known = vars(self)
        if "covered" in known and len(trace.rows.line):
            top, bottom = trace.rows.line[0], trace.rows.line[-1] + 1
            entered = np.zeros((bottom - top, self._grid.columns + 1), dtype=np.int16)
            _enter(entered, trace.rows._replace(line=trace.rows.line - top), sign)
            self.covered[top:bottom] += np.cumsum(entered[:, :-1], axis=1, dtype=np.int16)
        if "across" in known:
            _place(self.across, trace.rows, sign)
        if "down" in known:
            _place(self.down, trace.columns, sign)


def _enter(cells: Covered, crossings: Crossings, sign: int) -> None:
    place = crossings.line * cells.shape[1] + crossings.cell
    np.add.at(cells.reshape(-1), place, (sign * crossings.sign).astype(np.int16))


def _place(between: Floats, crossings: Crossings, sign: int) -> None:
    place = crossings.line * between.shape[1] + crossings.cell
    past = crossings.at - (crossings.cell - 1)
    np.add.at(between.reshape(-1), place, sign * crossings.sign * past)

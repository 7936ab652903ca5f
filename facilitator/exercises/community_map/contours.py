"""Polygons of a grid's labels: clean, with holes, and nowhere a gap or an overlap between two.

Between two cells of different labels lies a point of the contour, as exactly as it is known.
Points around one corner of the cells are joined there; chains of them are made polygons.
"""

from typing import Literal, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from facilitator.exercises.community_map.raster import Counts, Covered, Floats, Whole

Labels = NDArray[np.uint8] | NDArray[np.uint16]
NEAR = 0.01
"""A point keeps this far from the centres that it lies between, in cells."""


class Contours(NamedTuple):
    """Polygons in cells, and the label of each."""

    labels: Whole
    polygons: NDArray[np.object_]


def contours(labels: Labels, counts: Counts | None = None) -> Contours:
    """Return the polygons of all labels but 0; along the edges of what was counted, if given."""
    stride = labels.shape[1] + 1
    row, column = _changes(labels)
    low, right = _changes(labels.T)[::-1]
    across, down = column - 0.5, low - 0.5
    if counts is not None:
        across = _between(row, column, counts.covered, counts.across)
        down = _between(right, low, counts.covered.T, counts.down)
    points = np.concatenate([np.column_stack([across, row]), np.column_stack([right, down])])
    if not len(points):
        return Contours(np.zeros(0, np.int64), np.zeros(0, np.object_))
    upper = np.concatenate([row * stride + column, low * stride + right])
    lower = np.concatenate([(row + 1) * stride + column, low * stride + right + 1])
    chains = _chains(points, upper, lower, stride)
    found = shapely.get_parts(shapely.polygonize(chains))
    own = _labels_of(found, np.pad(labels, 1).astype(np.uint16))
    inside = own > 0
    return Contours(own[inside], found[inside])


def _changes(labels: Labels) -> tuple[Whole, Whole]:
    """Return the line, and the second of the two cells, wherever a label changes along a line."""
    lines, cells = labels.shape
    order: Literal["C", "F"] = "C" if labels.flags.c_contiguous else "F"
    changes = np.empty((lines, cells + 1), dtype=np.bool_, order=order)
    np.not_equal(labels[:, 1:], labels[:, :-1], out=changes[:, 1:-1])
    changes[:, 0], changes[:, -1] = labels[:, 0] != 0, labels[:, -1] != 0
    if order == "C":
        line, cell = np.divmod(np.flatnonzero(changes), cells + 1)
    else:
        cell, line = np.divmod(np.flatnonzero(changes.T), lines)
    return line, cell


def _between(line: Whole, cell: Whole, covered: Covered, edges: Floats) -> Floats:
    """Return where the edges lie that make these changes: where there are several, in the middle.

    Every edge between two centres counts by its place there, signed as it is entered or left.
    """
    cells = covered.shape[1]
    after = np.where(cell < cells, covered[line, np.minimum(cell, cells - 1)], 0)
    before = np.where(cell > 0, covered[line, np.maximum(cell - 1, 0)], 0)
    past = edges[line, cell] / (after - before)
    return np.asarray(cell - 1 + np.clip(past, NEAR, 1 - NEAR), dtype=np.float64)


def _chains(points: Floats, upper: Whole, lower: Whole, stride: int) -> NDArray[np.object_]:
    """Join points at the corners between cells: two to each other, more at a knot."""
    count = len(points)
    corner = np.concatenate([upper, lower])
    order = np.argsort(corner, kind="stable")
    ordered = corner[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    size = np.diff(np.r_[first, len(ordered)])
    beside = np.empty(2 * count, dtype=np.int64)
    pairs = first[size == 2]
    beside[order[pairs]] = order[pairs + 1] % count
    beside[order[pairs + 1]] = order[pairs] % count
    knots = np.flatnonzero(size > 2)
    number = np.repeat(np.arange(len(knots)), size[knots])
    at_knots = np.repeat(size > 2, size)
    beside[order[at_knots]] = count + number
    corners = ordered[first[knots]]
    middle = np.column_stack([corners % stride, corners // stride]) - 0.5
    walked, chain = _walk(beside[:count].tolist(), beside[count:].tolist())
    return np.asarray(
        shapely.linestrings(np.concatenate([points, middle])[walked], indices=chain),
        dtype=np.object_,
    )


def _walk(one: list[int], other: list[int]) -> tuple[list[int], list[int]]:
    """Return chains of points from knot to knot, or round: the points, and which chain's."""
    count = len(one)
    seen = bytearray(count)
    walked: list[int] = []
    chain: list[int] = []
    number = 0
    at_knots = [i for i in range(count) if one[i] >= count or other[i] >= count]
    for start in (*at_knots, *range(count)):
        if seen[start]:
            continue
        begin = len(walked)
        came = one[start] if one[start] >= count or other[start] < count else other[start]
        if came >= count:
            walked.append(came)
        here = start
        while here < count and not seen[here]:
            seen[here] = 1
            walked.append(here)
            came, here = here, other[here] if one[here] == came else one[here]
        walked.append(here)
        chain.extend([number] * (len(walked) - begin))
        number += 1
    return walked, chain


def _labels_of(polygons: NDArray[np.object_], padded: NDArray[np.uint16]) -> Whole:
    """Return each polygon's label: that of whichever cell beside its first point it contains."""
    if not len(polygons):
        return np.zeros(0, np.int64)
    rings = shapely.get_exterior_ring(polygons)
    first = shapely.get_coordinates(shapely.get_point(rings, 0))
    knot = np.all(first != np.round(first), axis=1)
    first[knot] = shapely.get_coordinates(shapely.get_point(rings[knot], 1))
    one, two = np.floor(first), np.ceil(first)
    inside = shapely.contains_xy(polygons, one[:, 0], one[:, 1])
    cell = np.where(inside[:, None], one, two).astype(np.int64) + 1
    return padded[cell[:, 1], cell[:, 0]].astype(np.int64)

"""Bands of agreement, and ground with two names, as polygons in pixels of the base map."""

from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon

from facilitator.exercises.community_map.raster import Covered

Polygons = list[list[list[tuple[float, float]]]]
"""Each polygon's rings in pixels: its outside, then its holes; no point is repeated."""

LIMITS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Edge, outer middle, inner middle, core: shares from one of these up to the next."""
TWO_FIFTHS: Final = (2, 5)
"""The share of the maps over a spot that give it a name, for it to be one of two."""


class Band(NamedTuple):
    """The ground that from `least` up to, but not including, `most` of the maps cover."""

    least: float
    most: float
    polygons: Polygons
    shape: MultiPolygon


class TwoNames(NamedTuple):
    """Ground that some call this and some call that."""

    names: tuple[str, str]
    polygons: Polygons
    shape: MultiPolygon


def polygons_of(shape: MultiPolygon) -> Polygons:
    """Return a shape's rings."""
    rings, part = shapely.get_rings(shapely.get_parts(shape), return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    begins = np.searchsorted(ring, np.arange(len(rings) + 1)).tolist()
    listed = list(map(tuple, points.tolist()))
    found: Polygons = [[] for _part in range(len(shape.geoms))]
    for number, whose in enumerate(part.tolist()):
        found[whose].append(listed[begins[number] : begins[number + 1] - 1])
    return found


def band_of(covered: Covered, maps: int) -> NDArray[np.uint8]:
    """Return the bands of these counts out of so many maps: 0 outside, 4 the core."""
    found = (covered > 0).astype(np.uint8)
    for quarters in (1, 2, 3):
        found += covered >= -(-quarters * maps // 4)
    return found


def box_of(cells: NDArray[np.bool_]) -> tuple[slice, slice]:
    """Return the smallest part of a grid that holds these cells."""
    rows, columns = np.flatnonzero(cells.any(axis=1)), np.flatnonzero(cells.any(axis=0))
    if not len(rows):
        return slice(0), slice(0)
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)

"""What all maps together say in numbers: areas, distances, boundaries, places and cores.

Nothing is worked out of fewer maps than the minimum. Shares are whole hundredths; an area that
is one person's, such as the median, and distances are rounded so that they tell nobody apart.
"""

from collections.abc import Iterable, Sequence
from math import floor, log10
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from facilitator.exercises.community_map.surface import Surface

if TYPE_CHECKING:
    from facilitator.ground import Ground

METRES_A_MINUTE: Final = 80
"""Walked: ten minutes are up to about 800 m (Department for Transport, Manual for Streets)."""
SMALL_PART: Final = 0.01
"""A part of the core that is no more than this share of it is no core of its own."""


class Spot(NamedTuple):
    """A pin: its label, and whether it is something that people have."""

    label: str
    x: float
    y: float
    asset: bool = True


class Boundary(NamedTuple):
    """A boundary beside the drawings, in pixels."""

    name: str
    shape: BaseGeometry


class BoundaryFacts(NamedTuple):
    """A boundary against the maps: both are shares, between 0 and 1."""

    name: str
    core_outside: float
    unreached: float
    core_inside: float


class Spots(NamedTuple):
    """Pins by where they lie."""

    in_core: list[str]
    outside_core: list[str]
    unreached: list[str]
    """Any pin; the others are only what people have."""


def minutes_walk(metres: float) -> int:
    """Return how many minutes' walk this is, at least one."""
    return max(1, round(metres / METRES_A_MINUTE))


def facts(
    surface: Surface,
    spots: Iterable[Spot] = (),
    boundaries: Iterable[Boundary] = (),
    ground: "Ground | None" = None,
) -> dict[str, float]:
    """Return what may be said, by key; nothing of too few maps.

    `core_m2`, `middle_m2`, `edge_m2`, `median_m2`: square metres. `core_across_m`,
    `core_to_edge_m`, and with `_minutes` as a walk. `cores`: how many. `mean_overlap`,
    `shared_by_all`, `unmarked` (of the base map), `core_outside_boundary`, `boundary_unreached`:
    shares. `places_in_core`, `places_outside_core`, `places_unreached`: how many.
    """
    if not surface.is_enough():
        return {}
    placed = spots_of(surface, spots)
    overlap, by_all, unmarked = surface.mean_overlap(), surface.shared_by_all(), surface.unmarked()
    found: dict[str, float] = {
        "cores": len(cores(surface)),
        "mean_overlap": round(overlap or 0.0, 2),
        "shared_by_all": round(by_all or 0.0, 2),
        "unmarked": round(unmarked or 0.0, 2),
        "places_in_core": len(placed.in_core),
        "places_outside_core": len(placed.outside_core),
        "places_unreached": len(placed.unreached),
    }
    if main := main_boundary(surface, boundaries):
        found["core_outside_boundary"] = round(main.core_outside, 2)
        found["boundary_unreached"] = round(main.unreached, 2)
    if ground is not None:
        found |= _areas(surface, ground) | _distances(surface, ground)
    return found


def cores(surface: Surface) -> list[Polygon]:
    """Return the parts of the core that are large enough to be cores, the largest first."""
    core = surface.core()
    parts = [part for part in core.geoms if part.area > SMALL_PART * core.area]
    return sorted(parts, key=lambda part: -part.area)


def spots_of(surface: Surface, spots: Iterable[Spot]) -> Spots:
    """Return which pins lie in the core, outside it, and where no map reaches."""
    found = Spots([], [], [])
    for spot in spots:
        band = surface.band_at(spot.x, spot.y)
        if band is None:
            continue
        if band == 0:
            found.unreached.append(spot.label)
        if spot.asset:
            (found.in_core if band == 4 else found.outside_core).append(spot.label)
    return found


def boundary_facts(surface: Surface, boundaries: Iterable[Boundary]) -> list[BoundaryFacts]:
    """Return every boundary against the maps; none of too few maps."""
    given = list(boundaries)
    if not given or not surface.is_enough():
        return []
    core, reached = surface.core(), surface.reached()
    found = []
    for name, shape in given:
        inside = _share(shapely.intersection(core, shape).area, core.area)
        covered = _share(shapely.intersection(reached, shape).area, shape.area)
        outside = 1 - inside if core.area else 0.0
        found.append(BoundaryFacts(name, outside, 1 - covered, inside))
    return found


def main_boundary(surface: Surface, boundaries: Iterable[Boundary]) -> BoundaryFacts | None:
    """Return the boundary that holds most of the core; where there is none, that most reached."""
    found = boundary_facts(surface, boundaries)
    return max(found, key=lambda each: (each.core_inside, -each.unreached), default=None)


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole > 0 else 0.0


def _areas(surface: Surface, ground: "Ground") -> dict[str, float]:
    edge, outer, inner, core = (ground.square_metres(band.shape) for band in surface.bands())
    half = median(ground.square_metres(area) for area in surface.areas())
    return {
        "core_m2": _rounded(core, 5),
        "middle_m2": _rounded(outer + inner, 5),
        "edge_m2": _rounded(edge, 5),
        "median_m2": _rounded(half, 3),
    }


def _distances(surface: Surface, ground: "Ground") -> dict[str, float]:
    found: dict[str, float] = {}
    parts = cores(surface)
    if not parts:
        return found
    across = _across(parts[0], ground)
    found["core_across_m"] = round(across, -1)
    found["core_across_minutes"] = minutes_walk(across)
    to_edge = _core_to_edge(surface, ground)
    if to_edge is not None:
        found["core_to_edge_m"] = round(to_edge, -1)
        found["core_to_edge_minutes"] = minutes_walk(to_edge)
    return found


def _across(part: Polygon, ground: "Ground") -> float:
    """Return how far apart the two points of a shape are that lie farthest apart."""
    corners = ground.metres(shapely.get_coordinates(part.convex_hull))
    apart = corners[:, None] - corners[None]
    return float(np.sqrt((apart**2).sum(axis=2)).max())


def _core_to_edge(surface: Surface, ground: "Ground") -> float | None:
    """Return how far it is from the core to where the edge begins, at the median."""
    to_quarter = shapely.union_all([band.shape for band in surface.bands()[1:]])
    outer = [Polygon(part.exterior).boundary for part in _parts(to_quarter)]
    if not outer:
        return None
    along = shapely.points(shapely.get_coordinates(shapely.segmentize(outer, surface.grid.cell)))
    nearest = shapely.get_coordinates(shapely.shortest_line(along, surface.core()))
    metres = ground.metres(nearest).reshape(-1, 2, 2)
    return float(np.median(np.hypot(*(metres[:, 1] - metres[:, 0]).T)))


def _parts(shape: BaseGeometry) -> Sequence[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]


def _rounded(number: float, digits: int) -> float:
    """Return a number to so many digits that count."""
    return float(round(number, digits - 1 - floor(log10(number)))) if number > 0 else 0.0

"""Maps as people draw them, for tests: wobbly areas, and how they are counted one by one."""

import math
import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from facilitator.exercises.community_map.surface import Drawn

SIZE = (1_600.0, 1_200.0)
NAMES = ("Riverside", "Old Town", "The Lanes")


def wobbly(chance: random.Random, points: int = 200, size: Sequence[float] = SIZE) -> BaseGeometry:
    """Return an area as somebody draws it round, near the middle of the map."""
    x, y = (chance.gauss(0.5, 0.1) * side for side in size)
    reach = chance.uniform(0.08, 0.2) * size[0]
    turns = [chance.uniform(0, math.tau) for _wave in range(5)]
    ring = []
    for number in range(points):
        angle = math.tau * number / points
        waves = sum(0.1 * math.sin((k + 2) * angle + turn) for k, turn in enumerate(turns))
        far = reach * (1 + waves)
        ring.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return shapely.make_valid(shapely.Polygon(ring))


def crowd(count: int, seed: int = 1, points: int = 200) -> list[Drawn]:
    """Return the maps of so many people, who use three names at eight tables."""
    chance = random.Random(seed)
    return [
        Drawn(number, chance.choice(NAMES), number % 8 + 1, wobbly(chance, points))
        for number in range(count)
    ]


def square(key: object, left: float, right: float, name: str = "", table: int = 1) -> Drawn:
    """Return a map of a strip from left to right, 200 pixels high."""
    return Drawn(str(key), name, table, shapely.box(left, 100, right, 300))


def is_inside(area: BaseGeometry, x: float, y: float) -> bool:
    """Say whether a point is inside, counting the edges to its left: even-odd, with holes."""
    rings = [list(ring.coords) for ring in shapely.get_rings(shapely.get_parts(area))]
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x > ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
    return inside


def exact_bands(areas: Iterable[BaseGeometry]) -> list[float]:
    """Return the areas of the four bands by laying the shapes over one another."""
    all_areas = list(areas)
    lines = shapely.union_all([area.boundary for area in all_areas])
    found = [0.0] * 4
    for face in shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))):
        middle = face.representative_point()
        covering = sum(area.contains(middle) for area in all_areas)
        if covering:
            found[min(3, 4 * covering // len(all_areas))] += face.area
    return found

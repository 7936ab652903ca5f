"""Areas as shapes and as lists of rings: what crosses itself is repaired, never refused.

Shapely is imported where it is used: opening a map takes it only once something is drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from facilitator.exercises.community_map.tables import Ring, Rings

if TYPE_CHECKING:
    from shapely import MultiPolygon, Polygon
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
SMALLEST: Final = 2.0
"""Areas of fewer square pixels are slips of the hand."""
FINEST: Final = 0.35
"""Points nearer than this to the line between their neighbours, in pixels, say nothing."""
DIGITS: Final = 2


def polygons_of(shape: "BaseGeometry") -> "Iterator[Polygon]":
    """Yield the polygons of any shape that are large enough to be meant."""
    from shapely import Polygon

    if isinstance(shape, Polygon):
        if shape.area >= SMALLEST:
            yield shape
        return
    for part in getattr(shape, "geoms", ()):
        yield from polygons_of(part)


def rings_of(polygon: "Polygon") -> Rings:
    """Return a polygon as lists of points: its outside, then its holes."""
    return [_ring(polygon.exterior.coords), *(_ring(each.coords) for each in polygon.interiors)]


def _ring(points: Iterable[Sequence[float]]) -> Ring:
    """Return the points of a closed line, without the first one again."""
    rounded = [[round(point[0], DIGITS), round(point[1], DIGITS)] for point in points]
    return rounded[:-1]


def shape_of(rings: Sequence[Sequence[Sequence[float]]]) -> "BaseGeometry":
    """Return the area within rings, repaired where a line crosses itself."""
    from shapely import Polygon, make_valid

    outer, *holes = [ring for ring in rings if len(ring) > 2] or [[]]
    if not outer:
        return Polygon()
    polygon = Polygon(outer, holes)
    return polygon if polygon.is_valid else make_valid(polygon)


def area_of(patches: Iterable[Sequence[Sequence[Sequence[float]]]]) -> "MultiPolygon":
    """Return all that somebody calls theirs, as one shape."""
    from shapely import MultiPolygon, union_all

    joined = union_all([shape_of(rings) for rings in patches])
    return MultiPolygon(list(polygons_of(joined)))


def simpler(shape: "BaseGeometry") -> "BaseGeometry":
    """Return a shape without the points that say nothing."""
    from shapely import make_valid

    return make_valid(shape.simplify(FINEST))


def stroke(line: Sequence[Point], width: float) -> "BaseGeometry":
    """Return what a brush of this width, in pixels, leaves along a line."""
    from shapely import LineString
    from shapely.geometry import Point as Dot

    if len(line) == 1:
        return Dot(line[0]).buffer(width / 2, quad_segs=6)
    return LineString(line).buffer(width / 2, quad_segs=6)


def within(shape: "BaseGeometry", size: Point | None) -> "BaseGeometry":
    """Return the part of a shape that lies on the map, where its size is known."""
    from shapely import box, intersection

    return shape if size is None else intersection(shape, box(0, 0, *size))

"""GeoJSON as RFC 7946 has it, checked line by line: what is wrong with a text, in sentences."""

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import shapely

DEPTHS: Final = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2} | {
    "Polygon": 2,
    "MultiPolygon": 3,
}
Json = Any


def faults(text: str) -> list[str]:
    """Return what the RFC would not have, or nothing."""
    found: Json = json.loads(text, parse_constant=lambda name: name)
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        return ["it is no FeatureCollection"]
    if not isinstance(found.get("features"), list):
        return ["its features are no list"]
    wrong = [
        f"{name} must not be here" for name in ("crs", "geometry", "coordinates") if name in found
    ]
    for number, feature in enumerate(found["features"]):
        wrong += [f"feature {number}: {each}" for each in _feature(feature)]
    return wrong


def _feature(feature: Json) -> Iterator[str]:
    if feature.get("type") != "Feature":
        yield "it is no Feature"
    for name in ("geometry", "properties"):
        if name not in feature:
            yield f"it has no {name}"
        elif feature[name] is not None and not isinstance(feature[name], dict):
            yield f"its {name} is no object"
    for name in ("crs", "coordinates", "geometries", "features"):
        if name in feature:
            yield f"{name} must not be here"
    if isinstance(feature.get("geometry"), dict):
        yield from _geometry(feature["geometry"])


def _geometry(geometry: Json) -> Iterator[str]:
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in DEPTHS:
        yield f"there is no geometry “{kind}”"
        return
    for name in ("crs", "geometry", "properties", "features"):
        if name in geometry:
            yield f"{name} must not be in a geometry"
    for position in _at_depth(coordinates, DEPTHS[kind]):
        yield from _position(position)
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(kind, [])
    for polygon in polygons:
        if not polygon:
            yield "a polygon has no ring"
        for number, ring in enumerate(polygon):
            yield from _ring(ring, is_hole=number > 0)


def _at_depth(values: Json, depth: int) -> Iterator[Json]:
    if depth == 0:
        yield values
    elif isinstance(values, list):
        for each in values:
            yield from _at_depth(each, depth - 1)
    else:
        yield None


def _position(position: Json) -> Iterator[str]:
    if not isinstance(position, list) or len(position) not in {2, 3}:
        yield f"{position} is no position"
        return
    if not all(type(each) in {int, float} and math.isfinite(each) for each in position):
        yield f"{position} has what is no number"
    elif not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
        yield f"{position} is not on Earth"


def _ring(ring: Json, *, is_hole: bool) -> Iterator[str]:
    if len(ring) < 4:
        yield f"a ring has {len(ring)} positions"
        return
    if ring[0] != ring[-1]:
        yield "a ring is not closed"
    if any(one == other for one, other in pairwise(ring)):
        yield "a position is there twice in a row"
    if any(abs(one[0] - other[0]) > 180 for one, other in pairwise(ring)):
        yield "a ring crosses the antimeridian"
    if not shapely.Polygon(ring).is_valid:
        yield "a ring crosses itself"
    if shapely.LinearRing(ring).is_ccw == is_hole:
        yield "a ring goes the wrong way round"

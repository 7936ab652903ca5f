"""A community map as GeoJSON (RFC 7946): longitude and latitude in WGS 84, nobody's drawing.

Features are told apart by their property `kind`: `agreement` with `from` and `to`, shares between
0 and 1; `place`; `boundary`; and `drawing`, only where its owner agreed that it is shown.
"""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map.agreement import agreement_of
from facilitator.exercises.community_map.base_map import ground_of_document
from facilitator.exercises.community_map.document import CommunityMapDocument
from facilitator.exercises.community_map.tables import AREA, CORE
from facilitator.i18n import _

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from facilitator.decks.community import CommunityDeck
    from facilitator.ground import Ground

Feature = dict[str, Any]
DIGITS: Final = 7
"""Of a degree: about a centimetre."""
PIECES: Final = 200
"""A straight line on the map is a curve on the globe: it is cut so often along the whole map."""


def geojson(document: CommunityMapDocument, deck: "CommunityDeck | None" = None) -> str:
    """Return what may leave of a map, or raise FacilitatorError where nobody said where it lies."""
    ground = ground_of_document(document)
    if ground is None:
        message = _(
            "This map does not know where it lies on Earth, so it cannot leave as GeoJSON: "
            "click two or more points that you know on the base map first."
        )
        raise FacilitatorError(message)
    features = [
        *_agreement(document, deck, ground),
        *_boundaries(document, ground),
        *_places(document, ground),
        *_drawings(document, ground),
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


def _agreement(
    document: CommunityMapDocument, deck: "CommunityDeck | None", ground: "Ground"
) -> Iterator[Feature]:
    said = agreement_of(document, deck)
    everybody = (part for part in said.surfaces if not part.name and part.table_number is None)
    for surface in everybody:
        for band in surface.bands:
            yield from _feature(
                _polygons(band.polygons),
                ground,
                {"kind": "agreement", "from": band.least, "to": band.most, "maps": surface.maps},
            )


def _boundaries(document: CommunityMapDocument, ground: "Ground") -> Iterator[Feature]:
    for outline in document.outlines:
        values = {"kind": "boundary", "name": outline.name}
        yield from _feature(_polygons(outline.polygons), ground, values)


def _places(document: CommunityMapDocument, ground: "Ground") -> Iterator[Feature]:
    for place in document.places:
        if place.visibility != "public":
            continue
        ((lon, lat),) = ground.lon_lat([place.pixel]).tolist()
        lon = (lon + 180) % 360 - 180
        yield {
            "type": "Feature",
            "properties": {
                "kind": "place",
                "place_kind": place.kind,
                "id": place.id,
                "label": place.label,
            },
            "geometry": {"type": "Point", "coordinates": [round(lon, DIGITS), round(lat, DIGITS)]},
        }


def _drawings(document: CommunityMapDocument, ground: "Ground") -> Iterator[Feature]:
    for drawing in document.drawings:
        if drawing.may_be_shown:
            rings = [patch.rings for patch in drawing.areas if patch.kind in (AREA, CORE)]
            values = {"kind": "drawing", "name": drawing.name}
            yield from _feature(_polygons(rings), ground, values)


def _polygons(polygons: Iterable[list[list[tuple[float, float]]]]) -> "BaseGeometry":
    from facilitator.exercises.community_map.shapes import area_of

    return area_of(polygons)


def _feature(shape: "BaseGeometry", ground: "Ground", values: Feature) -> Iterator[Feature]:
    """Yield a feature of this shape in pixels; none where there is no ground in it."""
    coordinates = _coordinates(shape, ground)
    if coordinates:
        geometry = {"type": "MultiPolygon", "coordinates": coordinates}
        yield {"type": "Feature", "properties": values, "geometry": geometry}


def _coordinates(shape: "BaseGeometry", ground: "Ground") -> list[list[list[list[float]]]]:
    """Return polygons as GeoJSON has them: the outside anticlockwise, holes clockwise, closed."""
    import shapely

    if shape.is_empty:
        return []
    left, top, right, bottom = shape.bounds
    close = shapely.segmentize(shape, max(right - left, bottom - top) / PIECES)
    placed = shapely.make_valid(_whole(shapely.transform(close, ground.lon_lat)))
    fine = shapely.orient_polygons(shapely.set_precision(placed, 10**-DIGITS))
    return [
        [
            [[round(lon, DIGITS), round(lat, DIGITS)] for lon, lat in ring.coords]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in shapely.get_parts(fine).tolist()
        if part.geom_type == "Polygon"
    ]


def _whole(shape: "BaseGeometry") -> "BaseGeometry":
    """Return a shape within 180° of longitude: cut in two at the antimeridian, if it crosses."""
    import numpy as np
    import shapely
    from shapely.affinity import translate

    west, _south, east, _north = shape.bounds
    if west >= -180 and east <= 180 and east - west <= 180:
        return shape
    if east - west > 180:  # it lies on both ends of the world: lay it beyond the eastern one
        shape = shapely.transform(shape, lambda at: np.column_stack((at[:, 0] % 360, at[:, 1])))
    sound = shapely.make_valid(shape)
    parts = []
    for turn in (-360, 0, 360):
        within = shapely.intersection(sound, shapely.box(turn - 180, -90, turn + 180, 90))
        parts.append(translate(within, -turn))
    return shapely.union_all(parts)

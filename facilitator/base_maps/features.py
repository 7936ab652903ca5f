"""Outlines as files give them: geometries with what is said about each, in longitude and latitude.

Nothing is drawn here. Broken polygons are mended, points that make no sense are refused.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.base_maps.form import BaseMapError, Outline, plain_text
from facilitator.errors import InvalidEntryError
from facilitator.ground import plane_of
from facilitator.i18n import _
from facilitator.positions import to_lon_lat

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_FEATURES: Final = 100_000
MOST_POINTS: Final = 3_000_000
WGS_84: Final = "EPSG:4326"
_LONGEST_NAME: Final = 120
_LIKELY: Final = (
    re.compile(r"name", re.IGNORECASE),
    re.compile(r"\w*NM"),
    re.compile(r"(\w+[_ ])?name", re.IGNORECASE),
    re.compile(r"title|label", re.IGNORECASE),
    re.compile(r"\w*name\w*", re.IGNORECASE),
)
"""Keys that hold names, the likeliest first."""


class Feature(NamedTuple):
    """A geometry in longitude and latitude, and what its file calls it."""

    geometry: "BaseGeometry"
    name: str


def sound_features(
    found: Iterable[tuple["BaseGeometry", dict[str, Any]]], crs: str, file_name: str
) -> list[Feature]:
    """Return what can be drawn, in WGS 84 and by name, or raise BaseMapError.

    `crs` is what the coordinates are in; nothing means that the file does not say.
    """
    import shapely

    given = [(geometry, said) for geometry, said in found if not geometry.is_empty]
    if not given:
        raise BaseMapError(
            _("“{name}” holds no areas, lines or points to draw; choose another file.").format(
                name=file_name
            )
        )
    points = int(shapely.get_num_coordinates([geometry for geometry, _said in given]).sum())
    if len(given) > MOST_FEATURES or points > MOST_POINTS:
        message = _(
            "“{name}” is too detailed to draw; save only the areas that you need, "
            "or a simplified copy."
        )
        raise BaseMapError(message.format(name=file_name))
    names = _names([said for _geometry, said in given])
    placed = _in_wgs_84([shapely.force_2d(geometry) for geometry, _said in given], crs, file_name)
    mended = [_mended(geometry) for geometry in placed]
    return [
        Feature(geometry, name)
        for geometry, name in zip(mended, names, strict=True)
        if not geometry.is_empty
    ]


def outlines_of(features: Sequence[Feature]) -> list[Outline]:
    """Return the areas among the features, those of one name together."""
    by_name: dict[str, list[tuple[Any, ...]]] = {}
    for number, (geometry, name) in enumerate(features, 1):
        for polygon in polygons_in(geometry):
            rings = [polygon.exterior, *polygon.interiors]
            by_name.setdefault(name or str(number), []).append(
                tuple(tuple((x, y) for x, y in ring.coords[:-1]) for ring in rings)
            )
    return [Outline(name, tuple(polygons)) for name, polygons in by_name.items()]


def polygons_in(geometry: Any) -> list[Any]:
    """Return the polygons of a geometry of any kind."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.is_empty else [geometry]
    return [polygon for part in getattr(geometry, "geoms", ()) for polygon in polygons_in(part)]


def crs_of(code: str, file_name: str) -> str:
    """Return the code of a projection, or raise BaseMapError where it is not known."""
    try:
        plane_of(code)
    except InvalidEntryError as error:
        message = _(
            "“{name}” is in a map projection that this app does not know; save it in WGS 84."
        )
        raise BaseMapError(message.format(name=file_name)) from error
    return code


def _in_wgs_84(geometries: list["BaseGeometry"], crs: str, file_name: str) -> list["BaseGeometry"]:
    import numpy as np
    import shapely

    if crs and crs != WGS_84:
        transformer = to_lon_lat(plane_of(crs))
        geometries = shapely.transform(
            np.asarray(geometries, dtype=object),
            lambda rows: np.column_stack(transformer.transform(rows[:, 0], rows[:, 1])),
        ).tolist()
    rows = shapely.get_coordinates(geometries)
    if np.isfinite(rows).all() and abs(rows[:, 0]).max() <= 360 and abs(rows[:, 1]).max() <= 90:
        return geometries
    if not crs and np.isfinite(rows).all():
        message = _(
            "“{name}” is in metres or in another projection without saying in which; "
            "save it in WGS 84 (longitude and latitude)."
        )
    else:
        message = _("“{name}” holds points that are nowhere on Earth; save it anew, in WGS 84.")
    raise BaseMapError(message.format(name=file_name))


def _mended(geometry: "BaseGeometry") -> "BaseGeometry":
    import shapely

    if geometry.is_valid or not polygons_in(geometry):
        return geometry
    return shapely.make_valid(geometry, method="structure", keep_collapsed=False)


def _names(said: Sequence[dict[str, Any]]) -> list[str]:
    """Return what each is called, by the property that is the likeliest to hold names."""
    values = [
        {key: text for key, value in each.items() if (text := _as_text(value))} for each in said
    ]
    filled = Counter(key for each in values for key in each)
    common = [key for key, count in filled.items() if count * 2 >= len(values)]
    for pattern in _LIKELY:
        for key in common:
            if pattern.fullmatch(key):
                return [each.get(key, "") for each in values]
    if not common:
        return [""] * len(values)
    key = max(common, key=lambda key: len({each.get(key) for each in values}))
    return [each.get(key, "") for each in values]


def _as_text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return plain_text(str(value)[:2000], _LONGEST_NAME)

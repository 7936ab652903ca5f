"""GeoJSON (RFC 7946), and the older kind that names its projection."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from facilitator.base_maps.drawn import DrawnSource
from facilitator.base_maps.features import WGS_84, crs_of, sound_features
from facilitator.base_maps.form import BaseMapError, plain_text
from facilitator.i18n import _

MOST_BYTES: Final = 200 * 1024 * 1024
_GEOMETRIES: Final = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
)
_CODE: Final = re.compile(r"(?:urn:ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d+)", re.IGNORECASE)
_OWNERS: Final = ("attribution", "copyright", "licence", "license")


class _UnsoundError(ValueError):
    """A geometry that makes no sense."""


class GeojsonSource(DrawnSource):
    """Areas, lines and points from a text file."""

    kind = "geojson"

    def __init__(self, path: Path) -> None:
        """Read and understand all of it."""
        whole = _read(path)
        crs = _crs(whole.get("crs"), path.name)
        super().__init__(path, sound_features(_found(whole), crs, path.name))
        self.title = plain_text(whole.get("name"), 120) or self.title
        self.attribution = next(filter(None, (plain_text(whole.get(key)) for key in _OWNERS)), "")


def _read(path: Path) -> dict[str, Any]:
    if path.stat().st_size > MOST_BYTES:
        message = _(
            "“{name}” is too large to draw; save only the areas that you need, "
            "or a simplified copy."
        )
        raise BaseMapError(message.format(name=path.name))
    try:
        with path.open(encoding="utf-8-sig") as stream:
            whole = json.load(stream, object_hook=_with_geometry, parse_constant=_no_number)
    except _UnsoundError as error:
        message = _("“{name}” holds shapes whose points make no sense; save it anew.")
        raise BaseMapError(message.format(name=path.name)) from error
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        message = _(
            "“{name}” is damaged, or was not copied to the end; copy it again, or save it anew."
        )
        raise BaseMapError(message.format(name=path.name)) from error
    whole = whole if isinstance(whole, dict) else {"type": "Feature", "geometry": whole}
    if str(whole.get("type")) not in {"FeatureCollection", "Feature", "GeometryCollection"}:
        message = _("“{name}” is no GeoJSON; save the map as GeoJSON in WGS 84.")
        raise BaseMapError(message.format(name=path.name))
    return whole


def _with_geometry(read: dict[str, Any]) -> Any:
    """Turn each geometry into a compact one as soon as it is read, so that lists do not pile up."""
    if str(read.get("type")) not in _GEOMETRIES or "coordinates" not in read:
        return read
    import shapely

    try:
        return shapely.geometry.shape(read)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        raise _UnsoundError from error
    except shapely.errors.ShapelyError as error:
        raise _UnsoundError from error


def _no_number(said: str) -> float:
    raise _UnsoundError(said)


def _crs(said: Any, file_name: str) -> str:
    """Return the code of the projection, or nothing where the file names none."""
    if not isinstance(said, dict):
        return ""
    properties = said.get("properties")
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or name.upper().endswith("CRS84"):
        return WGS_84 if name else ""
    match = _CODE.fullmatch(name.strip())
    return crs_of(f"EPSG:{match[1]}" if match else name, file_name)


def _found(whole: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield geometries and their properties; features without a geometry are passed over."""
    features = whole.get("features") if whole["type"] == "FeatureCollection" else [whole]
    for feature in features if isinstance(features, list) else []:
        if not isinstance(feature, dict):
            yield from ((part, {}) for part in _parts(feature))
            continue
        said = feature.get("properties")
        parts = list(_parts(feature if "geometries" in feature else feature.get("geometry")))
        for part in parts:
            yield part, said if isinstance(said, dict) else {}


def _parts(geometry: Any, depth: int = 0) -> Iterator[Any]:
    if hasattr(geometry, "geom_type"):
        yield geometry
    elif isinstance(geometry, dict) and depth < 20:
        inner = geometry.get("geometries")
        for part in inner if isinstance(inner, list) else []:
            yield from _parts(part, depth + 1)

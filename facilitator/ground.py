"""The ground under a map: from pixels to metres, to longitude and latitude, and back.

A georeference comes from the file of the map, or from points that somebody clicked. Metres are
those of the British National Grid in Britain; elsewhere those of an equal-area projection around
the middle of the map, whatever the map itself is drawn in: pixels of a web map are not metres.
"""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.positions import BRITISH_NATIONAL_GRID, Position, read_position, to_lon_lat

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

    Points: TypeAlias = NDArray[np.float64]

__all__ = [
    "ControlPoint",
    "Ground",
    "Reference",
    "ground_of",
    "in_britain",
    "metric_crs",
    "plane_of",
    "read_position",
]

Six: TypeAlias = tuple[float, float, float, float, float, float]

_AUTHORITY: Final = re.compile(r"(EPSG|ESRI|IGNF|OGC):[A-Za-z0-9.]+")
_WORLD_ROUND: Final = {"EPSG:3857": 2 * math.pi * 6_378_137}
"""Metres around the world in the projection of web maps."""
_BRITAIN: Final = (
    (-6.9, 49.8), (-4.5, 49.7), (0.0, 50.4), (1.2, 50.8), (1.55, 51.15), (2.0, 52.5), (0.8, 54.0),
    (-1.0, 56.0), (-0.3, 61.1), (-4.0, 61.0), (-9.0, 59.0), (-9.0, 56.5), (-6.9, 55.55),
    (-5.45, 55.1), (-5.3, 54.0), (-5.5, 51.5),
)  # fmt: skip
"""Longitude and latitude around England, Scotland and Wales; Ireland and France stay outside."""

_PIECES: Final = 64


class Reference(NamedTuple):
    """Where a picture lies: X = a x + b y + c and Y = d x + e y + f, easting or longitude first."""

    crs: str
    to_crs: Six


class ControlPoint(NamedTuple):
    """A pixel of the map, and the place on Earth that somebody knows it to be."""

    pixel: tuple[float, float]
    lon_lat: tuple[float, float]


def in_britain(lon: float, lat: float) -> bool:
    """Tell whether a place is in, or close off, England, Scotland or Wales."""
    from shapely import Point, Polygon

    return bool(Polygon(_BRITAIN).covers(Point(lon, lat)))


def ground_of(
    crs: str = "",
    to_crs: Sequence[float] = (),
    control_points: Sequence[ControlPoint | tuple[tuple[float, float], tuple[float, float]]] = (),
    size: tuple[float, float] | None = None,
) -> "Ground | None":
    """Return the ground under a map, or None where nothing says where the map lies.

    `size` is that of the picture in pixels; with it the middle is known. What the file says goes
    before control points. Raises InvalidEntryError where what is given makes no sense.
    """
    if crs or to_crs:
        return _from_reference(crs, to_crs, size)
    if control_points:
        points = [ControlPoint(*point) for point in control_points]
        return _from_points(points, size)
    return None


class Ground:
    """Made by `ground_of`. Points are rows of two numbers; a single pair is a single row."""

    error: float | None
    """Root mean square of the control points' distances, in metres; None where none can be told."""
    errors: tuple[float, ...]
    """How far each control point lies from where all of them together put it, in metres."""
    notice: str
    """What people should know about how well the map is placed, or nothing."""

    def __init__(self, plane: str, matrix: Six, middle: tuple[float, float]) -> None:
        """Lay pixels on coordinates of `plane` (a projection that pyproj knows) by `matrix`."""
        self.error, self.errors, self.notice = None, (), ""
        self._plane, self._matrix, self._middle = plane, matrix, middle
        self._metric = plane
        lon, lat = self.lon_lat([middle])[0]
        if abs(lon) < 540:  # a map across the line where the date changes goes on beyond it
            lon = (lon + 180) % 360 - 180
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            raise InvalidEntryError(
                _("What is said about this map's place lies nowhere on Earth; place the map anew.")
            )
        self._metric = metric_crs(lon, lat)
        self.middle = Position(float(lon), float(lat))

    def lon_lat(self, points: "ArrayLike") -> "Points":
        """Return longitudes and latitudes in WGS 84 of points in pixels."""
        return _moved(to_lon_lat(self._plane), self._in_plane(points))

    def metres(self, points: "ArrayLike") -> "Points":
        """Return eastings and northings in metres of points in pixels."""
        placed = self._in_plane(points)
        if self._metric == self._plane:
            return placed
        return _moved(to_lon_lat(self._metric), _moved(to_lon_lat(self._plane), placed), back=True)

    def pixels(self, lon_lat: "ArrayLike") -> "Points":
        """Return points in pixels of longitudes and latitudes, also beyond the map's edges."""
        import numpy as np

        a, b, c, d, e, f = self._matrix
        placed = _moved(to_lon_lat(self._plane), _rows(lon_lat), back=True)
        if turn := _turn(self._plane):
            middle = self._in_plane([self._middle])[0, 0]
            placed[:, 0] -= np.round((placed[:, 0] - middle) / turn) * turn
        return (placed - (c, f)) @ np.linalg.inv([[a, d], [b, e]])

    def square_metres(self, polygon: "BaseGeometry") -> float:
        """Return the area of a geometry in pixels."""
        import shapely

        if polygon.is_empty:
            return 0.0
        if self._metric == self._plane:
            a, b, _c, d, e, _f = self._matrix
            return float(polygon.area * abs(a * e - b * d))
        left, top, right, bottom = polygon.bounds
        step = max(right - left, bottom - top) / _PIECES
        return float(shapely.transform(shapely.segmentize(polygon, step), self.metres).area)

    def metres_between(self, a: tuple[float, float], b: tuple[float, float]) -> float:
        """Return how far two pixels are apart on the ground, as a bird flies."""
        from pyproj import Geod

        (lon, lat), (other_lon, other_lat) = self.lon_lat([a, b])
        return float(Geod(ellps="WGS84").inv(lon, lat, other_lon, other_lat)[2])

    @property
    def metres_per_pixel(self) -> float:
        """The side of a pixel on the ground, at the middle of the map."""
        x, y = self._middle
        left, right, up, down = self.metres([(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)])
        (dx, dy), (ex, ey) = right - left, down - up
        return math.sqrt(abs(dx * ey - dy * ex)) / 2

    def _in_plane(self, points: "ArrayLike") -> "Points":
        a, b, c, d, e, f = self._matrix
        return _rows(points) @ [[a, d], [b, e]] + (c, f)


def metric_crs(lon: float, lat: float) -> str:
    """Return the projection, as pyproj reads it, whose coordinates are metres around a place."""
    if in_britain(lon, lat):
        return BRITISH_NATIONAL_GRID
    return f"+proj=laea +lat_0={lat:.6f} +lon_0={lon:.6f} +datum=WGS84 +units=m +type=crs"


def plane_of(crs: str) -> str:
    """Return what pyproj is given for an authority's code; raise InvalidEntryError if unknown."""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    code = crs.strip().upper()
    if code == "EPSG:27700":
        return BRITISH_NATIONAL_GRID
    try:
        known = CRS.from_user_input(code) if _AUTHORITY.fullmatch(code) else None
    except CRSError:
        known = None
    if known is None or not (known.is_projected or known.is_geographic):
        message = _("This app does not know the map projection “{crs}”; save the map in WGS 84.")
        raise InvalidEntryError(message.format(crs=crs[:60]))
    return code


def _from_reference(crs: str, to_crs: Sequence[float], size: tuple[float, float] | None) -> Ground:
    numbers = [float(number) for number in to_crs]
    sound = len(numbers) == 6 and all(map(math.isfinite, numbers))
    if not crs or not sound or numbers[0] * numbers[4] == numbers[1] * numbers[3]:
        raise InvalidEntryError(
            _("What is said about this map's place is not complete; place the map anew.")
        )
    a, b, c, d, e, f = numbers
    middle = (size[0] / 2, size[1] / 2) if size else (0.0, 0.0)
    return Ground(plane_of(crs), (a, b, c, d, e, f), middle)


def _from_points(points: list[ControlPoint], size: tuple[float, float] | None) -> Ground:
    from facilitator import control_points as given

    pixels, places = _rows([p.pixel for p in points]), _rows([p.lon_lat for p in points])
    given.refuse_unusable(pixels, places, size)
    lon, lat = places.mean(axis=0).tolist()
    plane = metric_crs(lon, lat)
    fit = given.fitted(pixels, _moved(to_lon_lat(plane), places, back=True))
    x, y = pixels.mean(axis=0).tolist()
    ground = Ground(plane, fit.matrix, (size[0] / 2, size[1] / 2) if size else (x, y))
    ground.error, ground.errors, ground.notice = fit.error, fit.errors, fit.notice
    return ground


def _rows(points: "ArrayLike") -> "Points":
    import numpy as np

    return np.asarray(points, dtype=np.float64).reshape(-1, 2)


def _moved(transformer: Any, points: "Points", *, back: bool = False) -> "Points":
    import numpy as np

    direction = "INVERSE" if back else "FORWARD"
    xs, ys = transformer.transform(points[:, 0], points[:, 1], direction=direction)
    return np.column_stack((xs, ys))


def _turn(plane: str) -> float:
    """Return after which X a map of the whole world begins again, or 0 where it does not."""
    if plane.startswith("+proj"):
        return 0.0
    from pyproj import CRS

    return 360.0 if CRS.from_user_input(plane).is_geographic else _WORLD_ROUND.get(plane, 0.0)

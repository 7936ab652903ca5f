"""Outlines drawn as a plain map: soft fills, clear borders, names large enough to read.

In Britain it is drawn in the British National Grid, elsewhere in the projection of web maps.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from facilitator.base_maps.features import Feature, outlines_of
from facilitator.base_maps.form import (
    BaseMapError,
    Frame,
    Outline,
    OutlineSource,
    Size,
)
from facilitator.base_maps.work import Work
from facilitator.ground import Reference, in_britain
from facilitator.i18n import _, ngettext
from facilitator.positions import BRITISH_NATIONAL_GRID, to_lon_lat

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

LONGEST: Final = 4000
_MARGIN: Final = 0.04
_NARROWEST: Final = 0.3
"""How narrow the picture may be for its length."""
_RADIUS: Final = 6_378_137.0
_NORTHMOST: Final = 85.0
_SMALLEST: Final = 500.0
"""Metres around a single point."""


class DrawnSource(OutlineSource):
    """Outlines laid out on a picture of `LONGEST` pixels; a frame of it is drawn anew, larger."""

    def __init__(self, path: Path, features: list[Feature]) -> None:
        """Choose the projection and the size."""
        import numpy as np
        import shapely

        super().__init__(path)
        self._features = features
        self._unnamed = 0
        geometries = np.asarray([feature.geometry for feature in features], dtype=object)
        shift = _needs_shift(geometries, path.name)
        bounds = shapely.total_bounds(geometries)
        british = not shift and _all_in_britain(bounds)
        self._placed = shapely.transform(geometries, _british if british else _mercator(shift))
        left, bottom, right, top = _extent(shapely.total_bounds(self._placed))
        scale = LONGEST / max(right - left, top - bottom)
        self.size = (round((right - left) * scale), round((top - bottom) * scale))
        self.reference = Reference(
            "EPSG:27700" if british else "EPSG:3857",
            (1 / scale, 0.0, left, 0.0, -1 / scale, top),
        )

    def outlines(self) -> list[Outline]:
        """Return the areas of the file by name."""
        return outlines_of(self._features)

    @cached_property
    def _in_pixels(self) -> "NDArray[Any]":
        import shapely

        across, _b, left, _d, down, top = self.reference.to_crs  # type: ignore[union-attr]
        moved: NDArray[Any] = shapely.transform(
            self._placed, lambda rows: (rows - (left, top)) / (across, down)
        )
        return moved

    def _cut_size(self, frame: Frame, longest: int) -> Size:
        share = min(longest, LONGEST) / max(frame[2], frame[3])
        return max(1, round(frame[2] * share)), max(1, round(frame[3] * share))

    def _draw(self, frame: Frame, size: Size, work: Work) -> "Image":
        import shapely

        from facilitator.base_maps.painting import painted

        left, top, width, height = frame
        across, down = size[0] / width, size[1] / height
        shapes = shapely.transform(
            self._in_pixels, lambda rows: (rows - (left, top)) * (across, down)
        )
        names = [feature.name for feature in self._features]
        try:
            image, self._unnamed = painted(shapes, names, size, work)
        except shapely.errors.ShapelyError as error:
            message = _("“{name}” holds shapes whose points make no sense; save it anew.")
            raise BaseMapError(message.format(name=self._path.name)) from error
        return image

    def _notice_of_cut(self) -> str:
        if not self._unnamed:
            return ""
        return ngettext(
            "{number} name did not fit on the map.",
            "{number} names did not fit on the map.",
            self._unnamed,
        ).format(number=self._unnamed)


def _needs_shift(geometries: "NDArray[Any]", file_name: str) -> bool:
    """Tell whether the map is of both sides of the line where one day becomes the next."""
    import numpy as np
    import shapely

    east = shapely.get_coordinates(geometries)[:, 0]
    if np.ptp(east) <= 180:
        return bool(east.max() > 180)
    if np.ptp(np.where(east < 0, east + 360, east)) < 180:
        return True
    lines = shapely.get_parts(geometries)
    steps, owner = shapely.get_coordinates(lines, return_index=True)
    same = owner[1:] == owner[:-1]
    if (abs(np.diff(steps[:, 0]))[same] > 180).any():
        message = _(
            "“{name}” crosses the line where longitude 180 becomes -180 without being cut there; "
            "save it cut at that line, or only the part that you need."
        )
        raise BaseMapError(message.format(name=file_name))
    return False


def _all_in_britain(bounds: Any) -> bool:
    west, south, east, north = (float(side) for side in bounds)
    near = west > -9.1 and east < 2.1 and south > 49.5 and north < 61.2
    return near and in_britain((west + east) / 2, (south + north) / 2)


def _british(rows: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    transformer = to_lon_lat(BRITISH_NATIONAL_GRID)
    return np.column_stack(transformer.transform(rows[:, 0], rows[:, 1], direction="INVERSE"))


def _mercator(shift: bool) -> Any:  # noqa: FBT001
    """Return what lays longitude and latitude on a web map, on beyond its edge where shifted."""
    import numpy as np

    def laid(rows: "NDArray[np.float64]") -> "NDArray[np.float64]":
        east = np.where(rows[:, 0] < 0, rows[:, 0] + 360, rows[:, 0]) if shift else rows[:, 0]
        north = np.radians(np.clip(rows[:, 1], -_NORTHMOST, _NORTHMOST))
        return np.column_stack((np.radians(east), np.arcsinh(np.tan(north)))) * _RADIUS

    return laid


def _extent(bounds: Any) -> tuple[float, float, float, float]:
    """Return the picture's part of the plane: with a margin, and neither too small nor too slim."""
    left, bottom, right, top = (float(side) for side in bounds)
    longer = max(right - left, top - bottom, _SMALLEST)
    margin = longer * _MARGIN
    wide = max(right - left, longer * _NARROWEST) / 2 + margin
    high = max(top - bottom, longer * _NARROWEST) / 2 + margin
    x, y = (left + right) / 2, (bottom + top) / 2
    return x - wide, y - high, x + wide, y + high

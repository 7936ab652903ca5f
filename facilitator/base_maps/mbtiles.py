"""MBTiles: a map in square pictures, of which those in the frame are joined.

Rows of tiles are counted from the south. The file is read only and never trusted.
"""

import math
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from facilitator.base_maps.form import BaseMapError, Frame, Size, Source, plain_text
from facilitator.base_maps.raster import in_rgb
from facilitator.base_maps.shrinking import shrunk
from facilitator.base_maps.tables import Tables, tables_of
from facilitator.base_maps.work import StoppedError, Work
from facilitator.ground import Reference
from facilitator.i18n import _, ngettext

if TYPE_CHECKING:
    from PIL.Image import Image

_HALF_ROUND: Final = math.pi * 6_378_137
"""Metres of half the way around the world, in EPSG:3857."""
_DEEPEST: Final = 24
_LARGEST_TILE: Final = 1024
_PACKED: Final = (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")
_EXTENTS: Final = (
    "SELECT zoom_level, min(tile_column), max(tile_column), min(tile_row), max(tile_row) "
    "FROM tiles GROUP BY zoom_level ORDER BY zoom_level"
)
_TILE: Final = (
    "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?"
)


class _Box(NamedTuple):
    """A part of the world in pixels of a zoom, from the north-west."""

    left: float
    top: float
    right: float
    bottom: float

    def times(self, factor: float) -> "_Box":
        return _Box(*(side * factor for side in self))

    def holds(self, other: "_Box") -> bool:
        """Tell whether the other is inside, give or take a pixel."""
        return (
            self.left <= other.left + 1
            and self.top <= other.top + 1
            and self.right >= other.right - 1
            and self.bottom >= other.bottom - 1
        )


class MbtilesSource(Source):
    """A set of tiles at one of its zooms: the finest, unless another is chosen."""

    kind = "mbtiles"
    level: int

    def __init__(self, path: Path, level: int | None = None) -> None:
        """Look at its metadata, its zooms and one of its tiles."""
        super().__init__(path)
        self._broken = 0
        with tables_of(path) as tables:
            if not tables.has("tiles"):
                raise BaseMapError(_not_tiles().format(name=path.name))
            said = _metadata(tables)
            self._tile = _size_of_tiles(tables, said, path.name)
            self._extents = dict(_extents(tables, self._tile))
        if not self._extents:
            raise BaseMapError(_no_tiles().format(name=path.name))
        self.title = plain_text(said.get("name"), 120) or self.title
        self.attribution = plain_text(said.get("attribution"))
        self._bounds = _bounds(said.get("bounds"))
        self.levels = tuple(self._extents)
        self._turn_to(self.levels[-1] if level is None else level)

    def at_level(self, level: int) -> Self:
        """Return these tiles at another of `levels`."""
        return type(self)(self._path, level) if level in self.levels else self

    def _turn_to(self, level: int) -> None:
        self.level = level
        left, top, right, bottom = self._box = _within(
            self._extents[level], self._bounds, self._tile << level
        )
        self.size = (int(right - left), int(bottom - top))
        metres = 2 * _HALF_ROUND / (self._tile << level)
        corner = (left * metres - _HALF_ROUND, _HALF_ROUND - top * metres)
        self.reference = Reference("EPSG:3857", (metres, 0.0, corner[0], 0.0, -metres, corner[1]))

    def _draw(self, frame: Frame, size: Size, work: Work) -> "Image":
        left, top, width, height = frame
        x, y = self._box.left + left, self._box.top + top
        wanted = _Box(x, y, x + width, y + height)
        level, box = self._fit(wanted, size)
        step = (box.right - box.left) / size[0]
        coarser = 2 ** max(0, min(int(math.log2(max(step, 1.0))), 5))
        side = self._tile // coarser
        first, above = int(box.left // self._tile), int(box.top // self._tile)
        origin = _Box(first * side, above * side, first * side, above * side)
        part = _Box(*(a - b for a, b in zip(box.times(1 / coarser), origin, strict=True)))
        last, below = math.ceil(box.right / self._tile), math.ceil(box.bottom / self._tile)
        self._broken = 0
        with tables_of(self._path, work) as tables:
            bands = self._bands(tables, level, (first, above, last, below), side, work)
            return shrunk(bands, part, size, work)

    def _fit(self, wanted: _Box, size: Size) -> tuple[int, _Box]:
        """Return the coarsest zoom that has enough pixels for a size, and the part of it."""
        for level in self.levels:
            part = wanted.times(2.0 ** (level - self.level))
            enough = part.right - part.left >= size[0] - 1
            if level == self.level or (enough and self._extents[level].holds(part)):
                return level, part
        return self.level, wanted

    def _bands(
        self, tables: Tables, level: int, tiles: tuple[int, int, int, int], side: int, work: Work
    ) -> Iterator["Image"]:
        """Yield rows of tiles, joined, each tile `side` pixels wide."""
        from PIL import Image

        left, top, right, bottom = tiles
        for row in range(top, bottom):
            band = Image.new("RGB", ((right - left) * side, side), "white")
            for column in range(left, right):
                if work.stopped():
                    raise StoppedError
                found = tables.rows(_TILE, (level, column, (1 << level) - 1 - row), 1)
                if found:
                    tile = self._read(found[0][0], side)
                    if tile is not None:
                        band.paste(tile, ((column - left) * side, 0))
            yield band

    def _read(self, data: object, side: int) -> "Image | None":
        """Return a tile, or None where it is broken, which is counted."""
        try:
            image = _tile_image(data)
            image.load()
            return in_rgb(image) if image.size == (side, side) else _at_size(image, side)
        except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError):
            self._broken += 1
            return None

    def _notice_of_cut(self) -> str:
        if not self._broken:
            return ""
        return ngettext(
            "{number} tile of this map is damaged and was left white.",
            "{number} tiles of this map are damaged and were left white.",
            self._broken,
        ).format(number=self._broken)


def _metadata(tables: Tables) -> dict[str, object]:
    if not tables.has("metadata"):
        return {}
    return {str(name): value for name, value in tables.rows("SELECT name, value FROM metadata")}


def _size_of_tiles(tables: Tables, said: dict[str, object], name: str) -> int:
    """Return how wide tiles are, unless they are drawings."""
    found = tables.rows("SELECT tile_data FROM tiles WHERE tile_data IS NOT NULL LIMIT 1")
    if not found:
        raise BaseMapError(_no_tiles().format(name=name))
    data = found[0][0]
    packed = isinstance(data, bytes) and data.startswith(_PACKED)
    if packed or str(said.get("format", "")).lower() in {"pbf", "mvt"}:
        message = _(
            "“{name}” holds vector tiles, which are drawings rather than pictures; "
            "use a raster MBTiles, or a picture of the map."
        )
        raise BaseMapError(message.format(name=name))
    try:
        return _tile_image(data).width
    except (OSError, SyntaxError, ValueError, TypeError) as error:
        message = _(
            "The tiles in “{name}” are no pictures that this app can read; save them as PNG or "
            "JPEG."
        )
        raise BaseMapError(message.format(name=name)) from error


def _tile_image(data: object) -> "Image":
    """Return a tile whose pixels are not unpacked yet."""
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    if not isinstance(data, bytes):
        raise TypeError(data)
    reader: type[Image] = PngImageFile
    if data.startswith(b"\xff\xd8"):
        reader = JpegImageFile
    elif data.startswith(b"RIFF"):
        reader = WebPImageFile
    image = reader(BytesIO(data))  # type: ignore[call-arg]
    if not 0 < max(image.size) <= _LARGEST_TILE or image.width != image.height:
        raise ValueError(image.size)
    return image


def _at_size(image: "Image", side: int) -> "Image":
    from PIL import Image

    return in_rgb(image).resize((side, side), Image.Resampling.BOX)


def _extents(tables: Tables, tile: int) -> Iterator[tuple[int, _Box]]:
    """Yield each zoom and the part of the world of which it has tiles."""
    for numbers in tables.rows(_EXTENTS):
        if not all(isinstance(number, int) for number in numbers):
            continue
        level, west, east, south, north = numbers
        count = 1 << level if 0 <= level <= _DEEPEST else 0
        if 0 <= west <= east < count and 0 <= south <= north < count:
            yield (
                level,
                _Box(west, count - 1 - north, east + 1, count - south).times(tile),
            )


def _bounds(said: object) -> tuple[float, float, float, float] | None:
    """Return west, south, east and north, where they make sense."""
    try:
        west, south, east, north = (float(part) for part in str(said).split(","))
    except ValueError:
        return None
    sound = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if sound else None


def _within(extent: _Box, bounds: tuple[float, float, float, float] | None, world: int) -> _Box:
    """Return the part of the tiles inside the bounds, in whole pixels; all where that is little."""
    if bounds is None:
        return extent
    west, south, east, north = bounds
    inside = _Box(
        max(extent.left, math.floor((west + 180) / 360 * world)),
        max(extent.top, math.floor(_down(north) * world)),
        min(extent.right, math.ceil((east + 180) / 360 * world)),
        min(extent.bottom, math.ceil(_down(south) * world)),
    )
    sound = inside.right - inside.left >= 1 and inside.bottom - inside.top >= 1
    return inside if sound else extent


def _down(latitude: float) -> float:
    """Return how far down a web map a latitude is, from 0 to 1."""
    angle = math.radians(max(-85.05112878, min(85.05112878, latitude)))
    return (1 - math.asinh(math.tan(angle)) / math.pi) / 2


def _not_tiles() -> str:
    return _(
        "“{name}” is a database, but no map that this app can open; choose an MBTiles or "
        "GeoPackage file."
    )


def _no_tiles() -> str:
    return _("There are no tiles in “{name}”; choose another file.")

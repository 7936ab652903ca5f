"""TIFF and GeoTIFF: unpacked strip by strip or tile by tile, each as a small TIFF of its own.

So whatever packing the decoder knows takes little memory, unless all is in one packed strip.
"""

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.base_maps.form import BaseMapError, Size, plain_text
from facilitator.base_maps.geotiff import where_it_lies
from facilitator.base_maps.jpeg import COPYRIGHT, ORIENTATION
from facilitator.base_maps.raster import (
    BAND,
    MOST_AT_ONCE,
    MOST_PIXELS,
    Box,
    RasterSource,
    bands_of,
    in_rgb,
    refuse_too_large,
    whole,
)
from facilitator.base_maps.shrinking import shrunk
from facilitator.base_maps.work import Work
from facilitator.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH, _HEIGHT, _BITS, _PACKING, _CHANNELS, _PLANES = 256, 257, 258, 259, 277, 284
_STRIPS, _STRIP_ROWS, _STRIP_BYTES = 273, 278, 279
_TILE_WIDTH, _TILE_HEIGHT, _TILES, _TILE_BYTES = 322, 323, 324, 325
_TABLES: Final = 347
_CARRIED: Final = (_BITS, _PACKING, 262, 266, _CHANNELS, 292, 317, 320, 338, 339, 530)
"""Tags of a strip that say how its bytes are to be read, all of them short numbers."""
_NEAR: Final = 64
"""Pixels beyond the frame that a filter may look at."""
_MEASUREMENTS: Final = frozenset({"I", "F"})


class _Layout(NamedTuple):
    """Where the pieces of a picture are, row by row of pieces."""

    across: int
    down: int
    offsets: tuple[int, ...]
    lengths: tuple[int, ...]


class TiffSource(RasterSource):
    """A scan, or a map from a geographic information system."""

    kind = "tiff"

    def __init__(self, path: Path) -> None:
        """Read its first page's tags."""
        from PIL.TiffImagePlugin import TiffImageFile

        with whole(path.name), path.open("rb") as stream:
            size, self._prefix = _first_words(stream)
            refuse_too_large(path.name, size, MOST_PIXELS)
            image = TiffImageFile(stream)
            self._tags: dict[int, Any] = dict(image.tag_v2)
            mode = image.mode
        if mode in _MEASUREMENTS:
            message = _(
                "“{name}” holds measurements, such as heights, rather than a picture; "
                "save it as a picture in the program that it comes from."
            )
            raise BaseMapError(message.format(name=path.name))
        lies, self.notice = where_it_lies(self._tags, size)
        turn = self._tags.get(ORIENTATION)
        super().__init__(path, size, turn if isinstance(turn, int) else 1, lies)
        self.attribution = plain_text(self._tags.get(COPYRIGHT))
        self._layout = self._find_pieces()
        if self._layout is None:
            refuse_too_large(path.name, size, MOST_AT_ONCE)

    def _find_pieces(self) -> _Layout | None:
        """Return the pieces in which the picture can be read, or None where it is all one."""
        tags, (width, height) = self._tags, self._raw_size
        if tags.get(_PLANES, 1) != 1 and tags.get(_CHANNELS, 1) > 1:
            return None
        if _TILES in tags:
            across, down = int(tags[_TILE_WIDTH]), int(tags[_TILE_HEIGHT])
            layout = _Layout(across, down, tags[_TILES], tags[_TILE_BYTES])
        else:
            rows = min(int(tags.get(_STRIP_ROWS, height)), height)
            layout = _Layout(width, rows, tags[_STRIPS], tags.get(_STRIP_BYTES, ()))
            if tags.get(_PACKING, 1) == 1 and rows > BAND:
                layout = _thinner(layout, _row_length(tags, width), height)
        if layout.across < 1 or layout.down < 1 or layout.across * layout.down > MOST_AT_ONCE / 4:
            return None
        wanted = -(-width // layout.across) * -(-height // layout.down)
        return layout if len(layout.offsets) == len(layout.lengths) == wanted else None

    def _unpack(self, box: Box, size: Size, work: Work) -> "Image":
        from PIL.TiffImagePlugin import TiffImageFile

        with self._path.open("rb") as stream:
            if self._layout is not None:
                return shrunk(self._bands(stream, self._layout, box), box, size, work)
            image = TiffImageFile(stream)
            image.load()
            return shrunk(bands_of(image), box, size, work.part(0.5, 1.0))

    def _bands(self, stream: IO[bytes], layout: _Layout, box: Box) -> Iterator["Image"]:
        """Yield the rows of pieces; those that are outside the box stay white."""
        from PIL import Image

        width, height = self._raw_size
        columns, tiled = -(-width // layout.across), _TILES in self._tags
        together = layout.down * max(1, BAND // layout.down)
        for top in range(0, height, together):
            band = Image.new("RGB", (width, min(together, height - top)), "white")
            for row in range(top, top + band.height, layout.down):
                if row + layout.down + _NEAR <= box[1]:
                    continue
                shape = (layout.across, layout.down if tiled else min(layout.down, height - row))
                for column in range(columns):
                    left = column * layout.across
                    if box[0] < left + layout.across + _NEAR and left < box[2] + _NEAR:
                        number = row // layout.down * columns + column
                        piece = self._piece(stream, layout, number, shape)
                        if piece is not None:
                            band.paste(piece, (left, row - top))
            yield band

    def _piece(
        self, stream: IO[bytes], layout: _Layout, number: int, shape: Size
    ) -> "Image | None":
        from PIL.TiffImagePlugin import TiffImageFile

        offset, length = int(layout.offsets[number]), int(layout.lengths[number])
        if length == 0:
            return None
        stream.seek(offset)
        data = stream.read(length)
        if len(data) < length:
            raise EOFError
        with TiffImageFile(BytesIO(_alone(self._tags, self._prefix, shape, data))) as image:
            image.load()
            return in_rgb(image)


def _first_words(stream: IO[bytes]) -> tuple[Size, str]:
    """Return the size of the first page and the order of bytes, trusting no library with it."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    head = stream.read(16)
    stream.seek(0)
    large = head[2:3] == b"+" or head[3:4] == b"+"
    if not large:
        head = head[:8]
    tags = ImageFileDirectory_v2(head)
    stream.seek(tags.next)
    tags.load(stream)
    stream.seek(0)
    prefix = "<" if head[:2] == b"II" else ">"
    return (int(tags[_WIDTH]), int(tags[_HEIGHT])), prefix


def _row_length(tags: dict[int, Any], width: int) -> int:
    bits = tags.get(_BITS, (1,))
    channels = int(tags.get(_CHANNELS, 1))
    each = sum(bits) if len(bits) == channels else int(bits[0]) * channels
    return (width * each + 7) // 8


def _thinner(layout: _Layout, row: int, height: int) -> _Layout:
    """Read strips that are not packed as if they were many thin ones."""
    starts = [
        (offset + first * row, min(BAND, rows - first) * row)
        for number, offset in enumerate(layout.offsets)
        for rows in [min(layout.down, height - number * layout.down)]
        for first in range(0, rows, BAND)
    ]
    if layout.down % BAND and len(layout.offsets) > 1:
        return layout
    return _Layout(layout.across, BAND, *(tuple(part) for part in zip(*starts, strict=True)))


def _alone(tags: dict[int, Any], prefix: str, shape: Size, data: bytes) -> bytes:
    """Return a TIFF that holds one strip or tile only."""
    fields: list[tuple[int, str, tuple[int, ...]]] = [
        (_WIDTH, "L", (shape[0],)),
        (_HEIGHT, "L", (shape[1],)),
        (_STRIPS, "L", (0,)),
        (_STRIP_ROWS, "L", (shape[1],)),
        (_STRIP_BYTES, "L", (len(data),)),
    ]
    for tag in _CARRIED:
        if tag in tags:
            value = tags[tag]
            numbers = value if isinstance(value, tuple) else (value,)
            fields.append((tag, "H", tuple(int(number) for number in numbers)))
    if _TABLES in tags:
        fields.append((_TABLES, "B", tuple(tags[_TABLES])))
    fields.sort()
    start = 8 + 2 + 12 * len(fields) + 4
    extra = b""
    entries = b""
    size_of = {"B": (1, 7), "H": (2, 3), "L": (4, 4)}
    length = start + sum(
        len(numbers) * size_of[code][0] for _tag, code, numbers in fields
        if len(numbers) * size_of[code][0] > 4
    )  # fmt: skip
    for tag, code, given in fields:
        numbers = (length,) if tag == _STRIPS else given
        packed = struct.pack(f"{prefix}{len(numbers)}{code}", *numbers)
        if len(packed) > 4:
            extra, packed = extra + packed, struct.pack(f"{prefix}L", start + len(extra))
        entries += struct.pack(f"{prefix}HHL", tag, size_of[code][1], len(numbers))
        entries += packed.ljust(4, b"\0")
    head = struct.pack(f"{prefix}2sHL", b"II" if prefix == "<" else b"MM", 42, 8)
    return head + struct.pack(f"{prefix}H", len(fields)) + entries + bytes(4) + extra + data

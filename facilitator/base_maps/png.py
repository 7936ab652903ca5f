"""PNG: unpacked some rows at a time, so that a picture of any size takes little memory.

A row is understood from the row above it. So each batch of rows goes to the decoder together
with the last row of the batch before, which is given as it is.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, NamedTuple, cast

from facilitator.base_maps.form import Size, plain_text
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
from facilitator.base_maps.work import Watched, Work

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURE: Final = 8
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_BY_BYTES: Final = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}
_PIECE: Final = 1 << 20
_PICTURE: Final = frozenset({b"IHDR", b"IDAT", b"PLTE", b"tRNS"})
_SAYING: Final = frozenset({b"eXIf", b"tEXt", b"iTXt"})
_MOST_SAID: Final = 65_536


class _Header(NamedTuple):
    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool

    @property
    def row(self) -> int:
        """Bytes of a row."""
        return (self.width * _CHANNELS[self.colour] * self.depth + 7) // 8

    @property
    def pixel(self) -> int:
        """Bytes by which a byte and the one it is understood from are apart."""
        return max(1, _CHANNELS[self.colour] * self.depth // 8)


class PngSource(RasterSource):
    """A drawn map, a scan or a screenshot."""

    kind = "png"

    def __init__(self, path: Path) -> None:
        """Read its header."""
        with whole(path.name), path.open("rb") as stream:
            stream.seek(_SIGNATURE)
            self._header = _read_header(stream)
        refuse_too_large(path.name, (self._header.width, self._header.height), MOST_PIXELS)
        turn, self.attribution = _said(path)
        super().__init__(path, (self._header.width, self._header.height), turn)
        if self._at_once:
            refuse_too_large(path.name, self._raw_size, MOST_AT_ONCE)

    @property
    def _at_once(self) -> bool:
        return self._header.interlaced or self._header.pixel not in _BY_BYTES

    def _unpack(self, box: Box, size: Size, work: Work) -> "Image":
        from PIL.PngImagePlugin import PngImageFile

        with self._path.open("rb") as stream:
            if self._at_once:
                watched = Watched(stream, self._path.stat().st_size, work.part(0.0, 0.6))
                image = PngImageFile(cast("IO[bytes]", watched))
                image.load()
                return shrunk(bands_of(image), box, size, work.part(0.6, 1.0))
            stream.seek(_SIGNATURE)
            return shrunk(self._bands(stream), box, size, work)

    def _bands(self, stream: IO[bytes]) -> Iterator["Image"]:
        from PIL import Image

        palette: dict[bytes, bytes] = {}
        packed = _packed(stream, palette)
        header, above = self._header, b""
        mode, across = _BY_BYTES[header.pixel], header.row // header.pixel
        for rows in _rows(packed, header):
            count = len(rows) // (header.row + 1) + (1 if above else 0)
            given = zlib.compress((b"\0" + above if above else b"") + rows, 0)
            image = Image.frombytes(mode, (across, count), given, "zip", mode, 0)
            if above:
                image = image.crop((0, 1, across, count))
            above = image.crop((0, image.height - 1, across, image.height)).tobytes()
            yield in_rgb(_understood(image, header, palette))


def _read_header(stream: IO[bytes]) -> _Header:
    kind, data = next(_chunks(stream), (b"", b""))
    if kind != b"IHDR" or len(data) != 13:
        raise ValueError(kind)
    width, height = int.from_bytes(data[:4]), int.from_bytes(data[4:8])
    depth, colour, _packing, _filter, interlaced = data[8:13]
    if colour not in _CHANNELS or depth not in {1, 2, 4, 8, 16}:
        raise ValueError(kind)
    return _Header(width, height, depth, colour, bool(interlaced))


def _said(path: Path) -> tuple[int, str]:
    """Return how the picture is to be turned, and whose it is; no pixel is unpacked for this."""
    from PIL.Image import Exif

    exif, owner = Exif(), ""
    with whole(path.name), path.open("rb") as stream:
        stream.seek(_SIGNATURE)
        for kind, data in _chunks(stream, _SAYING):
            if kind == b"eXIf":
                exif.load(b"Exif\0\0" + data)
            elif kind in _SAYING and data.startswith(b"Copyright\0"):
                owner = _text(kind, data.partition(b"\0")[2])
    turn = exif.get(ORIENTATION)
    return turn if isinstance(turn, int) else 1, plain_text(owner or exif.get(COPYRIGHT))


def _text(kind: bytes, said: bytes) -> str:
    """Return the words of a chunk after its keyword; packed ones are passed over."""
    if kind == b"tEXt":
        return said.decode("latin-1")
    if not said.startswith(b"\0"):
        return ""
    return said[2:].split(b"\0", 2)[-1].decode("utf-8", "replace")


def _chunks(
    stream: IO[bytes], wanted: frozenset[bytes] = _PICTURE
) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks that are wanted; those of the picture itself in pieces."""
    while len(head := stream.read(8)) == 8:
        left, kind = int.from_bytes(head[:4]), head[4:]
        if kind not in wanted or (kind in _SAYING and left > _MOST_SAID):
            stream.seek(left, 1)
        elif kind not in _SAYING and kind != b"IDAT" and left > 1024:
            raise ValueError(kind)
        else:
            while left:
                piece = stream.read(min(left, _PIECE))
                if not piece:
                    raise EOFError
                left -= len(piece)
                yield kind, piece
        stream.seek(4, 1)
        if kind == b"IEND":
            return


def _packed(stream: IO[bytes], palette: dict[bytes, bytes]) -> Iterator[bytes]:
    for kind, data in _chunks(stream):
        if kind == b"IDAT":
            yield data
        else:
            palette[kind] = data


def _rows(packed: Iterator[bytes], header: _Header) -> Iterator[bytes]:
    """Yield filtered rows, some at a time, never more than the header speaks of."""
    unpacker, left = zlib.decompressobj(), header.height
    length = header.row + 1
    rows, waiting = bytearray(), b""
    while left:
        wanted = min(BAND, left) * length
        while len(rows) < wanted:
            piece = unpacker.decompress(waiting, wanted - len(rows))
            rows += piece
            waiting = unpacker.unconsumed_tail
            if not piece and not waiting:
                waiting = next(packed, b"")
                if unpacker.eof or not waiting:
                    raise EOFError
        left -= wanted // length
        yield bytes(rows)
        rows.clear()


def _understood(image: "Image", header: _Header, palette: dict[bytes, bytes]) -> "Image":
    """Return pixels from an image of bytes."""
    from PIL import Image

    if header.depth == 16:
        image = image.getchannel(0) if header.colour == 0 else _high(image)
    if header.depth < 8:
        mode = "P" if header.colour == 3 else "L"
        raw = "1" if header.depth == 1 and mode == "L" else f"{mode};{header.depth}"
        mode = "1" if raw == "1" else mode
        size = (header.width, image.height)
        image = Image.frombytes(mode, size, image.tobytes(), "raw", raw)
    elif header.colour == 3:
        image = Image.frombytes("P", image.size, image.tobytes())
    if header.colour == 3:
        image.putpalette(palette[b"PLTE"])
        if b"tRNS" in palette:
            image.info["transparency"] = palette[b"tRNS"]
    return image


def _high(image: "Image") -> "Image":
    """Return grey and how solid it is, from the higher bytes of both."""
    from PIL import Image

    return Image.merge("LA", [image.getchannel(0), image.getchannel(2)])

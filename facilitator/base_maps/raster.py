"""What PNG, JPEG and TIFF have in common: pixels in rows, and perhaps a turn to be undone."""

from abc import abstractmethod
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from facilitator.base_maps.form import BaseMapError, Frame, Size, Source
from facilitator.base_maps.work import Work
from facilitator.ground import Reference, Six
from facilitator.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS: Final = 400_000_000
"""What a picture may say that it has."""
MOST_AT_ONCE: Final = 150_000_000
"""What it may have where its file can only be read as a whole."""
BAND: Final = 256
"""Rows that are read at once."""

Box = tuple[float, float, float, float]


class RasterSource(Source):
    """A picture of pixels. `_lies` is where it lies before it is turned the right way up."""

    def __init__(self, path: Path, size: Size, turn: int, lies: Reference | None = None) -> None:
        """Refuse what is too large before a single pixel is unpacked."""
        super().__init__(path)
        refuse_too_large(path.name, size, MOST_PIXELS)
        self._raw_size, self._turn = size, turn if turn in range(2, 9) else 1
        self.size = (size[1], size[0]) if self._turn >= 5 else size
        if lies is not None:
            self.reference = Reference(lies.crs, _after(lies.to_crs, self._turned()))

    def _draw(self, frame: Frame, size: Size, work: Work) -> "Image":
        left, top, width, height = frame
        corners = [
            self._raw(left, top),
            self._raw(left + width, top + height),
        ]
        (x, other_x), (y, other_y) = (sorted(axis) for axis in zip(*corners, strict=True))
        raw_size = (size[1], size[0]) if self._turn >= 5 else size
        with whole(self._path.name):
            image = self._unpack((x, y, other_x, other_y), raw_size, work)
        return _upright(image, self._turn)

    @abstractmethod
    def _unpack(self, box: Box, size: Size, work: Work) -> "Image":
        """Return a part of the picture as the file has it, at another size and in RGB."""

    def _raw(self, x: float, y: float) -> tuple[float, float]:
        """Return where in the file a pixel of the upright picture is."""
        p, q, r, s, t, u = self._turned()
        return p * x + q * y + r, s * x + t * y + u

    def _turned(self) -> Six:
        width, height = self._raw_size
        return {
            2: (-1, 0, width, 0, 1, 0),
            3: (-1, 0, width, 0, -1, height),
            4: (1, 0, 0, 0, -1, height),
            5: (0, 1, 0, 1, 0, 0),
            6: (0, 1, 0, -1, 0, height),
            7: (0, -1, width, -1, 0, height),
            8: (0, -1, width, 1, 0, 0),
        }.get(self._turn, (1, 0, 0, 0, 1, 0))


def refuse_too_large(name: str, size: Size, most: int) -> None:
    """Raise BaseMapError where a picture says that it has more pixels than may be unpacked."""
    if not (min(size) > 0 and size[0] * size[1] <= most and max(size) <= 300_000):
        message = _(
            "“{name}” is {width} by {height} pixels, which is more than this app opens; "
            "save a part of it, or a smaller copy."
        )
        raise BaseMapError(message.format(name=name, width=size[0], height=size[1]))


@contextmanager
def whole(name: str) -> Generator[None]:
    """Say in one sentence that a picture is damaged or cut short, whatever reading it raises."""
    import struct
    import warnings
    import zlib

    try:
        with warnings.catch_warnings():  # what Pillow mutters about is either whole or refused
            warnings.simplefilter("ignore")
            yield
    except (
        OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, TypeError, struct.error,
        zlib.error, OverflowError, ArithmeticError, AttributeError, RuntimeError,
    ) as error:  # fmt: skip
        message = _(
            "“{name}” is damaged, or was not copied to the end; copy it again, or save it anew."
        )
        raise BaseMapError(message.format(name=name)) from error
    except MemoryError as error:
        message = _("“{name}” needs more memory than there is; save a smaller copy of it.")
        raise BaseMapError(message.format(name=name)) from error


def bands_of(image: "Image") -> Iterator["Image"]:
    """Yield the rows of a picture that is in memory."""
    for top in range(0, image.height, BAND):
        yield in_rgb(image.crop((0, top, image.width, min(image.height, top + BAND))))


def in_rgb(image: "Image") -> "Image":
    """Return a picture in red, green and blue; what can be seen through becomes white."""
    from PIL import Image

    if image.mode.startswith("I;16"):
        image = Image.fromarray(_eight_bits(image))
    if image.mode in {"PA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in {"LA", "RGBA"}:
        white = Image.new("RGB", image.size, "white")
        white.paste(image.convert("RGB"), mask=image.getchannel("A"))
        return white
    return image if image.mode == "RGB" else image.convert("RGB")


def _eight_bits(image: "Image") -> Any:
    import numpy as np

    return (np.asarray(image) >> 8).astype(np.uint8)


def _upright(image: "Image", turn: int) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[turn]) if turn in turns else image


def _after(outer: Six, inner: Six) -> Six:
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + b * s,
        a * q + b * t,
        a * r + b * u + c,
        d * p + e * s,
        d * q + e * t,
        d * r + e * u + f,
    )

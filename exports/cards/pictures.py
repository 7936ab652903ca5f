"""The pictures on cards: sound, and no larger than paper shows."""

import io
import warnings
from typing import Final, NamedTuple

from PIL import Image, ImageOps

from facilitator.errors import FacilitatorError
from facilitator.i18n import _

MOST_PIXELS: Final = 40_000_000
"""A larger picture is refused: a small file can hold a picture that fills the memory."""
SIDE: Final = 1_200
"""The most points along a side: 300 to the inch on the widest card."""


class PrintablePicture(NamedTuple):
    """A PNG or JPEG that can be printed, and its width in heights."""

    data: bytes
    shape: float


def printable(name: str, data: bytes) -> PrintablePicture:
    """Return a picture as it is printed, or raise FacilitatorError with its name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                return _printable(name, picture, data)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError) as error:
        message = _(
            "The picture “{name}” is damaged or neither PNG nor JPEG, and is not printed; "
            "choose another one."
        )
        raise FacilitatorError(message.format(name=name)) from error


def _printable(name: str, picture: Image.Image, data: bytes) -> PrintablePicture:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large(name)
    picture.draft(picture.mode, (SIDE, SIDE))
    upright = ImageOps.exif_transpose(picture)
    shape = upright.width / upright.height
    if max(upright.size) <= SIDE and picture.format == "PNG":
        return PrintablePicture(data, shape)
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    if picture.format == "PNG":
        upright.save(file, "PNG")
    else:
        upright.convert("L" if upright.mode == "L" else "RGB").save(file, "JPEG", quality=88)
    return PrintablePicture(file.getvalue(), shape)


def _too_large(name: str) -> FacilitatorError:
    message = _(
        "The picture “{name}” has too many points to print; choose one of {count} million at most."
    )
    return FacilitatorError(message.format(name=name, count=MOST_PIXELS // 1_000_000))

"""Pictures as ReportLab takes them: a JPEG as it came, everything else as pixels."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from facilitator.errors import FacilitatorError
from facilitator.i18n import _

MOST_PIXELS = 60_000_000
"""A larger picture is refused: a small file can hold a picture that fills the memory."""
_ORIENTATION = 0x0112


class _AsItCame(ImageReader):
    """A JPEG, which ReportLab knows again by its bytes and need not unpack."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._came = data
        self._dataA = None  # ReportLab's word for: nothing shines through

    def getRGBData(self) -> bytes:  # noqa: N802 - ReportLab calls it so
        return self._came


def picture_reader(data: bytes) -> ImageReader:
    """Return an upright PNG or JPEG for `drawImage`, never a path or an address."""
    with _opened(data) as picture:
        upright = picture.getexif().get(_ORIENTATION, 1) == 1
        if picture.format == "JPEG" and picture.mode in {"RGB", "L"} and upright:
            return _AsItCame(data)
        picture = ImageOps.exif_transpose(picture)  # noqa: PLW2901 - the same, upright
        if picture.has_transparency_data:
            return ImageReader(picture.convert("RGBA"))
        return ImageReader(picture.convert("L" if picture.mode in {"1", "L"} else "RGB"))


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MOST_PIXELS:
            raise FacilitatorError(
                _("This picture has too many pixels to print; save a smaller copy and try again.")
            )
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise FacilitatorError(
            _("This picture is damaged or neither PNG nor JPEG; save it again and try again.")
        ) from error
    return picture

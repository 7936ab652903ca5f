"""How a picture is kept: PNG where its colours are flat, as drawn maps are, otherwise JPEG."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from facilitator.base_maps.work import Work, Written

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES: Final = 50 * 1024 * 1024
_QUALITIES: Final = (92, 85, 75, 60)
_WINDOW: Final = 256
_FLAT: Final = 1.4
"""How much larger than a JPEG a PNG may be, for the sake of clean lines and letters."""


def encoded(
    image: "Image", work: Work, *, passing: bool = False
) -> tuple[str, bytes, tuple[int, int]]:
    """Return media type, bytes and size of a picture, which is made smaller where it must be.

    One that is only `passing` is not kept, so it is packed quickly rather than well.
    """
    work.at(0.0)
    if _is_flat(image):
        data = _saved(image, work, format="PNG", compress_level=1 if passing else 5)
        if data is not None:
            return "image/png", data, image.size
    while True:
        for quality in _QUALITIES:
            data = _saved(
                image, work, format="JPEG", quality=quality, subsampling=0 if quality > 85 else 2
            )
            if data is not None:
                return "image/jpeg", data, image.size
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))


def _saved(image: "Image", work: Work, **how: str | int) -> bytes | None:
    """Return the bytes, or None where they are more than may be kept."""
    stream = Written(MOST_BYTES, work)
    image.save(stream, **how)  # type: ignore[arg-type]
    return None if stream.full else bytes(stream.data)


def _is_flat(image: "Image") -> bool:
    """Try both ways on windows from all over the picture."""
    png = jpeg = 0
    for share in range(16):
        across, down = share % 4 / 3, share // 4 / 3
        left = int(across * max(0, image.width - _WINDOW))
        top = int(down * max(0, image.height - _WINDOW))
        right, bottom = min(image.width, left + _WINDOW), min(image.height, top + _WINDOW)
        window = image.crop((left, top, right, bottom))
        png += _length(window, format="PNG", compress_level=6)
        jpeg += _length(window, format="JPEG", quality=90, subsampling=0)
    return png <= jpeg * _FLAT


def _length(window: "Image", **how: str | int) -> int:
    stream = BytesIO()
    window.save(stream, **how)  # type: ignore[arg-type]
    return stream.tell()

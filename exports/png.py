"""Pages as pictures, drawn from the very PDF that is printed."""

import io
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Final

import pypdfium2
from PIL import Image

from exports.document import Document
from exports.pdf import pdf_bytes

POINTS_PER_INCH = 72
NOT_A_POINT_MORE = 0.99999
"""Keeps a rounding error from adding a row of points: the renderer rounds up."""
BAND: Final = 4_000_000
"""So many points are drawn at a time: a band needs twice as much memory a point as the picture."""


def png_pages(document: Document, *, dpi: float = 150) -> list[bytes]:
    """Return one PNG for each page."""
    pictures: list[bytes] = []
    for picture in rendered(pdf_bytes(document), dpi=dpi):
        file = io.BytesIO()
        picture.save(file, "PNG", dpi=(dpi, dpi))
        picture.close()  # before the next one is drawn: a large one takes 100 MB
        pictures.append(file.getvalue())
    return pictures


def rendered(pdf: bytes, *, dpi: float) -> Iterator[Image.Image]:
    """Yield the pages of a PDF as pictures; large ones are drawn band by band."""
    scale = dpi / POINTS_PER_INCH * NOT_A_POINT_MORE
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            yield _picture(page, scale)
            page.close()


def _picture(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    width, height = (ceil(side * scale) for side in page.get_size())
    step = max(1, BAND // width)
    if step >= height:
        return _band(page, scale, 0, height, height)
    whole = Image.new("RGB", (width, height))
    for top, foot in pairwise([*range(0, height, step), height]):
        with _band(page, scale, top, foot, height) as band:
            whole.paste(band, (0, top))
    return whole


def _band(page: pypdfium2.PdfPage, scale: float, top: int, foot: int, height: int) -> Image.Image:
    """Draw the rows of points from `top` down to `foot`, of so many on the page."""
    left_out = [max(0.0, points - 0.5) / scale for points in (height - foot, top)]
    bitmap = page.render(scale=scale, crop=(0, left_out[0], 0, left_out[1]))
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return picture

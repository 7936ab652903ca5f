"""Pages as pictures, drawn from the very PDF that is printed."""

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image

from exports.document import Document
from exports.pdf import pdf_bytes

POINTS_PER_INCH = 72
NOT_A_POINT_MORE = 0.99999
"""Keeps a rounding error from adding a row of points: the renderer rounds up."""


def png_pages(document: Document, *, dpi: float = 150) -> list[bytes]:
    """Return one PNG for each page."""
    pictures: list[bytes] = []
    for picture in rendered(pdf_bytes(document), dpi=dpi):
        file = io.BytesIO()
        picture.save(file, "PNG", dpi=(dpi, dpi))
        pictures.append(file.getvalue())
    return pictures


def rendered(pdf: bytes, *, dpi: float) -> Iterator[Image.Image]:
    """Yield the pages of a PDF as pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=dpi / POINTS_PER_INCH * NOT_A_POINT_MORE)
            picture = bitmap.to_pil().convert("RGB")
            bitmap.close()
            page.close()
            yield picture

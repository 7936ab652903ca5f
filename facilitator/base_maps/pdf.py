"""A page of a PDF, drawn at the size that is wanted, some rows at a time."""

import math
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from facilitator.base_maps.form import BaseMapError, Frame, Size, Source, plain_text
from facilitator.base_maps.raster import MOST_AT_ONCE, whole
from facilitator.base_maps.work import Work
from facilitator.i18n import _

if TYPE_CHECKING:
    from PIL.Image import Image

_PER_POINT: Final = 300 / 72
_LONGEST: Final = 12_000
_FINE: Final = 4000
"""Pixels that a small frame is given, since a page can be drawn as large as is wanted."""
_MOST_ENLARGED: Final = 4
_BAND: Final = 1024


class PdfSource(Source):
    """One page at 300 dots an inch, or fewer where the page is very large."""

    kind = "pdf"

    def __init__(self, path: Path, page: int = 1) -> None:
        """Count its pages and measure one."""
        super().__init__(path)
        with _opened(path) as document:
            self.pages = len(document)
            self.page = min(max(page, 1), self.pages)
            width, height = document.get_page_size(self.page - 1)
            self.title = plain_text(document.get_metadata_value("Title"), 120) or self.title
        if not (0 < width < math.inf and 0 < height < math.inf):
            raise BaseMapError(_damaged().format(name=path.name))
        scale = min(_PER_POINT, _LONGEST / max(width, height))
        self.size = (max(1, round(width * scale)), max(1, round(height * scale)))

    def at_page(self, page: int) -> Self:
        """Return another page of the document; the first is 1."""
        return type(self)(self._path, page)

    def _cut_size(self, frame: Frame, longest: int) -> Size:
        longer = max(frame[2], frame[3])
        wanted = min(longest, max(longer, min(_FINE, longer * _MOST_ENLARGED)))
        return (
            max(1, round(frame[2] * wanted / longer)),
            max(1, round(frame[3] * wanted / longer)),
        )

    def _draw(self, frame: Frame, size: Size, work: Work) -> "Image":
        from PIL import Image

        left, top, width, height = frame
        across, down = size[0] / width, size[1] / height
        page_size = (round(self.size[0] * across), round(self.size[1] * down))
        result = Image.new("RGB", size, "white")
        with _opened(self._path) as document:
            page = document[self.page - 1]
            _refuse_large_pictures(page, self._path.name)
            for start in range(0, size[1], _BAND):
                work.at(start / size[1])
                rows = min(_BAND, size[1] - start)
                corner = (round(left * across), round(top * down) + start)
                result.paste(_rendered(page, page_size, corner, (size[0], rows)), (0, start))
        return result


def _rendered(page: Any, page_size: Size, corner: Size, size: Size) -> "Image":
    """Return a part of a page, which is `page_size` pixels as a whole."""
    import pypdfium2
    from pypdfium2 import raw

    bitmap = pypdfium2.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    raw.FPDF_RenderPageBitmap(
        bitmap, page, -corner[0], -corner[1], *page_size, 0, raw.FPDF_ANNOT | raw.FPDF_PRINTING
    )
    image: Image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return image


def _refuse_large_pictures(page: Any, name: str) -> None:
    from pypdfium2 import raw

    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
        width, height = picture.get_px_size()
        if width * height > MOST_AT_ONCE:
            message = _(
                "“{name}” holds a picture of {width} by {height} pixels, which is more than "
                "this app opens; save a part of it, or a smaller copy."
            )
            raise BaseMapError(message.format(name=name, width=width, height=height))


@contextmanager
def _opened(path: Path) -> Generator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            message = _("“{name}” is locked with a password; save a copy without one.")
            raise BaseMapError(message.format(name=path.name)) from error
        raise BaseMapError(_damaged().format(name=path.name)) from error
    with whole(path.name):
        try:
            if len(document) == 0:
                raise BaseMapError(_damaged().format(name=path.name))
            yield document
        finally:
            document.close()


def _damaged() -> str:
    return _("“{name}” is damaged, or is no PDF; copy it again, or save it anew.")

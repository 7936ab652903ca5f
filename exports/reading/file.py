"""One file of photos: a photo, or a scan of which each page is one."""

import io
from pathlib import Path
from typing import Any

from exports.reading.photos import (
    DPI,
    LARGEST,
    MOST_PAGES,
    MOST_SIDE,
    POINTS_PER_INCH,
    QUALITY,
    is_scan,
)
from exports.reading.problems import UnreadableError, not_a_picture, too_large
from facilitator.i18n import _


class PhotoFile:
    """Holds a file's bytes, so that it is opened once and nothing of it is left on the disk."""

    def __init__(self, path: Path) -> None:
        """Open it, or raise UnreadableError with the sentence that says why not."""
        self.path = path
        try:
            if path.stat().st_size > LARGEST:
                raise UnreadableError(too_large())
            self._data = path.read_bytes()
        except OSError as error:
            message = _("This file cannot be opened: {why}. Try again, or open a copy.")
            raise UnreadableError(message.format(why=error.strerror or str(error))) from error
        self._document: Any = None
        if is_scan(self._data):
            self._document = self._opened()

    @property
    def pages(self) -> int:
        """How many pages a scan has; 0 for a photo."""
        return 0 if self._document is None else min(len(self._document), MOST_PAGES)

    def photo(self, page: int) -> bytes:
        """Return the photo, or this page of the scan, counted from 1, as a JPEG."""
        if self._document is None:
            return self._data
        import pypdfium2

        try:
            found = self._document[max(0, page - 1)]
            scale = min(DPI / POINTS_PER_INCH, MOST_SIDE / max(found.get_size()))
            bitmap = found.render(scale=scale)
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise UnreadableError(not_a_picture()) from error
        stream = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(stream, "JPEG", quality=QUALITY)
        bitmap.close()
        found.close()
        return stream.getvalue()

    def close(self) -> None:
        """Let it go."""
        if self._document is not None:
            self._document.close()

    def _opened(self) -> Any:
        import pypdfium2

        try:
            return pypdfium2.PdfDocument(self._data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(not_a_picture()) from error

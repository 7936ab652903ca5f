"""Many photos at once, and scans: every page of a PDF is a photo too."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exports.reading.photo import Find, Reading, read_photo
from exports.reading.plans import sheet_plans
from exports.reading.problems import UnreadableError, not_a_picture, too_large
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from facilitator.transfer import export_document

LARGEST = 300 * 1024 * 1024
"""Bytes of a photo, or of a scan with all its pages."""
MOST_PAGES = 500
DPI, MOST_SIDE = 220, 6_000
"""How finely a page of a PDF is seen, and the most points along its longer side."""
POINTS_PER_INCH = 72
QUALITY = 92
PDF = b"%PDF-"
HEAD = 1024


@dataclass(frozen=True)
class ReadFile:
    """What a photo in a file says; `page` is counted from 1 in a scan, and 0 for a photo."""

    file: str
    page: int
    reading: Reading

    def as_json(self) -> dict[str, Any]:
        """Return it as `read --json` prints it."""
        reading, code = self.reading, self.reading.code
        sheet = None
        if code is not None:
            sheet = {"activity": code.activity, "participant": code.whose, "number": code.number}
        areas = [{"colour": area.colour, "rings": area.rings} for area in reading.areas]
        return {
            "file": self.file,
            **({"page": self.page} if self.page else {}),
            "sheet": sheet,
            "problem": reading.problem,
            "notice": reading.notice,
            "areas": areas,
        }

    def said(self, words: str) -> str:
        """Return a sentence with the file's name before it."""
        where = self.file
        if self.page:
            where = _("{file}, page {page}").format(file=self.file, page=self.page)
        return f"{where}: {words}"

    def summary(self) -> str:
        """Say whose sheet it is and how much was found on it."""
        code, areas = self.reading.code, self.reading.areas
        found = ngettext("{count} area", "{count} areas", len(areas)).format(count=len(areas))
        if code is None or not code.whose:
            return found
        return _("{who}, {areas}").format(who=code.whose, areas=found)


def read_files(
    paths: Iterable[Path], workshop: Path, key: Passphrase | None = None
) -> Iterator[ReadFile]:
    """Read photos of a workshop's sheets, one after the other; nothing is stored."""
    with Store.open(workshop, key=key, read_only=True) as store:
        find = sheet_plans(export_document(store))
    for path in paths:
        yield from read_file(path, find)


def read_file(path: Path, find: Find) -> Iterator[ReadFile]:
    """Read a photo, or every page of a scan."""
    page = 0
    try:
        data = _bytes(path)
        for picture in photos_in(data):
            page += is_scan(data)
            yield ReadFile(str(path), page, read_photo(picture, find))
    except FacilitatorError as error:
        yield ReadFile(str(path), page, Reading(problem=str(error)))


def is_scan(data: bytes) -> bool:
    """Say whether a file holds pages, not one picture."""
    return PDF in data[:HEAD]


def photos_in(data: bytes) -> Iterator[bytes]:
    """Yield the photos in a file: itself, or the pages of a PDF, each as a JPEG."""
    if is_scan(data):
        yield from _pages(data)
    else:
        yield data


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(too_large())
        return path.read_bytes()
    except OSError as error:
        message = _("This file cannot be opened: {why}. Try again, or open a copy.")
        raise UnreadableError(message.format(why=error.strerror or str(error))) from error


def _pages(data: bytes) -> Iterator[bytes]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            for number in range(min(len(document), MOST_PAGES)):
                page = document[number]
                scale = min(DPI / POINTS_PER_INCH, MOST_SIDE / max(page.get_size()))
                bitmap = page.render(scale=scale)
                file = io.BytesIO()
                bitmap.to_pil().convert("RGB").save(file, "JPEG", quality=QUALITY)
                bitmap.close()
                page.close()
                yield file.getvalue()
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(not_a_picture()) from error

"""What stands on the wall of an activity as a picture: a PNG, or an SVG whose words are text."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from exports.document import Document
from exports.exercises import PAPERS
from exports.png import png_pages
from exports.sheets import Job, Paper, PrintOptions
from exports.svg import svg_pages
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.files import replacing
from facilitator.i18n import _

PICTURES: Final = frozenset({".png", ".svg"})
DPI: Final = 150


def export_picture(
    workshop: WorkshopDocument, path: Path, *, activity: int | None = None
) -> list[Path]:
    """Draw an activity's poster, A3, into a file whose ending says which kind of picture it is.

    A poster of several pages is as many files, `OUT.png`, `OUT 2.png` and so on; each is written
    whole or not at all. Returns them.
    """
    document = _poster(workshop, activity)
    pages = _pages(document, path.suffix.lower())
    files = [path if n == 1 else _numbered(path, n) for n in range(1, len(pages) + 1)]
    for file, data in zip(files, pages, strict=True):
        _write(file, data)
    return files


def _poster(workshop: WorkshopDocument, activity: int | None) -> Document:
    """Return the first of an activity's papers that has anything to say."""
    number = _the_activity(workshop, activity)
    job = Job(workshop, number, PrintOptions(activity=number))
    wanted: Callable[[Paper], bool] = lambda paper: paper.wanted(job)  # noqa: E731
    papers = PAPERS[job.activity.exercise].filled
    paper = next(filter(wanted, papers), None)
    if paper is None:
        message = _("There is nothing to draw of “{title}” yet.")
        raise FacilitatorError(message.format(title=job.title))
    return paper.draw(job)


def _the_activity(workshop: WorkshopDocument, activity: int | None) -> int:
    count = len(workshop.activities)
    number = 1 if activity is None and count == 1 else activity
    if number is None:
        raise FacilitatorError(
            _("A picture shows one activity; say which by its number, from 1 to {count}.").format(
                count=count
            )
        )
    if not 1 <= number <= count:
        message = _("There is no activity {number} in this workshop; it has {count}.")
        raise FacilitatorError(message.format(number=number, count=count))
    return number


def _pages(document: Document, ending: str) -> list[bytes]:
    if ending == ".svg":
        return [page.encode("utf-8") for page in svg_pages(document)]
    return png_pages(document, dpi=DPI)


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem} {number}{path.suffix}")


def _write(path: Path, data: bytes) -> None:
    try:
        with replacing(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        message = _("“{name}” cannot be written: {why}.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=path.name, why=why)) from error

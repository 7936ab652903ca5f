"""What hangs on the wall as a picture: a PNG, or an SVG whose words are text."""

from collections.abc import Sequence
from math import floor, sqrt
from pathlib import Path
from typing import Final, NamedTuple

from exports.choice import for_the_room
from exports.document import MM, Document
from exports.exercises import PAPERS
from exports.png import POINTS_PER_INCH, png_pages
from exports.session.papers import MATERIALS, is_a_day
from exports.session.papers import PAPERS as SESSION
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from exports.svg import svg_pages
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.files import replacing
from facilitator.i18n import _

PICTURES: Final = frozenset({".png", ".svg"})
DPI, LEAST_DPI, MOST_DPI = 150, 30, 600
MOST_POINTS: Final = 40_000_000
"""So many points has a PNG at most, which is A0 at 160 an inch: more would fill the memory."""


class Poster(NamedTuple):
    """Something that hangs on the wall: of an activity, counted from 1, or WHOLE of the day."""

    activity: int
    key: str
    title: str


def posters(workshop: WorkshopDocument, activity: int | None = None) -> list[Poster]:
    """Return what there is to hang on the wall, of one activity or of all."""
    count = len(workshop.activities)
    if activity is not None and not 1 <= activity <= count:
        message = _(
            "There is no activity {number} in this workshop; it has {count}. Choose another number."
        )
        raise FacilitatorError(message.format(number=activity, count=count))
    shared = for_the_room(workshop)
    numbers = [*range(1, count + 1), WHOLE] if activity is None else [activity]
    return [
        Poster(number, paper.key, _title(paper, job))
        for number in numbers
        for job in [Job(shared, number, PrintOptions())]
        for paper in _on_the_wall(job)
    ]


def export_picture(  # noqa: PLR0913
    workshop: WorkshopDocument,
    path: Path,
    *,
    activity: int | None = None,
    poster: str = "",
    paper: str = "a3",
    dpi: int = DPI,
) -> list[Path]:
    """Draw a poster into a file whose ending says which kind of picture it is; return the files.

    Without a name of a `poster`, it is the first of the activity. One of several pages is as many
    files, `OUT.png`, `OUT 2.png` and so on; each is written whole or not at all.
    """
    number, wanted = _chosen(workshop, activity, poster)
    options = PrintOptions(paper=paper, activity=number or None)
    document = wanted.document(Job(for_the_room(workshop), number, options))
    pages = _pages(document, path.suffix.lower(), dpi)
    files = [path if n == 1 else _numbered(path, n) for n in range(1, len(pages) + 1)]
    for file, data in zip(files, pages, strict=True):
        _write(file, data)
    return files


def _chosen(workshop: WorkshopDocument, activity: int | None, key: str) -> tuple[int, Paper]:
    """Return the poster that is meant, and the number of its activity."""
    if not key:
        return _first(workshop, activity)
    there = posters(workshop, activity)
    found = [each for each in there if each.key == key]
    if len(found) > 1:
        message = _(
            "Several activities have a poster “{key}”; say which by its number, such as {n}."
        )
        raise FacilitatorError(message.format(key=key, n=found[0].activity))
    if not found:
        if not there:
            raise FacilitatorError(
                _("There is nothing to hang on the wall yet; add something to an activity first.")
            )
        message = _("There is no poster “{key}” here; choose one of: {known}.")
        known = ", ".join(dict.fromkeys(each.key for each in there))
        raise FacilitatorError(message.format(key=key, known=known))
    number = found[0].activity
    return number, next(paper for paper in _papers(workshop, number) if paper.key == key)


def _first(workshop: WorkshopDocument, activity: int | None) -> tuple[int, Paper]:
    """Return the first of an activity's papers that has anything to say."""
    number = _the_activity(workshop, activity)
    job = Job(for_the_room(workshop), number, PrintOptions(activity=number))
    paper = next((each for each in _papers(workshop, number) if each.wanted(job)), None)
    if paper is None:
        message = _("There is nothing to draw of “{title}” yet; add something to it first.")
        raise FacilitatorError(message.format(title=job.title))
    return number, paper


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
        message = _(
            "There is no activity {number} in this workshop; it has {count}. Choose another number."
        )
        raise FacilitatorError(message.format(number=number, count=count))
    return number


def _papers(workshop: WorkshopDocument, number: int) -> Sequence[Paper]:
    """Return the filled papers of an activity, or of the day as a whole."""
    if number == WHOLE:
        return SESSION.filled
    return PAPERS[workshop.activities[number - 1].exercise].filled


def _on_the_wall(job: Job) -> list[Paper]:
    """Return the posters of an activity, or of the day, on which there is something."""
    every = job.number != WHOLE or is_a_day(job.workshop.activities)
    return [
        paper
        for paper in _papers(job.workshop, job.number)
        if not paper.in_hand and not paper.for_facilitator and paper.key != MATERIALS
        if (every or paper.log_book) and paper.wanted(job)
    ]


def _title(paper: Paper, job: Job) -> str:
    if job.number == WHOLE:
        return paper.title()
    return _("{activity}: {poster}").format(activity=job.title, poster=paper.title())


def _pages(document: Document, ending: str, dpi: int) -> list[bytes]:
    if ending == ".svg":
        return [page.encode("utf-8") for page in svg_pages(document)]
    _refuse_too_fine(document, dpi)
    return png_pages(document, dpi=dpi)


def _refuse_too_fine(document: Document, dpi: int) -> None:
    """Raise FacilitatorError where a picture would have more points than there is room for."""
    if not LEAST_DPI <= dpi <= MOST_DPI:
        message = _(
            "A picture has {least} to {most} points an inch, not {dpi}; choose such a number."
        )
        raise FacilitatorError(message.format(least=LEAST_DPI, most=MOST_DPI, dpi=dpi))
    inches = [page.width * page.height * (MM / POINTS_PER_INCH) ** 2 for page in document.pages]
    largest = max(inches)
    if largest * dpi**2 > MOST_POINTS:
        message = _(
            "A picture of this size would not fit into the memory; take at most {most} points an "
            "inch, or smaller paper, or draw it as .svg."
        )
        raise FacilitatorError(message.format(most=floor(sqrt(MOST_POINTS / largest))))


def _numbered(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem} {number}{path.suffix}")


def _write(path: Path, data: bytes) -> None:
    try:
        with replacing(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        message = _("“{name}” cannot be written: {why}. Choose another place, or make room.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=path.name, why=why)) from error

"""The pack: everything that a workshop leaves on paper, each paper a PDF in one folder.

Plain data in, files out: it can run in a worker process, without a window.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from exports.document import Document, layout
from exports.exercises import PAPERS
from exports.exercises.cards.papers import CARD_PAPERS
from exports.log_book.entries import for_everybody
from exports.pdf import pdf_bytes
from exports.session.papers import PAPERS as SESSION
from exports.session.papers import is_a_day
from exports.sheets import BLANK, WHOLE, Job, Paper, Papers, PrintOptions
from exports.tiles import tiled, tiling
from exports.type.characters import missing_sentence
from facilitator.decks import CARDS
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.file_names import file_title
from facilitator.files import replacing
from facilitator.i18n import _

__all__ = ["PrintOptions", "Printed", "print_pack"]

BOARDS: Final = frozenset({"board", "theory_of_change"})
"""Exercises that say something only where there are notes."""


class Printed(NamedTuple):
    """A file that was printed, and what the person at the printer should know about it.

    What holds for several files stands with the first of them only.
    """

    path: Path
    notices: list[str]


def print_pack(
    workshop: WorkshopDocument,
    options: PrintOptions,
    folder: Path,
    questions: Mapping[int, Sequence[str]] | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[Printed]:
    """Print a workshop, or one of its activities, into a folder that is made where it is missing.

    `questions`, by activity counted from 1, stand on its poster; `progress` hears the name of
    each file before it is drawn. Every file is written whole or not at all, and what only the
    facilitator sees is on no paper but the facilitator's own.
    """
    numbers = _activities(workshop, options)
    _refuse_no_cards(workshop, numbers, options)
    _make(folder)
    for_the_room = _for_the_room(workshop)
    printed: list[Printed] = []
    said: set[str] = set()
    for number in numbers:
        asked = tuple((questions or {}).get(number, ()))
        for paper, chosen in _papers(workshop, number, options):
            about = workshop if paper.for_facilitator else for_the_room
            for job in _jobs(paper, Job(about, number, chosen, asked)):
                name = file_name(job, paper, copy=chosen.large_print != options.large_print)
                if progress:
                    progress(name)
                sheet = _print(job, paper, folder / name)
                notices = [
                    each for each in sheet.notices if each in job.notices or each not in said
                ]
                said.update(notices)
                printed.append(sheet._replace(notices=notices))
    return printed


def _jobs(paper: Paper, job: Job) -> list[Job]:
    """Return what is printed as this paper: a file each, or nothing where there is nothing."""
    if not paper.wanted(job):
        return []
    return [replace(job, options=options, notices=[]) for options in paper.each(job)]


def file_name(job: Job, paper: Paper, *, copy: bool = False) -> str:
    """Return a plain name such as `Riverside - poster a3.pdf`.

    With the activity's number, where there are several; `copy` is one in large print beside
    another.
    """
    plain = file_title(job.workshop.workshop.title or job.title)
    several = len(job.workshop.activities) > 1
    number = f"{job.number} " if several and job.number != WHOLE else ""
    name = paper.name(job)
    if paper.poster and (tiles := tiling(job.options)):
        name = _("{poster} in tiles {paper}").format(poster=name, paper=tiles.paper)
    if copy:
        name = _("{paper} large print").format(paper=name)
    return f"{plain or _('workshop')} - {number}{name}.pdf"


def _for_the_room(workshop: WorkshopDocument) -> WorkshopDocument:
    """Return a workshop without what only the facilitator sees."""
    activities = [
        activity.model_copy(update={"facilitator_notes": ""}) for activity in workshop.activities
    ]
    kept = for_everybody(workshop)
    return kept.model_copy(update={"activities": activities, "access_needs": []})


def _activities(workshop: WorkshopDocument, options: PrintOptions) -> Sequence[int]:
    count = len(workshop.activities)
    if options.activity is None:
        return [WHOLE, *range(1, count + 1)]
    if not 1 <= options.activity <= count:
        raise FacilitatorError(
            _("There is no activity {number} in this workshop; it has {count}.").format(
                number=options.activity, count=count
            )
        )
    return [options.activity]


def _refuse_no_cards(
    workshop: WorkshopDocument, numbers: Sequence[int], options: PrintOptions
) -> None:
    """Raise FacilitatorError where nothing but cards is asked for, and there are none."""
    only_cards = bool(options.papers) and CARD_PAPERS.issuperset(options.papers)
    here = (workshop.activities[number - 1] for number in numbers if number != WHOLE)
    if not only_cards or any(activity.exercise == CARDS for activity in here):
        return
    if options.activity is None:
        sentence = _(
            "There are no cards in this workshop; add an activity that is played with cards first."
        )
    else:
        sentence = _("There are no cards in this activity; choose one that is played with cards.")
    raise FacilitatorError(sentence)


def _papers(
    workshop: WorkshopDocument, number: int, options: PrintOptions
) -> Iterator[tuple[Paper, PrintOptions]]:
    """Yield the papers that are asked for, each with the options that it is printed with."""
    yield from _edition(workshop, number, options)
    if options.large_copies and not options.large_print:
        for paper, chosen in _edition(workshop, number, replace(options, large_print=True)):
            if paper.in_hand:
                yield paper, chosen


def _edition(
    workshop: WorkshopDocument, number: int, options: PrintOptions
) -> Iterator[tuple[Paper, PrintOptions]]:
    whole = number == WHOLE
    papers: Papers = SESSION if whole else PAPERS[workshop.activities[number - 1].exercise]
    asked = options.papers
    usual = is_a_day(workshop.activities) if whole else True
    passed_over = options.blank or (not whole and _says_nothing(workshop, number, options))
    for paper in () if passed_over else papers.filled:
        of_this = usual or paper.log_book
        wanted = paper.key in asked if asked else of_this and paper.usual(options)
        if wanted or paper.key in options.also:
            yield paper, options
    for paper in papers.blank:
        if _is_blank(paper, asked, whole=whole, only=options.blank):
            yield paper, replace(options, blank=True)


def _is_blank(paper: Paper, asked: Sequence[str], *, whole: bool, only: bool) -> bool:
    """Say whether a blank paper is printed, where `only` blank ones are or beside others."""
    if only:
        return not asked or paper.key in asked
    return paper.key in asked or (not whole and BLANK in asked)


def _says_nothing(workshop: WorkshopDocument, number: int, options: PrintOptions) -> bool:
    """Say whether an activity is a board on which nobody wrote yet, and that is not asked for."""
    activity = workshop.activities[number - 1]
    return not options.empty_too and activity.exercise in BOARDS and not activity.notes


def _print(job: Job, paper: Paper, path: Path) -> Printed:
    drawn = document = paper.draw(job)
    if paper.poster and (tiles := tiling(job.options)):
        document = tiled(drawn, tiles, job.options)
    _write(path, pdf_bytes(document))
    if job.options.layout:
        description = json.dumps(layout(document), indent=1)
        _write(path.with_suffix(".layout.json"), description.encode("utf-8"))
    return Printed(path, list(_notices(job, paper, drawn)))


def _notices(job: Job, paper: Paper, document: Document) -> Iterator[str]:
    yield from job.notices
    if paper.poster and job.options.tile and not tiling(job.options):
        yield _("A poster of this size fits on one sheet; it is not in tiles.")
    if sentence := missing_sentence(document):
        yield sentence
    yield from job.left_out


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FacilitatorError(
            _("The folder {folder} could not be made: {why}.").format(
                folder=folder, why=error.strerror
            )
        ) from error


def _write(path: Path, data: bytes) -> None:
    try:
        with replacing(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        raise FacilitatorError(
            _("{name} could not be written: {why}.").format(name=path.name, why=error.strerror)
        ) from error

"""The pack: everything that a workshop leaves on paper, each paper a PDF in one folder.

Plain data in, files out: it can run in a worker process, without a window.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from exports.bound.counts import copies_sentence
from exports.bound.pack import Bound, bind
from exports.bound.piles import Pile, Piles
from exports.bound.words import pack_name
from exports.choice import chosen_activities, not_yet, refuse_no_cards
from exports.document import Document
from exports.layout import layout
from exports.pdf import pdf_bytes
from exports.printer.options import for_printer, without_calibration
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from exports.tiles import tiled, tiling
from exports.type.characters import missing_sentence
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.file_names import file_title
from facilitator.files import replacing
from facilitator.i18n import _

__all__ = ["PrintOptions", "Printed", "print_pack"]


class Printed(NamedTuple):
    """A file that was printed, and what the person at the printer should know about it.

    What holds for several files stands with the first of them only.
    """

    path: Path
    notices: list[str]
    copies: str = ""
    """That notice which says how many to print of it; empty where that is one."""

    def told(self) -> Iterator[str]:
        """Yield the notices for where all files are spoken of together: copies with their file."""
        for notice in self.notices:
            named = notice == self.copies
            said = _("{name}: {notice}") if named else "{notice}"
            yield said.format(name=self.path.name, notice=notice)


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
    refuse_no_cards(workshop, chosen_activities(workshop, options), options)
    tiling(options)  # what cannot be glued is refused before anything is written
    _make(folder)
    if options.one_file:
        bound = bind(workshop, options, questions, progress)
        if bound is None:
            return []
        path = folder / bound_name(workshop, options)
        if progress:
            progress(path.name)
        return [_print_bound(path, bound, options)]
    printed: list[Printed] = []
    said: set[str] = set()
    for pile in Piles(workshop, options, questions or {}).each():
        name = file_name(pile.job, pile.paper, copy=pile.is_large_copy)
        if progress:
            progress(name)
        sheet = _print(pile, folder / name)
        notices = [each for each in sheet.notices if each in pile.job.notices or each not in said]
        said.update(notices)
        printed.append(sheet._replace(notices=notices))
    if printed:
        printed[0].notices[:0] = not_yet(workshop, options)
    return printed


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


def _print(pile: Pile, path: Path) -> Printed:
    job = pile.job
    drawn = document = pile.paper.document(job)
    if pile.paper.poster and (tiles := tiling(job.options)):
        document = tiled(drawn, tiles, job.options)
    _write_document(path, document, job.options)
    copies = copies_sentence(pile.copies)
    if copies:
        copies = _("Print {copies}.").format(copies=copies)
        job.notices.append(copies)
    uncalibrated = without_calibration(document, job.options)
    return Printed(path, [*_notices(job, pile.paper, drawn), *uncalibrated], copies)


def bound_name(workshop: WorkshopDocument, options: PrintOptions) -> str:
    """Return what a pack in one file is called, such as `Riverside - pack before.pdf`."""
    plain = file_title(workshop.workshop.title)
    return f"{plain or _('workshop')} - {pack_name(options)}.pdf"


def _print_bound(path: Path, bound: Bound, options: PrintOptions) -> Printed:
    _write_document(path, bound.document, options)
    missing = missing_sentence(bound.document)
    uncalibrated = without_calibration(bound.document, options)
    return Printed(path, [*bound.notices, *([missing] if missing else []), *uncalibrated])


def _write_document(path: Path, document: Document, options: PrintOptions) -> None:
    _write(path, for_printer(pdf_bytes(document), options))
    if options.layout:
        description = json.dumps(layout(document), indent=1)
        _write(path.with_suffix(".layout.json"), description.encode("utf-8"))


def _notices(job: Job, paper: Paper, document: Document) -> Iterator[str]:
    yield from job.notices
    if paper.for_facilitator:
        yield _(
            "It is for whoever leads the day, and for nobody else: it may show what is private."
        )
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
            _("The folder {folder} could not be made: {why}. Choose another folder.").format(
                folder=folder, why=error.strerror
            )
        ) from error


def _write(path: Path, data: bytes) -> None:
    try:
        with replacing(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        raise FacilitatorError(
            _("{name} could not be written: {why}. Choose another folder, or make room.").format(
                name=path.name, why=error.strerror
            )
        ) from error

"""A workshop's pack: its papers, each drawn once, bound in the order of their use."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from exports.bound.binding import Binder, as_it_is, laid
from exports.bound.front import Front, Group, Line
from exports.bound.numbers import number_pages
from exports.bound.piles import Pile, Piles
from exports.bound.words import (
    about_pile,
    how_to_print,
    kept_back,
    pack_title,
    why_left_out,
)
from exports.contrast import in_high_contrast
from exports.document import Document, Page
from exports.repeats import quiet_repeats
from exports.sheets import WHOLE, Job, PrintOptions
from exports.tiles import tiled, tiling
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _


class Bound(NamedTuple):
    """A pack, and what the person at the printer should know about it."""

    document: Document
    notices: list[str]


class Drawn(NamedTuple):
    """A paper as it is drawn: the copy that is read aloud, and the pages of all the others."""

    pile: Pile
    document: Document
    others: Sequence[Sequence[Page]]
    line: Line


def bind(
    workshop: WorkshopDocument,
    options: PrintOptions,
    questions: Mapping[int, Sequence[str]] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Bound | None:
    """Return a workshop's pack as one document; None where there is nothing to put into it.

    `progress` hears the name of each paper before it is drawn.
    """
    piles = Piles(workshop, options, questions or {})
    parts: list[tuple[str, list[Drawn]]] = []
    for name, some in piles.parts():
        drawn = []
        for number, pile in enumerate(some):
            if progress:
                progress(pile.title)
            drawn.append(_drawn(pile, f"{len(parts)}.{number}"))
        parts.append((name, drawn))
    return _Binding(piles, parts).bound() if parts else None


def _drawn(pile: Pile, anchor: str) -> Drawn:
    """Draw a paper; where its sheets carry codes, once for each table."""
    job, whose = pile.job, pile.copies.whose
    document = draw_pile(pile, replace(job, whose=whose[0], notices=job.notices))
    drawn: dict[str, Sequence[Page]] = {whose[0]: [as_it_is(page) for page in document.pages]}
    coded = any("qr" in page.frames for page in document.pages)
    for table in whose:
        if table not in drawn:
            own = replace(job, whose=table, notices=[])
            drawn[table] = draw_pile(pile, own).pages if coded else drawn[whose[0]]
    others = [drawn[table] for table in whose[1:]]
    return Drawn(pile, document, others, Line(pile.title, anchor, about_pile(pile, document)))


def draw_pile(pile: Pile, job: Job) -> Document:
    """Draw a paper of a pack: a poster in tiles, where that is asked for."""
    document = pile.paper.document(job)
    if pile.paper.poster and (tiles := tiling(job.options)):
        return tiled(document, tiles, job.options)
    return document


class _Binding:
    """Puts the drawn papers behind the pages that lead to them."""

    def __init__(self, piles: Piles, parts: Sequence[tuple[str, Sequence[Drawn]]]) -> None:
        self.piles, self.parts = piles, parts
        self.options = piles.options
        self.every = [drawn for _name, some in parts for drawn in some]
        self.flipped = any(drawn.document.flip == "long" for drawn in self.every)
        self.left_out = kept_back(
            piles.workshop, self.options, [drawn.pile for drawn in self.every]
        )
        mono = self.options.mono or self.options.high_contrast
        self.front = Job(piles.workshop, WHOLE, replace(self.options, mono=mono))

    def bound(self) -> Bound:
        """Return the pack."""
        front = self._front()
        binder = Binder(front.title, front.language, flipped=self.flipped)
        binder.front(front)
        said: dict[int, str] = {}
        for name, some in self.parts:
            with binder.part(name):
                for drawn in some:
                    self._add(binder, drawn, said)
        quiet_repeats(binder.document)
        said.update(dict.fromkeys(binder.empty, _("this side stays empty")))
        number_pages(binder.document, self.options.least, said)
        paper = next(iter(self._how(binder.document.pages)))
        notices = [sentence for drawn in self.every for sentence in drawn.pile.job.notices]
        return Bound(binder.document, list(dict.fromkeys([paper, *notices, *self.left_out])))

    def _add(self, binder: Binder, drawn: Drawn, said: dict[int, str]) -> None:
        pages, whose = binder.document.pages, drawn.pile.copies.whose
        for number, table in enumerate(whose):
            first = len(pages)
            if number:
                binder.copy(drawn.others[number - 1], both_sides=bool(drawn.document.flip))
            else:
                binder.paper(drawn.document, drawn.pile.title, drawn.line.anchor)
            if table:
                words = _("Table {number}").format(number=table)
                said.update(dict.fromkeys(range(first, len(pages)), words))

    def _front(self) -> Document:
        """Return the first pages: drawn until the numbers in them are those of the papers."""
        count, before = 1, 0
        while count != before:
            before = count
            pages = self._counted(before)
            front = Front(
                pack_title(self.options),
                self.piles.counts.sentence() if self.options.when == "before" else "",
                list(self._how(pages)),
                [Group(name, [drawn.line for drawn in some]) for name, some in self.parts],
                self.left_out,
                why_left_out(),
            ).draw(self.front)
            count = len(front.pages)
        return in_high_contrast(front) if self.options.high_contrast else front

    def _how(self, pages: Sequence[Page]) -> Iterator[str]:
        private = any(drawn.pile.paper.for_facilitator for drawn in self.every)
        return how_to_print(pages, flipped=self.flipped, private=private)

    def _counted(self, front: int) -> list[Page]:
        """Return all pages behind so many first ones, and number the lines of the contents."""
        pages = [Document("").add_page(*self.front.text_paper)] * front
        for drawn in self.every:
            both_sides = bool(drawn.document.flip)
            own = drawn.document.pages
            drawn.line.first = 0
            for _copy in range(drawn.pile.copies.count):
                places = laid(len(pages), len(own), flipped=self.flipped, both_sides=both_sides)
                for page, (place, backs) in zip(own, places, strict=True):
                    drawn.line.first = drawn.line.first or place + 1
                    pages += [*pages[-1:] * backs, page]
            drawn.line.last = len(pages)
        return pages

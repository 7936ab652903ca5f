"""What is in a pack: its papers in the order of their use, and how many there are of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from exports.bound.counts import Copies, copies_of, counted, counts_of, options_for
from exports.choice import chosen_activities, chosen_papers, for_the_room, jobs
from exports.log_book.papers import BLANK as LOG_BOOK_BLANK
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _

LAST = frozenset(paper.key for paper in LOG_BOOK_BLANK)
"""Blank papers that are handed out at the end of the day."""


class Pile(NamedTuple):
    """A paper of a pack: what it is printed from, its copies, and what it is called."""

    paper: Paper
    job: Job
    copies: Copies
    title: str
    is_large_copy: bool = False
    """Whether it is printed in large print beside another."""

    @property
    def at_the_end(self) -> bool:
        """Whether it is handed out when the day ends, or made then."""
        return self.paper.log_book or self.paper.key in LAST


class Listed(NamedTuple):
    """A paper that can be left out of a pack: its key there, its name, its part, its copies."""

    key: str
    title: str
    part: str
    copies: int


class Piles:
    """Gathers the papers of a pack, by its parts."""

    def __init__(
        self,
        workshop: WorkshopDocument,
        options: PrintOptions,
        questions: Mapping[int, Sequence[str]],
    ) -> None:
        """Prepare; raise FacilitatorError where there cannot be so many tables or people.

        So where a pile is asked for that this pack does not have.
        """
        self.options, self.questions = options, questions
        self.counts = counts_of(workshop, options)
        before = options.when == "before"
        self.workshop = counted(workshop, self.counts) if before else workshop
        self._room = for_the_room(self.workshop)
        if options.piles:
            self._refuse_unknown()

    def parts(self) -> list[tuple[str, list[Pile]]]:
        """Return the parts by name: the day's papers, activity by activity, then the promises."""
        numbers = chosen_activities(self.workshop, self.options)
        day = self._in_order(WHOLE) if WHOLE in numbers else []
        parts = [(_("The day"), [pile for pile in day if not pile.at_the_end])]
        parts += [(self._name(number), self._in_order(number)) for number in numbers if number]
        parts.append((_("Promises"), [pile for pile in day if pile.at_the_end]))
        return [(name, piles) for name, piles in parts if piles]

    def listed(self) -> list[Listed]:
        """Return what can be left out, each paper of an activity once, in the order of its use."""
        found: dict[str, Listed] = {}
        for part, piles in self.parts():
            for pile in piles:
                key = pile_key(pile.job.number, pile.paper)
                before = found[key].copies if key in found else 0
                title = pile.paper.title()
                found[key] = Listed(key, title, part, before + pile.copies.count)
        return list(found.values())

    def each(self) -> Iterator[Pile]:
        """Yield all of them as they come: the day's, then activity by activity."""
        for number in chosen_activities(self.workshop, self.options):
            yield from self._of(number)

    def _refuse_unknown(self) -> None:
        everything = Piles(self.workshop, replace(self.options, piles=()), {})
        keys = [listed.key for listed in everything.listed()]
        known = {*keys, *(key.partition(".")[2] for key in keys)}
        for name in self.options.piles:
            if name not in known:
                raise FacilitatorError(
                    _("There is no pile “{name}” in this pack; choose from: {known}.").format(
                        name=name, known=", ".join(keys)
                    )
                )

    def _name(self, number: int) -> str:
        title = Job(self._room, number, self.options).title
        if len(self.workshop.activities) == 1:
            return title
        return _("{number}. {title}").format(number=number, title=title)

    def _in_order(self, number: int) -> list[Pile]:
        """Return the papers of an activity, each before its copies in large print."""
        piles = list(self._of(number))
        places = {pile.paper: place for place, pile in reversed(list(enumerate(piles)))}
        return sorted(piles, key=lambda pile: places[pile.paper])

    def _of(self, number: int) -> Iterator[Pile]:
        asked = tuple(self.questions.get(number, ()))
        piles = self.options.piles
        for paper, chosen in chosen_papers(self.workshop, number, self.options):
            if piles and paper.key not in piles and pile_key(number, paper) not in piles:
                continue
            copy = chosen.large_print != self.options.large_print
            about = self.workshop if paper.for_facilitator else self._room
            job = Job(about, number, chosen, asked)
            if self.options.when == "before":
                job.options = options_for(job, paper, self.counts, copy=copy)
            made = jobs(paper, job)
            for job in made:
                copies = Copies()
                if copy or self.options.when == "before":
                    copies = copies_of(paper, job, self.counts, copy=copy)
                title = _title(paper, job, several=len(made) > 1, copy=copy)
                yield Pile(paper, job, copies, title, copy)


def pile_key(number: int, paper: Paper) -> str:
    """Return what a paper of an activity is asked for by in a pack, such as `2.poster`."""
    return f"{number}.{paper.key}"


def _title(paper: Paper, job: Job, *, several: bool, copy: bool) -> str:
    """Return what a paper is called in a pack."""
    title = paper.title()
    if several:
        title = _("{title}: {name}").format(title=title, name=paper.name(job))
    return _("{title}, in large print").format(title=title) if copy else title

"""How many tables and people a pack is for, and who gets how many copies of each paper."""

import re
from dataclasses import dataclass, replace
from math import ceil

from exports.exercises.cards.papers import CARD_PAPERS
from exports.exercises.community_map.sheets import MOST_SHEETS, participant_codes
from exports.sheets import Job, Paper, PrintOptions
from facilitator.errors import FacilitatorError
from facilitator.exchange import TableDocument, WorkshopDocument
from facilitator.i18n import _, ngettext
from facilitator.participants import MOST_PEOPLE, MOST_TABLES

USUAL_PEOPLE = 30
"""A pack is for so many where nobody said how many people come."""
AT_A_TABLE = 6
"""So many sit at a table where nobody said how many tables there are."""


@dataclass(frozen=True)
class Counts:
    """How many tables and people there are, and whether somebody said so."""

    tables: int
    people: int
    tables_known: bool = True
    people_known: bool = True

    @classmethod
    def known(cls, tables: int, people: int) -> "Counts":
        """Return these, with guesses where one of them is 0: nobody said."""
        somebody = people or USUAL_PEOPLE
        return cls(tables or ceil(somebody / AT_A_TABLE), somebody, bool(tables), bool(people))

    def sentence(self) -> str:
        """Say for how many the pack is, and where that comes from."""
        people = ngettext("{count} person", "{count} people", self.people)
        tables = ngettext("{count} table", "{count} tables", self.tables)
        if self.people_known and self.tables_known:
            said = _("For {people} at {tables}.")
        elif self.people_known:
            said = _("For {people} at {tables}; how many tables there are, nobody said yet.")
        elif self.tables_known:
            said = _("For {people} at {tables}; how many people come, nobody said yet.")
        else:
            said = _("For {people} at {tables}; both are guesses, since nobody said yet.")
        return said.format(
            people=people.format(count=self.people), tables=tables.format(count=self.tables)
        )


def counts_of(workshop: WorkshopDocument, options: PrintOptions) -> Counts:
    """Return how many there are: as the options say, else as the workshop does."""
    _check(
        options.tables,
        MOST_TABLES,
        _("A pack is for 1 to {most} tables, not for {count}; choose such a number."),
    )
    _check(
        options.people,
        MOST_PEOPLE,
        _("A pack is for 1 to {most} people, not for {count}; choose such a number."),
    )
    here = sum(person.joins for person in workshop.participants)
    people = options.people or max(workshop.workshop.expected or 0, here)
    return Counts.known(options.tables or len(workshop.tables), people)


def _check(count: int, most: int, sentence: str) -> None:
    if not 0 <= count <= most:
        raise FacilitatorError(sentence.format(count=count, most=most))


def counted(workshop: WorkshopDocument, counts: Counts) -> WorkshopDocument:
    """Return a workshop with so many tables and people, for papers that count them themselves."""
    named = {table.number: table for table in workshop.tables}
    tables = [
        named.get(number) or TableDocument(number=number) for number in range(1, counts.tables + 1)
    ]
    if len(workshop.tables) == counts.tables:
        tables = workshop.tables
    head = workshop.workshop.model_copy(update={"expected": counts.people})
    return workshop.model_copy(update={"workshop": head, "tables": tables})


def options_for(job: Job, paper: Paper, counts: Counts, *, copy: bool) -> PrintOptions:
    """Return the options of a paper that has sheets for people, by code.

    Large print copies have codes of their own, which come after everybody else's.
    """
    options = job.options
    if paper.gets(job) != "own":
        return options
    if options.people:
        options = replace(options, sheets=min(options.people, MOST_SHEETS))
    if not copy:
        return options
    codes = participant_codes(replace(job, options=options))
    taken = [int(code[1:]) for code in codes if re.fullmatch(r"P\d{1,6}", code)]
    first = max([counts.people, *taken]) + 1
    return replace(options, sheets=options.large_copies, first_sheet=first)


@dataclass(frozen=True)
class Copies:
    """The copies of a paper: whose each is, where that is a table's, and why they are so many."""

    whose: tuple[str, ...] = ("",)
    why: str = ""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.whose)


def copies_of(paper: Paper, job: Job, counts: Counts, *, copy: bool = False) -> Copies:
    """Return the copies of a paper in a pack; `copy` is its large print edition beside another."""
    gets, large = paper.gets(job), job.options.large_copies
    tables = tuple(str(table.number) for table in job.workshop.tables)
    others = 0 if job.options.large_print or not paper.in_hand else large
    if gets == "own":
        return Copies()
    if copy:
        return _in_large_print(large, paper, job, len(tables) if gets == "table" else 1)
    if gets == "person":
        return _for_people(counts.people, others, paper.holds(job.options))
    if gets == "table":
        return Copies(tables, _("one for each table"))
    if gets == "table and person":
        some = _for_people(counts.people, others, paper.holds(job.options))
        why = _("one for each table, and {why}").format(why=some.why)
        return Copies((*tables, *some.whose), why)
    return Copies()


def _in_large_print(count: int, paper: Paper, job: Job, most: int) -> Copies:
    """Return the copies in large print; a set of cards is shared by those around it."""
    why = _for_large_print()
    if paper.key in CARD_PAPERS:
        count = min(count, most)
    elif paper.gets(job) == "person":
        count = ceil(count / paper.holds(job.options))
    return Copies(("",) * count, why)


def _for_people(everybody: int, large: int, holds: float) -> Copies:
    """Return copies for each, without those who have theirs in large print."""
    people = max(everybody - large, 1)
    whose = ("",) * ceil(people / holds)
    if holds == 1:
        each = _("one for each person")
        return Copies(whose, _("one for each person without large print") if large else each)
    if holds < 1:
        return Copies(whose, _("{count} for each person").format(count=round(1 / holds)))
    why = ngettext(
        "for {count} person, {holds} on a sheet", "for {count} people, {holds} on a sheet", people
    )
    return Copies(whose, why.format(count=people, holds=holds))


def _for_large_print() -> str:
    """Say whom they are for, not how many those are: a pack lies about, and needs are private."""
    return _("for whoever reads large print")


def copies_sentence(copies: Copies) -> str:
    """Say how many copies there are, and why; empty where there is one for the room."""
    if copies.count == 1 and not copies.why:
        return ""
    said = ngettext("{count} copy", "{count} copies", copies.count).format(count=copies.count)
    return _("{copies}, {why}").format(copies=said, why=copies.why)

"""What all printed sheets share: papers, options, the look on paper, and what they are about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, NamedTuple

from exports.contrast import in_high_contrast
from exports.document import A0, A1, A2, A3, A4, LETTER, TABLOID, Document
from exports.places import name_ticks
from exports.sheet_code import SheetCode, workshop_code
from facilitator.decks import BoardDeck, Worded
from facilitator.decks.languages import believed, told_language
from facilitator.errors import FacilitatorError
from facilitator.exchange import ActivityDocument, WorkshopDocument
from facilitator.i18n import _, ngettext
from facilitator.spoken import spoken_date

PAPERS = {
    "a4": A4,
    "a3": A3,
    "a2": A2,
    "a1": A1,
    "a0": A0,
    "letter": LETTER,
    "tabloid": TABLOID,
}
"""Width and height of each paper, upright, in mm."""
TABLE_PAPERS = frozenset({"a4", "a3", "letter", "tabloid"})
CLEAR_PRINT, LARGE_PRINT = 12.0, 18.0
"""The smallest type on any sheet, page numbers included, in pt (UKAAF)."""
BLANK = "blank"
"""Among the papers that are asked for: all blank sheets."""
WHOLE = 0
"""The number of the day as a whole, where activities are counted from 1."""
ACCENT, QUIET, STOP, RULE = "#1B6E6A", "#4B5261", "#A2452B", "#B9BDC4"


Gets = Literal["room", "table", "person", "table and person", "own"]
"""Who gets a copy of a paper; `own`: its pages are one for each already, whoever that is."""


class Tint(NamedTuple):
    """The colours of a note."""

    fill: str
    edge: str


TINTS = {
    "lemon": Tint("#FFF1B8", "#D9BE57"),
    "mint": Tint("#D5F0DF", "#86C09C"),
    "sky": Tint("#D6E8FA", "#8AB3DB"),
    "rose": Tint("#F9DADA", "#DB9A9A"),
    "lilac": Tint("#E6DDF6", "#B09BD8"),
}
WHITE = Tint("#FFFFFF", "#1F2430")
"""A note where there is no colour."""


@dataclass(frozen=True)
class PrintOptions:
    """What the person at the printer chose. `activity` is counted from 1; None means all.

    `high_contrast`: black on white with thick lines, told apart as in black and white (`mono`).
    `papers` are keys of papers, and `BLANK` for the blank sheets; none means the usual ones, and
    `also` are printed besides. `large_copies`: so many people need the papers in large print.
    `cards` is a size of cards, or the id of a layout; none is A6. `fold`: front beside back, for a
    printer of single sides; `print_shop`: one side a page, with `crop_marks` or without;
    `card_codes`: a small QR code on each.
    `empty_too`: boards on which nobody wrote yet are printed as well.
    `conversation`: of those that are planned on a map, counted from 1; None means all.
    `sheets`: so many people draw a map on paper, from the code P`first_sheet` on; 0 is everybody.
    `tile`: the paper on which posters are printed in tiles that overlap by `tile_overlap` mm and
    leave `tile_margin` mm free that printers do not reach; none is in one piece.
    `when`: everything for "before" people come, or for "after"; `one_file`: bound as one pack.
    It is for so many `tables` and `people`; 0 is what the workshop says. `piles` are those of its
    papers that are printed: by key, or by activity and key, such as `2.poster`; none means all.
    `correction`: what is known of the printer, as exports.printer puts it into numbers; none where
    nothing is, or where it is not known which printer it will be.
    """

    paper: str = "a3"
    large_print: bool = False
    mono: bool = False
    high_contrast: bool = False
    blank: bool = False
    activity: int | None = None
    layout: bool = False
    papers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    large_copies: int = 0
    empty_too: bool = True
    cards: str = ""
    fold: bool = False
    print_shop: bool = False
    crop_marks: bool = False
    card_codes: bool = False
    conversation: int | None = None
    sheets: int = 0
    first_sheet: int = 1
    tile: str = ""
    tile_overlap: float = 10
    tile_margin: float = 5
    when: Literal["", "before", "after"] = ""
    one_file: bool = False
    tables: int = 0
    people: int = 0
    piles: tuple[str, ...] = ()
    correction: tuple[float, ...] = ()

    @property
    def least(self) -> float:
        """The smallest type, in pt."""
        return LARGE_PRINT if self.large_print else CLEAR_PRINT

    @property
    def size(self) -> tuple[float, float]:
        """The paper's width and height, upright, in mm; FacilitatorError where it is unknown."""
        if self.paper not in PAPERS:
            raise FacilitatorError(
                _("There is no paper called “{paper}”; choose one of: {known}.").format(
                    paper=self.paper, known=", ".join(PAPERS)
                )
            )
        return PAPERS[self.paper]


@dataclass
class Job:
    """What is to be printed, and how; it collects what the person at the printer should know."""

    workshop: WorkshopDocument
    number: int
    """The activity, counted from 1; WHOLE where it is the day as a whole."""
    options: PrintOptions
    questions: tuple[str, ...] = ()
    notices: list[str] = field(default_factory=list)
    whose: str = ""
    """The table that this copy is for, where there is one for each."""
    leading: float = 0
    """The distance of baselines of running text, in type sizes; 0: as the edition has it."""

    @property
    def activity(self) -> ActivityDocument:
        """The activity."""
        return self.workshop.activities[self.number - 1]

    @cached_property
    def deck(self) -> BoardDeck:
        """The deck that the activity runs on."""
        return self.workshop.deck(self.activity)

    @property
    def title(self) -> str:
        """What the activity is called; the workshop's title where it is the day as a whole."""
        if self.number == WHOLE:
            return self.workshop.workshop.title
        return self.activity.title or self.deck.title

    @property
    def question(self) -> str:
        """What stands largest on a sheet: the workshop's question, else the title."""
        return self.workshop.workshop.question or self.title

    @property
    def language(self) -> str:
        """The language of the workshop, such as en-GB."""
        return self.workshop.workshop.language

    @property
    def text_paper(self) -> tuple[float, float]:
        """What running text is printed on: A4, or letter for who prints on letter or tabloid."""
        return LETTER if self.options.paper in {"letter", "tabloid"} else A4

    @property
    def table_paper(self) -> tuple[float, float]:
        """What lies on the tables: the paper that was chosen, though never larger than A3."""
        return self.options.size if self.options.paper in TABLE_PAPERS else A3

    def tongue(self, text: str) -> str:
        """Return the language of words of the deck where a reader is to be told it, else nothing.

        It goes without saying where they are in the document's, unless that decides which way
        they are read.
        """
        return told_language(Worded(text, believed(text, self.deck.language)), self.language)

    @property
    def left_out(self) -> list[str]:
        """What this print keeps back of what people said, in sentences."""
        if self.options.blank or self.number == WHOLE:
            return []
        hidden = sum(note.visibility != "public" for note in self.activity.notes)
        own = ngettext(
            "{count} note is private or stays in the room, and is not printed.",
            "{count} notes are private or stay in the room, and are not printed.",
            hidden,
        ).format(count=hidden)
        return [*self.workshop.left_out, *([own] if hidden else [])]

    def document(self, kind: str) -> Document:
        """Return an empty document whose title names the kind of paper and the workshop."""
        head = self.workshop.workshop.title or self.title
        return Document(_("{kind}: {workshop}").format(kind=kind, workshop=head), self.language)

    def code(self, kind: str, number: int) -> SheetCode:
        """Return the identity of a sheet of this activity, or of the day as a whole."""
        return SheetCode(workshop_code(self.workshop), self.number, kind, number, self.whose)

    def occasion(self, *, named: bool = True) -> str:
        """Return the workshop's title, place and date on one line; unnamed, without the title."""
        head = self.workshop.workshop
        parts = (head.title if named else "", head.place, spoken_date(head.date, head.language))
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Paper:
    """One of the papers that an exercise, or a whole day, is printed as.

    `key` stands in the QR code; `title` is what people choose it by; `name` is what the file is
    called, after the workshop. `wanted` says whether there is anything to print on it, `usual`
    whether it is printed without being asked for. `in_hand`: people hold it, so that who needs
    large print has a copy of it. `poster`: it hangs on the wall, and can be printed in tiles.
    `for_facilitator`: it may show what only the facilitator sees.
    `log_book`: it is printed with the whole also where that is no day, but a board alone.
    `each`: the options of every file of it, where it is one for each of several things.
    `before`: it is needed before people come, as all blank papers are; else what came of the day.
    `gets`: who gets a copy in a pack. `holds`: so many people are served by one; a half: two each.
    """

    key: str
    title: Callable[[], str]
    name: Callable[[Job], str]
    draw: Callable[[Job], Document]
    wanted: Callable[[Job], bool] = lambda _job: True
    usual: Callable[[PrintOptions], bool] = lambda _options: True
    in_hand: bool = True
    poster: bool = False
    for_facilitator: bool = False
    log_book: bool = False
    each: Callable[[Job], Sequence[PrintOptions]] = lambda job: [job.options]
    before: bool = False
    gets: Callable[[Job], Gets] = lambda _job: "room"
    holds: Callable[[PrintOptions], float] = lambda _options: 1

    def document(self, job: Job) -> Document:
        """Return the paper, drawn in the edition that is asked for."""
        high = job.options.high_contrast
        plain = replace(job, options=replace(job.options, mono=True)) if high else job
        document = self.draw(plain)
        if job.options.blank:
            name_ticks(document)
        return in_high_contrast(document) if high else document


@dataclass(frozen=True)
class Papers:
    """The papers of an exercise, or of a day: filled, and blank to be written on."""

    filled: tuple[Paper, ...]
    blank: tuple[Paper, ...]

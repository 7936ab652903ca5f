"""Promise slips: one for each promise, to be cut off and taken home, with its day in a square."""

from collections.abc import Sequence
from dataclasses import replace

from exports.booklet import Place, imposed
from exports.document import MM, Document, Look, Page, Rect
from exports.flow import Flow
from exports.log_book.ending import MARGIN, Ending, foot
from exports.log_book.entries import Entry, for_the_team, shared
from exports.log_book.rows import rows
from exports.log_book.writing import gap
from exports.sheets import Job
from exports.styles import Styles
from exports.type.outlines import draw_outlines
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _
from facilitator.spoken import spoken_date

CUT = "#8A8F98"


def slips(job: Job) -> Document:
    """Return a slip for each promise that the room shares."""
    return _slips(job, _("Promise slips"), to_take_home(shared(job)))


def team_slips(job: Job) -> Document:
    """Return a slip for each promise that stays with the team, for who made it."""
    return _slips(job, _("Promise slips for the team"), to_take_home(for_the_team(job)))


def to_take_home(entries: list[Entry]) -> list[Entry]:
    """Return the entries of which there is still something to hear, by those who are here."""
    return [entry for entry in entries if entry.promise.state == "open" and not entry.promise.waits]


def blank_slips(job: Job) -> Document:
    """Return a sheet of slips to be filled in by hand."""
    document = job.document(_("Blank promise slips"))
    slip = _Slips(document, job)
    for _slip in range(slip.on_a_sheet):
        slip.blank()
    return slip.laid_out()


def _slips(job: Job, kind: str, entries: list[Entry]) -> Document:
    slip = _Slips(job.document(kind), job)
    for entry in entries:
        slip.add(entry)
    return slip.laid_out()


class _SlipFlow(Flow):
    """Text on slips; on those that a long promise goes on on, there is no square."""

    def page_break(self) -> None:
        super().page_break()
        self.bottom = self.size[1] - self.styles.margin - foot(self.styles)


class _Slips:
    """Slips of a quarter of the paper, of half of it in large print."""

    def __init__(self, document: Document, job: Job) -> None:
        self.job, self.document = job, document
        width, height = job.text_paper
        large, mono = job.options.large_print, job.options.mono
        self.sheet = (width, height)
        self.across = not large
        self.slip = (width / 2 if self.across else width, height / 2)
        styles = Styles.large(mono=mono) if large else Styles.clear(mono=mono)
        heading = styles.text * 1.25
        self.styles = replace(styles, leading=1.3, margin=MARGIN, headings=(heading, heading))
        self.flow: _SlipFlow | None = None
        self._said: set[str] = set()
        self._squares = 0

    @property
    def on_a_sheet(self) -> int:
        """How many slips a sheet has."""
        return 4 if self.across else 2

    def add(self, entry: Entry) -> None:
        """Add the slip of a promise; of a very long one, several."""
        from facilitator.log_book.calendar import event_text  # icalendar costs 0.1 s

        flow = self._begin()
        first = len(flow.pages)
        payload = event_text(entry.promise)
        ending = Ending(self.styles, self.slip, entry.who, entry.by, payload)
        parts = _details(entry)
        if ending.has_much_to_say:
            ending.who = []
            parts = [(_("Who"), entry.who), *parts]
        flow.bottom -= ending.height + 2
        with self.document.tag("Sect"):
            self._what(flow, entry)
            rows(flow, parts)
            ending.draw(flow.pages[first - 1], again=self._squares > 0)
            self._squares += bool(payload)
            self._feet(flow.pages[first - 1 :], entry.who)

    def _what(self, flow: _SlipFlow, entry: Entry) -> None:
        """Say what is promised, as the slip's heading unless it is too long for one."""
        self._head(flow, entry)
        what, size = entry.promise.what, self.styles.heading(1)
        height = len(wrap(what, size, flow.width * MM, bold=True)) * size * 1.25 / MM
        if height < flow.room * 0.7:
            flow.heading(1, what)
        else:
            flow.heading(1, _("A promise"))
            flow.paragraph(what, bold=True)
        flow.keep(0)
        flow.space(2)

    def _head(self, flow: _SlipFlow, entry: Entry) -> None:
        """Set what stands at the top of every slip: that it is a promise, and for the team."""
        size = self.styles.text
        high = size / MM
        y = flow.y - 3 + 0.8 + high * 0.35  # in the middle of the bar
        self._once(flow.page, MARGIN + 18 + 3, y, _("I promise"), bold=True)
        if entry.promise.share != "room":
            words = _("for the team")
            left = self.slip[0] - MARGIN - text_width(words, size) / MM
            self._once(flow.page, left, y, words)
        flow.y += high * 0.3

    def blank(self) -> None:
        """Add a slip to be filled in by hand."""
        flow = self._begin()
        with self.document.tag("Sect"):
            flow.heading(1, _("I promise"))
            flow.keep(0)
            for label, lines in (
                ("", 5 if self.across else 4),
                (_("First step"), 2),
                (_("With"), 1),
                (_("Who I am, as a role"), 1),
                (_("To hear about it on"), 1),
            ):
                gap(flow, label, lines)
            flow.y += 3
            flow.paragraph(_("☐ everybody in the room   ☐ the team"))
            self._feet([flow.page])

    def laid_out(self) -> Document:
        """Return the slips on sheets, with lines to cut along."""
        wide, high = self.slip
        spots = [(x, y) for y in (0.0, high) for x in ((0.0, wide) if self.across else (0.0,))]
        numbers = range(1, len(self.document.pages) + 1)
        sides = [
            [Place(n, *spot) for n, spot in zip(numbers[at:], spots, strict=False)]
            for at in range(0, len(numbers), len(spots))
        ]
        laid = imposed(self.document, self.sheet, sides)
        for page in laid.pages:
            _cut_lines(page, across=self.across)
        return laid

    def _begin(self) -> _SlipFlow:
        """Begin a slip: a short bar marks its top."""
        if self.flow is None:
            self.flow = _SlipFlow(self.document, self.styles, size=self.slip)
        else:
            self.flow.page_break()
        flow = self.flow
        with flow.page.artifact():
            flow.page.rect(Rect(flow.left, flow.y, 18, 1.6), fill=self.styles.accent)
        flow.y += 3
        return flow

    def _feet(self, pages: Sequence[Page], who: str = "") -> None:
        """Say at the foot of a slip which day it is from; where it has parts, whose and which."""
        head = self.job.workshop.workshop
        if len(pages) == 1:
            day = spoken_date(head.date, head.language)
            self._foot(pages[0], self._on_one_line(head.title, day), once=True)
            return
        for number, page in enumerate(pages, 1):
            part = _("part {number} of {count}").format(number=number, count=len(pages))
            self._foot(page, self._on_one_line(who, part), once=False)

    def _foot(self, page: Page, words: str, *, once: bool) -> None:
        """Set the line at the foot; what need not be heard `once` for every slip is shapes."""
        y = self.slip[1] - MARGIN
        if once:
            self._once(page, MARGIN, y, words)
        else:
            with page.tag("P"):
                page.text(MARGIN, y, words, size=self.styles.text, colour=self.styles.ink)

    def _once(self, page: Page, x: float, y: float, words: str, *, bold: bool = False) -> None:
        """Set a line that is read aloud on the first slip that has it; on the others as shapes."""
        size, colour = self.styles.text, self.styles.ink
        if words in self._said:
            width = self.slip[0] - MARGIN - x + 1
            with page.artifact():
                draw_outlines(page, x, y, words, size=size, bold=bold, colour=colour, width=width)
            return
        self._said.add(words)
        with page.tag("P"):
            page.text(x, y, words, size=size, bold=bold, colour=colour)

    def _on_one_line(self, begins: str, ends: str) -> str:
        """Return two texts as one line; the first is cut where it is too long."""
        size, room = self.styles.text, (self.slip[0] - 2 * MARGIN) * MM
        rest = f" · {ends}" if ends else ""
        if text_width(f"{begins}{rest}", size) <= room:
            return f"{begins}{rest}"
        first, *_more = wrap(begins, size, room - text_width(f" …{rest}", size)) or [""]
        return f"{first} …{rest}"


def _details(entry: Entry) -> list[tuple[str, str]]:
    """Return what else a slip says; the day stands beside the square."""
    return [
        (_("First step"), entry.promise.first_step),
        (_("With"), entry.with_whom),
        (_("My community"), entry.promise.community),
        entry.came_from,
    ]


def _cut_lines(page: Page, *, across: bool) -> None:
    look: Look = {"stroke": CUT, "line_width": 0.2, "dash": (2.0, 2.0)}
    with page.artifact():
        page.line(5, page.height / 2, page.width - 5, page.height / 2, **look)
        if across:
            page.line(page.width / 2, 5, page.width / 2, page.height - 5, **look)

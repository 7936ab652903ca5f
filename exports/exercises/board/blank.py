"""The blank sheet of a board, for the tables: its columns, their prompts, and empty notes."""

from exports.document import INK, MM, Document, Page, Rect
from exports.exercises.board.periods import periods_in
from exports.repeats import quiet_repeats
from exports.sheet_code import HeadCode, draw_markers, inset, marker_side
from exports.sheets import ACCENT, PAPERS, QUIET, TINTS, WHITE, Job
from exports.type.wrapping import text_width, wrap
from facilitator.decks import Zone
from facilitator.i18n import _

KIND = "blank"
GAP = 6.0
"""Room between two columns, in mm."""
NOTE = 25.0
"""The least height of an empty note, in mm: two lines of handwriting."""
TABLE_BOX = 16.0


def blank_name(job: Job) -> str:
    """Return what the file of the blank sheet is called."""
    paper = next(name for name, size in PAPERS.items() if size == job.table_paper)
    return _("blank sheet {paper}").format(paper=paper)


def blank_sheet(job: Job) -> Document:
    """Return one sheet with all columns; wide boards go on over several."""
    document = job.document(_("Sheet for the tables"))
    height, width = sorted(job.table_paper)
    across = max(int((width - 20) / (5 * job.options.least)), 1)
    zones = list(job.deck.zones)
    for number, first in enumerate(range(0, len(zones), across), 1):
        _Blank(job, document.add_page(width, height), number).draw(zones[first : first + across])
    quiet_repeats(document, few=3)
    return document


class _Blank:
    """Draws one blank sheet."""

    def __init__(self, job: Job, page: Page, number: int) -> None:
        self.job = job
        self.page = page
        self.number = number
        self.mono = job.options.mono
        self.size = job.options.least
        self.title = max(1.3 * self.size, 24 * page.width / 420)
        self.heading = max(self.size, 15 * page.width / 420)
        self.margin = inset(page)
        self.left = self.margin + marker_side(page) + 4
        self.right = page.width - self.left

    def draw(self, zones: list[Zone]) -> None:
        """Draw the page, column by column."""
        page = self.page
        draw_markers(page)
        top = self._head()
        foot = self._foot_lines()
        high = (1.3 * len(foot) - 0.3) * self.size / MM + 1.5
        bottom = page.height - self.margin - max(marker_side(page), high) - 3
        width = (page.width - 2 * self.margin + GAP) / len(zones) - GAP
        heads = max(self._head_height(zone, width) for zone in zones)
        for place, zone in enumerate(zones):
            left = self.margin + place * (width + GAP)
            self._column(zone, Rect(left, top, width, bottom - top), heads)
        self._foot(foot)

    def _head(self) -> float:
        """Set the question, with the QR code and the box for the table's number beside it."""
        page, size = self.page, self.title
        code = HeadCode(page, self.size)
        left = self.right - code.width
        box = Rect(left - 6 - TABLE_BOX, self.margin + 2, TABLE_BOX, TABLE_BOX)
        word = text_width(_("Table"), self.size) / MM
        width = box.x - word - 8 - self.left
        lines = wrap(self.job.question, size, width * MM, bold=True)
        with page.tag("H1"):
            page.text(
                self.left,
                self.margin + 0.92 * size / MM,
                lines,
                size=size,
                leading=1.18 * size,
                bold=True,
                width=width,
            )
        with page.tag("P"):
            page.text(box.x - word - 2, box.y + 10, _("Table"), size=self.size)
            if self.job.whose:
                self._number(box)
        page.rect(box, radius=1.5, stroke=INK)
        page.frame("table", box)
        code.draw(page, self.right, self.margin, self.job.code(KIND, self.number))
        return self.margin + max(len(lines) * 1.18 * size / MM, code.height) + 5

    def _number(self, box: Rect) -> None:
        """Set the table's number in its box, where the sheet is made for that table."""
        y = box.y + box.height / 2 + 0.35 * self.title / MM
        self.page.text(
            box.x, y, self.job.whose, size=self.title, bold=True, width=box.width, align="centre"
        )

    def _head_height(self, zone: Zone, width: float) -> float:
        lines = len(wrap(zone.title, self.heading, (width - 6) * MM, bold=True))
        prompt = len(wrap(zone.prompt, self.size, (width - 6) * MM))
        return (1.2 * self.heading * lines + 1.3 * self.size * prompt) / MM + 6

    def _column(self, zone: Zone, rect: Rect, heads: float) -> None:
        page = self.page
        tint = WHITE if self.mono else TINTS[zone.tint]
        page.rect(
            Rect(rect.x, rect.y, rect.width, heads), radius=2, fill=tint.fill, stroke=tint.edge
        )
        self._words(zone, rect)
        room = Rect(rect.x, rect.y + heads + 3, rect.width, rect.height - heads - 3)
        page.frame(f"zone-{zone.key}", room)
        count = max(int((room.height + 3) / (max(NOTE, 2.2 * self.size) + 3)), 1)
        periods = periods_in(self.job, count) if zone.dated else []
        count = len(periods) or count
        height = (room.height + 3) / count - 3
        for note in range(count):
            box = Rect(room.x, room.y + note * (height + 3), room.width, height)
            page.rect(box, radius=2, stroke=tint.edge, line_width=0.4)
            page.frame(f"note-{zone.key}-{note + 1}", box)
            self._corner(zone, box)
            if periods:
                self._period(periods[note], box)

    def _words(self, zone: Zone, rect: Rect) -> None:
        """Set a column's heading and its prompt."""
        page, width = self.page, rect.width - 6
        lines = wrap(zone.title, self.heading, width * MM, bold=True)
        y = rect.y + 2 + self.heading / MM
        with page.tag("H2", language=self.job.tongue(zone.title)):
            page.text(
                rect.x + 3,
                y,
                lines,
                size=self.heading,
                leading=1.2 * self.heading,
                bold=True,
                colour=INK if self.mono else ACCENT,
                width=width,
            )
        y += (1.2 * self.heading * (len(lines) - 1) + 1.5 * self.size) / MM
        with page.tag("P", language=self.job.tongue(zone.prompt)):
            prompt = wrap(zone.prompt, self.size, width * MM)
            page.text(rect.x + 3, y, prompt, size=self.size, leading=1.3 * self.size, width=width)

    def _corner(self, zone: Zone, box: Rect) -> None:
        """Give an empty note its letter, and the shapes of which one is to be ringed."""
        marks = "   ".join(kind.mark for kind in zone.kinds)
        quiet = INK if self.mono else QUIET
        with self.page.artifact():
            y = box.y + 1.5 + self.size / MM
            self.page.text(box.x + 2.5, y, zone.prefix, size=self.size, bold=True, colour=quiet)
            right = box.right - 2.5
            self.page.text(right, y, marks, size=self.size, colour=quiet, align="right")

    def _period(self, title: str, box: Rect) -> None:
        """Say at the foot of an empty note when what is written there happened."""
        quiet = INK if self.mono else QUIET
        with self.page.tag("P"):
            self.page.text(box.x + 2.5, box.bottom - 2, title, size=self.size, colour=quiet)

    def _foot_lines(self) -> list[str]:
        """Return what the shapes mean, and what this is about."""
        kinds = [kind for zone in self.job.deck.zones for kind in zone.kinds]
        ring = "   ".join(dict.fromkeys(f"{kind.mark}\u00a0{kind.title}" for kind in kinds))
        parts = [_("Ring one: {marks}").format(marks=ring)] if ring else []
        if len(self.job.workshop.activities) > 1:
            parts.append(self.job.title)
        parts.append(self.job.occasion() or self.job.title)
        return wrap("      ".join(parts), self.size, (self.right - self.left) * MM)

    def _foot(self, lines: list[str]) -> None:
        page = self.page
        y = page.height - self.margin - 1.5 - (len(lines) - 1) * 1.3 * self.size / MM
        with page.tag("P"):
            page.text(self.left, y, lines, size=self.size, leading=1.3 * self.size)

"""Running text on numbered pages: headings, paragraphs, lists, tables and writing lines.

    flow = Flow(document, Styles.large(), footer="Riverside, 14 March")
    flow.heading(1, "What we heard")
    flow.paragraph(text)
    flow.list([("N4", "Nobody knows whom to ask."), ("N5", …)])
    flow.table([Column("Because"), Column("How we test it", 2)], rows)
    flow.ruled(6, _("What would make this easier?"))
    flow.finish()

What does not fit goes on overleaf, always; nothing is cut.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from exports.document import A4, MM, Document, Page, Rect
from exports.flow_table import Cell, Column, Table
from exports.places import LINE, name_place
from exports.structure import Tag
from exports.styles import Styles
from exports.type.shaping import is_right_to_left
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _, reads_from_right

BULLET = "•"
OPENING = 3
"""So many lines of a paragraph stand together on the page on which it begins."""
RAISED = 2.1
"""How much higher large page numbers stand, in mm: below them, a line says what the code tells."""
FOOT = 10.0
"""Room below the text for the page number, in lines of which there is one."""


class Flow:
    """Sets one part of a document after another; `y` is where the next one begins."""

    def __init__(
        self,
        document: Document,
        styles: Styles | None = None,
        *,
        size: tuple[float, float] = A4,
        footer: str = "",
    ) -> None:
        """Begin on a new page; `footer` stands beside the page number, the title unless given."""
        self.document = document
        self.styles = styles or Styles()
        self.size = size
        self.footer = footer or document.title
        self.pages: list[Page] = []
        self.left = self.styles.margin
        self.width = size[0] - 2 * self.styles.margin
        self.bottom = size[1] - self.styles.margin - FOOT
        self.y = 0.0
        self._headings: list[tuple[int, list[str], str, str]] = []
        self.page_break()

    @property
    def page(self) -> Page:
        """The page in hand."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """The height that is left on the page, in mm."""
        return self.bottom - self.y

    @property
    def full(self) -> float:
        """The height of an empty page, in mm."""
        return self.bottom - self.styles.margin

    def page_break(self) -> None:
        """Go on overleaf."""
        self.pages.append(self.document.add_page(*self.size))
        self.y = self.styles.margin

    def space(self, height: float) -> None:
        """Leave some room, though not at the top of a page."""
        if self.y > self.styles.margin:
            self.y += height

    def keep(self, height: float) -> None:
        """Go on overleaf unless this much fits below; headings that wait are set first."""
        waiting = sum(self._heading_height(level, lines) for level, lines, *_more in self._headings)
        if height + waiting > self.room and self.y > self.styles.margin:
            self.page_break()
        headings, self._headings = self._headings, []
        for heading in headings:
            self._set_heading(*heading)

    def heading(self, level: int, text: str, *, anchor: str = "", language: str = "") -> None:
        """Set a heading of level 1, 2 or 3, on one page with what comes next."""
        lines = wrap(text, self.styles.heading(level), self.width * MM, bold=True)
        self._headings.append((level, lines, anchor, language))

    def paragraph(
        self, text: str, *, bold: bool = False, language: str = "", indent: float = 0
    ) -> None:
        """Set a paragraph; line breaks in the text are kept."""
        if not text.strip():
            return
        left, width = self.left + indent, self.width - indent
        self._flow_lines("P", text, left, width, bold=bold, language=language)
        self.space(self.styles.line() * 0.4)

    def list(self, items: Iterable[str | tuple[str, str]]) -> None:
        """Set a list of texts, each with a bullet or with the label given before it."""
        entries = [(BULLET, item) if isinstance(item, str) else item for item in items]
        if not entries:
            return
        size = self.styles.text
        widest = max(text_width(label, size, bold=True) for label, _ in entries) / MM
        hang = min(widest + 3, self.width / 3)
        self.keep(self._item_opening(*entries[0], hang))
        with self.document.tag("L"):
            for label, text in entries:
                self._list_item(label, text, hang)
        self.space(self.styles.line() * 0.4)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        row_height: float = 0,
        row_headers: bool = False,
        dense: bool = False,
    ) -> None:
        """Set a table whose header is repeated overleaf; rows are at least `row_height` mm high.

        `dense`: with less room around the lines and plain row headers, for registers of many rows.
        """
        table = Table(self.styles, columns, self.width, dense=dense)
        head = table.header_height
        first = table.height(rows[0], row_height, row_headers=row_headers) if rows else 0
        self.keep(min(head + first, self.full))
        with self.document.tag("Table"):
            self.y = table.header(self.page, self.left, self.y)
            for row in rows:
                self._table_row(table, row, row_height, row_headers=row_headers)
        self.space(self.styles.line() * 0.6)

    def ruled(self, count: int, label: str = "") -> None:
        """Leave lines to write on, under a label that says what to write."""
        step = max(9.0, self.styles.line() * 1.1)
        if label:
            self.keep(self.styles.line() * 2 + step)
            self._flow_lines("P", label, self.left, self.width, bold=True)
        for _line in range(count):
            self.keep(step)
            self.y += step
            name_place(self.page, LINE, Rect(self.left, self.y - step, self.width, step))
            with self.page.artifact():
                self.page.line(
                    self.left, self.y, self.left + self.width, self.y, stroke=self.styles.rule
                )
        self.space(self.styles.line() * 0.6)

    def figure(self, height: float, alt: str, draw: Callable[[Page, Rect], None]) -> None:
        """Draw a picture of this height over the full width; `alt` says what it shows."""
        height = min(height, self.full)
        self.keep(height)
        with self.page.tag("Figure", alt=alt):
            draw(self.page, Rect(self.left, self.y, self.width, height))
        self.y += height
        self.space(self.styles.line() * 0.5)

    @contextmanager
    def section(self, language: str = "") -> Iterator[None]:
        """Hold together what belongs to one heading."""
        with self.document.tag("Sect", language=language):
            yield
            self.keep(0)

    def finish(self) -> None:
        """Set what waits, and number the pages."""
        self.keep(0)
        size = self.styles.foot or self.styles.text
        y = self.size[1] - self.styles.margin - min(0.35 * max(size - 12, 0), RAISED)
        for number, page in enumerate(self.pages, 1):
            words = _("Page {number} of {count}").format(number=number, count=len(self.pages))
            room = self.width - text_width(words, size) / MM - 8
            right = self.left + self.width
            with page.artifact():
                page.text(
                    self.left,
                    y,
                    _shortened(self.footer, size, room),
                    size=size,
                    colour=self.styles.ink,
                    width=room,
                )
                page.text(right, y, words, size=size, colour=self.styles.ink, align="right")

    def _heading_height(self, level: int, lines: Sequence[str]) -> float:
        size = self.styles.heading(level)
        return size * (len(lines) * self.styles.heading_leading + 0.7) / MM

    def _set_heading(self, level: int, lines: Sequence[str], anchor: str, language: str) -> None:
        size = self.styles.heading(level)
        leading = size * self.styles.heading_leading
        self.space(size * 0.4 / MM)
        if anchor:
            self.page.anchor(anchor, self.y)
        self._flow_lines(
            f"H{level}",
            lines,
            self.left,
            self.width,
            bold=True,
            size=size,
            leading=leading,
            colour=self.styles.accent if level > 1 else self.styles.ink,
            language=language,
        )
        self.y += size * 0.3 / MM

    def _item_opening(self, label: str, text: str, hang: float) -> float:
        """Return the height that a label and the first lines beside it need on one page."""
        size = self.styles.text
        labels = len(wrap(label, size, (hang - 1) * MM, bold=True))
        lines = len(wrap(text, size, (self.width - hang) * MM))
        return self.styles.line() * max(labels, min(lines, OPENING))

    def _list_item(self, label: str, text: str, hang: float) -> None:
        size = self.styles.text
        self.keep(self._item_opening(label, text, hang))
        with self.document.tag("LI"):
            labels = wrap(label, size, (hang - 1) * MM, bold=True)
            top = self.y
            with self.page.tag("Lbl"):
                self._set_lines(labels, self.left, hang, size, bold=True)
            below = top + self.styles.line() * len(labels)
            page = self.page
            self._flow_lines("LBody", text, self.left + hang, self.width - hang)
            if page is self.page:
                self.y = max(self.y, below)

    def _table_row(
        self, table: Table, row: Sequence[Cell], least: float, *, row_headers: bool
    ) -> None:
        height = table.height(row, least, row_headers=row_headers)
        if height > self.room and height <= self.full - table.header_height:
            self._continue_table(table)
        with self.document.tag("TR"):
            part = table.open_row(self.page, row, row_headers=row_headers)
            while part.lines_left:
                count = table.lines_within(self.room)
                if count < 1 or (count < 2 < part.lines_left):
                    self._continue_table(table)
                    count = max(1, table.lines_within(self.room))
                self.y = part.draw(self.page, self.left, self.y, count, least)

    def _continue_table(self, table: Table) -> None:
        self.page_break()
        with self.page.artifact():
            self.y = table.repeated_header(self.page, self.left, self.y)

    def _flow_lines(  # noqa: PLR0913
        self,
        kind: str,
        text: str | Sequence[str],
        left: float,
        width: float,
        *,
        bold: bool = False,
        size: float = 0,
        leading: float = 0,
        colour: str = "",
        language: str = "",
    ) -> None:
        """Set lines in one element, over as many pages as they need."""
        size = size or self.styles.text
        leading = leading or size * self.styles.leading
        lines = wrap(text, size, width * MM, bold=bold) if isinstance(text, str) else list(text)
        spoken = language or self.document.structure.language
        from_right = reads_from_right(spoken) or is_right_to_left("\n".join(lines))
        if kind[0] != "H":
            self.keep(min(len(lines), OPENING) * leading / MM)
        tag: str | Tag = kind
        while lines:
            count = self._fitting(len(lines), leading)
            with self.page.tag(tag, language=language if tag == kind else "") as tag:
                baseline = self.y + (leading / 2 + size * 0.35) / MM
                self.page.text(
                    left,
                    baseline,
                    lines[:count],
                    size=size,
                    leading=leading,
                    bold=bold,
                    colour=colour or self.styles.ink,
                    width=width,
                    right_to_left=from_right,
                )
            self.y += count * leading / MM
            lines = lines[count:]
            if lines:
                self.page_break()

    def _fitting(self, count: int, leading: float) -> int:
        """Return how many of the lines to set here; a last one is never left alone overleaf."""
        fit = int((self.room + 0.01) * MM / leading)
        if fit >= count:
            return count
        if count - fit == 1 and fit > 2:
            return fit - 1
        return max(1, fit)

    def _set_lines(
        self, lines: Sequence[str], left: float, width: float, size: float, *, bold: bool
    ) -> None:
        baseline = self.y + (size * self.styles.leading / 2 + size * 0.35) / MM
        self.page.text(
            left,
            baseline,
            lines,
            size=size,
            leading=size * self.styles.leading,
            bold=bold,
            colour=self.styles.ink,
            width=width,
        )


def _shortened(text: str, size: float, width: float) -> str:
    """Return as much of a running title as fits on a line; it stands in full on the first page."""
    first, *rest = wrap(text.replace("\n", " "), size, (width - size / MM) * MM) or [""]
    return f"{first} …" if rest else first

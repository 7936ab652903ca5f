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
from functools import partial
from itertools import groupby
from operator import itemgetter

from exports.document import A4, MM, Document, Page, Rect
from exports.flow_pages import Pages
from exports.flow_points import Point, directed, entry_of
from exports.flow_table import Cell, Column, Table
from exports.places import LINE, name_place
from exports.structure import Tag
from exports.styles import Styles
from exports.type.wrapping import text_width, wrap
from facilitator.decks import Worded

TALL = 0.5
"""The share of a page that a row of a table may take before it is divided rather than moved."""
OPENING = 3
"""So many lines of a paragraph stand together on the page on which it begins."""


class Flow(Pages):
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
        super().__init__(document, styles or Styles(), size, footer or document.title)
        self._waiting: list[tuple[float, Callable[[], None]]] = []

    def keep(self, height: float) -> None:
        """Go on overleaf unless this much fits below; what waits for it is set first."""
        before = sum(high for high, _set in self._waiting)
        if height + before > self.room and self.y > self.styles.margin:
            self.page_break()
        waiting, self._waiting = self._waiting, []
        for _high, set_it in waiting:
            set_it()
        if before > self.full and height > self.room:
            self.page_break()

    def heading(self, level: int, text: str, *, anchor: str = "", language: str = "") -> None:
        """Set a heading of level 1, 2 or 3, on one page with what comes next."""
        set_it = partial(self._set_heading, level, text, anchor, language)
        self._waiting.append((self._heading_height(level, text), set_it))

    def paragraph(
        self,
        text: str,
        *,
        bold: bool = False,
        language: str = "",
        indent: float = 0,
        leads: bool = False,
    ) -> None:
        """Set a paragraph; line breaks in the text are kept.

        One that `leads` stands on one page with what comes next, as a heading does.
        """
        if not text.strip():
            return
        left, width = self.left + indent, self.width - indent

        def set_it() -> None:
            self._flow_lines("P", text, left, width, bold=bold, language=language)
            self.space(self.styles.line() * 0.4)

        if leads:
            lines = wrap(text, self.styles.text, width * MM, bold=bold)
            self._waiting.append((self.styles.line() * (len(lines) + 0.4), set_it))
        else:
            set_it()

    def list(self, items: Iterable[Point]) -> None:
        """Set a list of texts, each with a bullet or with the label given before it."""
        entries = [entry_of(item) for item in items]
        if not entries:
            return
        size = self.styles.text
        widest = max(text_width(label, size, bold=True) for label, _said in entries) / MM
        hang = min(widest + 3, self.width / 3)
        self.keep(self._item_opening(*entries[0], hang))
        with self.document.tag("L"):
            for label, said in entries:
                self._list_item(label, said, hang)
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
        self.keep(head + (first if first <= TALL * self.full else OPENING * self.styles.line()))
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

    def finish(self, before: int = 0) -> None:
        """Set what waits, and number the pages; `before` is how many others come first."""
        self.keep(0)
        self.number(before)

    def _heading_height(self, level: int, text: str) -> float:
        size = self.styles.heading(level)
        lines = wrap(text, size, self.width * MM, bold=True)
        return size * (len(lines) * self.styles.heading_leading + 0.7) / MM

    def _set_heading(self, level: int, text: str, anchor: str, language: str) -> None:
        size = self.styles.heading(level)
        leading = size * self.styles.heading_leading
        self.space(size * 0.4 / MM)
        if anchor:
            self.page.anchor(anchor, self.y)
        self._flow_lines(
            f"H{level}",
            text,
            self.left,
            self.width,
            bold=True,
            size=size,
            leading=leading,
            colour=self.styles.accent if level > 1 else self.styles.ink,
            language=language,
        )
        self.y += size * 0.3 / MM

    def _item_opening(self, label: str, said: Sequence[Worded], hang: float) -> float:
        """Return the height that a label and the first lines beside it need on one page."""
        size, text = self.styles.text, "\n".join(each.text for each in said)
        labels = len(wrap(label, size, (hang - 1) * MM, bold=True))
        lines = len(wrap(text, size, (self.width - hang) * MM))
        return self.styles.line() * max(labels, min(lines, OPENING))

    def _list_item(self, label: str, said: Sequence[Worded], hang: float) -> None:
        size = self.styles.text
        self.keep(self._item_opening(label, said, hang))
        with self.document.tag("LI"):
            labels = wrap(label, size, (hang - 1) * MM, bold=True)
            top = self.y
            with self.page.tag("Lbl"):
                self._set_lines(labels, self.left, hang, size, bold=True)
            below = top + self.styles.line() * len(labels)
            page = self.page
            self._item_body(said, self.left + hang, self.width - hang)
            if page is self.page:
                self.y = max(self.y, below)

    def _item_body(self, said: Sequence[Worded], left: float, width: float) -> None:
        """Set what stands at a point; words in several languages each in an element of theirs."""
        first, *others = said
        if not others:
            self._flow_lines("LBody", first.text, left, width, language=first.language)
            return
        with self.document.tag("LBody"):
            for each in said:
                self._flow_lines("Span", each.text, left, width, language=each.language)

    def _table_row(
        self, table: Table, row: Sequence[Cell], least: float, *, row_headers: bool
    ) -> None:
        height = table.height(row, least, row_headers=row_headers)
        if height > self.room and (height <= TALL * self.full or least > self.room):
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
        text: str,
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
        spoken = language or self.document.structure.language
        lines = directed(text, size, width, bold=bold, language=spoken)
        if kind[0] != "H":
            self.keep(min(len(lines), OPENING) * leading / MM)
        tag: str | Tag = kind
        while lines:
            count = self.fitting(len(lines), leading)
            with self.page.tag(tag, language=language if tag == kind else "") as tag:
                for from_right, part in groupby(lines[:count], key=itemgetter(1)):
                    set_here = [line for line, _from_right in part]
                    self.page.text(
                        left,
                        self.y + (leading / 2 + size * 0.35) / MM,
                        set_here,
                        size=size,
                        leading=leading,
                        bold=bold,
                        colour=colour or self.styles.ink,
                        width=width,
                        right_to_left=from_right,
                    )
                    self.y += len(set_here) * leading / MM
            lines = lines[count:]
            if lines:
                self.page_break()

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

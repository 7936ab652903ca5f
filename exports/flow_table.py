"""A table that runs over pages: cells that grow, a header that is repeated, rows that are split."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from exports.document import MM, Page, Rect
from exports.places import CELL, OPEN, name_place
from exports.structure import Tag
from exports.styles import Styles
from exports.type.outlines import draw_outlines
from exports.type.wrapping import wrap
from facilitator.decks import Worded

PADDING, DENSE_PADDING = 1.8, 1.0
"""Room between a rule and the text beside it, in mm."""
LEADING, DENSE_LEADING = 1.35, 1.2
"""The most distance of two baselines in a cell, in type sizes."""


Cell = str | list[Worded]
"""What stands in a cell: words, or paragraphs each in a language of its own."""


class Column(NamedTuple):
    """A column's heading, its share of the width, and the heading's language where it is told."""

    title: str
    share: float = 1
    language: str = ""


class Table:
    """Columns of a given width, and how their cells are set."""

    def __init__(
        self, styles: Styles, columns: Sequence[Column], width: float, *, dense: bool = False
    ) -> None:
        self.padding = DENSE_PADDING if dense else PADDING
        self.bold_headers = not dense
        self.styles = styles
        self.columns = columns
        self.width = width
        total = sum(column.share for column in columns)
        self.widths = [width * column.share / total for column in columns]
        self.leading = styles.text * min(styles.leading, DENSE_LEADING if dense else LEADING)
        self.titles = [self._wrapped(c.title, i, bold=True) for i, c in enumerate(columns)]

    @property
    def header_height(self) -> float:
        """The height of the header row in mm."""
        return self._tall(max(map(len, self.titles)))

    def height(self, row: Sequence[Cell], least: float, *, row_headers: bool) -> float:
        """Return the height of a row in mm."""
        bold = row_headers and self.bold_headers
        lines = max(len(self._lines(t, i, bold=bold and i == 0)) for i, t in enumerate(row))
        return max(self._tall(lines), least)

    def lines_within(self, height: float) -> int:
        """Return how many lines of a row fit into this height."""
        return int((height - 2 * self.padding + 0.01) * MM / self.leading)

    def header(self, page: Page, left: float, top: float) -> float:
        """Set the header row and return where it ends."""
        self._shade(page, left, top)
        with page.tag("TR"):
            for place, lines in enumerate(self.titles):
                with page.tag("TH", scope="Column", language=self.columns[place].language):
                    self.set_cell(page, left, top, place, lines, bold=True)
        return self._under(page, left, top + self.header_height)

    def repeated_header(self, page: Page, left: float, top: float) -> float:
        """Draw the header row again, as shapes: nobody needs to hear or copy it twice."""
        self._shade(page, left, top)
        size = self.styles.text
        for place, lines in enumerate(self.titles):
            for number, text in enumerate(lines):
                draw_outlines(
                    page,
                    left + sum(self.widths[:place]) + self.padding,
                    self._baseline(top) + number * self.leading / MM,
                    text,
                    size=size,
                    bold=True,
                    colour=self.styles.ink,
                    width=self.widths[place] - 2 * self.padding,
                )
        return self._under(page, left, top + self.header_height)

    def open_row(self, page: Page, row: Sequence[Cell], *, row_headers: bool) -> "RowParts":
        """Make the cells of a row, to be set part by part."""
        cells: list[_Cell] = []
        for place, cell in enumerate(row):
            heads = row_headers and place == 0
            with page.tag("TH" if heads else "TD", scope="Row" if heads else "") as tag:
                bold = heads and self.bold_headers
                cells.append(_Cell(tag, self._lines(cell, place, bold=bold), bold))
        return RowParts(self, cells)

    def set_cell(  # noqa: PLR0913
        self, page: Page, left: float, top: float, place: int, lines: Sequence[str], *, bold: bool
    ) -> None:
        """Set the lines of one cell of the row that begins at `top`."""
        size = self.styles.text
        page.text(
            left + sum(self.widths[:place]) + self.padding,
            self._baseline(top),
            lines,
            size=size,
            leading=self.leading,
            bold=bold,
            colour=self.styles.ink,
            width=self.widths[place] - 2 * self.padding,
        )

    def end_row(self, page: Page, left: float, top: float, lines: int, least: float) -> float:
        """Rule off a row and return where it ends; rows to write in are ruled between columns."""
        bottom = top + max(self._tall(lines), least)
        for place in range(1, len(self.widths) if least else 0):
            x = left + sum(self.widths[:place])
            page.line(x, top, x, bottom, stroke=self.styles.rule, line_width=0.25)
        return self._under(page, left, bottom)

    def _baseline(self, top: float) -> float:
        return top + self.padding + (self.leading / 2 + self.styles.text * 0.35) / MM

    def _lines(self, cell: Cell, place: int, *, bold: bool) -> list[Worded]:
        """Return the lines of a cell, and the language of each."""
        said = [Worded(cell)] if isinstance(cell, str) else cell
        return [
            Worded(line, each.language)
            for each in said
            for line in self._wrapped(each.text, place, bold=bold)
        ]

    def _wrapped(self, text: str, place: int, *, bold: bool = False) -> list[str]:
        return wrap(text, self.styles.text, (self.widths[place] - 2 * self.padding) * MM, bold=bold)

    def _tall(self, lines: int) -> float:
        return lines * self.leading / MM + 2 * self.padding

    def _shade(self, page: Page, left: float, top: float) -> None:
        page.rect(Rect(left, top, self.width, self.header_height), fill=self.styles.shade)

    def _under(self, page: Page, left: float, y: float) -> float:
        page.line(left, y, left + self.width, y, stroke=self.styles.rule, line_width=0.25)
        return y


@dataclass
class _Cell:
    tag: Tag
    lines: list[Worded]
    bold: bool

    def parts(self, count: int) -> Iterator[tuple[str, int, list[str]]]:
        """Yield the first lines by language: which, how far down they begin, and the lines."""
        down = 0
        for language, lines in groupby(self.lines[:count], key=lambda line: line.language):
            said = [line.text for line in lines]
            yield language, down, said
            down += len(said)


class RowParts:
    """A row in the course of being set; what does not fit goes on in the next part."""

    def __init__(self, table: Table, cells: list[_Cell]) -> None:
        self.table = table
        self.cells = cells
        self.lines_left = max(len(cell.lines) for cell in cells)
        said = ["".join(line.text for line in cell.lines).strip() for cell in cells]
        self.open = [number for number, words in enumerate(said) if words in OPEN]

    def draw(self, page: Page, left: float, top: float, count: int, least: float) -> float:
        """Set up to `count` lines of each cell and return where this part ends."""
        shown = min(count, self.lines_left)
        for place, cell in enumerate(self.cells):
            if any(line.text for line in cell.lines[:count]):
                with page.tag(cell.tag):
                    self._set(page, left, top, place, cell, count)
            cell.lines = cell.lines[count:]
        self.lines_left -= shown
        end = self.table.end_row(page, left, top, shown, 0 if self.lines_left else least)
        for place in self.open:
            x, wide = left + sum(self.table.widths[:place]), self.table.widths[place]
            name_place(page, CELL, Rect(x, top, wide, end - top))
        return end

    def _set(  # noqa: PLR0913, PLR0917
        self, page: Page, left: float, top: float, place: int, cell: _Cell, count: int
    ) -> None:
        """Set lines of a cell; those in a language of their own within an element that says it."""
        for language, down, lines in cell.parts(count):
            y = top + down * self.table.leading / MM
            with page.tag("Span", language=language) if language else nullcontext():
                self.table.set_cell(page, left, y, place, lines, bold=cell.bold)

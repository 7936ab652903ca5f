"""What a workshop says as a Word document, with real headings, lists and tables."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph as Line

from exports.type.shaping import is_right_to_left
from exports.words.blocks import Block, Cell, Figure, Heading, Items, ListItem, Paragraph, Table
from exports.words.narrative import BULLET, Narrative
from exports.words.word_package import packed
from exports.words.word_styles import (
    FIGURE,
    HEADER_FILL,
    TEXT_WIDTH,
    allow_no_split,
    dress,
    mark_language,
    mark_right_to_left,
    repeat_overleaf,
    set_footer,
    shade,
    turn_table,
)
from facilitator.i18n import _, reads_from_right

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell as WordCell

MOST_LEVELS: Final = 9
LETTERS: Final = (10, 40)
"""A column has room for at least and at most so many letters, against the others."""
_UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""


def word(told: Narrative) -> bytes:
    """Return a workshop in words as a Word document: the same bytes for the same words."""
    return _Writer(told).written()


class _Writer:
    def __init__(self, told: Narrative) -> None:
        self.told = told
        self.document: WordDocument = Document()
        dress(self.document, told.language, right_to_left=is_right_to_left(told.title))

    def written(self) -> bytes:
        """Return the document as a file."""
        for block, after in zip_longest(self.told.blocks, self.told.blocks[1:]):
            self._write(block)
            if isinstance(block, Table) and (after is None or isinstance(after, Table)):
                self.document.add_paragraph()  # two tables beside each other would be one
        title = _fit(self.told.title)
        set_footer(self.document, title)
        return packed(self.document, title, self.told.language)

    def _write(self, block: Block) -> None:
        match block:
            case Heading(level, text, language):
                style = f"Heading {min(level, MOST_LEVELS)}"
                self._say(self.document.add_paragraph(style=style), text, language)
            case Paragraph(text, bold, language):
                self._say(self.document.add_paragraph(), text, language, bold=bold)
            case Items(items):
                self._list(items)
            case Table(header, rows):
                self._table(header, rows)
            case Figure(alt, language):
                line = self.document.add_paragraph(style=FIGURE)
                self._say(line, _("In the picture: {text}").format(text=alt), language)

    def _list(self, items: Sequence[ListItem]) -> None:
        for item in items:
            line = self.document.add_paragraph(style="List Bullet")
            if item.label != BULLET:
                self._say(line, f"{item.label} ", item.language, bold=True)
            self._say(line, item.text, item.language)

    def _table(self, header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> None:
        """Write a table whose titles stand again on every page that it runs over."""
        lines = [header, *rows] if header else rows
        table = self.document.add_table(len(lines), len(lines[0]), style="Table Grid")
        if is_right_to_left(self.told.title):
            turn_table(table)
        widths = _widths(lines)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, (row, cells) in enumerate(zip(table.rows, lines, strict=True)):
            is_header = bool(header) and number == 0
            for place, cell, width in zip(row.cells, cells, widths, strict=True):
                place.width = width
                self._cell(place, cell, is_header=is_header)
            allow_no_split(row)
            if is_header:
                repeat_overleaf(row)

    def _cell(self, place: "WordCell", cell: Cell, *, is_header: bool) -> None:
        line = place.paragraphs[0]
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
        self._say(line, cell.text, cell.language, bold=is_header or cell.heads)
        if is_header:
            shade(place, HEADER_FILL)

    def _say(self, line: Line, text: str, language: str, *, bold: bool = False) -> None:
        """Add words to a paragraph; what is read from the right is marked so."""
        words = _fit(text)
        if not words.strip():
            return
        run = line.add_run(words)
        if bold:
            run.font.bold = True
            run.font.cs_bold = True
        from_right = reads_from_right(language) or is_right_to_left(words)
        if from_right:
            mark_right_to_left(line, run)
        if language:
            mark_language(run, language, right_to_left=from_right)


def _widths(lines: Sequence[Sequence[Cell]]) -> list[Length]:
    """Return how wide each column of a table is: the more it says, the wider, within bounds."""
    least, most = LETTERS
    longest = [max(len(each.text) for each in column) for column in zip(*lines, strict=True)]
    shares = [min(max(length, least), most) for length in longest]
    return [Length(TEXT_WIDTH * share // sum(shares)) for share in shares]


def _fit(text: str) -> str:
    """Return text as XML can hold it."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))

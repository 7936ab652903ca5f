"""How wide the columns of the list are, and how high its rows, by what is in them."""

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from facilitator.lettering import text_width, wrap
from ui.exercises.board.list_cells import Column
from ui.exercises.board.list_delegate import CELL_PADDING
from ui.exercises.board.list_model import NoteList

WIDEST: Final = {Column.WHO: 144, Column.STATUS: 132, Column.LINKS: 152}
"""What is longer goes on in the next line, or stands whole in the details."""
LOOKED_AT: Final = 600
"""So many rows say how wide a column is to be."""
AVERAGE: Final = 0.42
"""The least that a character takes, in text sizes, over a whole line."""
ROW_PADDING: Final = 8


def column_widths(notes: NoteList, font: QFont, px: Callable[[float], int]) -> dict[Column, int]:
    """Return how wide each column is but that of the words, which takes the rest."""
    size, padding = font.pixelSize(), 2 * CELL_PADDING + 4
    widths: dict[Column, int] = {}
    rows = range(min(LOOKED_AT, notes.rowCount()))
    for column in (Column.LABEL, Column.YEAR, Column.KIND, Column.WHO, Column.STATUS, Column.LINKS):
        head = notes.headerData(column, Qt.Orientation.Horizontal) or ""
        heads = text_width(head, px(13), bold=True)
        lines = (
            line
            for row in rows
            if not notes.is_heading(row)
            for line in (notes.index(row, column).data() or "").split("\n")
        )
        bold = column == Column.LABEL
        needed = max((text_width(line, size, bold=bold) for line in lines), default=0.0)
        wide = ceil(max(heads, needed)) + padding + (CELL_PADDING if column == Column.YEAR else 0)
        widths[column] = min(wide, px(WIDEST[column])) if column in WIDEST else wide
    return widths


def row_height(text: str, font: QFont, room: float, usual: int) -> int:
    """Return how high a row with these words is: the usual height, or more."""
    size, wide = font.pixelSize(), room - 2 * CELL_PADDING - 4
    if wide <= size or (len(text) * size * AVERAGE < wide and "\n" not in text):
        return usual
    lines = len(wrap(text, size, wide))
    return max(usual, ceil(lines * QFontMetricsF(font).lineSpacing()) + 2 * ROW_PADDING)

"""Where people write and tick on a sheet: named frames, so that it can be read back one day.

`line-1`, `line-2` … are lines to write on, `cell-1` … open cells of a table, and `tick-1` … boxes
to tick: counted on each page, in the order in which they are read.
"""

from collections.abc import Iterator
from itertools import count

from exports.document import MM, Document, Page, Rect, Text
from exports.type.wrapping import text_width

LINE, CELL, TICK = "line", "cell", "tick"
BOX = "☐"
OPEN = frozenset({"", "…", BOX})
"""What stands in a cell that somebody is to fill in."""


def name_place(page: Page, kind: str, rect: Rect) -> None:
    """Name a place of this kind by the next number that the page has free."""
    page.frame(free_name(page, f"{kind}-1"), rect)


def free_name(page: Page, name: str) -> str:
    """Return a name such as `line-3`, or the same with the next number that the page has free."""
    kind, _dash, number = name.rpartition("-")
    if name not in page.frames or not kind or not number.isdecimal():
        return name
    names = (f"{kind}-{each}" for each in count(int(number) + 1))
    return next(each for each in names if each not in page.frames)


def name_ticks(document: Document) -> None:
    """Name the boxes to tick that stand in a document's texts."""
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text) and item.turn is None:
                for box in _boxes(item):
                    name_place(page, TICK, box)


def _boxes(text: Text) -> Iterator[Rect]:
    em = text.size / MM
    wide = text_width(BOX, text.size, bold=text.bold) / MM
    for number, line in enumerate(text.lines):
        y = text.y + number * text.leading / MM
        for place, letter in enumerate(line):
            if letter == BOX:
                before = text_width(line[:place], text.size, bold=text.bold) / MM
                yield Rect(text.x + before, y - 0.85 * em, wide, em)

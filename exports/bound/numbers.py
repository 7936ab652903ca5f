"""The number of every side of a pack, where the paper leaves room for it."""

from collections.abc import Iterator, Mapping

from exports.document import INK, MM, Document, Excerpt, Item, Page, Path, Rect, Text
from exports.pdf.extent import box_of
from exports.type.wrapping import text_width
from facilitator.i18n import _

EDGE = 4.5
"""How far the line of the number stays from the edge, in mm: about as far as printers reach."""
SIDE = 12.0
"""How far it stays from the corners, in mm."""
CLEAR = 0.3
"""What is left free around it, in mm."""
WHOLE = 0.98
"""A shape over this share of a page is its ground; the number stands on it."""


def number_pages(document: Document, size: float, said: Mapping[int, str]) -> list[int]:
    """Write its number on every page, in type of this size; return those that have no room.

    `said`, by page from 0, stands behind the number: the table that it is for, or that it is empty.
    """
    stamp = _Stamp(size)
    return [
        page.number + 1
        for page in document.pages
        if not stamp.number(page, said.get(page.number, ""))
    ]


class _Stamp:
    """Writes numbers, and remembers what is at the edges of pages that are there several times."""

    def __init__(self, size: float) -> None:
        self.size = size
        self.high, self.low = 0.75 * size / MM, 0.25 * size / MM
        self._known: dict[int, list[Rect]] = {}

    def number(self, page: Page, more: str) -> bool:
        """Write its number on a page with room for it; a print shop gets nothing but cards."""
        if page.trim is not None:
            return False
        number = _("Pack {number}").format(number=page.number + 1)
        words = " · ".join(part for part in (number, more) if part)
        width = text_width(words, self.size) / MM
        taken = self._taken(page)
        for x, y in self._places(page, width):
            box = Rect(x, y - self.high, width, self.high + self.low).inset(-CLEAR)
            if not any(_meet(box, each) for each in taken):
                with page.artifact():
                    page.text(x, y, words, size=self.size, colour=INK)
                return True
        return False

    def _places(self, page: Page, width: float) -> Iterator[tuple[float, float]]:
        """Yield where a number may begin: at the foot, then at the head."""
        across = ((page.width - width) / 2, page.width - SIDE - width, SIDE)
        for y in (page.height - EDGE, EDGE + self.high):
            for x in across:
                yield x, y

    def _taken(self, page: Page) -> list[Rect]:
        """Return the boxes of what reaches into the edges of a page."""
        first = page.items[0] if page.items else None
        if isinstance(first, Excerpt) and len(page.items) == 1:  # a copy: as the page it shows
            page = first.page
        if id(page.items) not in self._known:
            depth = EDGE + self.high + self.low + CLEAR
            found = _at_the_edges(page, depth, page.height - depth)
            self._known[id(page.items)] = list(found)
        return self._known[id(page.items)]


def _at_the_edges(page: Page, top: float, bottom: float) -> Iterator[Rect]:
    for item in page.items:
        if isinstance(item, Text) and not item.turn and _lies_between(item, top, bottom):
            continue
        if isinstance(item, Path) and not item.segments:
            continue
        box = box_of(item)
        if (box.y < top or box.bottom > bottom) and not _is_ground(item, box, page):
            yield box


def _lies_between(item: Text, top: float, bottom: float) -> bool:
    """Say whether a text is nowhere near the edges, without measuring its words."""
    above = item.y - item.size / MM
    below = item.y + ((len(item.lines) - 1) * item.leading + 0.4 * item.size) / MM
    return above > top and below < bottom


def _is_ground(item: Item, box: Rect, page: Page) -> bool:
    """Say whether this is the paper's colour, on which everything else is drawn."""
    whole = box.width * box.height >= WHOLE * page.width * page.height
    return whole and isinstance(item, Path)


def _meet(one: Rect, other: Rect) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom

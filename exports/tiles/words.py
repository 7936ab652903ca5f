"""What stands on each tile, in the order in which the poster is read."""

import unicodedata
from collections.abc import Iterator

from exports.document import Item, Page, Rect, Text
from exports.pdf.extent import box_of
from exports.structure import Element, Mark, Tag
from exports.tiles.grid import Grid


def said_on(page: Page, grid: Grid) -> dict[str, list[str]]:
    """Return the texts of a poster by the label of the tile on which most of each is seen.

    A picture is said by its alternative text; what is decoration is not said.
    """
    found: dict[str, list[str]] = {tile.label: [] for tile in grid.tiles}
    for box, text in _Reading(page).texts(Tag(0)):
        tile = grid.tile_at(box.x + box.width / 2, box.y + box.height / 2)
        found[tile.label].append(text)
    return found


def together(texts: list[str]) -> str:
    """Return texts as sentences, one after the other."""
    return " ".join(text if _is_ended(text) else f"{text}." for text in texts)


def _is_ended(text: str) -> bool:
    return unicodedata.category(text[-1]) == "Po"


class _Reading:
    """Reads what one page says, in the order of its structure."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.items: dict[int, list[Item]] = {}
        for item in page.items:
            self.items.setdefault(item.mark, []).append(item)

    def texts(self, tag: Tag) -> Iterator[tuple[Rect, str]]:
        """Yield what an element says, and where that stands."""
        element = self.page.structure.elements[tag]
        if element.kind == "Figure":
            yield from self._figure(element, tag)
            return
        for kid in element.kids:
            if not isinstance(kid, Mark):
                yield from self.texts(kid)
            elif kid.page == self.page.number:
                yield from self._marked(kid)

    def _marked(self, mark: Mark) -> Iterator[tuple[Rect, str]]:
        for item in self.items.get(mark.number, ()):
            if isinstance(item, Text) and (text := " ".join(" ".join(item.lines).split())):
                yield box_of(item), text

    def _figure(self, element: Element, tag: Tag) -> Iterator[tuple[Rect, str]]:
        boxes = [box_of(item) for mark in self._marks(tag) for item in self.items.get(mark, ())]
        if boxes and element.alt.strip():
            left, top = min(box.x for box in boxes), min(box.y for box in boxes)
            right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
            yield Rect(left, top, right - left, bottom - top), " ".join(element.alt.split())

    def _marks(self, tag: Tag) -> Iterator[int]:
        for kid in self.page.structure.elements[tag].kids:
            if not isinstance(kid, Mark):
                yield from self._marks(kid)
            elif kid.page == self.page.number:
                yield kid.number

"""Small pages on larger paper: which page lies where, to be cut apart, or folded and stapled.

What is read aloud stays in the order of the pages, wherever they come to lie.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from exports.document import Document, Item, Page, Path, Rect, Segment, Text
from exports.places import free_name
from exports.structure import Element, Mark, Tag


class Place(NamedTuple):
    """Where a page lies on a side of paper: its number from 1, and its top left corner in mm."""

    page: int
    x: float
    y: float


def sheets(pages: int) -> list[tuple[int, int]]:
    """Return which pages lie left and right on each side of paper, front and back in turn.

    For sheets that are flipped on their short edge, laid into each other, folded and stapled in
    the fold. There are as many pages as a multiple of four has; those beyond `pages` are empty.
    """
    last = -(-pages // 4) * 4
    sides: list[tuple[int, int]] = []
    for first in range(1, last // 2, 2):
        sides.append((last - first + 1, first))
        sides.append((first + 1, last - first))
    return sides


def booklet(document: Document) -> Document:
    """Return pages of one size as a booklet, two beside each other on sheets twice as wide."""
    width, height = document.pages[0].width, document.pages[0].height
    sides = [
        [Place(left, 0, 0), Place(right, width, 0)] for left, right in sheets(len(document.pages))
    ]
    folded = imposed(document, (2 * width, height), sides)
    folded.flip = "short"
    return folded


def imposed(
    document: Document, size: tuple[float, float], sides: Sequence[Sequence[Place]]
) -> Document:
    """Return a document whose pages lie on sides of paper of this size.

    A place whose page does not exist stays empty. Where each page lies is the frame `page-1` and
    so on; its own frames keep their names, and those of several pages are counted on.
    """
    laid = Document(document.title, document.language)
    moved: dict[Mark, Mark] = {}
    for places in sides:
        side = laid.add_page(*size)
        for place in sorted(places):  # painted in the order in which they are read
            if place.page <= len(document.pages):
                _lay(document.pages[place.page - 1], side, place, moved)
    laid.structure.elements = [_moved(each, moved) for each in document.structure.elements]
    return laid


def _lay(page: Page, side: Page, place: Place, moved: dict[Mark, Mark]) -> None:
    """Put a page on a side, and note under which marks its content is there."""
    before = len(side.owners)
    side.owners += page.owners
    for number in range(len(page.owners)):
        moved[Mark(page.number, number)] = Mark(side.number, before + number)
    for item in page.items:
        mark = item.mark if item.mark < 0 else item.mark + before
        side.items.append(_shifted(item, place.x, place.y, mark))
    for name, rect in page.frames.items():
        moved_rect = rect._replace(x=rect.x + place.x, y=rect.y + place.y)
        side.frame(free_name(side, name), moved_rect)
    side.frame(f"page-{place.page}", Rect(place.x, place.y, page.width, page.height))


def _moved(element: Element, moved: dict[Mark, Mark]) -> Element:
    kids: list[Tag | Mark] = [moved[kid] if isinstance(kid, Mark) else kid for kid in element.kids]
    return replace(element, kids=kids)


def _shifted(item: Item, right: float, down: float, mark: int) -> Item:
    if item.turn:  # what is drawn in a turn goes where the turn puts it
        turn = item.turn._replace(x=item.turn.x + right, y=item.turn.y + down)
        return replace(item, mark=mark, turn=turn)
    if isinstance(item, Text):
        return replace(item, mark=mark, x=item.x + right, y=item.y + down)
    if isinstance(item, Path):
        segments = tuple(_segment(step, right, down) for step in item.segments)
        return replace(item, mark=mark, segments=segments)
    rect = item.rect._replace(x=item.rect.x + right, y=item.rect.y + down)
    return replace(item, mark=mark, rect=rect)


def _segment(segment: Segment, right: float, down: float) -> Segment:
    kind, numbers = segment
    if kind == "R":
        x, y, *size = numbers
        return kind, (x + right, y + down, *size)
    across = (right, down) * (len(numbers) // 2)
    return kind, tuple(map(sum, zip(numbers, across, strict=True)))

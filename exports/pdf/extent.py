"""What marked content says and how far it reaches on its page."""

from collections.abc import Iterable
from functools import cached_property

from exports.document import MM, Document, Item, Path, Rect, Segment, Text
from exports.structure import Mark, Tag
from exports.type.fonts import THOUSAND
from exports.type.shaping import Line, is_right_to_left, set_line


class Extent:
    """Finds the items of marked stretches; looks only when first asked."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _items(self) -> dict[Mark, list[Item]]:
        found: dict[Mark, list[Item]] = {}
        for page in self.document.pages:
            for item in page.items:
                if item.mark >= 0:
                    found.setdefault(Mark(page.number, item.mark), []).append(item)
        return found

    def marks(self, tag: Tag) -> list[Mark]:
        """Return the content of an element and of everything below it, in reading order."""
        found: list[Mark] = []
        for kid in self.document.structure.elements[tag].kids:
            found += [kid] if isinstance(kid, Mark) else self.marks(kid)
        return found

    def words(self, marks: Iterable[Mark]) -> str:
        """Return what the stretches say."""
        texts = (item for mark in marks for item in self._items[mark] if isinstance(item, Text))
        return " ".join(line for text in texts for line in text.lines)

    def around(self, marks: Iterable[Mark]) -> Rect:
        """Return the box around stretches of one page, in mm."""
        boxes = [box_of(item) for mark in marks for item in self._items[mark]]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        return Rect(left, top, right - left, bottom - top)


def box_of(item: Item) -> Rect:
    """Return the box around an item, in mm."""
    box = _box_as_drawn(item)
    return item.turn.box(box) if item.turn else box


def _box_as_drawn(item: Item) -> Rect:
    if isinstance(item, Text):
        return _text_box(item)
    if isinstance(item, Path):
        points = [point for segment in item.segments for point in _points(segment)]
        across, down = [x for x, _ in points], [y for _, y in points]
        return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))
    return item.rect


def _text_box(item: Text) -> Rect:
    right_to_left = reads_from_right(item)
    lines = [set_line(t, bold=item.bold, right_to_left=right_to_left) for t in item.lines]
    starts = [line_start(item, line, right_to_left=right_to_left) for line in lines]
    ends = [
        start + line.width * item.size / THOUSAND / MM
        for start, line in zip(starts, lines, strict=True)
    ]
    top = item.y - item.size * 0.95 / MM
    bottom = item.y + ((len(lines) - 1) * item.leading + item.size * 0.3) / MM
    return Rect(min(starts), top, max(ends) - min(starts), bottom - top)


def _points(segment: Segment) -> list[tuple[float, float]]:
    kind, numbers = segment
    if kind == "R":
        x, y, width, height, _ = numbers
        return [(x, y), (x + width, y + height)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def line_start(item: Text, line: Line, *, right_to_left: bool) -> float:
    """Return where a line of a text begins, in mm."""
    width = line.width * item.size / THOUSAND / MM
    if item.align == "centre":
        return item.x + (item.width - width) / 2
    if item.align == "right" or (item.align == "start" and right_to_left and item.width):
        return item.x + item.width - width
    return item.x


def reads_from_right(item: Text) -> bool:
    """Say whether a paragraph is set from the right."""
    if item.right_to_left is None:
        return is_right_to_left("\n".join(item.lines))
    return item.right_to_left

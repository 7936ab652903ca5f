"""Where notes stand on a board, and how links find their way between them.

Measures are board units: pixels at 1:1. Zones are columns, left to right; between two columns
lies a gutter through which links run. A link that passes a column goes through the gap between
two notes, so on a tidied board no link crosses a note that is not its own.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

from facilitator.lettering import wrap

NOTE_WIDTH = 184.0
NOTE_PADDING = 10.0
NOTE_TEXT_SIZE = 14.0
NOTE_LINE = 18.0
NOTE_HEADER = 18.0
NOTE_MIN_HEIGHT = 64.0
NOTE_GAP = 16.0
GROUP_HEADER = 28.0
COLUMN_PITCH = 240.0
MARGIN = 16.0
BEND = 40.0
"""How far a link leaves a note before it may turn back: less than a gutter is wide."""


class Rect(NamedTuple):
    """A box, from its top left."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    def overlaps(self, other: "Rect") -> bool:
        """Say whether two boxes share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


class Point(NamedTuple):
    """A place on the board."""

    x: float
    y: float


class Curve(NamedTuple):
    """One cubic curve: where it starts, two control points, where it ends.

    The curve stays inside the box of its four points.
    """

    start: Point
    control_1: Point
    control_2: Point
    end: Point


def note_lines(text: str) -> list[str]:
    """Return the lines in which a note's text is written on the board."""
    return wrap(text, NOTE_TEXT_SIZE, NOTE_WIDTH - 2 * NOTE_PADDING)


def lines_height(lines: int) -> float:
    """Return the height of a note whose text has so many lines."""
    return max(NOTE_MIN_HEIGHT, 2 * NOTE_PADDING + NOTE_HEADER + NOTE_LINE * lines)


def note_height(text: str, other: str = "") -> float:
    """Return the height of a note with this text.

    `other` is how others in the room put it; it stands below the text, under a rule of one line.
    """
    lines = len(note_lines(text))
    return lines_height(lines + 1 + len(note_lines(other)) if other else lines)


def column_x(column: int) -> float:
    """Return the left edge of the notes in a column, counted from 0."""
    return MARGIN + column * COLUMN_PITCH


def column_at(x: float, columns: int) -> int:
    """Return the column in which a note with this left edge stands."""
    nearest = round((x - MARGIN) / COLUMN_PITCH)
    return min(max(nearest, 0), columns - 1)


class Links(NamedTuple):
    """What a layout must know of links: which note leads to which."""

    ends: Sequence[tuple[int, int]]

    def neighbours(self, notes: Iterable[int]) -> dict[int, list[int]]:
        """Return, for each note, the notes it is linked with either way."""
        linked: dict[int, list[int]] = {note: [] for note in notes}
        for source, target in self.ends:
            linked[source].append(target)
            linked[target].append(source)
        return linked


def tidy(
    columns: Sequence[Sequence[Sequence[int]]],
    heights: Mapping[int, float],
    ends: Sequence[tuple[int, int]],
) -> dict[int, Point]:
    """Return a place for every note: none overlap, and linked notes stand near each other.

    `columns` holds, for each zone, its blocks in their present order; a block is one note, or
    the notes of a group, which stay together under the group's title.
    """
    linked = Links(ends).neighbours(heights)
    order = [list(blocks) for blocks in columns]
    at: dict[int, Point] = {}
    for column, blocks in enumerate(order):
        at |= _stack(column, blocks, heights)
    for _sweep in range(4):
        for column, blocks in enumerate(order):  # one at a time, else two columns swap for ever
            blocks.sort(key=lambda block: _pull(block, linked, at))
            at |= _stack(column, blocks, heights)
    return at


def _pull(block: Sequence[int], linked: Mapping[int, list[int]], at: Mapping[int, Point]) -> float:
    """Return where a block's links draw it: the mean height of what it is linked with."""
    ends = [at[other].y for note in block for other in linked[note]]
    return fmean(ends) if ends else at[block[0]].y


def _stack(
    column: int, blocks: Sequence[Sequence[int]], heights: Mapping[int, float]
) -> dict[int, Point]:
    """Return a place for every note of a column, block under block."""
    places: dict[int, Point] = {}
    y = MARGIN
    for block in blocks:
        if len(block) > 1:
            y += GROUP_HEADER
        for note in block:
            places[note] = Point(column_x(column), y)
            y += heights[note] + NOTE_GAP
        if len(block) > 1:
            y += NOTE_GAP
    return places


class Router:
    """Finds the way of each link between the notes of a board."""

    def __init__(self, notes: Mapping[int, Rect], columns: int) -> None:
        self._notes = notes
        self._columns: list[list[Rect]] = [[] for _ in range(columns)]
        for box in sorted(notes.values(), key=lambda box: box.y):
            self._columns[column_at(box.x, columns)].append(box)
        self._tops = [[box.y for box in column] for column in self._columns]

    def route(self, source: int, target: int) -> list[Curve]:
        """Return the curves of a link, end to end."""
        from_box, to_box = self._notes[source], self._notes[target]
        start, end = self._column(from_box), self._column(to_box)
        if start == end:
            return [_round_the_side(from_box, to_box)]
        step = 1 if end > start else -1
        at = Point(from_box.right if step > 0 else from_box.x, from_box.middle)
        curves: list[Curve] = []
        for column in range(start + step, end, step):
            passage = self._passage(column, at.y, to_box.middle)
            near, far = column_x(column), column_x(column) + NOTE_WIDTH
            enter, leave = (near, far) if step > 0 else (far, near)
            curves.append(_across(at, Point(enter, passage)))
            at = Point(leave, passage)
            curves.append(_straight(Point(enter, passage), at))
        arrive = Point(to_box.x if step > 0 else to_box.right, to_box.middle)
        return [*curves, _across(at, arrive)]

    def _column(self, box: Rect) -> int:
        return column_at(box.x, len(self._columns))

    def _passage(self, column: int, here: float, there: float) -> float:
        """Return the free height in a column that is least out of the way."""
        boxes = self._columns[column]
        wanted = (here + there) / 2
        if not boxes:
            return wanted
        around = bisect_left(self._tops[column], wanted)
        gaps = [boxes[0].y - NOTE_GAP / 2]
        for above, below in zip(
            boxes[max(around - 3, 0) :], boxes[max(around - 3, 0) + 1 :], strict=False
        ):
            if above.bottom < below.y:
                gaps.append((above.bottom + below.y) / 2)
            if below.y > wanted + 4 * NOTE_LINE and len(gaps) > 3:
                break
        gaps.append(max(box.bottom for box in boxes) + NOTE_GAP / 2)
        return min(gaps, key=lambda gap: abs(gap - wanted))


def _across(start: Point, end: Point) -> Curve:
    """Cross one gutter. The controls stay in it, and so does the curve."""
    half = (start.x + end.x) / 2
    return Curve(start, Point(half, start.y), Point(half, end.y), end)


def _straight(start: Point, end: Point) -> Curve:
    third = (end.x - start.x) / 3
    return Curve(start, Point(start.x + third, start.y), Point(end.x - third, end.y), end)


def _round_the_side(from_box: Rect, to_box: Rect) -> Curve:
    """Leave and come back on the right, through the gutter beside the column."""
    start = Point(from_box.right, from_box.middle)
    end = Point(to_box.right, to_box.middle)
    return Curve(start, Point(start.x + BEND, start.y), Point(end.x + BEND, end.y), end)

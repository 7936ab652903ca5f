"""On a tidied board no notes overlap, and no link crosses a note that is not its own."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from facilitator.board_layout import (
    NOTE_GAP,
    NOTE_MIN_HEIGHT,
    NOTE_WIDTH,
    Curve,
    Point,
    Rect,
    Router,
    column_at,
    column_x,
    note_height,
    note_lines,
    tidy,
)

COLUMNS = 4


class Drawn(NamedTuple):
    """A board before it is tidied: blocks of notes by column, heights, and links."""

    columns: list[list[list[int]]]
    heights: dict[int, float]
    ends: list[tuple[int, int]]

    def boxes(self) -> dict[int, Rect]:
        places = tidy(self.columns, self.heights, self.ends)
        return {n: Rect(*at, NOTE_WIDTH, self.heights[n]) for n, at in places.items()}


@st.composite
def boards(draw: st.DrawFn) -> Drawn:
    heights = draw(st.lists(st.integers(64, 900).map(float), min_size=2, max_size=60))
    columns: list[list[list[int]]] = [[] for _ in range(COLUMNS)]
    for note in range(len(heights)):
        column = columns[draw(st.integers(0, COLUMNS - 1))]
        if column and draw(st.booleans()):
            column[-1].append(note)
        else:
            column.append([note])
    note = st.integers(0, len(heights) - 1)
    pairs = st.tuples(note, note).filter(lambda pair: pair[0] != pair[1])
    ends = draw(st.lists(pairs, max_size=80))
    return Drawn(columns, dict(enumerate(heights)), ends)


def along(curve: Curve, steps: int = 24) -> Iterator[Point]:
    """Yield points of a curve, from its start to its end."""
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield Point(
            sum(w * point.x for w, point in zip(weights, curve, strict=True)),
            sum(w * point.y for w, point in zip(weights, curve, strict=True)),
        )


def inside(point: Point, box: Rect) -> bool:
    return box.x < point.x < box.right and box.y < point.y < box.bottom


@given(boards())
def test_tidy_never_lets_notes_overlap(board: Drawn) -> None:
    boxes = board.boxes()
    assert boxes.keys() == board.heights.keys()
    for one, other in combinations(boxes.values(), 2):
        assert not one.overlaps(other)


@given(boards())
def test_tidy_keeps_notes_in_their_columns_and_groups_together(board: Drawn) -> None:
    boxes = board.boxes()
    for column, blocks in enumerate(board.columns):
        for block in blocks:
            assert {column_at(boxes[note].x, COLUMNS) for note in block} == {column}
            for above, below in pairwise(block):
                assert boxes[below].y == boxes[above].bottom + NOTE_GAP


@given(boards())
def test_on_a_tidied_board_no_link_crosses_a_foreign_note(board: Drawn) -> None:
    boxes = board.boxes()
    router = Router(boxes, COLUMNS)
    for source, target in board.ends:
        foreign = [box for note, box in boxes.items() if note not in (source, target)]
        for curve in router.route(source, target):
            for point in along(curve):
                assert not any(inside(point, box) for box in foreign)


@given(boards())
def test_a_link_goes_from_the_edge_of_its_source_to_the_edge_of_its_target(board: Drawn) -> None:
    boxes = board.boxes()
    router = Router(boxes, COLUMNS)
    for source, target in board.ends:
        curves = router.route(source, target)
        for curve, after in pairwise(curves):
            assert curve.end == after.start
        for end, box in ((curves[0].start, boxes[source]), (curves[-1].end, boxes[target])):
            assert end.x in (box.x, box.right)
            assert box.y <= end.y <= box.bottom


def test_linked_notes_come_to_stand_near_each_other() -> None:
    columns = [[[0], [1], [2]], [[3], [4], [5]]]
    heights = dict.fromkeys(range(6), NOTE_MIN_HEIGHT)
    places = tidy(columns, heights, [(0, 5), (1, 4), (2, 3)])
    for source, target in ((0, 5), (1, 4), (2, 3)):
        assert abs(places[source].y - places[target].y) <= NOTE_MIN_HEIGHT + NOTE_GAP


def test_a_note_is_as_high_as_its_words_need() -> None:
    long = "what somebody said at length " * 12
    assert note_height("short") == NOTE_MIN_HEIGHT
    assert note_height(long) > note_height("short")
    assert len(note_lines("one\ntwo\n\nthree")) == 4


def test_a_note_belongs_to_the_column_that_it_stands_nearest_to() -> None:
    for column in range(COLUMNS):
        assert column_at(column_x(column) + 40, COLUMNS) == column
    assert column_at(-5_000, COLUMNS) == 0
    assert column_at(5_000, COLUMNS) == COLUMNS - 1

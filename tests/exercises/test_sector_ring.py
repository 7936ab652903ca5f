"""The ring: nothing overlaps, nothing leaves the page, and nobody moves when somebody is added."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import dist, hypot
from random import Random

import pytest

from facilitator.exercises.sector_map.ring import (
    CENTRE,
    Label,
    Mark,
    Ring,
    RingRow,
    RingSeat,
    RingSector,
    lay_out,
)
from facilitator.exercises.sector_map.ring.words import words_on_circles
from facilitator.exercises.sector_map.seats import strength_words

A3 = (396.0, 247.0)
TWELVE_POINT = 12 * 25.4 / 72
WALL = (1920.0, 1080.0)
MAPS = 200
SPACES = [(A3, TWELVE_POINT, MAPS), (WALL, 22.0, 40), ((1000.0, 650.0), 14.0, 40)]
ONE_MORE = 10_000
"""The id of the seat that is added."""


def some_map(chance: Random) -> tuple[list[RingSector], list[RingSeat]]:
    """Return a map of up to 40 rows and 150 people, some of them crowded into a few rows."""
    rows = chance.randint(1, 40)
    cuts = sorted(chance.sample(range(1, rows), chance.randint(0, min(4, rows - 1))))
    ends = [0, *cuts, rows]
    sectors = [
        RingSector(
            number,
            "S" * chance.randint(1, 60),
            [RingRow(row, "R" * chance.randint(1, 60)) for row in range(first, last)],
        )
        for number, (first, last) in enumerate(pairwise(ends))
    ]
    crowded = rows if chance.random() < 0.7 else max(1, rows // 8)
    people = chance.randint(0, 150)
    seats = [
        RingSeat(number, chance.randrange(crowded), chance.randint(0, 3))
        for number in range(people)
    ]
    return sectors, seats


def maps(count: int = MAPS) -> Iterator[tuple[list[RingSector], list[RingSeat]]]:
    chance = Random(40)
    for _ in range(count):
        yield some_map(chance)


def touches(label: Label, mark: Mark) -> bool:
    box = label.box
    across = max(box.x - mark.x, 0, mark.x - box.right)
    down = max(box.y - mark.y, 0, mark.y - box.bottom)
    return hypot(across, down) < mark.radius


def refuse_overlaps(ring: Ring) -> None:
    for one, other in combinations(ring.marks, 2):
        assert dist((one.x, one.y), (other.x, other.y)) >= one.radius + other.radius
    for first, second in combinations(ring.labels, 2):
        lower = second.box._replace(y=second.box.y + 1e-6, height=second.box.height - 2e-6)
        assert not first.box.overlaps(lower), (first, second)
    assert not any(touches(label, mark) for label in ring.labels for mark in ring.marks)


def stays_on_the_page(ring: Ring) -> bool:
    return all(
        box.x >= -1e-6
        and box.right <= ring.width + 1e-6
        and box.y >= -1e-6
        and box.bottom <= ring.height + 1e-6
        for box in (label.box for label in ring.labels)
    ) and all(
        mark.radius <= mark.x <= ring.width - mark.radius
        and mark.radius <= mark.y <= ring.height - mark.radius
        for mark in ring.marks
    )


@pytest.mark.parametrize(("size", "text_size", "count"), SPACES, ids=["A3", "wall", "laptop"])
def test_no_two_labels_or_marks_overlap_and_nothing_leaves_the_page(
    size: tuple[float, float], text_size: float, count: int
) -> None:
    for sectors, seats in maps(count):
        ring = lay_out(sectors, seats, size=size, text_size=text_size)
        refuse_overlaps(ring)
        assert stays_on_the_page(ring)
        assert not ring.unlabelled
        assert max(len(label.text) for label in ring.labels) <= 24


def test_everybody_has_a_seat() -> None:
    for sectors, seats in maps():
        ring = lay_out(sectors, seats, size=A3, text_size=TWELVE_POINT)
        assert sorted(
            (mark.strength, seat) for mark in ring.marks for seat in mark.seats
        ) == sorted((seat.strength, seat.id) for seat in seats)


def test_whoever_is_added_moves_nobody_else() -> None:
    chance = Random(41)
    for sectors, seats in maps():
        rows = sum(len(sector.rows) for sector in sectors)
        more = [*seats, RingSeat(ONE_MORE, chance.randrange(rows), chance.randint(0, 3))]
        before = lay_out(sectors, seats, size=A3, text_size=TWELVE_POINT)
        after = lay_out(sectors, more, size=A3, text_size=TWELVE_POINT)
        assert after.labels == before.labels
        assert after.spokes == before.spokes
        stood = {seat: (mark.x, mark.y) for mark in before.marks for seat in mark.seats}
        moved = [
            dist(stood[seat], (mark.x, mark.y))
            for mark in after.marks
            for seat in mark.seats
            if seat != ONE_MORE
        ]
        assert max(moved, default=0.0) <= 2.0


def test_the_stronger_the_nearer() -> None:
    sectors = [RingSector(1, "State", [RingRow(1, "Council")])]
    seats = [RingSeat(strength, 1, strength) for strength in range(4)]
    ring = lay_out(sectors, seats, size=WALL, text_size=22.0)
    away = {mark.strength: dist(ring.centre, (mark.x, mark.y)) for mark in ring.marks}
    assert away[3] < away[2] < away[1] < away[0]


def test_a_thousand_rows_still_make_a_ring() -> None:
    rows = [RingRow(number, f"Row {number}") for number in range(1_000)]
    seats = [RingSeat(number, number, 0) for number in range(20)]
    ring = lay_out([RingSector(1, "State", rows)], seats, size=A3, text_size=TWELVE_POINT)
    assert stays_on_the_page(ring)
    assert len(ring.marks) == len(seats)
    assert set(range(20)).isdisjoint(ring.unlabelled)


def test_a_map_with_nothing_on_it_is_an_empty_ring() -> None:
    ring = lay_out([], [], size=A3, text_size=TWELVE_POINT)
    assert not ring.marks
    assert not ring.labels


def test_words_on_the_circles_leave_the_middle_and_people_free() -> None:
    for sectors, seats in maps(40):
        ring = lay_out(sectors, seats, size=(1000, 700), text_size=14)
        middle = CENTRE * ring.radius
        for _strength, box in words_on_circles(ring, strength_words(), 12):
            x = min(max(ring.centre[0], box.x), box.right) - ring.centre[0]
            y = min(max(ring.centre[1], box.y), box.y + box.height) - ring.centre[1]
            assert hypot(x, y) >= middle - 1e-6
            assert not any(box.overlaps(label.box) for label in ring.labels)
            on_it = Label("row", 0, "", box, (0.0, 0.0), on_right=True)
            assert not any(touches(on_it, mark) for mark in ring.marks)

"""How long it takes to lay everybody's maps over one another, and one more on top of them."""

import random
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Final

from facilitator.exercises.community_map.facts import facts
from facilitator.exercises.community_map.surface import Drawn, Surface
from facilitator.ground import ground_of
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.exercises.drawn_maps import SIZE, crowd, wobbly

PEOPLE: Final = 200
POINTS: Final = 200
SAMPLE: Final = 40
"""So many people's pairs are overlaid plainly; the time of all pairs follows from them."""


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Return the figures; the floor is what plain overlays of every pair take."""
    del folder
    drawn = crowd(PEOPLE, points=POINTS)
    all_at_once, pairwise, one_more = alternately(
        max(3, rounds // 2),
        lambda: _timed(lambda: _worked_out(drawn)),
        lambda: _pairwise(drawn[:SAMPLE]),
        _adding(drawn),
    )
    floor = median_ms(pairwise) * (PEOPLE * (PEOPLE - 1)) / (SAMPLE * (SAMPLE - 1))
    name = f"pairwise overlays by shapely (from {SAMPLE} of them)"
    return [
        Figure(
            f"the agreement of {PEOPLE} drawings of {POINTS} points, with its numbers",
            median_ms(all_at_once),
            floor,
            name,
            most_times=1,
            most_ms=500,
        ),
        Figure(
            f"one drawing more on {PEOPLE}: its bands",
            median_ms(one_more),
            floor / PEOPLE * 2,
            "as many pairs by shapely",
            most_ms=50,
        ),
    ]


def _timed(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin


def _worked_out(drawn: list[Drawn]) -> Surface:
    surface = Surface(SIZE, 5)
    for each in drawn:
        surface.put(each)
    surface.bands()
    surface.two_names()
    ground = ground_of("EPSG:27700", (10, 0, 380_000, 0, -10, 400_000))
    facts(surface, ground=ground)
    return surface


def _pairwise(drawn: list[Drawn]) -> float:
    begin = perf_counter()
    for one, other in combinations(drawn, 2):
        one.area.intersection(other.area).area / one.area.union(other.area).area
    return perf_counter() - begin


def _adding(drawn: list[Drawn]) -> Callable[[], float]:
    surface = _worked_out(drawn)
    chance = random.Random(2)

    def add() -> float:
        more = Drawn("one more", "Riverside", 3, wobbly(chance, POINTS))
        surface.remove(more.key)
        begin = perf_counter()
        surface.put(more)
        surface.bands()
        return perf_counter() - begin

    return add

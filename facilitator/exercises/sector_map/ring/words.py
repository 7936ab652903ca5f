"""Where the words on the circles stand: at the top, or between two sectors with more room."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import cos, pi, sin
from typing import Final

from facilitator.board_layout import Rect
from facilitator.exercises.sector_map.ring.parts import BANDS, Ring
from facilitator.lettering import text_width

LEAVES_TOP: Final = 2
"""They stand at the top unless so many more people would be hidden by them there."""
UNREADABLE: Final = 5
"""A word over another is as bad as so many people behind it."""
AROUND: Final = 0.5
"""Room left and right of a word, in text sizes."""
HIGH: Final = 1.24
"""Height of a word's box, in text sizes."""

Boxes = list[tuple[int, Rect]]


def words_on_circles(ring: Ring, words: Mapping[int, str], size: float) -> Boxes:
    """Return a box for each strength's word, on its circle, in the unit of the ring."""
    usual, *others = [list(_boxes(ring, angle, words, size)) for angle in _gaps(ring)]
    best = min(others, key=lambda boxes: _hidden(ring, boxes), default=usual)
    return usual if _hidden(ring, usual) <= _hidden(ring, best) + LEAVES_TOP else best


def _gaps(ring: Ring) -> Iterator[float]:
    """Yield the angles between two sectors, the one at the top first."""
    yield -pi / 2
    for one, other in pairwise(ring.arcs):
        yield (one.end + other.start) / 2


def _boxes(
    ring: Ring, angle: float, words: Mapping[int, str], size: float
) -> Iterator[tuple[int, Rect]]:
    for strength, (_inner, outer) in BANDS.items():
        x = ring.centre[0] + cos(angle) * outer * ring.radius
        y = ring.centre[1] + sin(angle) * outer * ring.radius
        wide = text_width(words[strength], size, bold=True) + 2 * AROUND * size
        yield strength, Rect(x - wide / 2, y - HIGH / 2 * size, wide, HIGH * size)


def _hidden(ring: Ring, boxes: Sequence[tuple[int, Rect]]) -> int:
    """Return how many marks would lie behind these words; words over words are worse."""
    over = sum(one.overlaps(other) for (_a, one), (_b, other) in combinations(boxes, 2))
    return over * UNREADABLE + sum(
        left < mark.x < left + wide and top < mark.y < top + high
        for _strength, (left, top, wide, high) in boxes
        for mark in ring.marks
    )

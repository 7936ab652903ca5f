"""Where the words on the circles stand: between two sectors, never over people or the middle."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from facilitator.board_layout import Rect
from facilitator.exercises.sector_map.ring.parts import BANDS, CENTRE, Ring
from facilitator.lettering import text_width

AROUND: Final = 0.5
"""Room left and right of a word, in text sizes."""
HIGH: Final = 1.24
"""Height of a word's box, in text sizes."""
OUTLINED: Final = 1.3
"""The outline of a mark, in its radii."""
PLACES: Final = 48
"""Where it is too full between sectors, so many places on a circle are tried."""

Boxes = list[tuple[int, Rect]]


def words_on_circles(ring: Ring, words: Mapping[int, str], size: float) -> Boxes:
    """Return a box for each strength's word, on its circle, in the unit of the ring.

    They stand in one line where there is room for all of them, between two sectors if it can be,
    each where it has room otherwise; a word for which there is none is left out. The legend has
    them all.
    """
    taken = [_middle(ring), *_marks(ring), *(label.box for label in ring.labels)]
    angles = [*_gaps(ring), *(-pi / 2 + 2 * pi * place / PLACES for place in range(PLACES))]
    for angle in angles:
        boxes = [(each, _box(ring, angle, each, words[each], size)) for each in BANDS]
        if _are_free([box for _strength, box in boxes], taken):
            return boxes
    found: Boxes = []
    for strength in BANDS:
        tried = (_box(ring, angle, strength, words[strength], size) for angle in angles)
        box = next((each for each in tried if _are_free([each], taken)), None)
        if box is not None:
            found.append((strength, box))
            taken.append(box)
    return found


def _gaps(ring: Ring) -> Iterator[float]:
    """Yield the angles between two sectors, the one at the top first."""
    yield -pi / 2
    for one, other in pairwise(ring.arcs):
        yield (one.end + other.start) / 2


def _box(ring: Ring, angle: float, strength: int, word: str, size: float) -> Rect:
    x = ring.centre[0] + cos(angle) * BANDS[strength][1] * ring.radius
    y = ring.centre[1] + sin(angle) * BANDS[strength][1] * ring.radius
    wide = text_width(word, size, bold=True) + 2 * AROUND * size
    return Rect(x - wide / 2, y - HIGH / 2 * size, wide, HIGH * size)


def _middle(ring: Ring) -> Rect:
    (x, y), radius = ring.centre, CENTRE * ring.radius
    return Rect(x - radius, y - radius, 2 * radius, 2 * radius)


def _marks(ring: Ring) -> Iterator[Rect]:
    for mark in ring.marks:
        radius = mark.radius * OUTLINED
        yield Rect(mark.x - radius, mark.y - radius, 2 * radius, 2 * radius)


def _are_free(boxes: list[Rect], taken: list[Rect]) -> bool:
    """Say whether boxes lie over nothing that is taken, nor over one another."""
    return not any(
        box.overlaps(other)
        for number, box in enumerate(boxes)
        for other in [*boxes[number + 1 :], *taken]
    )

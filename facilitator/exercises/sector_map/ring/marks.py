"""The seats on a ring: each row's fill their band from its middle outwards."""

from collections.abc import Iterator, Mapping
from math import asin, pi, sin
from typing import Final

from facilitator.exercises.sector_map.ring.parts import BANDS, Frame, Mark
from facilitator.exercises.sector_map.tables import WORKING

LARGEST_MARK: Final = 0.036
"""The radius of a mark, as a share of the ring's, where there is room."""
AIR: Final = 1.18
"""The distance of two marks' centres, in diameters."""
SNUG: Final = 0.8
"""So much of the room for one mark is taken, that a row has several."""


def marks(
    frame: Frame,
    filled: Mapping[tuple[int, int], list[int]],
    angles: Mapping[int, float],
    span: float,
) -> Iterator[Mark]:
    """Yield a mark for each seat; where a row's band is full, the last stands for the rest.

    `filled` holds the seats by row and strength, `span` is the angle of a row.
    """
    radius = _mark_radius(frame, span)
    places = {strength: list(_places(frame, strength, span, radius)) for strength in BANDS}
    for (row, strength), seats in filled.items():
        if row not in angles:
            continue
        free = places[strength]
        alone = seats if len(seats) <= len(free) else seats[: len(free) - 1]
        groups: list[tuple[int, ...]] = [(seat,) for seat in alone]
        if len(alone) < len(seats):
            groups.append(tuple(seats[len(alone) :]))
        for group, (turn, share) in zip(groups, free, strict=False):
            x, y = frame.at(angles[row] + turn, share)
            yield Mark(group, row, strength, x, y, radius)


def _mark_radius(frame: Frame, span: float) -> float:
    """Return the radius of all marks: in the narrowest band, a row still has one place."""
    widest = (BANDS[WORKING][1] - LARGEST_MARK * AIR) * frame.radius
    room = SNUG * widest * sin(min(span, pi) / 2) / AIR
    return min(LARGEST_MARK * frame.radius, room)


def _places(
    frame: Frame, strength: int, span: float, radius: float
) -> Iterator[tuple[float, float]]:
    """Yield the places of a row in a band: (turn from the spoke, share of the radius)."""
    inner, outer = BANDS[strength]
    pitch = 2 * radius * AIR
    deep = (outer - inner) * frame.radius
    rings = max(1, int(deep / pitch + 1e-9))
    found: list[tuple[float, float]] = []
    for number in range(rings):
        share = outer - (number + 0.5) * deep / rings / frame.radius
        if rings == 1:
            share = outer - pitch / 2 / frame.radius
        step = 2 * asin(min(1.0, pitch / 2 / (share * frame.radius)))
        abreast = min(int(span / step + 1e-9), 2 * int(pi / step))
        found += [((place - (abreast - 1) / 2) * step, share) for place in range(abreast)]
    middle = (inner + outer) / 2
    yield from sorted(found, key=lambda each: (abs(each[0]), abs(each[1] - middle), each))

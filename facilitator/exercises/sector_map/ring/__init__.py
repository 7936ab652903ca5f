"""The ring: sectors as slices around a group, nearness as strength, gaps as empty chairs.

Geometry alone, in whatever unit it is asked for (mm on paper, pixels on a screen); y runs down.
Where a spoke and its label stand depends on the rows and on nothing else, and marks fill the
places of their row from the middle of their band outwards. So whoever is added moves nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import pi
from typing import Final

from facilitator.exercises.sector_map.ring.labels import REACH, elided, fit, labels
from facilitator.exercises.sector_map.ring.marks import marks
from facilitator.exercises.sector_map.ring.parts import (
    ARC,
    BANDS,
    CENTRE,
    Arc,
    Frame,
    Label,
    Mark,
    Ring,
    RingRow,
    RingSeat,
    RingSector,
    Spoke,
)
from facilitator.lettering import text_width

__all__ = [
    "ARC",
    "BANDS",
    "CENTRE",
    "Arc",
    "Label",
    "Mark",
    "Ring",
    "RingRow",
    "RingSeat",
    "RingSector",
    "Spoke",
    "elided",
    "lay_out",
]

STEPS: Final = 10
"""So many radii are tried, from the largest down to one that surely has room beside it."""
SECTOR_GAP: Final = 0.12
"""Radians between two sectors."""


def lay_out(
    sectors: Sequence[RingSector],
    seats: Iterable[RingSeat],
    *,
    size: tuple[float, float],
    text_size: float,
    numbers: Mapping[int, int] | None = None,
) -> Ring:
    """Lay a ring out on a space of this size; text size and space are in the same unit.

    `numbers` stand before the titles of rows, for a key on paper.
    """
    width, height = size
    sectors = [sector for sector in sectors if sector.rows]
    titles = _titles(sectors, numbers or {})
    arcs, angles = _angles(sectors)
    frame = _frame(size, text_size, lambda frame: fit(frame, sectors, angles, titles), titles)
    spokes = tuple(
        Spoke(row, angle, frame.at(angle, CENTRE), frame.at(angle, 1.0))
        for row, angle in angles.items()
    )
    filled: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for seat in seats:
        filled[seat.row, seat.strength].append(seat.id)
    said = labels(frame, sectors, angles, titles, {row for row, _strength in filled})
    sat = tuple(marks(frame, filled, angles, _span(sectors)))
    return Ring(width, height, frame.centre, frame.radius, arcs, spokes, said, sat)


def _frame(
    size: tuple[float, float],
    text_size: float,
    fits: Callable[[Frame], bool],
    titles: Mapping[int, str],
) -> Frame:
    """Return the measures of the largest ring beside which all labels have room.

    They depend on the rows alone, so that whoever is added moves nobody.
    """
    width, height = size
    wide = max((text_width(text, text_size, bold=True) for text in titles.values()), default=0.0)
    least = max((width / 2 - wide - text_size) / REACH, min(size) / 8)
    most = max((height / 2 - 2 * text_size) / REACH, min(size) / 8)
    least = min(least, most)
    for step in range(STEPS):
        radius = most - (most - least) * step / STEPS
        frame = Frame((width / 2, height / 2), radius, size, text_size)
        if fits(frame):
            return frame
    return Frame((width / 2, height / 2), least, size, text_size)


def _titles(sectors: Sequence[RingSector], numbers: Mapping[int, int]) -> dict[int, str]:
    """Return the words of every row, by its id."""
    return {
        row.id: f"{numbers[row.id]}  {elided(row.title)}".rstrip()
        if row.id in numbers
        else elided(row.title)
        for sector in sectors
        for row in sector.rows
    }


def _span(sectors: Sequence[RingSector]) -> float:
    """Return the angle that each row has to itself."""
    rows = sum(len(sector.rows) for sector in sectors)
    return (2 * pi - SECTOR_GAP * max(len(sectors), 1)) / max(rows, 1)


def _angles(sectors: Sequence[RingSector]) -> tuple[tuple[Arc, ...], dict[int, float]]:
    """Return the sectors' arcs and the rows' angles, clockwise from the top."""
    span, angle = _span(sectors), -pi / 2 + SECTOR_GAP / 2
    arcs: list[Arc] = []
    angles: dict[int, float] = {}
    for sector in sectors:
        start = angle
        for row in sector.rows:
            angles[row.id] = angle + span / 2
            angle += span
        arcs.append(Arc(sector.id, start, angle))
        angle += SECTOR_GAP
    return tuple(arcs), angles

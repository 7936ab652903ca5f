"""From six measured lengths to what a printer does to a side of paper.

The model: a printer puts the point p of a page at A p + t, where A (two scales, a turn and a
shear) and t (the offset) are six numbers, each side of the paper having its own. Six lengths are
measured on a printed sheet, so that they are known exactly; more would only average:

    1, 2   from the side edge of the paper to a mark near the top, and to one near the foot:
           the offset across, and how much the sides lean
    3, 4   from the top edge to a mark near that side, and to one far from it:
           the offset down, and how much lines rise
    5, 6   along a printed line across, and along one down: both scales

1 to 4 are places of points, linear in the six numbers; 5 and 6 are lengths of printed lines, so
Newton's method solves the whole, from a perfect printer on: for what printers do, four rounds are
exact to a millionth of a millimetre.

A length is read to 0.1 mm against a small printed scale of ten lines, 0.9 mm apart, a vernier
whose other half is any ruler. k tenths are read where the scale's line k meets one of the ruler's:
so the place of *that* line was measured, k mm beyond the whole ones. This keeps the printer's own
scale, which stretches the small scale as well, out of the result.

The back is measured from the same edges of the paper as the front, where it is the mirror image:
so fronts and backs meet, even where the paper is a little wider than it should be.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from exports.printer.affine import STRAIGHT, Affine, mirror
from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

STEP = 0.9
"""How far the lines of a small scale lie apart, in mm."""
LINES = 10
NEAR = 25.0
"""How far the marks of 1 to 4 lie from the edge from which they are measured, in mm."""
CORNER = (45.0, 50.0)
"""Where the lines 5 and 6 begin."""
LONGEST = 270.0
"""The longest length that is measured with a ruler of 300 mm."""
MOST_OFF, MOST_TURN = 0.03, 2.0
"""More than this no printer does: as a share of the paper's height or of a length; in degrees."""
ROUNDS = 8

Point = tuple[float, float]


@dataclass(frozen=True)
class Measure:
    """One of the six: where its small scale begins, and from where it is measured.

    `across`: it is measured from left to right, else downwards. Without a `start`, it is measured
    from the paper's edge. No printer is off by more than `most` mm.
    """

    number: int
    mark: Point
    across: bool
    most: float
    start: Point | None = None

    @property
    def expected(self) -> float:
        """What is read where the printer is perfect, in mm."""
        axis = 0 if self.across else 1
        return self.mark[axis] - (self.start[axis] if self.start else 0)

    def line(self, number: float) -> Point:
        """Return where a line of the small scale stands, counted from 0."""
        x, y = self.mark
        return (x + STEP * number, y) if self.across else (x, y + STEP * number)

    def says(self, reading: float) -> tuple[Point, float]:
        """Return which point a reading is about, and how far that one is from the start."""
        whole = math.floor(reading)
        tenths = 10 * (reading - whole)
        return self.line(tenths), whole + tenths


def measures(size: tuple[float, float]) -> tuple[Measure, ...]:
    """Return the six measures of an upright sheet of this size, as they lie on its front."""
    width, height = size
    left, top = CORNER
    right = min(width - 25, left + LONGEST)
    foot = min(height - 25, top + LONGEST)
    most = MOST_OFF * height
    across, down = MOST_OFF * (right - left), MOST_OFF * (foot - top)
    return (
        Measure(1, (NEAR, 35), across=True, most=most),
        Measure(2, (NEAR, height - 20), across=True, most=most),
        Measure(3, (60, NEAR), across=False, most=most),
        Measure(4, (width - 30, NEAR), across=False, most=most),
        Measure(5, (right, top), across=True, most=across, start=CORNER),
        Measure(6, (left, foot), across=False, most=down, start=CORNER),
    )


def edge_words(measure: Measure, *, back: bool) -> str:
    """Return from where to where a line is measured."""
    side = _("right edge") if back else _("left edge")
    return {
        1: _("from the {side}, at the top").format(side=side),
        2: _("from the {side}, at the foot").format(side=side),
        3: _("from the top edge, where line 5 begins"),
        4: _("from the top edge, where line 5 ends"),
        5: _("from the corner, across"),
        6: _("from the corner, downwards"),
    }[measure.number]


def error_of(size: tuple[float, float], readings: Sequence[float], *, back: bool) -> Affine:
    """Return what a printer does to a side; InvalidEntryError where it cannot be so."""
    six = measures(size)
    if len(readings) != len(six):
        raise InvalidEntryError(
            _("There are six lengths to measure on each side of the sheet; type all of them.")
        )
    for measure, reading in zip(six, readings, strict=True):
        check_reading(measure, reading, back=back)
    found = np.array(STRAIGHT, dtype=float)
    for _round in range(ROUNDS):
        rows = [_row(found, *each) for each in zip(six, readings, strict=True)]
        found = found + np.linalg.solve([row for row, _rest in rows], [rest for _row, rest in rows])
    error = Affine(*(float(number) for number in found))
    _refuse_slant(error)
    return error.within(mirror(size[0])) if back else error


def check_reading(measure: Measure, reading: float, *, back: bool) -> None:
    """Raise InvalidEntryError, in one plain sentence, where a length cannot be right."""
    expected = measure.expected
    line = _("Line {number} on the back") if back else _("Line {number}")
    line = line.format(number=measure.number)
    if not math.isfinite(reading):
        raise InvalidEntryError(
            _("{line}: type a length in millimetres, such as {example}.").format(
                line=line, example=f"{expected:.1f}"
            )
        )
    off = reading - expected
    if abs(off) <= measure.most:
        return
    if measure.start is None:
        said = _(
            "{line}: {reading} mm would be {off} mm from where it belongs; more than "
            "{most} mm is hardly the printer. Measure it again, from the edge of the paper."
        )
    else:
        said = _(
            "{line}: {reading} mm instead of {expected} mm is more than a printer "
            "stretches. Was the sheet printed at 100 %, not fitted to the page? Then measure it "
            "again."
        )
    raise InvalidEntryError(
        said.format(
            line=line,
            reading=f"{reading:.1f}",
            expected=f"{expected:.1f}",
            off=f"{abs(off):.1f}",
            most=f"{measure.most:.0f}",
        )
    )


def _refuse_slant(error: Affine) -> None:
    """Refuse lengths that are possible each alone, though not together."""
    leans = math.degrees(math.atan2(-error.c, error.d))
    rises = math.degrees(math.atan2(error.b, error.a))
    slant = max(abs(leans), abs(rises))
    if slant > MOST_TURN:
        first, second = (1, 2) if abs(leans) >= abs(rises) else (3, 4)
        raise InvalidEntryError(
            _(
                "Lines {first} and {second} together say that the page is turned by {slant} "
                "degrees; one of the two is hardly right. Measure both again."
            ).format(first=first, second=second, slant=f"{slant:.1f}")
        )


def _row(
    found: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", measure: Measure, reading: float
) -> tuple[list[float], float]:
    """Return an equation of Newton's method: its coefficients, and what is still to be found."""
    point, length = measure.says(reading)
    start = measure.start
    one = 0.0 if start else 1.0
    x, y = (point[0] - start[0], point[1] - start[1]) if start else point
    a, b, c, d, e, f = found
    across, down = a * x + c * y + e * one, b * x + d * y + f * one
    if start is None:
        if measure.across:
            return [x, 0, y, 0, one, 0], length - across
        return [0, x, 0, y, 0, one], length - down
    now = math.hypot(across, down)
    i, j = across / now, down / now
    return [i * x, j * x, i * y, j * y, 0, 0], length - now


def farthest(size: tuple[float, float], error: Affine) -> float:
    """Return how far the corner of a page that is worst off lies from its place, in mm."""
    width, height = size
    corners = ((0.0, 0.0), (width, 0.0), (0.0, height), (width, height))
    return max(math.dist(corner, error.at(*corner)) for corner in corners)

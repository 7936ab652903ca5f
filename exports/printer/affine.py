"""Moving, stretching and turning points of a page: x' = a x + c y + e, y' = b x + d y + f."""

from typing import NamedTuple

from facilitator.errors import FacilitatorError
from facilitator.i18n import _


class Affine(NamedTuple):
    """Where points come to lie, in mm from the top left; the numbers stand as in a PDF's `cm`."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: "Affine") -> "Affine":
        """Return what is the same as this one, and the other after it."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            *after.at(self.e, self.f),
        )

    def inverse(self) -> "Affine":
        """Return what puts every point back."""
        size = self.a * self.d - self.b * self.c
        if not size:
            raise FacilitatorError(
                _(
                    "These numbers say that all of a page falls onto one line; measure the sheet "
                    "again."
                )
            )
        return Affine(
            self.d / size,
            -self.b / size,
            -self.c / size,
            self.a / size,
            (self.c * self.f - self.d * self.e) / size,
            (self.b * self.e - self.a * self.f) / size,
        )

    def within(self, frame: "Affine") -> "Affine":
        """Return the same as seen from a page that `frame` puts where this one is measured."""
        return frame.then(self).then(frame.inverse())

    def on_paper(self, height: float, unit: float) -> "Affine":
        """Return the same in `unit`s a mm, counted from the bottom left of a page this high."""
        flipped = Affine(d=-1, f=height)
        up = self.within(flipped)
        return up._replace(e=up.e * unit, f=up.f * unit)


STRAIGHT = Affine()
"""A printer that puts everything where it belongs."""


def quarter_turn(width: float) -> Affine:
    """Return how a page this wide is turned upright, anticlockwise: its top becomes the left."""
    return Affine(0, -1, 1, 0, 0, width)


def half_turn(width: float, height: float) -> Affine:
    """Return how a page is turned upside down."""
    return Affine(-1, 0, 0, -1, width, height)


def mirror(width: float) -> Affine:
    """Return how a page lies in a mirror that stands beside it."""
    return Affine(a=-1, e=width)

"""How a map is laid on the ground by points whose place somebody knows.

Two or three points turn, scale and move it; four or more may also stretch and shear it, unless
they lie nearly on one line. Nothing mirrors it.
"""

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.ground import Points, Six

_SAME_SPOT: Final = 1.5
"""Pixels, or metres."""
_NEARLY_A_LINE: Final = 0.03
"""Breadth for length."""
_MEANINGLESS: Final = 0.2
"""The error, for how far the points are spread."""


class Fit(NamedTuple):
    """A way of laying pixels on metres, and how well it does; see Ground."""

    matrix: "Six"
    error: float | None
    errors: tuple[float, ...]
    notice: str


def refuse_unusable(pixels: "Points", places: "Points", size: tuple[float, float] | None) -> None:
    """Raise InvalidEntryError where there are too few points, too close, or impossible ones."""
    if len(pixels) < 2:
        raise InvalidEntryError(_("One point cannot place a map; click two or more."))
    if not all(math.isfinite(number) for number in pixels.ravel()):
        raise InvalidEntryError(_("One of the points is nowhere on the map; set it again."))
    if not all(abs(lon) <= 180 and abs(lat) < 90 for lon, lat in places):
        raise InvalidEntryError(
            _("One of the points is nowhere on Earth; check its longitude and latitude.")
        )
    _refuse_same_spot(pixels)
    extent = math.hypot(*(pixels.max(axis=0) - pixels.min(axis=0)))
    if extent < max(10.0, 0.02 * math.hypot(*(size or (0.0, 0.0)))):
        raise InvalidEntryError(
            _("The points are nearly in the same place; choose some that are far apart.")
        )


def fitted(pixels: "Points", metres: "Points") -> Fit:
    """Lay pixels on metres, or raise InvalidEntryError where the points contradict each other."""
    import numpy as np

    _refuse_same_spot(metres)
    line = min(_breadth(pixels), _breadth(metres)) < _NEARLY_A_LINE
    fit = _similarity if len(pixels) < 4 or line else _affine
    a, b, c, d, e, f = matrix = fit(pixels, metres)
    errors = np.hypot(*(pixels @ [[a, d], [b, e]] + (c, f) - metres).T)
    error = math.sqrt(float((errors**2).mean()))
    spread = math.sqrt(float(((metres - metres.mean(axis=0)) ** 2).sum(axis=1).mean()))
    if error > _MEANINGLESS * spread or a * e - b * d >= 0:
        raise InvalidEntryError(_do_not_fit(line=line))
    if len(pixels) == 2:
        return Fit(matrix, None, (0.0, 0.0), "")
    return Fit(matrix, error, tuple(errors.tolist()), _on_a_line() if line else "")


def _refuse_same_spot(points: "Points") -> None:
    for number, point in enumerate(points):
        for earlier in range(number):
            if math.dist(point, points[earlier]) < _SAME_SPOT:
                message = _("Points {one} and {other} are on the same spot; move one of them.")
                raise InvalidEntryError(message.format(one=earlier + 1, other=number + 1))


def _breadth(points: "Points") -> float:
    """Return how broad a cloud of points is for its length: 0 for a line, 1 for a circle."""
    import numpy as np

    along, across = np.linalg.svd(points - points.mean(axis=0), compute_uv=False)
    return float(across / along)


def _similarity(pixels: "Points", metres: "Points") -> "Six":
    """Turn, scale and move, in the sense of least squares; never mirror."""
    middle, target = pixels.mean(axis=0), metres.mean(axis=0)
    flat = (pixels - middle) @ [1, -1j]
    turn = (flat.conj() @ ((metres - target) @ [1, 1j])) / (abs(flat) ** 2).sum()
    p, q = float(turn.real), float(turn.imag)
    x, y = middle.tolist()
    east, north = target.tolist()
    return p, q, east - p * x - q * y, q, -p, north - q * x + p * y


def _affine(pixels: "Points", metres: "Points") -> "Six":
    import numpy as np

    middle, target = pixels.mean(axis=0), metres.mean(axis=0)
    (a, d), (b, e) = np.linalg.lstsq(pixels - middle, metres - target, rcond=None)[0].tolist()
    x, y = middle.tolist()
    east, north = target.tolist()
    return a, b, east - a * x - b * y, d, e, north - d * x - e * y


def _do_not_fit(*, line: bool) -> str:
    if line:
        return _(
            "These points lie nearly on one line and do not fit together, so they say nothing "
            "about the map's place; choose one well to the side of the line."
        )
    return _("These points do not fit together: one is in the wrong place. Check each of them.")


def _on_a_line() -> str:
    return _(
        "These points lie nearly on one line, so an error across the line would not show; "
        "add one well to the side of it."
    )

"""Ink: what is darker, or of another colour, than what was printed there; and of which pen."""

from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.reading.light import Light, mean_of

Array: TypeAlias = NDArray[Any]
PENS = {
    "red": (-0.15, -1.83, -1.71),
    "blue": (-1.83, -1.20, -0.39),
    "green": (-2.10, -0.60, -1.27),
    "black": (-1.0, -1.0, -1.0),
    "orange": (-0.05, -0.70, -2.10),
    "purple": (-0.78, -1.71, -0.54),
}
"""Which way each pen changes the logarithms of red, green and blue."""
COLOURS = tuple(PENS)
_WAYS = np.array([np.array(way)[::-1] / np.linalg.norm(way) for way in PENS.values()], np.float32)
DARKER, COLOURED = 0.34, 0.17
"""Ink is this much darker (a shadow's edge is less), or of a colour this much different."""
SLACK = 0.25
"""In mm: so far may what is printed still lie from its place."""
SOFT = 0.22
"""In mm: how much both are softened before they are compared."""


def ink_of(seen: Array, printed: Array, light: Light, px: float) -> tuple[Array, Array]:
    """Return where there is ink (uint8), and how each place differs from what was printed there."""
    want = light.printed(printed)
    change = cv2.GaussianBlur(light.levelled(seen) - want, (0, 0), SOFT * px)
    steep = _steep(mean_of(want), px)
    mean = mean_of(change)
    colour = change - mean[..., None]
    colour = np.sqrt(3 * mean_of(colour * colour))
    darker = np.maximum(-mean, 0) / (DARKER + 2.5 * light.noise + steep)
    coloured = np.where(mean < 0.12, colour, 0) / (COLOURED + 2.5 * light.noise + 0.5 * steep)
    ink = (darker**2 + coloured**2 > 1).astype(np.uint8)
    return ink, change


def _steep(want: Array, px: float) -> Array:
    """Return how much a small slip of what is printed would change each place."""
    soft = cv2.GaussianBlur(want, (0, 0), SOFT * px)
    across, down = cv2.Sobel(soft, -1, 1, 0, scale=0.125), cv2.Sobel(soft, -1, 0, 1, scale=0.125)
    reach = 2 * max(1, round(SLACK * px)) + 1
    return cv2.dilate(cv2.magnitude(across, down), np.ones((reach, reach), np.uint8)) * SLACK * px


def pens_of(ink: Array, change: Array, px: float) -> Array:
    """Return which pen each place is of, by its number among COLOURS; 255 where there is no ink."""
    window = (2 * round(0.6 * px) + 1,) * 2
    mean = cv2.boxFilter(change * ink[..., None], -1, window)
    pens = np.full(ink.shape, 255, np.uint8)
    rows, columns = np.nonzero(ink)
    if len(rows):
        pens[rows, columns] = cv2.transform(mean[rows, columns][None], _WAYS)[0].argmax(-1)
    return pens

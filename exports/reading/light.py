"""The light of the room: what a printed sheet looks like in it, where nobody drew.

In logarithms, a photo is what was printed (through a printer and a camera: a curve of all three
colours, which also covers a sheet printed in black and white) plus the light that falls there,
which changes slowly. Both are fitted where there is no ink; ink only ever takes light away.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.reading.fitting import normal_equations

Array: TypeAlias = NDArray[Any]
DARK = 8.0
"""Added to every brightness, so that noise in the dark says little."""
LOGARITHM = np.log(np.arange(256, dtype=np.float32) + DARK)
PX = 1.0
"""Points a mm at which light is looked at: it changes slowly."""
DEGREE = 3
ROUNDS = 9
SAMPLES = 3_000
INK = 0.16
"""So much darker than expected, ground is no longer taken to be clean."""
LOCAL = (7.0, 20.0, 60.0)
"""In mm: how far around the light is averaged, the nearest first."""


def logarithms(picture: Array) -> Array:
    """Return the logarithms of a picture's brightness."""
    return cv2.LUT(picture, LOGARITHM)


def mean_of(colours: Array) -> Array:
    """Return the mean of three colours at each place."""
    return cv2.transform(colours, np.full((1, 3), 1 / 3, np.float32))


def fitted(picture: Array, wide: int, high: int) -> Array:
    """Return a picture in another size, softly where it grows and averaged where it shrinks."""
    how = cv2.INTER_AREA if wide < picture.shape[1] else cv2.INTER_LINEAR
    return cv2.resize(picture, (wide, high), interpolation=how)


def _curves(printed: Array) -> Array:
    """Return what the curve of printer and camera is made of, for logarithms of BGR."""
    scaled = printed - LOGARITHM[-1]
    middle = mean_of(scaled)[..., None]
    return np.concatenate([scaled, middle * middle, scaled * scaled], -1)


@dataclass(frozen=True)
class Light:
    """The light on a region at a coarse scale, and what it makes of what was printed."""

    curve: Array
    field: Array
    clean: Array
    """Where there is no ink, 1; elsewhere 0."""
    noise: float

    def levelled(self, picture: Array) -> Array:
        """Return the logarithms of a picture of the region as if light were even."""
        high, wide = picture.shape[:2]
        return logarithms(picture) - fitted(self.field, wide, high)

    def printed(self, picture: Array) -> Array:
        """Return the logarithms of what was printed, as the camera would see it in even light."""
        return cv2.transform(_curves_picture(picture), self.curve.T)


def _curves_picture(picture: Array) -> Array:
    return _curves(logarithms(picture))


def light_of(picture: Array, printed: Array, known: Array, px: float) -> Light:
    """Fit the light on a region; `known` is 0 where what was printed is not known."""
    wide, high = (max(8, round(side * PX / px)) for side in picture.shape[1::-1])
    seen, want = (logarithms(fitted(each, wide, high)) for each in (picture, printed))
    known = fitted(known, wide, high)
    curves, slow = _curves(want), _slow(wide, high)
    step = max(1, int(np.sqrt(high * wide / SAMPLES)))
    here = (slice(step // 2, None, step),) * 2
    terms = np.concatenate([curves[here], slow[here]], -1).reshape(
        -1, curves.shape[-1] + slow.shape[-1]
    )
    shares, spread = _robust(
        terms, seen[here].reshape(-1, 3), known[here].ravel(), curves.shape[-1]
    )
    curve, over = shares[: curves.shape[-1]], shares[curves.shape[-1] :]
    field = cv2.transform(slow, np.ascontiguousarray(over.T))
    rest = seen - cv2.transform(curves, np.ascontiguousarray(curve.T)) - field
    clean = known * _clean(rest, spread)
    local = _local(rest, clean)
    rest -= local
    clean = known * _clean(rest, spread)
    ground = rest[clean > 0.5]
    noise = 1.48 * float(np.median(np.abs(ground))) if len(ground) else spread
    return Light(np.ascontiguousarray(curve), field + local, clean, noise)


def _slow(wide: int, high: int) -> Array:
    """Return what slowly changing light is made of."""
    xs = np.linspace(-1, 1, wide, dtype=np.float32)[None, :]
    ys = np.linspace(-1, 1, high, dtype=np.float32)[:, None]
    return np.stack([xs**i * ys**j for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i)], -1)


def _robust(terms: Array, target: Array, known: Array, curves: int) -> tuple[Array, float]:
    """Fit what most of the ground says, while ink, which is darker, counts less and less."""
    count = terms.shape[1]
    prior = np.zeros((count, 3), np.float32)
    prior[:3] = np.eye(3)
    stiff = np.full(count, 1e-4, np.float32)
    stiff[:curves] = 1e-2
    stiff[:3] = 3e-3
    ridge = np.diag(stiff * len(terms))
    weight, shares, spread = known.copy(), prior, 0.3
    for number in range(ROUNDS):
        normal, right = normal_equations(terms, target, weight)
        shares = np.linalg.solve(normal + ridge, right + ridge @ prior).astype(np.float32)
        rest = target - cv2.transform(terms[None], np.ascontiguousarray(shares.T))[0]
        mean = mean_of(rest[None])[0]
        worst = np.minimum(np.minimum(rest[:, 0], rest[:, 1]), rest[:, 2])
        lighter = mean > 0
        spread = max(0.03, 1.48 * float(np.median(np.abs(rest[known > 0]))))
        late = number > ROUNDS // 2 - 1
        limit = max(2.5 * spread, 0.12) if late else 3 * spread
        weight = known / (1 + (np.where(lighter, mean, worst) / limit) ** 2) ** 2
        weight *= np.where(lighter, 1.0, 0.8 if late else 0.35).astype(np.float32)
    return shares, spread


def _clean(rest: Array, spread: float) -> Array:
    """Return where there is no ink, and none near."""
    soft = cv2.GaussianBlur(rest, (0, 0), 0.5)
    mean = mean_of(soft)
    colour = cv2.absdiff(soft, cv2.merge([mean] * 3))
    most = np.maximum(np.maximum(colour[..., 0], colour[..., 1]), colour[..., 2])
    ink = (mean < -max(INK, 2.5 * spread)) | (most > max(0.09, 1.5 * spread))
    clean: Array = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) == 0
    return clean.astype(np.float32)


def _local(rest: Array, clean: Array) -> Array:
    """Return what the light still lacks: averages of the clean ground near by, else farther off."""
    total = np.zeros_like(rest)
    every = cv2.merge([clean] * 3)
    for reach in reversed(LOCAL):
        window = (2 * round(reach * PX / 2) + 1,) * 2
        weight = cv2.boxFilter(every, -1, window) + 0.08
        total += cv2.boxFilter((rest - total) * every, -1, window) / weight
    return total

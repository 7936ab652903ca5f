"""Which sheet a photo shows, and how the plane of its paper lies in the photo."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.document import Rect
from exports.qr import modules
from exports.reading import problems
from exports.reading.finding import CORNERS, Code, Shot
from exports.reading.problems import UnreadableError
from exports.reading.sheet import SheetLayout
from exports.sheet_code import SheetCode
from facilitator.errors import FacilitatorError

Array: TypeAlias = NDArray[Any]
QUIET = 4
"""Modules around a QR code."""
DARK = 55
"""What is brightest in a photo that is too dark, of 255."""
SOFT = 0.215
"""The steepest edges of a photo that is too blurred, as a share of its contrast a point."""
FAINT = 40
"""The contrast of a photo in which there is something to be seen."""
SMALL = 1200
"""The longer side of a photo, in points, in which no code is expected to be read."""


@dataclass(frozen=True)
class FoundSheet:
    """A sheet's identity, its QR code's corners and its markers' in points of the photo."""

    code: SheetCode
    qr: Code
    markers: dict[int, Array]


def found_sheet(shot: Shot) -> FoundSheet:
    """Return the one sheet in a photo, or raise UnreadableError with what stands in the way."""
    markers = shot.markers()
    codes = shot.codes() or _harder(shot)
    ours = [(code, known) for code in codes if (known := _known(code)) is not None]
    largest = max((_side(corners) for _number, corners in markers), default=0)
    markers = [(number, corners) for number, corners in markers if _side(corners) > largest / 2.5]
    if len(ours) > 1 or len(markers) > len({number for number, _corners in markers}):
        raise UnreadableError(problems.two_sheets())
    if not ours:
        raise UnreadableError(problems.not_ours() if codes else _why(shot))
    return FoundSheet(ours[0][1], ours[0][0], dict(markers))


def plane_of(found: FoundSheet, layout: SheetLayout) -> tuple[Array, int | None]:
    """Return the matrix from mm of the page to points of the photo, and which marker is missing."""
    missing = [number for number in range(CORNERS) if number not in found.markers]
    if len(missing) > 1:
        raise UnreadableError(problems.corners_covered())
    places: list[tuple[float, float]] = []
    points: list[Array] = []
    for number, corners in found.markers.items():
        places += _around(layout.markers[number])
        points += list(corners)
    if missing:
        side, _dark = modules(found.qr.text)
        places += _around(layout.qr.inset(QUIET * layout.qr.width / side))
        points += list(found.qr.corners)
    matrix, fits = cv2.findHomography(np.array(places), np.array(points), cv2.RANSAC, 5)
    if matrix is None or fits.sum() < 10:
        raise UnreadableError(problems.corners_covered())
    return matrix, missing[0] if missing else None


def _around(rect: Rect) -> list[tuple[float, float]]:
    """Return a box's corners, clockwise from the top left."""
    return [
        (rect.x, rect.y),
        (rect.right, rect.y),
        (rect.right, rect.bottom),
        (rect.x, rect.bottom),
    ]


def _known(code: Code) -> SheetCode | None:
    try:
        return SheetCode.read(code.text)
    except FacilitatorError:
        return None


def _side(corners: Array) -> float:
    return float(np.hypot(*(corners - np.roll(corners, 1, axis=0)).T).mean())


def _harder(shot: Shot) -> list[Code]:
    """Look for codes in the whole photo, then in a larger and sharper copy."""
    whole = shot.whole() if shot.halved > 1 else shot
    by = shot.size / whole.size
    for copy, scale in ((whole.grey, 1.0), (_sharper(whole.grey), 1.5)):
        codes = whole.codes(copy)
        if codes:
            return [Code(code.text, code.corners / scale * by) for code in codes]
    return []


def _sharper(grey: Array) -> Array:
    large = cv2.resize(grey, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 3)
    return cv2.addWeighted(large, 2.5, soft, -1.5, 0)


def _why(shot: Shot) -> str:
    """Say why no code was found."""
    small = cv2.resize(shot.grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    dark, bright = np.percentile(small, (1, 99))
    if bright < DARK:
        return problems.too_dark()
    calm = cv2.GaussianBlur(small, (0, 0), 0.8)
    across, down = (cv2.Sobel(calm, cv2.CV_32F, *way, scale=0.125) for way in ((1, 0), (0, 1)))
    steep = np.percentile(cv2.magnitude(across, down), 99.7)
    if max(shot.size) < SMALL:
        return problems.too_small()
    if bright - dark > FAINT and steep < SOFT * (bright - dark):
        return problems.too_blurred()
    return problems.no_code()

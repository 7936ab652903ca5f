"""Finding a sheet in a photo: the picture itself, its codes and its corner markers."""

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from exports.reading.problems import UnreadableError, not_a_picture, too_large, too_small

Array: TypeAlias = NDArray[Any]
MOST_PIXELS = 120_000_000
LEAST_SIDE = 500
"""Of a photo, in points: nothing smaller can hold a code that is read."""
ENOUGH = 1900
"""So many points along the longer side are worked with; a larger photo is decoded at a half."""
CORNERS = 4
_REDUCED = {
    1: cv2.IMREAD_COLOR,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    8: cv2.IMREAD_REDUCED_COLOR_8,
}


@dataclass(frozen=True)
class Code:
    """A QR code: what it says, and its corners in points of the picture, clockwise."""

    text: str
    corners: Array


class Shot:
    """A photo, upright as its camera meant it, in the size that is worked with."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        longest = max(_size(data))
        self.halved = next(by for by in (8, 4, 2, 1) if by == 1 or longest / by >= ENOUGH)
        self.picture = self._decoded(self.halved)

    def whole(self) -> "Shot":
        """Return the same photo with every point it has."""
        other = object.__new__(Shot)
        other.data, other.halved = self.data, 1
        other.picture = other._decoded(1)
        return other

    @cached_property
    def grey(self) -> Array:
        """The picture without its colours."""
        return cv2.cvtColor(self.picture, cv2.COLOR_BGR2GRAY)

    @property
    def size(self) -> Array:
        """Width and height in points."""
        return np.array(self.picture.shape[1::-1], np.float64)

    def codes(self, grey: Array | None = None) -> list[Code]:
        """Return the QR codes in the picture, or in another copy of it."""
        found = zxingcpp.read_barcodes(
            self.grey if grey is None else grey,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            try_invert=False,
            try_downscale=False,
        )
        return [Code(code.text, _corners(code.position)) for code in found]

    def markers(self) -> list[tuple[int, Array]]:
        """Return the corner markers, found in a smaller copy and then placed exactly."""
        small = cv2.resize(self.grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        found = _markers(small, 2)
        if {number for number, _corners in found} != set(range(CORNERS)):
            found = _together(found, _markers(self.grey, 1))
        return [(number, _exactly(self.grey, corners)) for number, corners in found]

    def _decoded(self, reduced: int) -> Array:
        picture = cv2.imdecode(np.frombuffer(self.data, np.uint8), _REDUCED[reduced])
        if picture is None:
            raise UnreadableError(not_a_picture())
        return picture


def _size(data: bytes) -> tuple[int, int]:
    """Return a picture's size from its head alone: a small file can hold a picture too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                width, height = picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableError(not_a_picture()) from error
    except Image.DecompressionBombError as error:
        raise UnreadableError(too_large()) from error
    if width * height > MOST_PIXELS:
        raise UnreadableError(too_large())
    if min(width, height) < LEAST_SIDE:
        raise UnreadableError(too_small())
    return width, height


def _corners(position: zxingcpp.Position) -> Array:
    places = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return np.array([(place.x, place.y) for place in places], np.float64)


def _markers(grey: Array, by: int) -> list[tuple[int, Array]]:
    """Return markers 0 to 3; their corners clockwise from the top left, times `by`."""
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    quads, found, _rejected = cv2.aruco.ArucoDetector(dictionary).detectMarkers(grey)
    numbers: Array | None = found  # None where there are none, whatever its type says
    if numbers is None:
        return []
    return [
        (int(number), (quad.reshape(4, 2) + 0.5) * by - 0.5)
        for quad, number in zip(quads, np.ravel(numbers), strict=True)
        if number < CORNERS
    ]


def _together(
    found: list[tuple[int, Array]], more: Iterable[tuple[int, Array]]
) -> list[tuple[int, Array]]:
    """Return markers of two searches, each once."""
    kept = list(found)
    for number, corners in more:
        near = np.ptp(corners, axis=0).max()
        if all(np.abs(corners - other).max() > near for _number, other in kept):
            kept.append((number, corners))
    return kept


def _exactly(grey: Array, corners: Array) -> Array:
    """Return a marker's corners to a part of a point."""
    side = np.hypot(*(corners - np.roll(corners, 1, axis=0)).T).min()
    reach = int(np.clip(side / 9, 1, 5))
    until = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.02)
    start = corners.astype(np.float32).reshape(-1, 1, 2).copy()
    return cv2.cornerSubPix(grey, start, (reach, reach), (-1, -1), until).reshape(4, 2)

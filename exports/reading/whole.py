"""The whole sheet laid flat, and what is written and ticked on it, for a person to read."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.document import Page, Rect
from exports.reading.finding import Shot
from exports.reading.problems import UnreadableError, no_square

Array: TypeAlias = NDArray[Any]
Point: TypeAlias = tuple[float, float]
Share: TypeAlias = tuple[float, float, float, float]
MOST_POINTS = 2_600_000
MOST_PX = 6.0
"""Points a mm."""
QUALITY = 80
LEAST_TURN = 400
"""Square points: how far from a line the corners of a map are at least."""
INNER = 0.24
"""So much of a box along its edge is left out when its tick is looked for: the line is there."""
DARK = 0.72
"""A tick is darker than this share of the paper."""
TICKED, EMPTY = 0.07, 0.035
"""How much of a box is dark where it is ticked, and where it is not."""


class WholeSheet(NamedTuple):
    """A JPEG of the sheet, and its named frames as shares of it: left, top, width, height."""

    picture: bytes
    frames: dict[str, Share]
    ticks: list[str]
    """The frames in which something was ticked, as far as that is plain to see."""


def whole_sheet(data: bytes, page: Page, corners: Sequence[Point], boxes: str) -> WholeSheet:
    """Lay a sheet flat by the corners of its map; `boxes` opens the names of those to tick."""
    shot = Shot(data)
    px = min(MOST_PX, float(np.sqrt(MOST_POINTS / (page.width * page.height))))
    places = around(page.frames["map"]) * px
    points = np.array(corners, np.float64) * shot.size
    matrix = cv2.getPerspectiveTransform(points.astype(np.float32), places.astype(np.float32))
    flat = straight(shot.picture, matrix, (round(page.width * px), round(page.height * px)))
    ticks = _ticks(flat, {n: f for n, f in page.frames.items() if n.startswith(boxes)}, px)
    frames = {
        name: (
            rect.x / page.width,
            rect.y / page.height,
            rect.width / page.width,
            rect.height / page.height,
        )
        for name, rect in page.frames.items()
    }
    return WholeSheet(jpeg(flat), frames, ticks)


def map_by_corners(data: bytes, corners: Sequence[Point], size: tuple[float, float]) -> bytes:
    """Return the map alone as its four corners have it: a JPEG to trace over."""
    shot = Shot(data)
    if not _go_round(np.array(corners, np.float64) * shot.size):
        raise UnreadableError(no_square())
    by = float(np.sqrt(1_000_000 / (size[0] * size[1])))
    wide, high = max(1, round(size[0] * by)), max(1, round(size[1] * by))
    points = (np.array(corners, np.float64) * shot.size).astype(np.float32)
    places = around(Rect(0, 0, wide, high)).astype(np.float32)
    return jpeg(straight(shot.picture, cv2.getPerspectiveTransform(points, places), (wide, high)))


def small_copy(data: bytes, longest: int) -> bytes:
    """Return a photo, upright and no larger than this, as a JPEG without what a camera wrote."""
    picture = Shot(data).picture
    by = min(1.0, longest / max(picture.shape[:2]))
    return jpeg(cv2.resize(picture, None, fx=by, fy=by, interpolation=cv2.INTER_AREA))


def _go_round(points: Array) -> bool:
    """Say whether four corners go round clockwise, and are not all but in line."""
    along = np.roll(points, -1, axis=0) - points
    after = np.roll(along, -1, axis=0)
    return bool((along[:, 0] * after[:, 1] - along[:, 1] * after[:, 0] > LEAST_TURN).all())


def around(rect: Rect) -> Array:
    """Return a box's corners, clockwise from its top left."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


def straight(picture: Array, matrix: Array, size: tuple[int, int]) -> Array:
    """Return a part of a photo as the matrix lays it."""
    return cv2.warpPerspective(
        picture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def jpeg(picture: Array) -> bytes:
    """Return a picture as JPEG."""
    _done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes()


def _ticks(flat: Array, boxes: Mapping[str, Rect], px: float) -> list[str]:
    """Return the one box that is plainly ticked among empty ones, or none."""
    if not boxes:
        return []
    grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY).astype(np.float32)
    dark = {name: _dark(grey, rect, px) for name, rect in boxes.items()}
    ticked = [name for name, share in dark.items() if share > TICKED]
    doubtful = [name for name, share in dark.items() if EMPTY < share <= TICKED]
    return ticked if len(ticked) == 1 and not doubtful else []


def _dark(grey: Array, rect: Rect, px: float) -> float:
    """Return how much of a box is dark, beside the lightest there and around."""
    inner = rect.inset(INNER * min(rect.width, rect.height))
    inside = _cut(grey, inner, px)
    paper = float(np.percentile(_cut(grey, rect.inset(-2.0), px), 90))
    return float((inside < DARK * paper).mean()) if inside.size else 0.0


def _cut(grey: Array, rect: Rect, px: float) -> Array:
    top, bottom = max(0, round(rect.y * px)), max(0, round(rect.bottom * px))
    return grey[top:bottom, max(0, round(rect.x * px)) : max(0, round(rect.right * px))]

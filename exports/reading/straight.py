"""Straightening: from a photo, through the plane of the paper, to the sheet as it was printed.

Markers give the plane. Paper curls, so what is left is a smooth bend: two polynomials, fitted to
what is printed (and to where its edges are, never along them), with ink taking little part.
"""

from typing import Any, NamedTuple, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.document import Rect
from exports.reading.fitting import normal_equations
from exports.reading.light import fitted, light_of, mean_of
from exports.reading.sheet import PX_PER_MM, SheetPlan

Array: TypeAlias = NDArray[Any]
MARGIN = 8.0
"""So far around the map's frame a photo is looked at, in mm."""
DEGREE = 5
ROUNDS = ((0.7, 5), (1.4, 4), (2.8, 4))
"""From coarse to fine: points a mm, and how often the bend is improved."""
ENOUGH = 0.02
"""A bend that is improved by less, in mm, is found."""
MOST_POINTS, FEWEST = 9_000, 200
FAINT = 0.008
"""An edge in what is printed is at least so steep, in logarithms a point."""
STIFF = (0.001, 0.001, 0.01, 0.03, 0.1, 0.2)
RISE = (0.02, 0.005, 0.0001, 0.0003, 0.001, 0.003)
"""How little the terms of each degree are expected to be, of any bend and of paper that rises."""
PHONE = 0.74
"""A phone's focal length, as a share of the longer side of its pictures."""


class Region(NamedTuple):
    """The part of a sheet that is looked at, in mm, and its points a mm."""

    rect: Rect
    px: float

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in points."""
        return round(self.rect.width * self.px), round(self.rect.height * self.px)

    def scaled(self, px: float) -> "Region":
        """Return the same part, finer or coarser."""
        return Region(self.rect, px)

    def from_page(self) -> Array:
        """Return the matrix from millimetres of the page to points; points are at their middle."""
        x, y = self.rect.x, self.rect.y
        half = 0.5
        return np.array(
            [[self.px, 0, -x * self.px - half], [0, self.px, -y * self.px - half], [0, 0, 1]]
        )

    def of_plan(self, plan: SheetPlan) -> Array:
        """Return what was printed here, BGR."""
        from_plan = Region(Rect(0, 0, 0, 0), PX_PER_MM).from_page()
        matrix = self.from_page() @ np.linalg.inv(from_plan)
        return _warped(plan.picture[:, :, ::-1], matrix, self)

    def known(self, ignored: list[Rect]) -> Array:
        """Return where what was printed is known: 1, but 0 in these boxes."""
        known = np.ones(self.size[::-1], np.float32)
        for rect in ignored:
            known[self.within(rect)] = 0
        return known

    def within(self, rect: Rect) -> tuple[slice, slice]:
        """Return the rows and columns that a box of the page takes."""
        left, top = (rect.x - self.rect.x) * self.px, (rect.y - self.rect.y) * self.px
        right, bottom = left + rect.width * self.px, top + rect.height * self.px
        return (
            slice(max(0, round(top)), max(0, round(bottom))),
            slice(max(0, round(left)), max(0, round(right))),
        )


def region_of(plan: SheetPlan, px: float) -> Region:
    """Return the map's frame and a little around it."""
    page, frame = plan.layout, plan.layout.map
    left, top = max(0.0, frame.x - MARGIN), max(0.0, frame.y - MARGIN)
    right = min(page.width_mm, frame.right + MARGIN)
    bottom = min(page.height_mm, frame.bottom + MARGIN)
    return Region(Rect(left, top, right - left, bottom - top), px)


def flattened(picture: Array, from_page: Array, region: Region) -> Array:
    """Return the region as the plane of the paper shows it; `from_page`: from mm to the photo."""
    to_photo = from_page @ np.linalg.inv(region.from_page())
    return _warped(picture, np.linalg.inv(to_photo), region)


def _warped(picture: Array, matrix: Array, region: Region) -> Array:
    """Warp a picture, averaging where it becomes smaller."""
    shrink = np.sqrt(abs(np.linalg.det(matrix[:2, :2])))
    if shrink < 0.6:
        by = float(np.clip(1.25 * shrink, 0.02, 1))
        small = cv2.resize(picture, None, fx=by, fy=by, interpolation=cv2.INTER_AREA)
        fx, fy = small.shape[1] / picture.shape[1], small.shape[0] / picture.shape[0]
        back = np.array([[1 / fx, 0, 0.5 / fx - 0.5], [0, 1 / fy, 0.5 / fy - 0.5], [0, 0, 1]])
        picture, matrix = small, matrix @ back
    return cv2.warpPerspective(
        picture, matrix, region.size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def eye_of(from_page: Array, size: Array) -> Array:
    """Return where the camera was, in mm of the page, taken to be a phone's: its lens is wide."""
    focal = PHONE * float(size.max())
    inner = np.array([[focal, 0, size[0] / 2], [0, focal, size[1] / 2], [0, 0, 1]])
    turned = np.linalg.inv(inner) @ from_page
    turned /= (np.linalg.norm(turned[:, 0]) + np.linalg.norm(turned[:, 1])) / 2
    turn = np.stack([turned[:, 0], turned[:, 1], np.cross(turned[:, 0], turned[:, 1])], 1)
    eye = -np.linalg.solve(turn, turned[:, 2])
    return np.array([eye[0], eye[1], abs(eye[2])])


class Bend:
    """How far, in mm, what is printed lies from where the plane has it.

    Most of it is that the paper rises: by so much, everywhere, away from below the eye. What
    is left, such as a lens that bends lines, may be anything smooth, and is taken to be little.
    """

    def __init__(self, region: Region, eye: Array) -> None:
        self.region, self.eye = region, eye
        self.terms = [(i, j) for i in range(DEGREE + 1) for j in range(DEGREE + 1 - i)]
        self.shares = np.zeros((len(self.terms), 3))

    def at(self, columns: Array, rows: Array, region: Region) -> tuple[Array, Array]:
        """Return the polynomials at points of a region, and which way what rises there moves."""
        wide, high = region.size
        across = _chebyshev(((2 * columns + 1) / wide - 1).astype(np.float32))
        down = _chebyshev(((2 * rows + 1) / high - 1).astype(np.float32))
        rect, eye = region.rect, self.eye
        x, y = (columns + 0.5) / region.px + rect.x, (rows + 0.5) / region.px + rect.y
        away = np.stack([(x - eye[0]) / eye[2], (y - eye[1]) / eye[2]], -1).astype(np.float32)
        return np.stack([across[i] * down[j] for i, j in self.terms], -1), away

    def places(self, columns: Array, rows: Array, region: Region) -> Array:
        """Return where in the flat picture the points of the straight one lie."""
        basis, away = self.at(columns, rows, region)
        shift = basis @ self.shares.astype(np.float32)
        shift = (shift[..., :2] + shift[..., 2:] * away) * region.px
        places: Array = shift + np.stack([columns, rows], -1).astype(np.float32)
        return places

    def straightened(self, picture: Array, region: Region) -> Array:
        """Return the region as it was printed."""
        wide, high = region.size
        step = max(1, round(region.px * 2))
        columns, rows = np.meshgrid(
            np.arange(0, wide + step, step) + (step - 1) / 2,
            np.arange(0, high + step, step) + (step - 1) / 2,
        )
        places = self.places(columns, rows, region)
        whole = (columns.shape[1] * step, columns.shape[0] * step)
        places = cv2.resize(places, whole, interpolation=cv2.INTER_LINEAR)[:high, :wide]
        across, down = cv2.split(places)
        return cv2.remap(picture, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)

    def improve(self, seen: Array, expected: Array, weight: Array, region: Region) -> float:
        """Move towards what fits better, and return how far in mm; pictures are logarithms."""
        across, down = (cv2.Sobel(expected, -1, *way, scale=0.125) for way in ((1, 0), (0, 1)))
        rows, columns = _edges(cv2.magnitude(across, down) * (weight > 0))
        if len(rows) < FEWEST:
            return 0.0
        across = 0.5 * (across + cv2.Sobel(seen, -1, 1, 0, scale=0.125))[rows, columns, None]
        down = 0.5 * (down + cv2.Sobel(seen, -1, 0, 1, scale=0.125))[rows, columns, None]
        basis, away = self.at(columns, rows, region)
        left = (seen - expected)[rows, columns]
        spread = 1.48 * float(np.median(np.abs(left))) + 0.01
        trust = weight[rows, columns] / (1 + (left / (1.5 * spread)) ** 2) ** 2
        rising = across * away[:, :1] + down * away[:, 1:]
        system = region.px * np.concatenate([across * basis, down * basis, rising * basis], 1)
        normal, right = normal_equations(system, left[:, None], trust)
        ridge = self._ridge(normal)
        target = -right[:, 0] - ridge * self.shares.T.ravel()
        change = np.linalg.solve(normal + np.diag(ridge), target).reshape(3, -1).T
        self.shares += change
        return float(np.abs(change[:, :2]).max() + 0.3 * np.abs(change[:, 2]).max())

    def _ridge(self, normal: Array) -> Array:
        """Return how firmly each term is kept small, beside what the picture says on the whole."""
        count = len(self.terms)
        said = float(np.diag(normal)[: 2 * count].mean())
        stiff = np.array([STIFF[i + j] for i, j in self.terms])
        rise = np.array([RISE[i + j] for i, j in self.terms])
        return said * np.concatenate([stiff, stiff, rise]) + 1e-9


def _edges(steep: Array) -> tuple[Array, Array]:
    """Return the rows and columns of the steepest points."""
    some = steep.ravel()[::7]
    most = min(MOST_POINTS // 7, len(some) - 1)
    rows, columns = np.nonzero(steep > max(np.partition(some, -most)[-most], FAINT))
    return rows, columns


def _chebyshev(x: Array) -> list[Array]:
    """Return the polynomials of each degree: between -1 and 1, none outgrows the others."""
    values = [np.ones_like(x), x]
    for _degree in range(2, DEGREE + 1):
        values.append(2 * x * values[-1] - values[-2])
    return values


def unbent(flat: Array, printed: Array, region: Region, eye: Array, ignored: list[Rect]) -> Array:
    """Return a photo that was laid flat as its sheet was printed, without the paper's bend."""
    bend = Bend(region, eye)
    for px, times in ROUNDS:
        coarse = region.scaled(px)
        small, expected = (fitted(each, *coarse.size) for each in (flat, printed))
        known = coarse.known(ignored)
        light = light_of(bend.straightened(small, coarse), expected, known, px)
        levelled = mean_of(light.levelled(small))
        want = cv2.GaussianBlur(mean_of(light.printed(expected)), (0, 0), 0.7)
        weight = known * fitted(light.clean, *coarse.size)
        for _time in range(times):
            seen = cv2.GaussianBlur(bend.straightened(levelled, coarse), (0, 0), 0.7)
            if bend.improve(seen, want, weight, coarse) < ENOUGH:
                break
    return bend.straightened(flat, region)

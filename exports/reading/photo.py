"""Reading a photo of a sheet: which sheet it is, and which areas were drawn on its map.

    reading = read_photo(data, find)
    if reading.problem is None: ...

`find` returns the plan of the sheet that a code names, None where the sheet is another workshop's,
or raises FacilitatorError with the sentence that says why it cannot be read (exports.reading.plans
has it for a workshop). Nothing is stored here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from exports.reading import problems
from exports.reading.areas import patches, rings
from exports.reading.finding import CORNERS, Shot
from exports.reading.ink import ink_of, pens_of
from exports.reading.light import Light, light_of
from exports.reading.paper_size import printed_size
from exports.reading.plane import found_sheet, plane_of
from exports.reading.sheet import SheetLayout, SheetPlan
from exports.reading.straight import Region, eye_of, flattened, region_of, unbent
from exports.sheet_code import SheetCode
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

Array: TypeAlias = NDArray[Any]
Point: TypeAlias = tuple[float, float]
Find: TypeAlias = Callable[[SheetCode], SheetPlan | None]
A4_MAP = 180.0
"""The side of a square as large as the map on an A4 sheet, in mm."""
MOST_POINTS = 1_000_000
LEAST_PX, GOOD_PX, BEST_PX = 2.0, 3.6, 5.0
"""Points a mm: below the first nothing is read, below the second the whole photo is decoded."""
EDGE = 0.6
"""So much of the map along its edge is left out, in mm: the line around it is there."""
NOISY = 0.05
QUALITY = 85


@dataclass(frozen=True)
class ReadArea:
    """A proposed area: its pen's colour, and its rings as fractions of the map, outer first."""

    colour: str
    rings: list[list[Point]]


@dataclass(frozen=True)
class Reading:
    """What a photo says. `notice` is what a person should know though it was read.

    `picture` is a JPEG of the map alone, straightened: to see the proposals on, or to trace over.
    `corners` are those of the map, as fractions of the upright photo, clockwise from the map's own
    top left: where somebody who helps by hand begins. With a corner covered there may be areas
    beside the problem: they are less exact.
    """

    code: SheetCode | None = None
    problem: str | None = None
    notice: str | None = None
    areas: list[ReadArea] = field(default_factory=list)
    picture: bytes = b""
    corners: list[Point] = field(default_factory=list)


def read_photo(data: bytes, find: Find) -> Reading:
    """Read a photo, or say in one sentence why it cannot be read."""
    code: SheetCode | None = None
    try:
        shot = Shot(data)
        found = found_sheet(shot)
        code = found.code
        plan = find(code)
        if plan is None:
            raise problems.UnreadableError(problems.other_workshop())
        from_page, missing = plane_of(found, plan.layout)
        reading = _read(shot, plan, from_page)
    except FacilitatorError as error:
        return Reading(code, str(error))
    size = printed_size(shot.grey, from_page, plan.layout)
    notices = [reading.notice, size]
    notice = " ".join(each for each in notices if each) or None
    problem = problems.corner_covered(missing) if missing is not None else None
    return replace(reading, code=code, problem=problem, notice=notice)


def read_with(
    data: bytes, plan: SheetPlan, corners: Sequence[Point], code: SheetCode | None = None
) -> Reading:
    """Read a photo whose sheet and corners a person picked: as `Reading.corners` has them."""
    try:
        shot = Shot(data)
        frame = plan.layout.map
        places = np.array(
            [
                (frame.x, frame.y),
                (frame.right, frame.y),
                (frame.right, frame.bottom),
                (frame.x, frame.bottom),
            ]
        )
        points = np.array(corners, np.float64) * shot.size
        if not _is_square(points):
            raise problems.UnreadableError(problems.no_square())
        matrix = cv2.getPerspectiveTransform(places.astype(np.float32), points.astype(np.float32))
        return replace(_read(shot, plan, matrix), code=code)
    except FacilitatorError as error:
        return Reading(code, str(error))


def _is_square(points: Array) -> bool:
    """Say whether four corners go round once, the same way at each, and are not all but in line."""
    if points.shape != (CORNERS, 2):
        return False
    along = np.roll(points, -1, axis=0) - points
    after = np.roll(along, -1, axis=0)
    turns = along[:, 0] * after[:, 1] - along[:, 1] * after[:, 0]
    return bool((turns > 400).all())


def _read(shot: Shot, plan: SheetPlan, from_page: Array) -> Reading:
    """Read a photo of which the plane of its paper is known."""
    frame, corners = plan.layout.map, _corners(shot, plan.layout, from_page)
    finest = _points_a_mm(from_page, plan.layout)
    if finest < GOOD_PX and shot.halved > 1:
        shot, from_page = _whole(shot, from_page)
        finest = _points_a_mm(from_page, plan.layout)
    if finest < LEAST_PX:
        raise problems.UnreadableError(problems.too_small())
    px = min(BEST_PX, float(np.sqrt(MOST_POINTS / (frame.width * frame.height))))
    region = region_of(plan, px)
    printed = region.of_plan(plan)
    flat = flattened(shot.picture, from_page, region)
    ignored = [plan.layout.qr]
    seen = unbent(flat, printed, region, eye_of(from_page, shot.size), ignored)
    light = light_of(seen, printed, region.known(ignored), px)
    areas = _areas(seen, printed, light, region, plan.layout)
    picture = _jpeg(seen[region.within(frame)])
    return Reading(notice=_notice(light, areas), areas=areas, picture=picture, corners=corners)


def _whole(shot: Shot, from_page: Array) -> tuple[Shot, Array]:
    """Return the photo with all its points, and the matrix to them."""
    whole = shot.whole()
    x, y = whole.size / shot.size
    return whole, np.array([[x, 0, x / 2 - 0.5], [0, y, y / 2 - 0.5], [0, 0, 1]]) @ from_page


def _notice(light: Light, areas: list[ReadArea]) -> str | None:
    if light.noise > NOISY:
        return _("This photo is dark or not sharp; look closely whether the outlines are right.")
    if not areas:
        return _("No coloured area was found on this map.")
    return None


def _corners(shot: Shot, layout: SheetLayout, from_page: Array) -> list[Point]:
    frame = layout.map
    places = [[frame.x, frame.y], [frame.right, frame.y], [frame.right, frame.bottom]]
    places.append([frame.x, frame.bottom])
    points = cv2.perspectiveTransform(np.array([places], np.float64), from_page)[0] / shot.size
    return [(round(float(x), 5), round(float(y), 5)) for x, y in points]


def _points_a_mm(from_page: Array, layout: SheetLayout) -> float:
    """Return how fine the photo is where the map is coarsest."""
    frame = layout.map
    places = [(frame.x, frame.y), (frame.right, frame.y), (frame.right, frame.bottom)]
    places.append((frame.x, frame.bottom))
    found = cv2.perspectiveTransform(np.array([places], np.float64), from_page)[0]
    sides = np.hypot(*(np.roll(found, -1, axis=0) - found).T)
    return float((sides / [frame.width, frame.height, frame.width, frame.height]).min())


def _areas(
    seen: Array, printed: Array, light: Light, region: Region, layout: SheetLayout
) -> list[ReadArea]:
    """Return the areas drawn on the map; what is drawn outside its frame is left."""
    frame, px = layout.map, region.px
    ink, change = ink_of(seen, printed, light, px)
    here = region.within(frame.inset(EDGE))
    pens = pens_of(np.ascontiguousarray(ink[here]), np.ascontiguousarray(change[here]), px)
    scale = max(1.0, float(np.sqrt(frame.width * frame.height)) / A4_MAP)
    left = here[1].start / px + region.rect.x - frame.x
    top = here[0].start / px + region.rect.y - frame.y

    def placed(point: Point) -> Point:
        x, y = (point[0] / px + left) / frame.width, (point[1] / px + top) / frame.height
        return round(min(max(x, 0.0), 1.0), 5), round(min(max(y, 0.0), 1.0), 5)

    return [
        ReadArea(patch.colour, [[placed(point) for point in ring] for ring in area])
        for patch in patches(pens, px, scale)
        for area in rings(patch.mask, px)
    ]


def _jpeg(picture: Array) -> bytes:
    _done, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return data.tobytes()

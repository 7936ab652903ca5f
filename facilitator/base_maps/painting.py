"""The plain look of outlines: neighbours differ in tint, borders are clear, points stand out."""

from typing import TYPE_CHECKING, Any, Final

from facilitator.base_maps.features import polygons_in
from facilitator.base_maps.labels import Label, Sheet, set_labels
from facilitator.base_maps.work import Work

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

PAPER: Final = (251, 250, 246)
TINTS: Final = (
    (213, 240, 223),
    (255, 241, 184),
    (214, 232, 250),
    (249, 218, 218),
    (230, 221, 246),
)
"""The five tints of notes, which stay soft under what people draw."""
BORDER: Final = (92, 84, 70)
LINE: Final = (122, 92, 62)
INK: Final = (31, 36, 48)
_SUBPIXELS: Final = 4
_CLOSE: Final = 2.0
_MOST_LABELS: Final = 400


def painted(
    shapes: "NDArray[Any]", names: list[str], size: tuple[int, int], work: Work
) -> tuple["Image", int]:
    """Return the picture of shapes in pixels, and how many names did not fit on it."""
    import cv2
    import numpy as np
    import shapely
    from PIL import Image

    longest = max(size)
    canvas = np.full((size[1], size[0], 3), PAPER, dtype=np.uint8)
    edge = longest / 50
    seen = shapely.clip_by_rect(shapes, -edge, -edge, size[0] + edge, size[1] + edge)
    shown = [number for number, shape in enumerate(seen) if not shape.is_empty]
    tints = _tints([seen[number] for number in shown], work)
    areas = shapely.area(seen)
    order = sorted(range(len(shown)), key=lambda at: -areas[shown[at]])
    width = max(1, round(longest / 800))
    for done, at in enumerate(order):
        if done % 256 == 0:
            work.at(0.3 + 0.2 * done / len(order))
        for polygon in polygons_in(seen[shown[at]]):
            rings = [_ring(ring) for ring in (polygon.exterior, *polygon.interiors)]
            cv2.fillPoly(canvas, rings, TINTS[tints[at]], cv2.LINE_AA, _SUBPIXELS)
    for number in shown:
        for polygon in polygons_in(seen[number]):
            rings = [_ring(ring) for ring in (polygon.exterior, *polygon.interiors)]
            cv2.polylines(canvas, rings, True, BORDER, width, cv2.LINE_AA, _SUBPIXELS)  # noqa: FBT003
    parts = shapely.get_parts(shapely.get_parts(seen[shown]))
    _paint_lines(canvas, parts, max(2, round(longest / 500)))
    _paint_points(canvas, parts, max(2, round(longest / 300)))
    work.at(0.5)
    wanted = [Label(names[at], seen[at], float(areas[at])) for at in shown if names[at]]
    wanted.sort(key=lambda label: -label.area)
    image = Image.fromarray(canvas)
    points = [(part.x, part.y) for part in parts if part.geom_type == "Point"]
    missing = set_labels(Sheet(image), wanted[:_MOST_LABELS], points, work.part(0.5, 1.0))
    return image, missing + max(0, len(wanted) - _MOST_LABELS)


def _paint_lines(canvas: "NDArray[np.uint8]", parts: Any, width: int) -> None:
    import cv2

    for part in parts:
        if part.geom_type in {"LineString", "LinearRing"}:
            lines = [_ring(part)]
            cv2.polylines(canvas, lines, False, LINE, width, cv2.LINE_AA, _SUBPIXELS)  # noqa: FBT003


def _paint_points(canvas: "NDArray[np.uint8]", parts: Any, radius: int) -> None:
    import cv2

    for part in parts:
        if part.geom_type == "Point":
            at = (round(part.x), round(part.y))
            cv2.circle(canvas, at, radius + max(1, radius // 3), PAPER, -1, cv2.LINE_AA)
            cv2.circle(canvas, at, radius, INK, -1, cv2.LINE_AA)


def _ring(line: Any) -> "NDArray[np.int32]":
    import numpy as np
    import shapely

    points = shapely.get_coordinates(line) * (1 << _SUBPIXELS)
    return np.round(points).astype(np.int32)


def _tints(shapes: list[Any], work: Work) -> list[int]:
    """Give each shape a tint that none of its neighbours has, as far as five tints go."""
    import shapely

    work.at(0.05)
    if not shapes:
        return []
    tree = shapely.STRtree(shapes)
    found = tree.query(shapes, predicate="dwithin", distance=_CLOSE)
    neighbours: list[set[int]] = [set() for _shape in shapes]
    for one, other in found.T.tolist():
        if one != other:
            neighbours[one].add(other)
    work.at(0.25)
    tints = [-1] * len(shapes)
    left = set(range(len(shapes)))
    used = [0] * len(TINTS)
    taken: list[set[int]] = [set() for _shape in shapes]
    for _step in range(len(shapes)):
        most = _most_pressed(left, taken, neighbours)
        near = [tints[other] for other in neighbours[most]]
        tint = min(range(len(TINTS)), key=lambda t: (near.count(t), used[t]))
        tints[most] = tint
        used[tint] += 1
        left.remove(most)
        for other in neighbours[most]:
            taken[other].add(tint)
    return tints


def _most_pressed(left: set[int], taken: list[set[int]], neighbours: list[set[int]]) -> int:
    """Return the shape whose neighbours have the most tints already."""
    if len(left) > 2000:  # a map of so many areas is no longer told apart by its tints
        return next(iter(left))
    return max(left, key=lambda at: (len(taken[at]), len(neighbours[at]), -at))

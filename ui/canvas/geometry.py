"""Boxes and curves of a board, in board units."""

from collections.abc import Iterable, Iterator
from math import hypot, inf
from typing import overload

from facilitator.board_layout import BEND, Curve, Point, Rect

STEPS = 16
"""Into how many straight pieces a curve is cut to measure how near it is."""


@overload
def united(first: Rect, second: Rect | None) -> Rect: ...
@overload
def united(first: Rect | None, second: Rect) -> Rect: ...
@overload
def united(first: Rect | None, second: Rect | None) -> Rect | None: ...
def united(first: Rect | None, second: Rect | None) -> Rect | None:
    """Return the box around both."""
    if first is None or second is None:
        return second if first is None else first
    x, y = min(first.x, second.x), min(first.y, second.y)
    right = max(first.x + first.width, second.x + second.width)
    bottom = max(first.y + first.height, second.y + second.height)
    return Rect(x, y, right - x, bottom - y)


def common(box: Rect, other: Rect) -> Rect:
    """Return the part of a box that is in another as well; the two do touch."""
    x, y = max(box.x, other.x), max(box.y, other.y)
    return Rect(x, y, min(box.right, other.right) - x, min(box.bottom, other.bottom) - y)


@overload
def inflated(box: Rect, by: float) -> Rect: ...
@overload
def inflated(box: None, by: float) -> None: ...
@overload
def inflated(box: Rect | None, by: float) -> Rect | None: ...
def inflated(box: Rect | None, by: float) -> Rect | None:
    """Return a box that is larger on every side."""
    if box is None:
        return None
    return Rect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by)


def contains(box: Rect, x: float, y: float) -> bool:
    """Say whether a point lies in a box."""
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def curves_box(curves: Iterable[Curve]) -> Rect:
    """Return a box around curves; they stay inside the box of their points."""
    points = [point for curve in curves for point in curve]
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def joins(curves: tuple[Curve, ...], source: Rect, target: Rect) -> bool:
    """Say whether a route still starts and ends at these boxes."""
    start, end = curves[0].start, curves[-1].end
    return _on_edge(source, start) and _on_edge(target, end)


def _on_edge(box: Rect, point: Point) -> bool:
    near = 1.0
    beside = abs(point.x - box.x) <= near or abs(point.x - box.right) <= near
    return beside and box.y - near <= point.y <= box.bottom + near


def curve_between(source: Rect, target: Rect) -> Curve:
    """Return one curve from a box to another, leaving and arriving sideways."""
    if target.x >= source.right:
        start, end, way = Point(source.right, source.middle), Point(target.x, target.middle), 1
    elif target.right <= source.x:
        start, end, way = Point(source.x, source.middle), Point(target.right, target.middle), -1
    else:
        start, end = Point(source.right, source.middle), Point(target.right, target.middle)
        side = max(start.x, end.x) + BEND
        return Curve(start, Point(side, start.y), Point(side, end.y), end)
    bend = way * max(24.0, abs(end.x - start.x) / 2)
    return Curve(start, Point(start.x + bend, start.y), Point(end.x - bend, end.y), end)


def curve_to(source: Rect, x: float, y: float) -> Curve:
    """Return one curve from a box to a point: a link while it is being drawn."""
    return curve_between(source, Rect(x, y, 0, 0))


def points_along(curves: Iterable[Curve], steps: int = STEPS) -> Iterator[Point]:
    """Return points along curves, close enough together to stand for them."""
    for curve in curves:
        start, one, two, end = curve
        if start.y == one.y == two.y == end.y:
            yield start
            yield end
            continue
        for step in range(steps + 1):
            t = step / steps
            u = 1 - t
            a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
            yield Point(
                a * start.x + b * one.x + c * two.x + d * end.x,
                a * start.y + b * one.y + c * two.y + d * end.y,
            )


def distance(curves: Iterable[Curve], x: float, y: float) -> float:
    """Return how far a point is from curves."""
    nearest = inf
    last: Point | None = None
    for point in points_along(curves):
        if last is not None:
            nearest = min(nearest, _to_piece(last, point, x, y))
        last = point
    return nearest


def _to_piece(start: Point, end: Point, x: float, y: float) -> float:
    dx, dy = end.x - start.x, end.y - start.y
    length = dx * dx + dy * dy
    t = ((x - start.x) * dx + (y - start.y) * dy) / length if length else 0.0
    t = min(1.0, max(0.0, t))
    return hypot(x - start.x - t * dx, y - start.y - t * dy)

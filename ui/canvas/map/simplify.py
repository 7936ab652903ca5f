"""Fewer points for the same line."""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Return a line that strays from this one by no more than the tolerance (Douglas-Peucker)."""
    points = _apart(line, tolerance / 2)
    if len(points) < 3:
        return points
    kept = {0, len(points) - 1}
    pieces = [(0, len(points) - 1)]
    while pieces:
        first, last = pieces.pop()
        far, at = _farthest(points, first, last)
        if far > tolerance:
            kept.add(at)
            pieces += [(first, at), (at, last)]
    return [points[place] for place in sorted(kept)]


def simplified_ring(ring: Sequence[Point], tolerance: float) -> list[Point]:
    """Return a ring, its first point not repeated, likewise."""
    if len(ring) < 4:
        return list(ring)
    start = ring[0]
    across = max(range(len(ring)), key=lambda place: distance(start, ring[place]))
    there = simplified(ring[: across + 1], tolerance)
    back = simplified([*ring[across:], start], tolerance)
    whole = there[:-1] + back[:-1]
    return whole if len(whole) > 2 else list(ring)


def distance(one: Point, other: Point) -> float:
    """Return how far apart two points are."""
    return hypot(one[0] - other[0], one[1] - other[1])


def _apart(line: Sequence[Point], least: float) -> list[Point]:
    """Leave out points that are all but where the one before is; the last stays."""
    if not line:
        return []
    kept = [line[0]]
    for point in line[1:]:
        if distance(kept[-1], point) > least:
            kept.append(point)
    if kept[-1] != line[-1]:
        if len(kept) > 1 and distance(kept[-1], line[-1]) <= least:
            kept[-1] = line[-1]
        elif len(kept) == 1 and distance(kept[0], line[-1]) <= least:
            return kept
        else:
            kept.append(line[-1])
    return kept


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    best, at = 0.0, first
    for place in range(first + 1, last):
        x, y = points[place]
        if length:
            share = min(1.0, max(0.0, ((x - ax) * dx + (y - ay) * dy) / length))
            far = hypot(x - ax - share * dx, y - ay - share * dy)
        else:
            far = hypot(x - ax, y - ay)
        if far > best:
            best, at = far, place
    return best, at

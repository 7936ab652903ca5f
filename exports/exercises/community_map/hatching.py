"""Bands of agreement that are told apart without any colour: dots, lines, closer lines, crossed."""

from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING, Final, NamedTuple

from exports.document import Page, Rect, Segment
from exports.exercises.community_map.frame import segments_of, strokes_of

if TYPE_CHECKING:
    from shapely import MultiPolygon
    from shapely.geometry.base import BaseGeometry

TEAL, DEEP = "#1B6E6A", "#0F4744"


class BandLook(NamedTuple):
    """How a band is filled; lengths in mm on A3."""

    opacity: float
    pattern: str
    step: float
    line: float
    edge: float


BANDS: Final = (
    BandLook(0.10, "dots", 3.4, 0.5, 0.3),
    BandLook(0.22, "lines", 4.2, 0.28, 0.35),
    BandLook(0.36, "lines", 1.9, 0.32, 0.4),
    BandLook(0.46, "crossed", 2.8, 0.34, 1.3),
)
"""The edge first, the core last."""


def hatch_lines(shape: "BaseGeometry", step: float, angle: float) -> "BaseGeometry":
    """Return parallel lines within a shape, `angle` in degrees; neighbouring shapes' lines meet."""
    import numpy as np
    import shapely

    if shape.is_empty:
        return shapely.MultiLineString()
    left, top, right, bottom = shape.bounds
    across, down = cos(radians(angle)), -sin(radians(angle))
    x, y, reach = (left + right) / 2, (top + bottom) / 2, hypot(right - left, bottom - top)
    middle = -x * down + y * across
    first = np.ceil((middle - reach / 2) / step)
    offsets = np.arange(first, (middle + reach / 2) / step + 1) * step - middle
    starts = np.stack([x - offsets * down, y + offsets * across], -1)
    along = np.array([across, down]) * reach
    lines = np.stack([starts - along, starts + along], 1).tolist()
    return shapely.intersection(shapely.MultiLineString(lines), shape)


def dots(shape: "BaseGeometry", step: float) -> list[tuple[float, float]]:
    """Return the points of a grid that lie within a shape."""
    import numpy as np
    import shapely

    if shape.is_empty:
        return []
    left, top, right, bottom = shape.bounds
    rows = np.arange(np.ceil(top / step), bottom / step + 1) * step
    columns = np.arange(np.ceil(left / step), right / step + 1) * step
    xs, ys = np.meshgrid(columns, rows)
    xs = xs + (np.round(rows / step).astype(int) % 2 * step / 2)[:, None]
    shapely.prepare(shape)
    inside = shapely.contains_xy(shape, xs, ys)
    return list(zip(xs[inside].tolist(), ys[inside].tolist(), strict=True))


def pattern_of(look: BandLook, shape: "MultiPolygon", unit: float) -> tuple[list[Segment], float]:
    """Return what a shape is hatched with, and how thick; `unit` is how much larger than A3."""
    step, line = look.step * unit, look.line * unit
    if look.pattern == "dots":
        found: list[Segment] = []
        for x, y in dots(shape, step):
            found += [("M", (x, y)), ("L", (x + 0.02, y))]
        return found, 2 * line
    lines = strokes_of(hatch_lines(shape, step, 45))
    if look.pattern == "crossed":
        lines += strokes_of(hatch_lines(shape, step, -45))
    return lines, line


def draw_band(page: Page, place: int, shape: "MultiPolygon", unit: float, *, mono: bool) -> None:
    """Fill and hatch a band: `place` is 0 for the edge and 3 for the core. Within a Figure."""
    if shape.is_empty:
        return
    look = BANDS[place]
    fill, ink = ("#000000", "#000000") if mono else (TEAL, DEEP)
    shade = 0.5 * look.opacity if mono else look.opacity
    steps = segments_of(shape)
    page.path(steps, fill=fill, opacity=shade)
    pattern, line = pattern_of(look, shape, unit)
    if pattern:
        page.path(pattern, stroke="#FFFFFF", line_width=line + 0.35 * unit, opacity=0.45)
        page.path(pattern, stroke=ink, line_width=line)


def draw_contour(page: Page, place: int, shape: "MultiPolygon", unit: float, *, mono: bool) -> None:
    """Draw a band's contour, pale beside the line so that it shows on any map; the core's thick."""
    if shape.is_empty:
        return
    width = BANDS[place].edge * unit
    steps = segments_of(shape)
    page.path(steps, stroke="#FFFFFF", line_width=width + 0.7 * unit, opacity=0.8)
    page.path(steps, stroke="#000000" if mono else DEEP, line_width=width)


def draw_swatch(page: Page, place: int, box: Rect, unit: float, *, mono: bool) -> None:
    """Draw a piece of a band for the legend."""
    import shapely

    piece = shapely.MultiPolygon([shapely.box(box.x, box.y, box.right, box.bottom)])
    draw_band(page, place, piece, unit, mono=mono)
    draw_contour(page, place, piece, 0.7 * unit, mono=mono)

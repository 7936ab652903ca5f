"""What is drawn around a tile's picture: edges to cut, strips to glue, and a ruler."""

import math
from collections.abc import Iterator, Sequence
from itertools import product

from exports.document import INK, MM, Page, Rect, Segment
from exports.type.wrapping import text_width

LONG = 100
"""The length of the ruler, in mm."""
BESIDE = 0.25
"""How far a line lies outside the edge that it marks, so that it is cut off or covered."""
THIN = 0.3
DASHES = (3.0, 2.0)
REACH = 3.0
"""How far a line to cut goes on beyond the picture: less than any margin."""
RADIUS = 2.5
HALO = 0.5
"""How much wider than a mark the white is on which it stands out from any poster."""


def draw_mark(page: Page, segments: Sequence[Segment], dash: tuple[float, ...] = ()) -> None:
    """Draw a line that stands out from whatever is behind it."""
    page.path(segments, stroke="#FFFFFF", line_width=THIN + HALO)
    page.path(segments, stroke=INK, line_width=THIN, dash=dash)


def straight(x: float, y: float, to_x: float, to_y: float) -> list[Segment]:
    """Return the steps of a line."""
    return [("M", (x, y)), ("L", (to_x, to_y))]


def draw_edges(page: Page, shown: Rect, *, cut: tuple[bool, bool], outer: Sequence[str]) -> None:
    """Mark where the sheet is cut: dashed beside its neighbours, else the poster's own edge.

    `cut` says whether there is a neighbour at the left and at the top; `outer` names the sides
    at which the poster ends.
    """
    left, top = shown.x - BESIDE, shown.y - BESIDE
    right, bottom = shown.right + BESIDE, shown.bottom + BESIDE
    sides = {
        "left": straight(left, shown.y - REACH, left, shown.bottom + REACH),
        "top": straight(shown.x - REACH, top, shown.right + REACH, top),
        "right": straight(right, shown.y - REACH, right, shown.bottom + REACH),
        "bottom": straight(shown.x - REACH, bottom, shown.right + REACH, bottom),
    }
    for side in outer:
        page.path(sides[side], stroke=INK, line_width=THIN / 2)
    for side, on in zip(("left", "top"), cut, strict=True):
        if on:
            page.path(sides[side], stroke=INK, line_width=THIN, dash=DASHES)


def draw_glue(page: Page, seen: Rect, overlap: float, *, right: bool, below: bool) -> None:
    """Mark the strips that take the glue: a line where the next sheet's edge comes, and strokes."""
    x, y = seen.right + BESIDE, seen.bottom + BESIDE
    if right:
        page.line(x, seen.y, x, seen.bottom, line_width=THIN)
        for up in _steps(seen.y, seen.bottom):
            draw_mark(page, straight(x + 2, up + 2, x + overlap - 2, up - 2))
    if below:
        page.line(seen.x, y, seen.right, y, line_width=THIN)
        for across in _steps(seen.x, seen.right):
            draw_mark(page, straight(across - 2, y + overlap - 2, across + 2, y + 2))


def _steps(start: float, end: float) -> Iterator[float]:
    """Yield where the strokes of a strip stand; its ends are left to the register marks."""
    place = start + 10
    while place < end - 6:
        yield place
        place += 8


def draw_registers(page: Page, seen: Rect, *, inner: frozenset[str]) -> None:
    """Draw the parts of rings and crosses that the neighbouring sheets make whole.

    They stand at the corners of what is seen, though never on it; `inner` names the sides at
    which there are neighbours.
    """
    for (side, x), (end, y) in product(
        (("left", seen.x), ("right", seen.right)), (("top", seen.y), ("bottom", seen.bottom))
    ):
        if inner.isdisjoint({side, end}):
            continue
        out_x, out_y = (-1 if side == "left" else 1), (-1 if end == "top" else 1)
        for across, down in product((-1, 1), (-1, 1)):
            if (across, down) != (-out_x, -out_y):
                draw_mark(page, _quarter(x, y, across, down))
        draw_mark(page, straight(x + 0.6 * out_x, y, x + REACH * out_x, y))
        draw_mark(page, straight(x, y + 0.6 * out_y, x, y + REACH * out_y))


def _quarter(x: float, y: float, across: int, down: int) -> list[Segment]:
    """Return a ring's quarter that stops short of the cross."""
    first, last = math.radians(14), math.radians(76)
    bow = 4 / 3 * math.tan((last - first) / 4)

    def at(angle: float, along: float) -> tuple[float, float]:
        right = math.cos(angle) - along * math.sin(angle)
        up = math.sin(angle) + along * math.cos(angle)
        return x + RADIUS * across * right, y + RADIUS * down * up

    return [("M", at(first, 0)), ("C", (*at(first, bow), *at(last, -bow), *at(last, 0)))]


def ruler_width() -> float:
    """Return how much room a ruler takes, with the white around it, in mm."""
    return LONG + 3.0


def draw_ruler(page: Page, x: float, y: float, high: float, size: float) -> None:
    """Draw 100 mm to measure, in a white box of this height."""
    page.rect(Rect(x, y, ruler_width(), high), fill="#FFFFFF")
    page.frame("ruler", Rect(x + 1.5, y + 0.6, LONG, 2.4))
    left, top = x + 1.5, y + 0.6
    page.line(left, top, left + LONG, top, line_width=0.2)
    for place in range(LONG + 1):
        length = 2.4 if place % 10 == 0 else 1.8 if place % 5 == 0 else 1.0
        page.line(left + place, top, left + place, top + length, line_width=0.15)
    words = f"{LONG} mm"
    middle = left + (LONG - text_width(words, size) / MM) / 2
    page.text(middle, top + 2.9 + 0.67 * size / MM, words, size=size)

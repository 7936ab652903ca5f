"""The shapes on cards: whom they are for, a clock, and the marks at which a sheet is cut."""

from collections.abc import Sequence
from typing import Literal

from exports.cards.layouts import Layout
from exports.document import MM, Page, Rect, Segment
from exports.type.wrapping import text_width
from facilitator.decks.cards import Audience

Shape = Literal["circle", "square", "triangle", "diamond"]
AWAY, LONG = 1.0, 4.5
"""How far a crop mark stays from the bleed, and how long it is, in mm."""
UNPRINTED = 4.2
"""What few printers reach, along the edges of a sheet, in mm."""
HAIR = 0.15
"""The width of a crop mark, in mm."""


def outline(shape: Shape, x: float, y: float, radius: float) -> list[Segment]:
    """Return a shape around a point, all of about the same size to the eye."""
    if shape == "circle":
        return [("R", (x - radius, y - radius, 2 * radius, 2 * radius, radius))]
    if shape == "square":
        half = 0.9 * radius
        return [("R", (x - half, y - half, 2 * half, 2 * half, 0.12 * radius))]
    if shape == "diamond":
        return _closed([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)])
    high, wide = 1.02 * radius, 1.12 * radius
    return _closed([(x, y - high), (x + wide, y + 0.86 * high), (x - wide, y + 0.86 * high)])


def _closed(points: Sequence[tuple[float, float]]) -> list[Segment]:
    first, *rest = points
    return [("M", first), *(("L", point) for point in rest), ("Z", ())]


def draw_mark(page: Page, audience: Audience, box: Rect, size: float, colour: str) -> None:
    """Draw whom a card is for: a shape with its letter. The words beside it say the same."""
    x, y, radius = box.x + box.width / 2, box.y + box.height / 2, box.width / 2
    width = max(0.45, box.width / 18)
    page.path(outline(audience.mark, x, y, radius - width / 2), stroke=colour, line_width=width)
    triangle = audience.mark == "triangle"
    most = {"triangle": 1.0, "diamond": 1.05}.get(audience.mark, 1.35) * radius
    size = min(size, size * most / max(text_width(audience.letter, size, bold=True) / MM, 0.1))
    down = 0.22 * radius if triangle else 0.0
    if audience.letter:
        with page.artifact():
            baseline = y + down + 0.345 * size / MM
            page.text(
                x, baseline, audience.letter, size=size, bold=True, colour=colour, align="centre"
            )


def draw_clock(page: Page, x: float, y: float, radius: float, colour: str) -> None:
    """Draw a small clock around a point."""
    width = 0.22 * radius
    page.circle(x, y, radius - width / 2, stroke=colour, line_width=width)
    hands: list[Segment] = [
        ("M", (x, y - 0.55 * radius)),
        ("L", (x, y)),
        ("L", (x + 0.4 * radius, y)),
    ]
    page.path(hands, stroke=colour, line_width=width)


def draw_crop_marks(page: Page, layout: Layout) -> None:
    """Draw where a sheet is cut, and, as broken lines, where it is folded."""
    if not layout.marks:
        return
    across, down = layout.cuts()
    with page.artifact():
        reach = layout.reach()
        _ticks(page, reach, across, down, min(LONG, min(reach.x, reach.y) - AWAY - UNPRINTED))
        if layout.fold:
            for place in layout.fronts():
                _fold(page, layout, place.on_page)


def _ticks(
    page: Page, reach: Rect, across: Sequence[float], down: Sequence[float], long: float = LONG
) -> None:
    top, bottom = reach.y - AWAY, reach.bottom + AWAY
    left, right = reach.x - AWAY, reach.right + AWAY
    steps: list[Segment] = []
    for x in across:
        steps += [("M", (x, top)), ("L", (x, top - long))]
        steps += [("M", (x, bottom)), ("L", (x, bottom + long))]
    for y in down:
        steps += [("M", (left, y)), ("L", (left - long, y))]
        steps += [("M", (right, y)), ("L", (right + long, y))]
    page.path(steps, stroke="#000000", line_width=HAIR)


def _fold(page: Page, layout: Layout, front: Rect) -> None:
    """Draw the line between a front and its back, a little beyond the bleed at both ends."""
    more = layout.bleed + AWAY
    dash = (1.2, 1.2)
    if layout.turned:
        page.line(
            front.x - more,
            front.bottom,
            front.right + more,
            front.bottom,
            dash=dash,
            line_width=0.2,
        )
    else:
        page.line(
            front.right, front.y - more, front.right, front.bottom + more, dash=dash, line_width=0.2
        )


def draw_page_marks(page: Page, trim: Rect, bleed: Rect) -> None:
    """Draw the crop marks of a page with one card."""
    with page.artifact():
        _ticks(page, bleed, (trim.x, trim.right), (trim.y, trim.bottom))

"""Text as shapes, for decoration that must not be read or copied twice."""

from functools import cache
from typing import Literal

from exports.document import MM, Page, Segment
from exports.type.fonts import THOUSAND, Face
from exports.type.shaping import Glyph, Line, Run, is_right_to_left, set_line


def draw_outlines(  # noqa: PLR0913
    page: Page,
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    bold: bool,
    colour: str,
    width: float,
) -> None:
    """Draw one line of text as shapes, in a box from `x` on, aligned as `Page.text` does."""
    right_to_left = is_right_to_left(text)
    line = set_line(text, bold=bold, right_to_left=right_to_left)
    if right_to_left:
        x += width - line.width * size / THOUSAND / MM
    segments = _segments(line, x, y, size / MM)
    if segments:
        page.path(segments, fill=colour)


def _segments(line: Line, x: float, y: float, em: float) -> list[Segment]:
    found: list[Segment] = []
    for run in line.runs:
        scale = em / run.face.face.upem
        for glyph in placed_glyphs(run):
            left, base = x + glyph.x * em / THOUSAND, y - glyph.y * em / THOUSAND
            for kind, numbers in glyph_outline(run.face, glyph.number):
                found.append((kind, _placed(numbers, left, base, scale)))
        x += run.width * em / THOUSAND
    return found


def _placed(numbers: tuple[float, ...], x: float, y: float, scale: float) -> tuple[float, ...]:
    if len(numbers) == 2:
        across, up = numbers
        return x + across * scale, y - up * scale
    places = zip(numbers[::2], numbers[1::2], strict=True)
    return tuple(at for across, up in places for at in (x + across * scale, y - up * scale))


def placed_glyphs(run: Run) -> list[Glyph]:
    """Return the glyphs of a run, and where each stands."""
    if run.clusters is not None:
        return [glyph for cluster in run.clusters for glyph in cluster.glyphs]
    glyphs: list[Glyph] = []
    advance = 0
    for character in run.text:
        glyphs.append(Glyph(int(run.face.codes[character], 16), advance, 0))
        advance += run.face.advances[character]
    return glyphs


@cache
def glyph_outline(face: Face, number: int) -> tuple[Segment, ...]:
    """Return a glyph's outline in font units from its origin, upwards."""
    pen = _Pen()
    face.font.draw_glyph_with_pen(number, pen)
    return tuple(pen.segments)


Point = tuple[float, float]


class _Pen:
    """Takes a glyph's outline as steps of a path."""

    def __init__(self) -> None:
        self.at: Point = (0, 0)
        self.segments: list[Segment] = []

    def moveTo(self, point: Point) -> None:  # noqa: N802 - the shaper calls it so
        self._step("M", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._step("L", point)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._step("C", *points)

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        first = _between(self.at, control)
        self._step("C", first, _between(end, control), end)

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z", ()))

    def _step(self, kind: Literal["M", "L", "C"], *points: Point) -> None:
        self.at = points[-1]
        self.segments.append((kind, tuple(number for point in points for number in point)))


def _between(end: Point, control: Point) -> Point:
    """Return the handle of a cubic curve that follows a quadratic one."""
    return (end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3)

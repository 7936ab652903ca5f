"""How a poster's cards and links look: tints, patterns in place of colour, lines and arrows."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from exports.document import INK, MM, Page, Rect, Segment
from exports.poster.cards import LINE, Card, Role, Scale
from exports.poster.links import Route, arrow_length
from exports.sheets import ACCENT, QUIET, STOP, TINTS, WHITE
from facilitator.decks import Zone
from facilitator.i18n import _

MIDDLE = 0.35
"""Half the height of capitals, in type sizes: what stands level with a line is centred there."""
FAINT = "#559792"
"""The colour of a link that nobody gave a reason for; 3:1 on white."""
BLOCKS = "blocks"
"""The kind of link that ends in a bar, not in an arrow."""


class Pen(NamedTuple):
    """How a line is drawn; lengths in mm."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


class CardPainter:
    """Draws cards on one page at one scale."""

    def __init__(self, page: Page, scale: Scale, *, mono: bool) -> None:
        self.page = page
        self.scale = scale
        self.mono = mono
        self.quiet = INK if mono else QUIET

    def draw(self, card: Card, zone: Zone) -> None:
        """Draw a card, and say what is on it."""
        self._box(card, zone)
        with self.page.tag("LI"):
            self._label(card)
            with self.page.tag("LBody", language=card.words.language):
                self._words(card)

    def _box(self, card: Card, zone: Zone) -> None:
        em = self.scale.em
        tint = WHITE if self.mono else TINTS[card.words.tint or zone.tint]
        self.page.rect(
            card.rect,
            radius=0.4 * em,
            fill=tint.fill,
            stroke=tint.edge,
            line_width=(0.16 if card.words.other else 0.06) * em,
            dash=(0.5 * em, 0.4 * em) if card.words.other else (),
        )
        if self.mono:
            self.page.path(
                list(_pattern(card.rect, card.words.zone % 4, self.scale)),
                stroke=INK,
                line_width=0.06 * em,
                fill=INK if card.words.zone % 4 == 3 else None,
            )

    def _label(self, card: Card) -> None:
        scale, words = self.scale, card.words
        x = card.rect.x + scale.edge + scale.padding
        y = self._baseline(card.rect.y + scale.padding, scale.size)
        with self.page.tag("Lbl"):
            self.page.text(x, y, words.label, size=scale.size, bold=True)
        if words.mark and not card.continued:
            with self.page.tag("Span", alt=words.kind):
                self.page.text(x, y + LINE * scale.em, words.mark, size=scale.size)

    def _words(self, card: Card) -> None:
        y = card.rect.y + self.scale.padding
        if card.continued:
            y = self._lines(card, "small", [_("(continued)")], y)
        for role, rows in groupby(card.rows, key=lambda row: row.role):
            y = self._lines(card, role, [row.text for row in rows], y)

    def _lines(self, card: Card, role: Role, lines: Sequence[str], y: float) -> float:
        """Set lines of one role below `y`, and return where they end."""
        scale = self.scale
        theirs = role in {"text", "other"}
        size = scale.size if theirs else scale.small
        self.page.text(
            card.rect.x + scale.edge + scale.padding + scale.lane,
            self._baseline(y, size),
            lines,
            size=size,
            leading=LINE * size,
            bold=role in {"said", "cut"},
            colour=INK if theirs else self.quiet,
            width=scale.measure,
        )
        return y + len(lines) * scale.row(role)

    def _baseline(self, top: float, size: float) -> float:
        return top + (LINE / 2 + MIDDLE) * size / MM


def _pattern(rect: Rect, number: int, scale: Scale) -> Iterator[Segment]:
    """Yield a zone's pattern for the left edge of a card: level, rising, falling, solid."""
    left, right = rect.x, rect.x + scale.edge
    top, height = rect.y + 0.45 * scale.em, rect.height - 0.9 * scale.em
    if number == 3:
        yield ("R", (left, top, scale.edge, height, 0.0))
        return
    rows = max(int(height / (0.4 * scale.em)), 1)
    lean = (0.0, 0.5, -0.5)[number] * scale.edge
    for row in range(rows):
        y = top + (row + 0.5) * height / rows
        yield ("M", (left, y + lean))
        yield ("L", (right, y - lean))


class LinkPainter:
    """Draws links of the kinds of one deck, at one size of type."""

    def __init__(self, kinds: Sequence[str], scale: Scale, *, mono: bool) -> None:
        self.kinds = kinds
        self.scale = scale
        self.mono = mono

    def draw(self, page: Page, routes: Sequence[Route], kind: str, *, because: bool) -> None:
        """Draw links of one kind, heavier where the group said why."""
        pen = self.pen(kind, because=because)
        if any(route.curves for route in routes):
            page.path(
                [step for route in routes for step in _steps(route)],
                stroke=pen.colour,
                line_width=pen.width,
                dash=pen.dash,
            )
        page.path(
            [step for route in routes for step in self._end(route, kind, pen)], fill=pen.colour
        )

    def sample(self, page: Page, x: float, y: float, kind: str, *, because: bool) -> None:
        """Draw a short link for the legend, level with a line of text."""
        em = self.scale.em
        pen = self.pen(kind, because=because)
        level, tip = y - MIDDLE * em, x + 2.8 * em
        neck = tip - arrow_length(self.scale)
        page.line(x, level, neck, level, stroke=pen.colour, line_width=pen.width, dash=pen.dash)
        self.draw(page, [Route(0, (), (tip, level), 1)], kind, because=because)

    def pen(self, kind: str, *, because: bool) -> Pen:
        """Return how links of this kind are drawn."""
        em = self.scale.em
        width = (0.2 if because else 0.085) * em
        if kind == BLOCKS:
            return Pen(INK if self.mono else STOP, width, (0.1 * em, 0.4 * em))
        colour = ACCENT if because else FAINT
        dash = () if kind == self.kinds[0] else (0.7 * em, 0.35 * em)
        return Pen(INK if self.mono else colour, width, dash)

    def _end(self, route: Route, kind: str, pen: Pen) -> Iterator[Segment]:
        """Yield an arrowhead, or the bar with which a link that blocks ends."""
        (x, y), step = route.tip, route.step
        long = arrow_length(self.scale)
        half = 0.24 * self.scale.em + 0.5 * pen.width
        if kind == BLOCKS:
            wide = 0.4 * long
            left = x - long if step > 0 else x + long - wide
            yield ("R", (left, y - 1.5 * half, wide, 3 * half, 0.0))
            return
        yield ("M", (x, y))
        yield ("L", (x - long * step, y - half))
        yield ("L", (x - long * step, y + half))
        yield ("Z", ())


def _steps(route: Route) -> Iterator[Segment]:
    if route.curves:
        yield ("M", route.curves[0].start)
    for curve in route.curves:
        yield ("C", (*curve.control_1, *curve.control_2, *curve.end))

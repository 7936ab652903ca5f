"""The ways that links take on a poster: through the gutters, and between the cards they pass.

The same idea as `facilitator.board_layout.Router`, on the paper's own geometry: links leave and
arrive side by side, ordered by where they come from, and share the gaps between cards.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exports.document import Rect
from exports.poster.cards import Card, Scale, opening
from exports.poster.fit import Sheet
from exports.poster.words import Line

Point = tuple[float, float]


class Curve(NamedTuple):
    """One cubic curve: start, two control points, end. It stays in the box around the four."""

    start: Point
    control_1: Point
    control_2: Point
    end: Point


class Route(NamedTuple):
    """The way of a link on a sheet; `tip` is where its arrow touches the card, going `step`."""

    link: int
    curves: tuple[Curve, ...]
    tip: Point
    step: int


class _Spot(NamedTuple):
    """Where a card stands: its column on the sheet, and its box."""

    column: int
    rect: Rect


def routes(sheet: Sheet, links: Sequence[Line], scale: Scale) -> list[Route]:
    """Return the ways of the links whose two notes begin on this sheet."""
    return list(_Routing(sheet, links, scale).routes())


class _Routing:
    def __init__(self, sheet: Sheet, links: Sequence[Line], scale: Scale) -> None:
        self.scale = scale
        self.lefts = sheet.lefts
        self.gaps = [_gaps(column, sheet.board, scale) for column in sheet.columns]
        self.used: dict[tuple[int, int], int] = defaultdict(int)
        self.spots = {
            card.words.label: _Spot(place, card.rect)
            for place, column in enumerate(sheet.columns)
            for card in column
            if not card.continued
        }
        self.links = [
            (number, self.spots[link.source], self.spots[link.target])
            for number, link in enumerate(links)
            if link.source in self.spots and link.target in self.spots
        ]
        self.ports = self._ports()

    def routes(self) -> Iterator[Route]:
        for number, source, target in self.links:
            start, end = self.ports[number, 0], self.ports[number, 1]
            if source.column == target.column:
                yield self._round(number, source, target, start, end)
            else:
                yield self._along(number, source, target, start, end)

    def _along(self, number: int, source: _Spot, target: _Spot, start: float, end: float) -> Route:
        """Go from column to column, through the gaps of those between."""
        step = 1 if target.column > source.column else -1
        at = (source.rect.right if step > 0 else source.rect.x, start)
        curves: list[Curve] = []
        columns = range(source.column + step, target.column, step)
        for passed, column in enumerate(columns, 1):
            wanted = start + (end - start) * passed / (len(columns) + 1)
            near, far = self.lefts[column], self.lefts[column] + self.scale.column
            enter, leave = (near, far) if step > 0 else (far, near)
            height = self._passage(column, wanted)
            curves += [_across(at, (enter, height)), _straight((enter, height), (leave, height))]
            at = (leave, height)
        tip = (target.rect.x if step > 0 else target.rect.right, end)
        neck = (tip[0] - step * arrow_length(self.scale), end)
        return Route(number, (*curves, _across(at, neck)), tip, step)

    def _round(self, number: int, source: _Spot, target: _Spot, start: float, end: float) -> Route:
        """Leave and come back on the same side, through the gutter beside the column."""
        out = self._outside(source.column)
        edge = source.rect.right if out > 0 else source.rect.x
        reach = min(0.75 * self.scale.gutter, 0.35 * abs(end - start) + 2 * self.scale.em) * out
        neck = (edge + out * arrow_length(self.scale), end)
        curve = Curve((edge, start), (edge + reach, start), (edge + reach, end), neck)
        return Route(number, (curve,), (edge, end), -out)

    def _outside(self, column: int) -> int:
        """Return the side of a column that has a gutter for its own links: 1 right, -1 left."""
        return 1 if column + 1 < len(self.lefts) or column == 0 else -1

    def _ports(self) -> dict[tuple[int, int], float]:
        """Return the height at which each link leaves (0) and arrives (1)."""
        sides: dict[tuple[Rect, int], list[tuple[float, int, int]]] = defaultdict(list)
        for number, source, target in self.links:
            for end, (own, other) in enumerate(((source, target), (target, source))):
                if own.column == other.column:
                    side = self._outside(own.column)
                else:
                    side = 1 if other.column > own.column else -1
                sides[own.rect, side].append((_middle(other.rect), number, end))
        ports: dict[tuple[int, int], float] = {}
        for (rect, _side), ends in sides.items():
            ends.sort()
            apart = min(0.8 * self.scale.em, (rect.height - self.scale.em) / len(ends))
            first = _middle(rect) - apart * (len(ends) - 1) / 2
            for place, (_height, number, end) in enumerate(ends):
                ports[number, end] = first + place * apart
        return ports

    def _passage(self, column: int, wanted: float) -> float:
        """Return a height at which no card stands in a column, near the wanted one."""
        gaps = self.gaps[column]
        place = min(range(len(gaps)), key=lambda i: _distance(gaps[i], wanted))
        low, high = gaps[place]
        if high - low > 3 * self.scale.em:
            return min(max(wanted, low + self.scale.em / 2), high - self.scale.em / 2)
        used = self.used[column, place]
        self.used[column, place] = used + 1
        # 0, 1, -1, 2, -2 …: links that share a gap lie side by side, and never on a card's edge.
        shift = (used + 1) // 2 * (1 if used % 2 else -1)
        room = (high - low) * 0.36
        return (low + high) / 2 + max(-room, min(room, shift * 0.17 * self.scale.em))


def arrow_length(scale: Scale) -> float:
    """Return the length of an arrowhead, in mm."""
    return min(0.62 * scale.em, 0.3 * scale.gutter)


def _middle(rect: Rect) -> float:
    return rect.y + rect.height / 2


def _gaps(cards: Sequence[Card], board: Rect, scale: Scale) -> list[tuple[float, float]]:
    """Return the heights between the cards of a column, from top to bottom."""
    if not cards:
        return [(board.y, board.bottom)]
    tops = [
        card.rect.y - opening(card, before, scale)
        for before, card in zip([None, *cards], cards, strict=False)
    ]
    inner = [(above.rect.bottom, below) for above, below in zip(cards, tops[1:], strict=False)]
    return [(board.y, tops[0]), *inner, (cards[-1].rect.bottom, board.bottom)]


def _distance(gap: tuple[float, float], height: float) -> float:
    low, high = gap
    return max(low - height, height - high, 0.0)


def _across(start: Point, end: Point) -> Curve:
    """Cross one gutter. The controls stay in it, and so does the curve."""
    half = (start[0] + end[0]) / 2
    return Curve(start, (half, start[1]), (half, end[1]), end)


def _straight(start: Point, end: Point) -> Curve:
    third = (end[0] - start[0]) / 3
    return Curve(start, (start[0] + third, start[1]), (end[0] - third, end[1]), end)

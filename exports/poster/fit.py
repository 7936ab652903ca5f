"""How a board is fitted to paper: the largest type at which everything stands, on how many sheets.

All columns stand side by side where they are wide enough for words; large print on small paper
spreads them over several sheets. Nothing is left out: what does not fit at the smallest type goes
on overleaf, a note that is longer than a sheet in parts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.document import MM, Rect
from exports.poster.bands import Part, Run, header, spread_in_bands, stand_in_bands
from exports.poster.cards import (
    Card,
    Scale,
    columns_of,
    cut_rows,
    fill_cuts,
    lane,
)
from exports.poster.cuts import cut_links
from exports.poster.stack import MARGINS, spread
from exports.poster.words import Board, Words
from facilitator.lettering import text_width

GUTTER = 0.26
"""Width of a gutter, in columns: on the board, too, links need about a quarter."""
NARROWEST = 9.0
"""The narrowest text that a column may have, in type sizes."""
STEP = 0.5
"""Type sizes are tried in steps of half a point."""
LONG_WORD = 22
"""A word of more characters may be broken."""
PATTERN = 0.45
"""Width of a zone's pattern, in type sizes."""


@dataclass(frozen=True)
class Paper:
    """The room for the notes on every sheet, and the smallest and largest type allowed, in pt.

    `patterns`: each zone has one, at the left edge of its cards, where there is no colour.
    """

    board: Rect
    least: float
    most: float
    patterns: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet: which zones stand on it, the cards of each in their places, and its bands."""

    number: int
    board: Rect
    zones: tuple[int, ...]
    lefts: tuple[float, ...]
    columns: tuple[tuple[Card, ...], ...]
    bands: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Fit:
    """A board on paper."""

    scale: Scale
    sheets: tuple[Sheet, ...]


def side_by_side(labels: Sequence[str], zones: int, paper: Paper) -> list[range]:
    """Return the zones that stand together on a sheet: as many as are wide enough for words."""
    for across in range(zones, 0, -1):
        parts = -(-zones // across)
        each = -(-zones // parts)
        scale = scale_of(paper.least, each, labels, paper)
        if scale.measure >= NARROWEST * scale.em:
            break
    return [range(first, min(first + each, zones)) for first in range(0, zones, each)]


def scale_of(size: float, across: int, labels: Sequence[str], paper: Paper) -> Scale:
    """Return the lengths that follow from a size of type and the number of columns."""
    column = paper.board.width / (across + GUTTER * max(across - 1, 1))
    small = max(paper.least, 0.8 * size)
    edge = PATTERN * size / MM if paper.patterns else 0.0
    return Scale(size, small, column, GUTTER * column, lane(labels, size), edge)


def fit(board: Board, paper: Paper) -> Fit:
    """Return the sheets on which a board's notes stand, at the largest type that fits them."""
    fitting = _Fitting(board, paper)
    counts, scale, parts = fitting.smallest()
    low, high = 0, int((paper.most - paper.least) / STEP)
    while low < high:
        middle = (low + high + 1) // 2
        larger = fitting.scale(paper.least + middle * STEP)
        found = fitting.attempt(larger, counts)
        if found:
            scale, parts, low = larger, found, middle
        else:
            high = middle - 1
    return Fit(scale, tuple(_sheets(fitting.ranges, scale, parts, paper.board)))


class _Fitting:
    def __init__(self, board: Board, paper: Paper) -> None:
        self.columns = board.columns
        self.links = board.lines
        self.zones = board.zones
        self.bands = len(board.bands)
        self.paper = paper
        self.labels = [words.label for column in board.columns for words in column]
        self.word = _longest_word(board.columns)
        self.ranges = side_by_side(self.labels, len(board.columns), paper)

    def scale(self, size: float) -> Scale:
        """Return the lengths that follow from a size of type."""
        return scale_of(size, len(self.ranges[0]), self.labels, self.paper)

    def smallest(self) -> tuple[list[int], Scale, list[Part]]:
        """Return the fewest sheets that do for each range of zones, and what is on them."""
        scale = self.scale(self.paper.least)
        counts = [1] * len(self.ranges)
        reserved: dict[str, int] = {}
        while True:
            parts = [
                self._spread(zones, count, scale, reserved)
                for zones, count in zip(self.ranges, counts, strict=True)
            ]
            counts = [part.sheets for part in parts]
            if not self._reserve(parts, scale, reserved):
                return counts, scale, parts

    def attempt(self, scale: Scale, counts: Sequence[int]) -> list[Part] | None:
        """Return the parts at this scale, or None where they need more sheets or break words."""
        if scale.measure < NARROWEST * scale.em or self._breaks_words(scale):
            return None
        reserved: dict[str, int] = {}
        while True:
            parts = [
                self._spread(zones, count, scale, reserved)
                for zones, count in zip(self.ranges, counts, strict=True)
            ]
            fits = all(part.sheets <= n for part, n in zip(parts, counts, strict=True))
            if not fits or _continued(parts):
                return None
            if not self._reserve(parts, scale, reserved):
                return parts

    def _breaks_words(self, scale: Scale) -> bool:
        return text_width(self.word, scale.em) > scale.measure

    def _spread(self, zones: range, count: int, scale: Scale, reserved: Mapping[str, int]) -> Part:
        """Return the cards of some zones over so many sheets, or more where they need them."""
        room = self.paper.board.height - MARGINS * scale.gap
        words = [self.columns[zone] for zone in zones]
        if self.bands and any(self.zones[zone].dated for zone in zones):
            columns = columns_of(words, scale, room - header(scale) - scale.gap, reserved)
            return spread_in_bands(columns, self.bands, room, scale)
        columns = columns_of(words, scale, room, reserved)
        return Part([spread(column, count, room, scale) for column in columns])

    def _reserve(self, parts: list[Part], scale: Scale, reserved: dict[str, int]) -> bool:
        """Keep room for what cards must say of cut links; fill it in where there is enough.

        The room only grows, so asking again comes to an end.
        """
        home = dict(_homes(parts))
        rows = {
            label: cut_rows(scale, sentences)
            for label, sentences in cut_links(self.links, home).items()
        }
        short = {
            label: len(own) for label, own in rows.items() if len(own) > reserved.get(label, 0)
        }
        reserved.update(short)
        if not short and rows:
            for card in _all_cards(parts):
                fill_cuts(card, rows.get(card.words.label, []), scale)
        return bool(short)


def _all_cards(parts: Sequence[Part]) -> Iterator[Card]:
    for part in parts:
        for column in part.columns:
            for sheet in column:
                yield from sheet


def _homes(parts: Sequence[Part]) -> Iterator[tuple[str, int]]:
    """Yield the sheet on which each note begins."""
    for number, columns in _numbered(parts):
        for column in columns:
            for card in column:
                if not card.continued:
                    yield card.words.label, number


def _numbered(parts: Sequence[Part]) -> Iterator[tuple[int, Sequence[Sequence[Card]]]]:
    """Yield each sheet's number and columns."""
    number = 0
    for part in parts:
        for place in range(part.sheets):
            number += 1
            yield number, part.cards(place)


def _sheets(
    ranges: Sequence[range], scale: Scale, parts: Sequence[Part], board: Rect
) -> Iterator[Sheet]:
    number = 0
    for zones, part in zip(ranges, parts, strict=True):
        lefts = [board.x + i * (scale.column + scale.gutter) for i in range(len(zones))]
        for place in range(part.sheets):
            number += 1
            columns = part.cards(place)
            runs = stand_in_bands(columns, part.bands(place), lefts, board, scale)
            yield Sheet(
                number, board, tuple(zones), tuple(lefts), tuple(map(tuple, columns)), tuple(runs)
            )


def _continued(parts: Sequence[Part]) -> bool:
    return any(card.continued for card in _all_cards(parts))


def _longest_word(columns: Sequence[Sequence[Words]]) -> str:
    words = (word for column in columns for note in column for word in note.text.split())
    return max((word for word in words if len(word) <= LONG_WORD), key=len, default="")

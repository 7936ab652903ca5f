"""Where notes stand on a board with a time axis: time runs down, and each period has its band.

A band is as high as its fullest column needs. Notes without a year stand below all periods;
columns that time does not touch, such as feelings, are stacked on their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from facilitator.board_layout import GROUP_HEADER, MARGIN, NOTE_GAP, Point, column_x
from facilitator.decks import Axis

BAND_HEADER = 28.0
"""The room for a period's name, over its notes."""
SILENT = 12.0
"""The room below the name of a period in which nothing happened."""


class Dated(NamedTuple):
    """What a layout knows of a note. `dated` is false in a column that time does not touch."""

    id: int
    column: int
    year: int | None
    y: float
    height: float
    group: object = None
    dated: bool = True


class Band(NamedTuple):
    """A period on the board; the last one may be that of the notes without a year."""

    period: int | None
    y: float
    height: float
    earlier: bool = False
    """Whether something in it happened before it opened: it is the first."""
    later: bool = False
    """Whether something in it happened after it closed: it is the last."""

    @property
    def bottom(self) -> float:
        """Where the band ends."""
        return self.y + self.height


class Banded(NamedTuple):
    """A board laid out along its axis."""

    places: dict[int, Point]
    bands: list[Band]


Block = list[Dated]
Blocks = dict[int, list[Block]]
"""The blocks of each column, in their order. A block is one note, or those of a group."""
Place = int | str
"""A period, or one of these:"""
UNDATED: Final = "undated"
TIMELESS: Final = "timeless"


class Span(NamedTuple):
    """From where a band runs, and how far down."""

    y: float
    height: float


def by_year(year: int | None) -> tuple[bool, int]:
    """Return what sorts years in their order, and what has none behind them."""
    return year is None, year or 0


def banded(axis: Axis, notes: Iterable[Dated]) -> Banded:
    """Return a place for every note, and the bands of all periods from the first to the last.

    Within a band and a column, notes stand by year, then as they stood. The notes of a group
    stay together, beside the period of the earliest.
    """
    found = _columns(axis, notes)
    columns, years = found.columns, found.years
    places: dict[int, Point] = {}
    for column, blocks in columns.pop(TIMELESS, {}).items():
        _stack(column, blocks, MARGIN, places)
    bands: list[Band] = []
    y = MARGIN
    periods: list[int | None] = [*axis.periods, *([None] if UNDATED in columns else [])]
    for period in periods:
        place = UNDATED if period is None else period
        foot = y + BAND_HEADER + SILENT
        for column, blocks in columns.get(place, {}).items():
            foot = max(foot, _stack(column, blocks, y + BAND_HEADER, places))
        bands.append(_band(axis, period, Span(y, foot - y), years[place]))
        y = foot
    return Banded(places, bands)


def _band(axis: Axis, period: int | None, span: Span, years: Sequence[int]) -> Band:
    if period is None:
        return Band(None, *span)
    earlier = any(year < period for year in years)
    return Band(period, *span, earlier, any(year >= period + axis.step for year in years))


class Columns(NamedTuple):
    """The blocks of each band, and the years in it."""

    columns: dict[Place, Blocks]
    years: dict[Place, list[int]]


def _columns(axis: Axis, notes: Iterable[Dated]) -> Columns:
    families: dict[object, Block] = {}
    for note in notes:
        family = (note.column, note.id) if note.group is None else (note.column, "in", note.group)
        families.setdefault(family, []).append(note)
    found: dict[Place, Blocks] = defaultdict(lambda: defaultdict(list))
    years: dict[Place, list[int]] = defaultdict(list)
    for block in families.values():
        block.sort(key=_order)
        place = _place(axis, block[0])
        found[place][block[0].column].append(block)
        if block[0].year is not None:
            years[place].append(block[0].year)
    for columns in found.values():
        for blocks in columns.values():
            blocks.sort(key=lambda block: _order(block[0]))
    return Columns(found, years)


def _order(note: Dated) -> tuple[bool, int, float, int]:
    return (*by_year(note.year if note.dated else None), note.y, note.id)


def _place(axis: Axis, first: Dated) -> Place:
    if not first.dated:
        return TIMELESS
    return UNDATED if first.year is None else axis.period(first.year)


def _stack(column: int, blocks: Sequence[Block], y: float, places: dict[int, Point]) -> float:
    """Place the blocks of a column from a height down, and return where the last one ends."""
    for block in blocks:
        if len(block) > 1:
            y += GROUP_HEADER
        for note in block:
            places[note.id] = Point(column_x(column), y)
            y += note.height + NOTE_GAP
        if len(block) > 1:
            y += NOTE_GAP
    return y

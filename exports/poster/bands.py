"""The periods of a time axis on paper: bands over all columns, from sheet to sheet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from exports.document import MM, Rect
from exports.poster.cards import LINE, Card, Scale, opening, stack_height
from exports.poster.stack import MARGINS, first_fit, stand

MOST_AIR = 4.0
"""The most by which a band grows to fill a sheet, in type sizes."""
SLACK = 0.001


class Run(NamedTuple):
    """A band, or the part of it on one sheet; `y` is on the page, once the sheet stands."""

    band: int
    continued: bool = False
    y: float = 0.0


@dataclass
class Part:
    """Zones side by side: for each its cards, sheet by sheet, and the bands of each sheet."""

    columns: list[list[list[Card]]]
    runs: list[list[Run]] = field(default_factory=list)

    @property
    def sheets(self) -> int:
        """How many sheets it takes."""
        return max(len(self.runs), *(len(column) for column in self.columns))

    def cards(self, sheet: int) -> list[list[Card]]:
        """Return what stands on a sheet, counted from 0, column by column."""
        return [column[sheet] if sheet < len(column) else [] for column in self.columns]

    def bands(self, sheet: int) -> list[Run]:
        """Return the bands of a sheet, counted from 0."""
        return self.runs[sheet] if sheet < len(self.runs) else []


def header(scale: Scale) -> float:
    """Return the room for the name of a band."""
    return 1.7 * LINE * scale.small / MM


def spread_in_bands(
    columns: Sequence[Sequence[Card]], bands: int, room: float, scale: Scale
) -> Part:
    """Return columns over sheets: the cards of a band side by side, below those of the one before.

    Columns that time does not touch are filled on their own.
    """
    filling = _Filling(len(columns), room, scale)
    for band in range(bands):
        rest = [[card for card in column if card.words.band == band] for column in columns]
        filling.put(band, rest)
    own = [
        [sheet[place] for sheet in filling.sheets]
        if any(card.words.band is not None for card in column) or not column
        else first_fit(column, room, scale)
        for place, column in enumerate(columns)
    ]
    return Part(own, filling.runs)


class _Filling:
    """Fills sheet after sheet with bands."""

    def __init__(self, columns: int, room: float, scale: Scale) -> None:
        self.room = room
        self.scale = scale
        self.sheets: list[list[list[Card]]] = []
        self.runs: list[list[Run]] = []
        self._columns = columns
        self._used = 0.0
        self._turn()

    def _turn(self) -> None:
        self.sheets.append([[] for _column in range(self._columns)])
        self.runs.append([])
        self._used = 0.0

    def put(self, band: int, rest: list[list[Card]]) -> None:
        """Put a band on this sheet, or on the next one where it fits whole, or on several."""
        continued = False
        while not continued or any(rest):
            fits = self._used + self._height(rest) <= self.room + SLACK
            fresh = not self.runs[-1]
            if not fits and not fresh and not self._worth_splitting(rest):
                self._turn()
                continue
            taken = rest if fits else [self._first(cards, fresh=fresh) for cards in rest]
            rest = [cards[len(own) :] for cards, own in zip(rest, taken, strict=True)]
            self.runs[-1].append(Run(band, continued))
            for column, own in zip(self.sheets[-1], taken, strict=True):
                column.extend(own)
            self._used += self._height(taken)
            continued = True
            if any(rest):
                self._turn()

    def _height(self, columns: Sequence[Sequence[Card]]) -> float:
        return band_height(columns, self.scale)

    def _worth_splitting(self, rest: list[list[Card]]) -> bool:
        """Say whether a band that fits on no sheet begins on this one."""
        return self._height(rest) > self.room and any(
            self._first(cards, fresh=False) for cards in rest
        )

    def _first(self, cards: list[Card], *, fresh: bool) -> list[Card]:
        """Return the cards of a column that fit below what stands on the sheet."""
        room = self.room - self._used - header(self.scale) - self.scale.gap
        if not cards or (not fresh and stack_height(cards[:1], self.scale) > room):
            return []
        return first_fit(cards, room, self.scale)[0]


def band_height(columns: Sequence[Sequence[Card]], scale: Scale) -> float:
    """Return how high a band is: its name, and the highest of its columns."""
    highest = max((stack_height(cards, scale) for cards in columns), default=0.0)
    return header(scale) + highest + scale.gap


def stand_in_bands(
    columns: Sequence[Sequence[Card]],
    runs: Sequence[Run],
    lefts: Sequence[float],
    board: Rect,
    scale: Scale,
) -> list[Run]:
    """Give the cards of a sheet their places, and return where its bands begin."""
    if not runs:
        for left, column in zip(lefts, columns, strict=True):
            stand(column, left, board, scale)
        return []
    own = [[[c for c in column if c.words.band == run.band] for column in columns] for run in runs]
    heights = [band_height(each, scale) for each in own]
    spare = board.height - MARGINS * scale.gap - sum(heights)
    air = max(min(spare / len(runs), MOST_AIR * scale.em), 0.0)
    y = board.y
    found: list[Run] = []
    for run, cards, height in zip(runs, own, heights, strict=True):
        found.append(run._replace(y=y))
        for left, column in zip(lefts, cards, strict=True):
            _stack(column, left, y + header(scale), scale)
        y += height + air
    for left, column in zip(lefts, columns, strict=True):
        stand([card for card in column if card.words.band is None], left, board, scale)
    return found


def _stack(cards: Sequence[Card], left: float, y: float, scale: Scale) -> None:
    before: Card | None = None
    for card in cards:
        y += opening(card, before, scale)
        card.rect = Rect(left, y, scale.column, card.height)
        y += card.height + scale.gap
        before = card

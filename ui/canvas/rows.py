"""What a board's canvas shows, row by row: cards, arrows, frames, periods and headings. No Qt."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from facilitator.board_layout import NOTE_WIDTH, Curve, Rect

REACH = 14.0
"""How far outside its box a card paints: selection outline, link handle."""
RULE = "\u2015" * 12
"""A line of a card that is drawn as a hairline, between two wordings."""
PLAIN_REACH = 4.0
"""How far one does that has none of them: its edge and its shadow."""


@dataclass(frozen=True, slots=True)
class Card:
    """One note as it is shown. `lines` is its text as lettering breaks it."""

    id: int
    label: str
    zone: str
    text: str
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    tint: str = "plain"
    year: str = ""
    """When it happened; stands behind the label."""
    mark: str = ""
    """Such as "▲ strength": a shape, then a word."""
    badges: tuple[str, ...] = ()
    """Short: "•••" for three votes, "agreed", "we see this differently"."""
    ghost: bool = False
    """Parked, or shown only as a hint: pale, with a dashed edge."""
    group_id: int | None = None
    description: str = ""
    """What assistive technology says, in full."""
    hint: str = ""
    """What the badges say, in words, for whoever points at the card."""
    width: float = NOTE_WIDTH

    @property
    def is_plain(self) -> bool:
        """Whether nothing may stand on its foot."""
        return not (self.mark or self.badges)

    @property
    def box(self) -> Rect:
        """Where the card is."""
        return Rect(self.x, self.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Arrow:
    """One link. Without a route, or when a card has left its route's end, it runs straight over."""

    id: int
    source: int
    target: int
    kind: str = "leads_to"
    because: bool = False
    route: tuple[Curve, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A group: drawn around its cards, or, collapsed, instead of them."""

    id: int
    title: str
    card_ids: tuple[int, ...]
    collapsed: bool = False


class Period(NamedTuple):
    """A period of time: a line across the board, under which its cards stand."""

    title: str
    y: float
    height: float
    spans: tuple[tuple[float, float], ...]
    """From where to where the line runs, left to right."""

    @property
    def box(self) -> Rect:
        """The area that the period takes."""
        left, right = self.spans[0][0], self.spans[-1][1]
        return Rect(left, self.y, right - left, self.height)


@dataclass(frozen=True, slots=True)
class ZoneHeading:
    """The title over a zone's column; it stays in sight when the board scrolls."""

    key: str
    title: str
    x: float
    width: float = NOTE_WIDTH
    tint: str = "plain"


class Change(NamedTuple):
    """What changed: one row of a kind, or all of it, and the area to paint again."""

    kind: Literal["card", "arrow", "frame", "headings", "periods", "all"]
    id: int | None
    box: Rect | None
    """None: everything, or nothing that can be told in a box."""

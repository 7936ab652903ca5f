"""What a ring is made of, and the measures that its parts share."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin
from typing import Final, Literal, NamedTuple

from facilitator.board_layout import Rect
from facilitator.exercises.sector_map.tables import A_NAME, NOBODY, SPOKEN, WORKING

BANDS: Final = {
    WORKING: (0.20, 0.44),
    SPOKEN: (0.44, 0.66),
    A_NAME: (0.66, 0.84),
    NOBODY: (0.84, 1.0),
}
"""Where each strength lies, from the inner to the outer radius, as shares of the ring's."""
CENTRE: Final = 0.16
ARC: Final = 1.035
"""The radii of the middle, and of the arcs that show the sectors."""


class RingRow(NamedTuple):
    """A row of the map."""

    id: int
    title: str


class RingSector(NamedTuple):
    """A slice of the ring."""

    id: int
    title: str
    rows: Sequence[RingRow]


class RingSeat(NamedTuple):
    """Somebody known, or an empty chair: an entry where nobody is."""

    id: int
    """The tie of somebody known; the entry of an empty chair."""
    row: int
    strength: int


class Arc(NamedTuple):
    """The edge of a sector; angles in radians, 0 to the right, growing clockwise."""

    sector: int
    start: float
    end: float


class Spoke(NamedTuple):
    """The line of a row, from the middle outwards."""

    row: int
    angle: float
    start: tuple[float, float]
    end: tuple[float, float]


class Label(NamedTuple):
    """The words of a row, or of a sector, and the point of the ring that they belong to."""

    kind: Literal["row", "sector"]
    id: int
    text: str
    box: Rect
    at: tuple[float, float]
    on_right: bool


class Mark(NamedTuple):
    """A seat on the ring; with `more` than 1 it stands for so many that had no place."""

    seats: tuple[int, ...]
    row: int
    strength: int
    x: float
    y: float
    radius: float

    @property
    def more(self) -> int:
        """How many seats it stands for."""
        return len(self.seats)


@dataclass(frozen=True)
class Ring:
    """A ring, laid out."""

    width: float
    height: float
    centre: tuple[float, float]
    radius: float
    arcs: tuple[Arc, ...]
    spokes: tuple[Spoke, ...]
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]

    @property
    def unlabelled(self) -> list[int]:
        """The rows for whose labels there was no room."""
        named = {label.id for label in self.labels if label.kind == "row"}
        return [spoke.row for spoke in self.spokes if spoke.row not in named]


class Frame(NamedTuple):
    """The measures that every part of one ring shares."""

    centre: tuple[float, float]
    radius: float
    size: tuple[float, float]
    text_size: float

    def at(self, angle: float, share: float) -> tuple[float, float]:
        """Return the point in this direction, at this share of the radius."""
        x, y = self.centre
        return x + cos(angle) * share * self.radius, y + sin(angle) * share * self.radius

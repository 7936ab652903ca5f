"""A board as words: what a poster puts on paper, whatever the exercise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facilitator.decks import Zone


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says. `zone` counts columns from 0; `title` is that of the note's group."""

    label: str
    zone: int
    text: str
    language: str = ""
    mark: str = ""
    kind: str = ""
    tint: str = ""
    other: str = ""
    facts: tuple[str, ...] = ()
    group: str = ""
    title: str = ""
    band: int | None = None
    """Its period, counted from 0; None where time does not matter."""


class Line(NamedTuple):
    """A link between two notes, by their labels; `said` tells it to who cannot see the line."""

    source: str
    target: str
    kind: str = ""
    said: str = ""
    because: bool = False


@dataclass(frozen=True)
class Board:
    """The columns of a board from left to right, and its links; the periods of its time axis."""

    zones: Sequence[Zone]
    columns: Sequence[Sequence[Words]]
    lines: Sequence[Line]
    bands: Sequence[str] = ()

"""What all parts of a ring on paper share: its page, its place, its colours."""

from functools import cached_property
from math import hypot
from typing import Final

from exports.cards.marks import Shape
from exports.document import INK, MM, Page
from exports.exercises.sector_map.words import MapSector, MapWords
from exports.type.wrapping import text_width
from facilitator.exercises.sector_map.ring import Mark, Ring
from facilitator.exercises.sector_map.tables import NOBODY

OUTLINES: Final[dict[str, Shape]] = {
    "●": "circle",
    "■": "square",
    "▲": "triangle",
    "◆": "diamond",
    "★": "circle",
}
STRONG: Final = {
    "lemon": "#877313",
    "mint": "#33805A",
    "sky": "#3A74AE",
    "rose": "#B2565A",
    "lilac": "#7A62B0",
}
"""What a sector's people and its edge are drawn in: 3:1 on white."""
AMBER = "#855600"
HELD: Final = 1.3
"""The outline of somebody whose relationship is held by one who holds many, in radii."""


class RingSpace:
    """One ring on one page; `at` is where its space begins, `text` its type size in pt.

    No type is smaller than `least`: a letter makes its mark larger, or is left to the key where
    marks stand too close.
    """

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        page: Page,
        ring: Ring,
        words: MapWords,
        at: tuple[float, float],
        text: float,
        least: float,
        *,
        mono: bool,
    ) -> None:
        self.page, self.ring, self.words, self.least = page, ring, words, least
        self.at, self.text, self.mono = at, text, mono
        self.x, self.y = at[0] + ring.centre[0], at[1] + ring.centre[1]
        self.seats = words.seats
        self.letters = words.letters
        self.ink = "#000000" if mono else INK

    def placed(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the ring is on the page."""
        return self.at[0] + point[0], self.at[1] + point[1]

    def strong(self, sector: MapSector) -> str:
        """Return the colour of a sector's people and edge."""
        return self.ink if self.mono else STRONG[sector.tint]

    def letter(self, mark: Mark) -> str:
        """Return what stands in a mark: how many it stands for, or the letter of its holder."""
        if mark.more > 1:
            return f"+{mark.more}"
        if mark.strength == NOBODY:
            return "?"
        return self.letters.get(self.seats[mark.seats[0]].institution.holder, "")

    def radius(self, mark: Mark) -> float:
        """Return how large a mark is drawn, so that its letter has room."""
        return self._lettered.get(mark, mark.radius)

    def has_letter(self, mark: Mark) -> bool:
        """Say whether a mark has a letter that can be read."""
        return mark in self._lettered

    def letter_size(self, mark: Mark) -> float:
        """Return the size of a mark's letter, in pt."""
        return self.radius(mark) * self._share(mark) * MM

    def _share(self, mark: Mark) -> float:
        """Return how large a mark's letter is, in radii."""
        wide = text_width(self.letter(mark), 1.0, bold=True)
        return min(1.45, 2 / wide) * (1 if mark.strength == NOBODY else HELD * 0.9)

    @cached_property
    def _lettered(self) -> dict[Mark, float]:
        """The marks whose letters have room, each with its radius."""
        marks = self.ring.marks
        wanted = {mark: self._wanted(mark) for mark in marks}
        reach = {m: r * (HELD if m.strength != NOBODY else 1) for m, r in wanted.items()}
        return {
            mark: radius
            for mark, radius in wanted.items()
            if self.letter(mark)
            and (
                radius <= mark.radius
                or all(
                    hypot(mark.x - other.x, mark.y - other.y) >= reach[mark] + reach[other]
                    for other in marks
                    if other is not mark
                )
            )
        }

    def _wanted(self, mark: Mark) -> float:
        if not self.letter(mark):
            return mark.radius
        return max(mark.radius, self.least / MM / self._share(mark))

"""What all parts of a ring on paper share: its page, its place, its colours."""

from typing import Final

from exports.cards.marks import Shape
from exports.document import INK, Page
from exports.exercises.sector_map.words import MapSector, MapWords
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
    """One ring on one page; `at` is where its space begins, `text` its type size in pt."""

    def __init__(  # noqa: PLR0913
        self,
        page: Page,
        ring: Ring,
        words: MapWords,
        at: tuple[float, float],
        text: float,
        *,
        mono: bool,
    ) -> None:
        self.page, self.ring, self.words = page, ring, words
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

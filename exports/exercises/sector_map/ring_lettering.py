"""The words on a ring on paper: on its circles, in its marks and its middle, and beside it."""

from functools import cached_property
from math import hypot
from typing import Final

from exports.cards.marks import outline
from exports.document import MM, Rect
from exports.exercises.sector_map.ring_space import AMBER, OUTLINES, RingSpace
from exports.exercises.sector_map.words import MapSector
from exports.sheets import QUIET, RULE
from exports.type.wrapping import text_width, wrap
from facilitator.exercises.sector_map.ring import CENTRE, Label
from facilitator.exercises.sector_map.ring.words import words_on_circles
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import NOBODY

WIDER: Final = 1.3
"""So many times as large the disc in the middle may be, that its words can be read."""
LEADER: Final = 0.15
"""The width of the line from a label to its spoke, in mm."""


class RingLettering:
    """Writes what stands on one ring."""

    def __init__(self, at: RingSpace) -> None:
        self.at = at

    def letters(self) -> None:
        """Write into the marks; the key says the same aloud."""
        with self.at.page.artifact():
            for mark in self.at.ring.marks:
                if not self.at.has_letter(mark):
                    continue
                x, y = self.at.placed((mark.x, mark.y))
                chair = mark.strength == NOBODY
                colour = (self.at.ink if self.at.mono else AMBER) if chair else "#FFFFFF"
                words, size = self.at.letter(mark), self.at.letter_size(mark)
                foot = y + 0.345 * size / MM
                self.at.page.text(
                    x, foot, words, size=size, bold=True, colour=colour, align="centre"
                )

    def on_circles(self) -> None:
        """Say on each circle how near it is."""
        size, words = self.at.text, strength_words()
        for strength, box in words_on_circles(self.at.ring, words, size / MM):
            x, y = self.at.placed((box.x, box.y))
            ground = Rect(x, y, box.width, box.height)
            self.at.page.rect(ground, radius=box.height / 2, fill="#FFFFFF", opacity=0.85)
            with self.at.page.tag("P"):
                self.at.page.text(
                    x + box.width / 2,
                    y + box.height / 2 + 0.35 * size / MM,
                    words[strength],
                    size=size,
                    bold=True,
                    colour=self.at.ink if self.at.mono else QUIET,
                    align="centre",
                )

    @cached_property
    def _middle(self) -> tuple[list[str], float, float]:
        """What the group calls itself, as large as it fits: lines, type size, radius of the disc.

        Where that would be too small, the disc is larger; no lines where that does not help.
        """
        disc, words = CENTRE * self.at.ring.radius, self.at.words.centre
        if not words:
            return [], 0, disc
        size, least = self.at.text * 1.5, self.at.least
        for radius in (disc, 1.15 * disc, WIDER * disc):
            while size >= least:
                lines = wrap(words, size, 2 * radius * 0.88 * MM, bold=True)
                if self._fits(lines, size, 2 * radius * 0.88):
                    return lines, size, radius
                size = size * 0.94 if size == least else max(size * 0.94, least)
            size = least
        return [], 0, disc

    def _fits(self, lines: list[str], size: float, room: float) -> bool:
        wide = max(text_width(line, size, bold=True) for line in lines) / MM
        words = self.at.words.centre.split()
        longest = max(text_width(word, size, bold=True) for word in words) / MM
        return hypot(wide, len(lines) * 1.2 * size / MM) <= room * 1.08 and longest <= room

    @property
    def disc(self) -> float:
        """The radius of the disc in the middle."""
        return self._middle[2]

    @property
    def names_centre(self) -> bool:
        """Whether the middle has room for what the group calls itself."""
        return bool(self._middle[0])

    def centre(self) -> None:
        """Write what the group calls itself into the middle."""
        lines, size, _radius = self._middle
        if not lines:
            return
        with self.at.page.tag("P"):
            self.at.page.text(
                self.at.x,
                self.at.y - len(lines) * 0.6 * size / MM + 0.95 * size / MM,
                lines,
                size=size,
                leading=1.2 * size,
                bold=True,
                colour="#FFFFFF",
                align="centre",
            )

    def beside(self) -> None:
        """Write the sectors and their rows, in the order of the map."""
        rows = {label.id: label for label in self.at.ring.labels if label.kind == "row"}
        sectors = {label.id: label for label in self.at.ring.labels if label.kind == "sector"}
        filled = {seat.row.number: 0 for seat in self.at.seats}
        for seat in self.at.seats:
            strength = seat.known.strength if seat.known else NOBODY
            filled[seat.row.number] = max(filled[seat.row.number], strength)
        for place, sector in enumerate(self.at.words.sectors):
            if place in sectors:
                self._sector(sectors[place], sector)
            own = [rows[row.number] for row in sector.rows if row.number in rows]
            if own:
                with self.at.page.tag("L"):
                    for label in own:
                        self._row(label, filled.get(label.id))

    def _sector(self, label: Label, sector: MapSector) -> None:
        """Write a sector's title behind its shape."""
        x, foot = self._start(label)
        em = self.at.text / MM
        words = label.text[1:].strip()
        wide = text_width(words, self.at.text, bold=True) / MM
        left = x if label.on_right else x + label.box.width - wide - 0.95 * em
        colour = self.at.strong(sector)
        shape = outline(OUTLINES[sector.shape], left + 0.33 * em, foot - 0.33 * em, 0.33 * em)
        self.at.page.path(shape, fill=colour)
        with self.at.page.tag("H2"):
            self.at.page.text(
                left + 0.95 * em, foot, words, size=self.at.text, bold=True, colour=colour
            )

    def _row(self, label: Label, strongest: int | None) -> None:
        x, foot = self._start(label)
        self._lead(label)
        gap = strongest == NOBODY
        quiet = "#000000" if self.at.mono else QUIET
        amber = self.at.ink if self.at.mono else AMBER
        colour = quiet if strongest is None else amber if gap else self.at.ink
        with self.at.page.tag("LI"), self.at.page.tag("LBody"):
            wide = text_width(label.text, self.at.text, bold=gap) / MM
            left = x if label.on_right else x + label.box.width - wide
            self.at.page.text(left, foot, label.text, size=self.at.text, bold=gap, colour=colour)

    def _lead(self, label: Label) -> None:
        """Lead from a label that moved aside to the spoke that it belongs to."""
        box = label.box
        side = (box.x - 1 if label.on_right else box.right + 1, box.y + box.height / 2)
        if hypot(label.at[0] - side[0], label.at[1] - side[1]) > 1.6 * self.at.text / MM:
            ends = (*self.at.placed(label.at), *self.at.placed(side))
            self.at.page.line(*ends, stroke=RULE, line_width=LEADER)

    def _start(self, label: Label) -> tuple[float, float]:
        """Return where a label's words begin: left, and the baseline."""
        x, y = self.at.placed((label.box.x, label.box.y + label.box.height / 2))
        return x, y + 0.35 * self.at.text / MM

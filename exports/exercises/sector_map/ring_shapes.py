"""How a ring is drawn on paper: slices, circles, people and chairs, also without colour."""

from collections.abc import Iterator
from math import cos, pi, sin, tan
from typing import Final

from exports.cards.marks import outline
from exports.document import Segment
from exports.exercises.sector_map.ring_lettering import RingLettering
from exports.exercises.sector_map.ring_space import AMBER, HELD, OUTLINES, RingSpace
from exports.sheets import TINTS
from facilitator.exercises.sector_map.ring import ARC, BANDS, CENTRE, Arc, Mark
from facilitator.exercises.sector_map.tables import A_NAME, NOBODY, SPOKEN, WORKING
from facilitator.i18n import _, ngettext

FAINT: Final = "#D3D5DA"
AMBER_SOFT: Final = "#FFF1D1"
THREADS: Final = {A_NAME: 0.15, SPOKEN: 0.35, WORKING: 0.7}
"""How thick the line to somebody is, in mm on A3."""
EIGHTH: Final = pi / 4


class RingDrawing:
    """Draws one ring."""

    def __init__(self, at: RingSpace) -> None:
        self.at = at
        self.unit = at.ring.radius / 105
        self.sector_of = {row.number: sector for sector, row in at.words.rows}

    def draw(self) -> bool:
        """Draw the picture, then the words on it; say whether there was room in its middle."""
        with self.at.page.tag("Figure", alt=self._says()) as picture:
            self._ground()
            for mark in self.at.ring.marks:
                self._thread(mark)
        words = RingLettering(self.at)
        words.on_circles()
        with self.at.page.tag(picture):
            self.at.page.circle(self.at.x, self.at.y, words.disc, fill=self.at.ink)
            for mark in self.at.ring.marks:
                self._mark(mark)
        words.centre()
        words.letters()
        words.beside()
        return words.names_centre

    def _says(self) -> str:
        """Say what the picture shows, to who cannot see it: the key has the rest."""
        known = sum(seat.known is not None for seat in self.at.seats)
        chairs = len(self.at.seats) - known
        people = ngettext("{count} person we know", "{count} people we know", known)
        empty = ngettext("{count} empty chair", "{count} empty chairs", chairs)
        return _("A ring around {centre}: {people}, {chairs}. The key says who is where.").format(
            centre=self.at.words.centre or _("us"),
            people=people.format(count=known),
            chairs=empty.format(count=chairs),
        )

    # The picture

    def _ground(self) -> None:
        for arc in self.at.ring.arcs:
            sector = self.at.words.sectors[arc.sector]
            if not self.at.mono:
                wedge = [*self._arc(1.0, arc.start, arc.end), *self._arc_back(arc), ("Z", ())]
                self.at.page.path(wedge, fill=TINTS[sector.tint].fill, opacity=0.45)
            self.at.page.path(
                list(self._arc(ARC, arc.start, arc.end)),
                stroke=self.at.strong(sector),
                line_width=1.4 * self.unit,
            )
        quiet = "#8A8F98" if self.at.mono else FAINT
        for _inner, outer in BANDS.values():
            radius = outer * self.at.ring.radius
            self.at.page.circle(
                self.at.x, self.at.y, radius, stroke=quiet, line_width=0.25 * self.unit
            )
        for spoke in self.at.ring.spokes:
            ends = (*self.at.placed(spoke.start), *self.at.placed(spoke.end))
            self.at.page.line(*ends, stroke=quiet, line_width=0.12 * self.unit)

    def _thread(self, mark: Mark) -> None:
        if mark.strength != NOBODY:
            x, y = self.at.placed((mark.x, mark.y))
            self.at.page.line(
                self.at.x,
                self.at.y,
                x,
                y,
                stroke=self.at.strong(self.sector_of[mark.row]),
                line_width=THREADS[mark.strength] * self.unit,
                opacity=0.45,
            )

    def _mark(self, mark: Mark) -> None:
        x, y = self.at.placed((mark.x, mark.y))
        if mark.strength == NOBODY:
            self.at.page.circle(
                x,
                y,
                self.at.radius(mark),
                fill="#FFFFFF" if self.at.mono else AMBER_SOFT,
                stroke=self.at.ink if self.at.mono else AMBER,
                line_width=0.16 * mark.radius,
                dash=(0.36 * mark.radius, 0.26 * mark.radius),
            )
            return
        sector = self.sector_of[mark.row]
        fill, edge = self.at.strong(sector), max(0.12 * mark.radius, 0.15)
        if self.at.letter(mark):
            radius = HELD * self.at.radius(mark)
            self.at.page.circle(x, y, radius, fill=fill, stroke=self.at.ink, line_width=2 * edge)
        else:
            shape = outline(OUTLINES[sector.shape], x, y, mark.radius)
            self.at.page.path(shape, fill=fill, stroke="#FFFFFF", line_width=edge)

    def _arc(
        self, share: float, start: float, end: float, *, on: bool = False
    ) -> Iterator[Segment]:
        """Yield a part of a circle, as curves of an eighth at the most."""
        radius = share * self.at.ring.radius
        count = max(1, int(abs(end - start) / EIGHTH) + 1)
        step = (end - start) / count
        handle = 4 / 3 * tan(step / 4) * radius
        first = (self.at.x + cos(start) * radius, self.at.y + sin(start) * radius)
        yield ("L" if on else "M", first)
        for number in range(count):
            one, other = start + number * step, start + (number + 1) * step
            x, y = self.at.x + cos(one) * radius, self.at.y + sin(one) * radius
            to_x, to_y = self.at.x + cos(other) * radius, self.at.y + sin(other) * radius
            yield (
                "C",
                (
                    x - sin(one) * handle,
                    y + cos(one) * handle,
                    to_x + sin(other) * handle,
                    to_y - cos(other) * handle,
                    to_x,
                    to_y,
                ),
            )

    def _arc_back(self, arc: Arc) -> Iterator[Segment]:
        return self._arc(CENTRE, arc.end, arc.start, on=True)

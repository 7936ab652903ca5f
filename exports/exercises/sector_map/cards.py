"""Contact cards: one for each person known or needed, by role, to be carried in a pocket."""

from collections.abc import Iterator
from typing import NamedTuple

from exports.cards import choose_layout
from exports.cards.layouts import Layout, Place
from exports.cards.marks import draw_crop_marks
from exports.cards.styles import size_title
from exports.document import INK, MM, Document, Page, Rect
from exports.exercises.sector_map.words import Institution, MapRow, MapWords
from exports.sheets import ACCENT, QUIET, RULE, Job
from exports.type.wrapping import wrap
from facilitator.exercises.sector_map.seats import strength_words
from facilitator.exercises.sector_map.tables import NOBODY
from facilitator.i18n import _
from facilitator.spoken import spoken_date

KEY = "contacts"
USUAL = "a7"
LARGE = "a6"
"""Large print has room on this size only."""
INSET = 6.0
LEADING = 1.24
WRITING = 8.0
"""The height of a line to write on, in mm."""


class Contact(NamedTuple):
    """One card."""

    who: str
    institution: str
    how: str
    introducer: str
    next_step: str
    review_on: str


def cards_name(job: Job) -> str:
    """Return what the file of the cards is called."""
    return _("contact cards {size}").format(size=size_title(_layout(job).size).lower())


def contacts(job: Job) -> list[Contact]:
    """Return the cards: whom we need to know first, then whom we know."""
    words = MapWords(job)
    found = [contact for each in words.institutions for contact in _of(words, job, *each[1:])]
    return sorted(found, key=lambda contact: contact.how != strength_words()[NOBODY])


def contact_cards(job: Job) -> Document:
    """Return the cards on sheets, to be cut; their backs are for notes."""
    document = job.document(_("Contact cards"))
    layout, found = _layout(job), contacts(job)
    places = layout.fronts()
    shortened = False
    for first in range(0, len(found), len(places)):
        page = document.add_page(*layout.sheet)
        for number, place in enumerate(places):
            if first + number < len(found):
                card = _Card(page, place, job)
                with document.tag("Sect"):
                    kind = "H1" if first + number == 0 else "H2"
                    shortened |= card.draw(found[first + number], kind)
        draw_crop_marks(page, layout)
    if shortened:
        job.notices.append(
            _("Some contact cards had no room for all of it; the whole text is in the table.")
        )
    return document


def _layout(job: Job) -> Layout:
    options = job.options
    paper = "letter" if options.paper in {"letter", "tabloid"} else "a4"
    size = LARGE if options.large_print else options.cards or USUAL
    return choose_layout(size, paper=paper)


def _of(words: MapWords, job: Job, row: MapRow, own: Institution) -> Iterator[Contact]:
    where = own.here or row.title
    language = job.language
    review = spoken_date(own.review_on, language) if own.review_on else ""
    introducer = "; ".join(words.introducers(own)[:1]) if own.needed else ""
    how = strength_words()
    for who in own.needed:
        yield Contact(who, where, how[NOBODY], introducer, own.next_step, review)
    for known in own.known:
        yield Contact(known.who, where, how[known.strength], "", own.next_step, review)


class _Card:
    """Draws one card, down to its foot."""

    def __init__(self, page: Page, place: Place, job: Job) -> None:
        self.page, self.place = page, place
        self.size = job.options.least
        mono = job.options.mono
        self.ink = "#000000" if mono else INK
        self.quiet = "#000000" if mono else QUIET
        self.accent = "#000000" if mono else ACCENT
        self.area = place.rect.inset(INSET)
        self.y = self.area.y
        self.shortened = False

    def draw(self, contact: Contact, kind: str) -> bool:
        """Draw it, and say whether something had to be shortened."""
        if self.place.turn is None:
            self._draw(contact, kind)
        else:
            with self.page.turned(self.place.turn):
                self._draw(contact, kind)
        return self.shortened

    def _draw(self, contact: Contact, kind: str) -> None:
        with self.page.artifact():
            bar = Rect(self.area.x, self.area.y, 14, 1.4)
            self.page.rect(bar, fill=self.accent)
        self.y += 3.5
        self._set(kind, contact.who, 1.15 * self.size, 3, bold=True)
        self._set("P", contact.institution, self.size, 3, colour=self.quiet)
        self._set("P", contact.how, self.size, 1, colour=self.accent, bold=True)
        if contact.introducer:
            said = _("Through: {who}").format(who=contact.introducer)
            self._set("P", said, self.size, 3)
        if contact.review_on:
            said = _("Look again: {day}").format(day=contact.review_on)
            self._set("P", said, self.size, 2)
        if contact.next_step:
            said = _("Next: {step}").format(step=contact.next_step)
            self._set("P", said, self.size, 8)
        else:
            self._set("P", _("Next:"), self.size, 1)
        self._lines()

    def _set(  # noqa: PLR0913
        self,
        kind: str,
        text: str,
        size: float,
        most: int,
        *,
        bold: bool = False,
        colour: str = "",
    ) -> None:
        """Set a text of so many lines at most, as far as there is room."""
        high = size * LEADING / MM
        room = min(most, int((self.area.bottom - self.y) / high + 0.01))
        lines = wrap(text, size, self.area.width * MM, bold=bold)
        if len(lines) > room:
            self.shortened = True
            lines = lines[:room]
            if lines:
                lines[-1] = wrap(lines[-1], size, (self.area.width - 4) * MM, bold=bold)[0] + " …"
        if not lines:
            return
        with self.page.tag(kind):
            self.page.text(
                self.area.x,
                self.y + (LEADING / 2 + 0.35) * size / MM,
                lines,
                size=size,
                leading=LEADING * size,
                bold=bold,
                colour=colour or self.ink,
            )
        self.y += len(lines) * high + 1.2

    def _lines(self) -> None:
        """Leave lines to write on down to the foot."""
        with self.page.artifact():
            while self.y + WRITING <= self.area.bottom + 0.5:
                self.y += WRITING
                self.page.line(
                    self.area.x, self.y, self.area.right, self.y, stroke=RULE, line_width=0.25
                )

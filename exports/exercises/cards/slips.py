"""Slips on which people rate cards alone: two alike on a sheet, to be cut in the middle."""

from collections.abc import Sequence

from exports.cards.words import coded, in_a_row, scale_words, tongue
from exports.document import INK, MM, Document, Page, Rect
from exports.exercises.cards.deck import deck_of
from exports.sheet_code import (
    DESCENT,
    GAP,
    draw_code,
    draw_markers,
    marker_side,
    meaning,
    qr_side,
    set_meaning,
)
from exports.sheets import ACCENT, QUIET, RULE, Job
from exports.type.wrapping import text_width, wrap
from facilitator.decks import Worded
from facilitator.decks.cards import Card, Theme
from facilitator.i18n import _, translated

MARGIN = 10.0
"""Room around a slip, in mm."""
TABLE = 13.0
"""The side of the box for the table's number, in mm."""
BOX = 8.0
"""The side of a box to be crossed, in mm."""
KIND = "rating_slips"
"""What the QR code calls these slips; each is a sheet of its own."""
AFTER = 3.3
"""Room below the boxes of a card, in mm."""
LEADING = 1.25
UNKNOWN = "?"


def is_rated(job: Job) -> bool:
    """Say whether the cards of this deck are rated."""
    return deck_of(job).is_rated


def rating_slips(job: Job) -> Document:
    """Return a slip for each theme, on half a sheet; who needs large print has a whole one."""
    document = job.document(_("Rating slips"))
    short, long = sorted(job.text_paper)
    whole = job.options.large_print
    size = (short, long) if whole else (long, short)
    halves = [Rect(0, 0, *size)] if whole else _halves(*size)
    slips = _Slips(job, halves[0])
    for theme, cards in slips.parts():
        page = document.add_page(*size)
        for number, half in enumerate(halves):
            slips.name = f"slip-{number + 1}-" if number else ""
            slips.draw(page, half, theme, cards, "H1" if page.number == number == 0 else "H2")
            slips.identify(page, half, page.number * len(halves) + number + 1)
        if not whole:
            page.line(
                size[0] / 2, 0, size[0] / 2, size[1], stroke=RULE, line_width=0.2, dash=(2, 2)
            )
    return document


def _halves(width: float, height: float) -> list[Rect]:
    return [Rect(0, 0, width / 2, height), Rect(width / 2, 0, width / 2, height)]


class _Slips:
    """Draws slips of one size."""

    def __init__(self, job: Job, area: Rect) -> None:
        self.job, self.name = job, ""
        page = Document("").add_page(*job.text_paper)
        self.marker, self.square = marker_side(page), qr_side(page)
        self.deck = deck_of(job)
        self.size = job.options.least
        self.line = LEADING * self.size / MM
        self.box = max(BOX, 1.55 * self.size / MM)
        self.width = area.width - 2 * MARGIN
        self.height = area.height - 2 * MARGIN - self.marker - 2 + AFTER
        self.ink = "#000000" if job.options.mono else INK
        self.quiet = self.ink if job.options.mono else QUIET
        scale = [*scale_words(self.deck, job.language), Worded(_("? don’t know"))]
        self.scale = [
            (wrap(said, self.size, self.width * MM), language) for said, language in in_a_row(scale)
        ]

    def parts(self) -> list[tuple[Theme, list[Card]]]:
        """Return what stands on each slip: the cards of a theme, on several where they are many."""
        found: list[tuple[Theme, list[Card]]] = []
        for theme in self.deck.themes:
            room = 0.0
            for card in self.deck.in_play:
                if card.theme != theme.key:
                    continue
                high = self._card_height(card)
                if high > room:
                    found.append((theme, []))
                    room = self.height - self._head_height(theme)
                found[-1][1].append(card)
                room -= high
        return found

    def draw(self, page: Page, area: Rect, theme: Theme, cards: Sequence[Card], kind: str) -> None:
        """Draw one slip."""
        left = area.x + MARGIN
        self._title(page, Rect(left, area.y + MARGIN, self.width, TABLE), theme, kind)
        y = area.y + MARGIN + self._title_height(theme)
        self._lines(page, left, y, [self._alone()], self.quiet)
        y += self.line
        for lines, own in self.scale:
            self._lines(page, left, y, lines, self.quiet, own)
            y += len(lines) * self.line
        y += 3
        for card in cards:
            y = self._card(page, left, y, card)

    def identify(self, page: Page, area: Rect, number: int) -> None:
        """Say in the corners of a slip which one it is."""
        draw_markers(page, area, self.name)
        x, side = area.right - MARGIN - self.marker - 1 - self.square, self.square
        code = self.job.code(KIND, number)
        draw_code(page, Rect(x, area.y + MARGIN, side, side), code, self.name)
        right, bottom = area.right - MARGIN - self.marker - GAP, area.bottom - MARGIN
        y = bottom - DESCENT * self.size / MM
        set_meaning(page, right, y, [meaning()], self.size, self.ink, self.name, aloud=number == 1)

    @staticmethod
    def _alone() -> str:
        return _("For you alone: cross one box in each row.")

    def _title(self, page: Page, area: Rect, theme: Theme, kind: str) -> None:
        """Set the theme, and beside it the box for the table's number."""
        size, right = 1.2 * self.size, area.right - self.marker - 2 - self.square
        box = Rect(right - TABLE, area.y, TABLE, TABLE)
        baseline = area.y + TABLE / 2 + 0.35 * size / MM
        with page.tag(kind, language=tongue(self.deck, theme.title, self.job.language)):
            page.text(
                area.x + self.marker + 3,
                baseline,
                self._title_lines(theme),
                size=size,
                leading=LEADING * size,
                bold=True,
                colour=self.ink if self.job.options.mono else ACCENT,
            )
        with page.tag("P"):
            page.text(
                box.x - 2, baseline, _("Table"), size=self.size, colour=self.ink, align="right"
            )
        page.rect(box, radius=1.5, stroke=self.ink)
        page.frame(f"{self.name}table", box)

    def _title_lines(self, theme: Theme) -> list[str]:
        beside = TABLE + 9 + text_width(_("Table"), self.size) / MM
        beside += 2 * self.marker + self.square
        return wrap(translated(theme.title), 1.2 * self.size, (self.width - beside) * MM, bold=True)

    def _title_height(self, theme: Theme) -> float:
        more = (len(self._title_lines(theme)) - 1) * LEADING * 1.2 * self.size / MM
        return max(TABLE + more, self.square) + 2

    def _head_height(self, theme: Theme) -> float:
        scale = sum(len(lines) for lines, _language in self.scale)
        return self._title_height(theme) + (1 + scale) * self.line + 3

    def _words(self, card: Card) -> tuple[list[str], str]:
        """Return the lines of a card, and their language where that is to be told."""
        said, own = coded(self.deck, card, self.job.language)
        return wrap(said, self.size, self.width * MM), own

    def _card_height(self, card: Card) -> float:
        return len(self._words(card)[0]) * self.line + 1 + self.box + AFTER

    def _card(self, page: Page, left: float, y: float, card: Card) -> float:
        lines, own = self._words(card)
        self._lines(page, left, y, lines, self.ink, own)
        y += len(lines) * self.line + 1
        with page.tag("P"):
            x = left
            for label in [*(str(step.score) for step in self.deck.scale), UNKNOWN]:
                box = Rect(x, y, self.box, self.box)
                page.rect(box, radius=1, stroke=self.ink, line_width=0.35)
                page.frame(f"{self.name}tick-{card.code}-{label}", box)
                middle = x + (self.box - text_width(label, self.size) / MM) / 2
                page.text(
                    middle,
                    y + self.box / 2 + 0.35 * self.size / MM,
                    label,
                    size=self.size,
                    colour=self.quiet,
                )
                x += self.box + 3
        return y + self.box + AFTER

    def _lines(  # noqa: PLR0913, PLR0917 - a paragraph, said in full
        self,
        page: Page,
        left: float,
        y: float,
        lines: Sequence[str],
        colour: str,
        language: str = "",
    ) -> None:
        with page.tag("P", language=language):
            page.text(
                left,
                y + 0.8 * self.size / MM,
                lines,
                size=self.size,
                leading=LEADING * self.size,
                colour=colour,
                width=self.width,
            )

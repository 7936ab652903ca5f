"""Blank cards, for what a deck does not say yet."""

from exports.cards.course import Course, runs_from_right
from exports.cards.fit import PILL
from exports.cards.layouts import Place
from exports.cards.marks import draw_mark
from exports.cards.styles import DESCENT, CardStyle
from exports.cards.words import tongue
from exports.document import MM, Page, Rect
from exports.sheets import RULE
from exports.type.wrapping import text_width
from facilitator.decks.cards import CardDeck
from facilitator.i18n import translated

WRITING = 9.0
"""Room for a line of handwriting, in mm."""


class Blank:
    """A card to be written on: whom it is for and what it asks are there to be ringed."""

    def __init__(self, deck: CardDeck, style: CardStyle, language: str) -> None:
        """Prepare for cards on a paper in a language."""
        self.deck = deck
        self.style = style
        self.title = translated(deck.title)
        self.tongue = tongue(deck, deck.title, language)
        self.line = style.ink if style.mono else RULE

    def draw(self, page: Page, place: Place, kind: str) -> None:
        """Draw one; the deck's name is an element of this kind."""
        style, rect = self.style, place.rect
        course = Course(rect, runs_from_right(self.title, self.tongue))
        left, right = rect.x + style.inset, rect.right - style.inset
        bottom = rect.bottom - style.inset - DESCENT * style.label / MM
        y = rect.y + style.inset
        self._head(page, course, y)
        y += style.mark + style.gap
        with page.tag(kind, language=self.tongue):
            room = right - left
            course.write(page, left, bottom, self.title, room, size=style.label, colour=style.quiet)
        if self.deck.kinds:
            y = self._pills(page, course, y) + style.gap
        y += WRITING
        while y < bottom - style.line(style.label):
            page.line(left, y, right, y, stroke=self.line)
            y += WRITING

    def _head(self, page: Page, course: Course, y: float) -> None:
        """Draw a line for the theme, and whom a card can be for at its end."""
        style, rect = self.style, course.card
        left, x = rect.x + style.inset, rect.right - style.inset
        for audience in reversed(self.deck.audiences):
            x -= style.mark
            box = course.box(Rect(x, y, style.mark, style.mark))
            draw_mark(page, audience, box, style.label, style.ink)
            x -= 2
        end, y = max(x - 1, left + rect.width / 4), y + style.mark
        page.line(course.x(left), y, course.x(end), y, stroke=self.line)

    def _pills(self, page: Page, course: Course, top: float) -> float:
        """Draw what a card can ask for, and return where that ends."""
        style = self.style
        size, high, x = style.label, PILL * style.label / MM, course.card.x + style.inset
        side, ink = 0.65 * size / MM, style.ink
        baseline = top + high / 2 + 0.345 * size / MM
        for kind in self.deck.kinds:
            word = translated(kind.title)
            room = text_width(word, size, bold=True) / MM
            pill = course.box(Rect(x, top, room + 2 * side, high))
            page.rect(pill, radius=0.25 * high, stroke=ink, line_width=0.4)
            with page.tag("P", language=self.tongue):
                course.write(page, x + side, baseline, word, room, size=size, bold=True, colour=ink)
            x += room + 2 * side + 2
        return top + high

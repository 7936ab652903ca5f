"""The card about the deck."""

from exports.cards.course import Course, runs_from_right
from exports.cards.layouts import Place
from exports.cards.styles import ASCENT, CardStyle
from exports.cards.words import tongue
from exports.document import MM, Page, Rect
from exports.type.wrapping import wrap
from facilitator.decks.cards import CardDeck
from facilitator.i18n import _, translated

LARGER = 4.0
"""So much larger than its labels a text about a deck may be, in pt, where it has room."""


def about_text(deck: CardDeck) -> str:
    """Return what is to be said about a deck, and where its themes come from."""
    statuses: dict[str, list[str]] = {}
    for theme in deck.themes:
        if theme.status:
            statuses.setdefault(translated(theme.status), []).append(translated(theme.short))
    said = [f"{status}: {', '.join(themes)}." for status, themes in statuses.items()]
    return "\n\n".join(part for part in (translated(deck.about), *said) if part)


class AboutCards:
    """The cards about a deck: one where that is enough, else as many as it takes."""

    def __init__(self, deck: CardDeck, style: CardStyle, card: Rect, language: str) -> None:
        """Prepare for cards of this size; `card` is one from its own top left.

        `language` is that of the paper.
        """
        self.deck = deck
        self.tongue = tongue(deck, deck.title, language)
        self.style = style
        self.measure = card.width - 2 * style.inset
        self.title = wrap(translated(deck.title), style.name, self.measure * MM, bold=True)
        self.top = style.inset + len(self.title) * style.line(style.name)
        self.top += style.line(style.label) + style.gap
        self.room = card.height - style.inset - self.top
        self.size = style.label
        text = about_text(deck)
        size = min(style.label + LARGER, style.text)
        while size > style.label and self._high(text, size) > self.room:
            size -= 0.5
        self.size = size
        lines = wrap(text, size, self.measure * MM) if text else []
        each = max(1, int(self.room / style.line(size)))
        self.pages: list[list[str]] = []
        while lines:
            self.pages.append(lines[:each])
            lines = lines[each:]
            while lines and not lines[0].strip():  # the space between paragraphs
                lines = lines[1:]

    def _high(self, text: str, size: float) -> float:
        return len(wrap(text, size, self.measure * MM)) * self.style.line(size)

    def draw(self, page: Page, place: Place, kind: str, number: int) -> None:
        """Draw one of them, counted from 1."""
        style, left = self.style, place.rect.x + self.style.inset
        course = Course(place.rect, runs_from_right(translated(self.deck.title), self.tongue))
        page.frame(f"card-about-{number}", place.rect)
        y = place.rect.y + style.inset + ASCENT * style.name / MM
        with page.tag(kind, language=self.tongue):
            course.write(
                page,
                left,
                y,
                self.title,
                self.measure,
                size=style.name,
                leading=style.line(style.name) * MM,
                bold=True,
                colour=style.accent,
            )
        y += len(self.title) * style.line(style.name)
        with page.tag("P"):
            said = self._which(number)
            course.write(page, left, y, said, self.measure, size=style.label, colour=style.quiet)
        with page.tag("P", language=self.tongue):
            course.write(
                page,
                left,
                place.rect.y + self.top + ASCENT * self.size / MM,
                self.pages[number - 1],
                self.measure,
                size=self.size,
                leading=style.line(self.size) * MM,
                colour=style.ink,
            )

    def _which(self, number: int) -> str:
        if len(self.pages) == 1:
            return _("About this deck")
        said = _("About this deck, {number} of {count}")
        return said.format(number=number, count=len(self.pages))

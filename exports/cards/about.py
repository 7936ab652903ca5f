"""The card about the deck, and blank cards for what a deck does not say yet."""

from collections.abc import Sequence

from exports.cards.fit import PILL
from exports.cards.layouts import Place
from exports.cards.marks import draw_mark
from exports.cards.styles import ASCENT, DESCENT, CardStyle
from exports.document import MM, Page, Rect
from exports.sheets import RULE
from exports.type.wrapping import text_width, wrap
from facilitator.decks.cards import CardDeck
from facilitator.i18n import _, translated

LARGER = 4.0
"""So much larger than its labels a text about a deck may be, in pt, where it has room."""
WRITING = 9.0
"""Room for a line of handwriting, in mm."""


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

    def __init__(self, deck: CardDeck, style: CardStyle, card: Rect) -> None:
        """Prepare for cards of this size; `card` is one from its own top left."""
        self.deck = deck
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
        page.frame(f"card-about-{number}", place.rect)
        y = place.rect.y + style.inset + ASCENT * style.name / MM
        with page.tag(kind):
            leading = style.line(style.name) * MM
            page.text(
                left,
                y,
                self.title,
                size=style.name,
                leading=leading,
                bold=True,
                colour=style.accent,
            )
        y += len(self.title) * style.line(style.name)
        said = _("About this deck")
        if len(self.pages) > 1:
            said = _("About this deck, {number} of {count}")
            said = said.format(number=number, count=len(self.pages))
        with page.tag("P"):
            page.text(left, y, said, size=style.label, colour=style.quiet)
        with page.tag("P"):
            page.text(
                left,
                place.rect.y + self.top + ASCENT * self.size / MM,
                self.pages[number - 1],
                size=self.size,
                leading=style.line(self.size) * MM,
                colour=style.ink,
                width=self.measure,
            )


def draw_blank(page: Page, place: Place, deck: CardDeck, style: CardStyle, kind: str) -> None:
    """Draw a card to be written on: whom it is for and what it asks are there to be ringed."""
    rect = place.rect
    left, right = rect.x + style.inset, rect.right - style.inset
    line = style.ink if style.mono else RULE
    y = rect.y + style.inset
    x = right
    for audience in reversed(deck.audiences):
        x -= style.mark
        draw_mark(page, audience, Rect(x, y, style.mark, style.mark), style.label, style.ink)
        x -= 2
    page.line(left, y + style.mark, max(x - 1, left + rect.width / 4), y + style.mark, stroke=line)
    y += style.mark + style.gap
    bottom = rect.bottom - style.inset - DESCENT * style.label / MM
    with page.tag(kind):
        page.text(left, bottom, translated(deck.title), size=style.label, colour=style.quiet)
    if deck.kinds:
        y = (
            _pills(page, left, y, [translated(each.title) for each in deck.kinds], style)
            + style.gap
        )
    y += WRITING
    while y < bottom - style.line(style.label):
        page.line(left, y, right, y, stroke=line)
        y += WRITING


def _pills(page: Page, left: float, top: float, words: Sequence[str], style: CardStyle) -> float:
    """Draw what a card can ask for, to be ringed, and return where that ends."""
    size, high, x = style.label, PILL * style.label / MM, left
    for word in words:
        wide = text_width(word, size, bold=True) / MM + 1.3 * size / MM
        page.rect(Rect(x, top, wide, high), radius=0.25 * high, stroke=style.ink, line_width=0.4)
        with page.tag("P"):
            baseline = top + high / 2 + 0.345 * size / MM
            page.text(x + 0.65 * size / MM, baseline, word, size=size, bold=True, colour=style.ink)
        x += wide + 2
    return top + high

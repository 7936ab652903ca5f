"""Cards put on sheets, or one side a page for a print shop."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from exports.cards.back import Back
from exports.cards.layouts import BLEED, Layout, Place
from exports.cards.marks import AWAY, LONG, draw_crop_marks, draw_page_marks
from exports.cards.styles import CardStyle
from exports.cards.words import Reverse
from exports.document import Document, Page, Rect

DrawFront = Callable[[Page, Place, str], None]
"""Draws the front of a card at a place; its first words are an element of this kind."""
AROUND = AWAY + LONG + 1
"""Room for crop marks around the bleed of a page, in mm."""


@dataclass(frozen=True)
class Sides:
    """A card to be printed: what names its frames, and both its sides."""

    key: str
    front: DrawFront
    reverse: Reverse


@dataclass
class Press:
    """Prints cards into a document: fronts are read first, then their backs."""

    document: Document
    layout: Layout
    style: CardStyle
    begun: set[str] = field(default_factory=set)
    """The backs of which a card was printed: the first one opens its theme with a heading."""

    def sheets(self, cards: Sequence[Sides]) -> None:
        """Print sheets: fronts, and backs on their other side; or both side by side."""
        layout = self.layout
        fronts, backs = layout.fronts(), layout.backs()
        self.document.flip = "" if layout.fold else "long"
        for first in range(0, len(cards), layout.count):
            some = cards[first : first + layout.count]
            page = self.document.add_page(*layout.sheet)
            for card, place in zip(some, fronts, strict=False):
                self._front(page, place, card)
            if not layout.fold:
                draw_crop_marks(page, layout)
                page = self.document.add_page(*layout.sheet)
            for card, place in zip(some, backs, strict=False):
                self._back(page, place, card)
            draw_crop_marks(page, layout)

    def pages(self, cards: Sequence[Sides], *, marks: bool, bleed: float = BLEED) -> None:
        """Print one side a page: front, back, front, back. The boxes say where it is cut."""
        around = bleed + (AROUND if marks else 0)
        card = self.layout.card
        trim = Rect(around, around, card.width, card.height)
        place = Place(trim, trim.inset(-BLEED), None)
        for each in cards:
            for draw in (self._front, self._back):
                page = self.document.add_page(card.width + 2 * around, card.height + 2 * around)
                draw(page, place, each)
                page.trim, page.bleed = trim, trim.inset(-bleed)
                if marks:
                    draw_page_marks(page, trim, page.bleed)

    def _front(self, page: Page, place: Place, card: Sides) -> None:
        kind = "P"
        if card.reverse.key not in self.begun:
            kind = "H2" if self.begun else "H1"
            self.begun.add(card.reverse.key)
        with _turned(page, place), page.tag("Sect"):
            card.front(page, place, kind)

    def _back(self, page: Page, place: Place, card: Sides) -> None:
        with _turned(page, place), page.tag("Sect"):
            Back(page, place, card.reverse, self.style).draw(card.key)


@contextmanager
def _turned(page: Page, place: Place) -> Iterator[None]:
    if place.turn is None:
        yield
    else:
        with page.turned(place.turn):
            yield

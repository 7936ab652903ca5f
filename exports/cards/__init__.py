"""Cards on paper: a deck on sheets to be cut or folded, for a print shop, or blank.

    notices = print_cards(document, deck, CardPrint(choose_layout("poker")), pictures=pictures)

What a card cannot show is said in a sentence; the other cards are printed all the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from exports.cards.about import AboutCards
from exports.cards.blank import Blank
from exports.cards.fit import Frame, framed, misfits
from exports.cards.front import Front
from exports.cards.layouts import Layout, Place, choose_layout, layouts
from exports.cards.pictures import PrintablePicture, printable
from exports.cards.sheets import Press, Sides
from exports.cards.styles import CardStyle, style_of
from exports.cards.words import Reverse, face, motif, reverse, tongue
from exports.document import Document, Page, Rect
from facilitator.decks.cards import Card, CardDeck
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, translated

__all__ = [
    "CardPrint",
    "Layout",
    "choose_layout",
    "layouts",
    "misfitting",
    "preview",
    "print_blank_cards",
    "print_cards",
]

Pictures = Mapping[str, bytes]
"""The pictures of a deck, by name."""


@dataclass(frozen=True)
class CardPrint:
    """How cards are printed. `codes`: each carries a small QR code of its deck and its own code."""

    layout: Layout
    large: bool = False
    mono: bool = False
    codes: bool = False
    print_shop: bool = False
    crop_marks: bool = False
    """On the pages for a print shop; sheets have theirs where their layout says so."""

    @property
    def style(self) -> CardStyle:
        """How the cards are set."""
        return style_of(self.layout.size, large=self.large, mono=self.mono)


def print_cards(
    document: Document, deck: CardDeck, chosen: CardPrint, pictures: Pictures | None = None
) -> list[str]:
    """Print a deck's cards, the one about the deck first, and return what people should know.

    A card that is too long even for the smallest type is left out, and named.
    """
    fronts = _Fronts(deck, chosen, pictures or {}, document.language)
    cards = [*_about(deck, chosen, document.language), *fronts.sides()]
    _print(Press(document, chosen.layout, chosen.style), cards, chosen)
    return fronts.notices


def print_blank_cards(document: Document, deck: CardDeck, chosen: CardPrint) -> None:
    """Print a sheet of cards to be written on, with the deck's own back."""
    blank = Blank(deck, chosen.style, document.language)

    def front(page: Page, place: Place, kind: str, *, key: str) -> None:
        page.frame(f"card-{key}", place.rect)
        blank.draw(page, place, kind)

    own = Reverse("blank", blank.title, "", "", motif(deck), blank.tongue)
    keys = [f"blank-{number}" for number in range(1, chosen.layout.count + 1)]
    cards = [Sides(key, partial(front, key=key), own) for key in keys]
    _print(Press(document, chosen.layout, chosen.style), cards, chosen)


def misfitting(deck: CardDeck, chosen: CardPrint, language: str = "en-GB") -> list[str]:
    """Return a sentence for the cards whose text does not fit, before anything is printed.

    In the workshop's `language`, if the deck has it in that.
    """
    return misfits(_Fronts(deck, chosen, {}, language).frames.values(), large=chosen.large)


def preview(
    deck: CardDeck,
    code: str,
    chosen: CardPrint,
    pictures: Pictures | None = None,
    language: str = "en-GB",
) -> tuple[Document, list[str]]:
    """Return the front and the back of one card as it is cut, and what people should know of it."""
    document = Document(translated(deck.title), language)
    fronts = _Fronts(deck, chosen, pictures or {}, document.language, only=code)
    Press(document, chosen.layout, chosen.style).pages(list(fronts.sides()), marks=False, bleed=0)
    return document, fronts.notices


def _print(press: Press, cards: list[Sides], chosen: CardPrint) -> None:
    if chosen.print_shop:
        press.pages(cards, marks=chosen.crop_marks)
    else:
        press.sheets(cards)


def _about(deck: CardDeck, chosen: CardPrint, language: str) -> Iterator[Sides]:
    if not deck.about:
        return
    measure = chosen.layout.card
    about = AboutCards(deck, chosen.style, Rect(0, 0, measure.width, measure.height), language)
    title, summary = translated(deck.title), translated(deck.summary)
    own = Reverse("about", title, summary, "", motif(deck), tongue(deck, deck.title, language))
    for number in range(1, len(about.pages) + 1):
        front = partial(about.draw, number=number)
        yield Sides(f"about-{number}", front, own)


@dataclass
class _Fronts:
    """The fronts of a deck's cards, worked out before one of them is drawn."""

    deck: CardDeck
    chosen: CardPrint
    pictures: Pictures
    language: str
    only: str = ""
    frames: dict[str, Frame] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for card in self.deck.in_play:
            if not self.only or card.code == self.only:
                self.frames[card.code] = self._frame(card)
        self.notices += misfits(self.frames.values(), large=self.chosen.large)

    def sides(self) -> Iterator[Sides]:
        """Yield the cards that fit."""
        backs = {
            theme.key: reverse(self.deck, theme.key, self.language) for theme in self.deck.themes
        }
        for card in self.deck.in_play:
            frame = self.frames.get(card.code)
            if frame is not None and frame.fits:
                yield Sides(card.code, partial(_draw_front, frame=frame), backs[card.theme])

    def _frame(self, card: Card) -> Frame:
        chosen = self.chosen
        picture = self._picture(card)
        own = face(self.deck, card, picture=picture, language=self.language)
        frame = framed(own, chosen.style, chosen.layout, qr=chosen.codes)
        if picture and frame.fits and not frame.picture_height:
            message = _("The picture of card {code} has no room beside its text; it is left out.")
            self.notices.append(message.format(code=card.code))
        return frame

    def _picture(self, card: Card) -> PrintablePicture | None:
        if card.picture not in self.pictures:
            return None
        try:
            return printable(card.picture, self.pictures[card.picture])
        except FacilitatorError as error:
            self.notices.append(str(error))
            return None


def _draw_front(page: Page, place: Place, kind: str, *, frame: Frame) -> None:
    Front(page, place, frame).draw(kind)

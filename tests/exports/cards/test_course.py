"""A card whose words are read from the right is the mirror image of the others."""

from typing import cast

import pytest

from exports.cards import CardPrint, choose_layout, preview, print_blank_cards
from exports.document import Document, Page, Path, Rect, Text
from exports.pdf.extent import box_of
from facilitator.decks import parse_deck
from facilitator.decks.cards import CardDeck, CardWording
from tests.decks.spoken import URDU_CARDS
from tests.exports.cards.printed import frames_of

PARTS = """
audiences = [{ key = "n", title = "پڑوسی", letter = "پ", mark = "circle" }]
kinds = [{ key = "act", title = "کریں" }]

[[themes]]
"""


@pytest.fixture
def deck() -> CardDeck:
    """Return a deck in Urdu, whose first card has it all, and is in English as well."""
    deck = cast("CardDeck", parse_deck(URDU_CARDS.replace("\n[[themes]]\n", PARTS, 1)))
    also = {"en": CardWording(text="Who ate alone today?")}
    more = {"audience": "n", "kind": "act", "minutes": 20, "also": also}
    return deck.model_copy(update={"cards": [deck.cards[0].model_copy(update=more)]})


def front(deck: CardDeck, size: str, language: str, *, codes: bool = False) -> Document:
    chosen = CardPrint(choose_layout(size), codes=codes)
    document, notices = preview(deck, deck.cards[0].code, chosen, language=language)
    assert not notices
    return document


def shapes(page: Page) -> list[Rect]:
    """Return where boxes and circles are: the pill, the mark, the clock."""
    return [
        box_of(item)
        for item in page.items
        if isinstance(item, Path) and all(kind == "R" for kind, _numbers in item.segments)
    ]


def words(page: Page, said: str) -> Rect:
    (found,) = (
        box_of(item) for item in page.items if isinstance(item, Text) and said in item.lines
    )
    return found


@pytest.mark.parametrize("size", ["poker", "a7", "tarot", "a6"])
def test_what_stands_at_the_left_stands_at_the_right(deck: CardDeck, size: str) -> None:
    english, urdu = (front(deck, size, language).pages[0] for language in ("en", "ur"))
    card = next(rect for name, rect in english.frames.items() if name.startswith("card"))
    middle = card.x + card.width / 2
    assert len(shapes(english)) >= 3
    for left, right in zip(shapes(english), shapes(urdu), strict=True):
        assert right == pytest.approx(left._replace(x=2 * middle - left.right), abs=0.01)
    assert words(english, "F-1").x > middle > words(urdu, "F-1").right
    minutes = words(english, "20 minutes"), words(urdu, "20 minutes")
    assert minutes[0].x < middle < minutes[1].right


def test_the_square_stands_where_lines_end(deck: CardDeck) -> None:
    for language, at_left in (("en", False), ("ur", True)):
        document = front(deck, "a6", language, codes=True)
        (frames, *_backs) = frames_of(document)
        card, square = frames["card-F-1"], frames["qr-F-1"]
        assert (square.x < card.x + card.width / 2) == at_left


def test_blank_cards_of_the_deck_run_from_the_right(deck: CardDeck) -> None:
    document = Document("Blank", "en-GB")
    print_blank_cards(document, deck, CardPrint(choose_layout("tarot")))
    page = document.pages[0]
    card = page.frames["card-blank-1"]
    mark = min(shapes(page), key=lambda rect: abs(rect.x - card.x) + abs(rect.y - card.y))
    assert mark.right < card.x + card.width / 2, "whom it is for is at the end of the first line"

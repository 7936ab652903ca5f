"""Whether a card's text fits, said before it is printed."""

import pytest

from exports.cards import CardPrint, choose_layout, misfitting
from exports.document import Text
from exports.pdf import pdf_bytes
from tests.exports.cards.printed import frames_of, print_of, shipped, with_text
from tests.exports.paper_workshops import solid, text_of

LONGER = 60
LONG = "Ask somebody who was there what they would have wanted to hear from you on that day. " * 2


@pytest.mark.parametrize("deck", ["power_shifting", "look_fors"])
@pytest.mark.parametrize(
    ("size", "points"), [("a6", 18.0), ("poker", 14.0), ("a7", 14.0), ("tarot", 16.0)]
)
@pytest.mark.parametrize("codes", [False, True])
def test_every_shipped_card_fits(deck: str, size: str, points: float, codes: bool) -> None:
    chosen = CardPrint(choose_layout(size), codes=codes)
    assert misfitting(shipped(deck), chosen) == []
    document, notices = print_of(shipped(deck), size, codes=codes)
    assert notices == []
    printed = {name for page in frames_of(document) for name in page if name[:5] == "card-"}
    assert {f"card-{card.code}" for card in shipped(deck).cards} <= printed
    set_in = {
        item.size
        for page in document.pages
        for item in page.items
        if isinstance(item, Text) and item.colour == "#1F2430" and item.size > 13
    }
    assert points in set_in


def test_every_shipped_card_fits_in_large_print() -> None:
    for deck in ("power_shifting", "look_fors"):
        assert misfitting(shipped(deck), CardPrint(choose_layout("a6"), large=True)) == []


def test_a_card_that_is_too_long_is_reported_with_the_size_that_fits() -> None:
    deck = with_text(LONG)
    (said,) = misfitting(deck, CardPrint(choose_layout("poker")))
    assert said == (
        "Card 6-P-R1 does not fit on a poker card at 14 pt; A7 or larger fits."
        " It is printed at 13 pt."
    )
    document, notices = print_of(deck, "poker", print_shop=True)
    assert notices == [said]
    assert solid(deck.cards[0].text) in solid(text_of(pdf_bytes(document)))
    sizes = [
        item.size
        for page in document.pages
        for item in page.items
        if isinstance(item, Text) and item.bold
    ]
    assert 13 in sizes


def test_a_card_that_does_not_fit_at_twelve_points_is_left_out_and_named() -> None:
    deck = with_text(LONG + LONG[:LONGER])
    document, (said,) = print_of(deck, "poker")
    assert "6-P-R1" in said
    assert "It is left out." in said
    assert "A6 fits." in said
    assert not any("card-6-P-R1" in page for page in frames_of(document))
    _document, notices = print_of(deck, "a6")
    assert notices == []


def test_cards_alike_are_named_together() -> None:
    deck = shipped()
    cards = [card.model_copy(update={"text": LONG + LONG[:LONGER]}) for card in deck.cards[:3]]
    (said,) = misfitting(
        deck.model_copy(update={"cards": cards}), CardPrint(choose_layout("poker"))
    )
    assert said.startswith("Cards 6-P-R1, 6-P-R2, 6-P-R3 do not fit on a poker card at 14 pt;")
    assert said.endswith("They are left out.")


def test_what_fits_nowhere_says_so() -> None:
    deck = with_text(LONG + LONG, places=["alone", "team", "community", "services", "upwards"])
    (said,) = misfitting(deck, CardPrint(choose_layout("a6"), large=True))
    assert "make the text shorter" in said

"""A card in the workshop's language, and with its picture: on the screen and on the wall."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.cards import CardDeck, CardWording
from facilitator.decks.writing import deck_source
from facilitator.plan import add_activity, begin, change_workshop
from facilitator.workshop import Activity, DeckPicture
from tests.hands import Hands
from tests.ui.cards.conftest import CardWindow
from tests.ui.room.test_wall import picture
from ui.exercises.cards.large import CardPicture

ACT = "8-P-A1"
BANGLA = "এই মাসের একটি সিদ্ধান্ত নিন"

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def told_deck() -> str:
    deck = parse_deck(shipped_source("power_shifting"))
    assert isinstance(deck, CardDeck)
    told = {
        "also": {"bn": CardWording(text=BANGLA)},
        "picture": "hall.png",
        "picture_says": "The hall on a Saturday",
    }
    cards = [c.model_copy(update=told) if c.code == ACT else c for c in deck.cards]
    return deck_source(deck.model_copy(update={"cards": cards}))


@pytest.fixture
def cards(tmp_path: Path) -> Iterator[CardWindow]:
    path = tmp_path / "street.workshop"
    with begin(path, title="Our street", question="How might we share power?") as store:
        activity = add_activity(store, told_deck())
        change_workshop(store, language="bn")
        with store.progress() as session:
            deck_id = session.get_one(Activity, activity).deck_id
            session.add(DeckPicture(deck_id=deck_id, name="hall.png", data=picture()))
    with Hands.on(tmp_path / "documents", path=path) as hands:
        hands.press("Ctrl+K")
        yield CardWindow(hands)


def test_a_card_is_read_in_the_workshops_language_and_in_both_on_the_wall(
    cards: CardWindow,
) -> None:
    cards.take(ACT)
    assert BANGLA in cards.chosen()
    assert cards.find(CardPicture, "Picture: The hall on a Saturday").isVisible()
    room = cards.room()
    cards.press("Ctrl+Shift+W")
    spoken = room.page.spoken()
    assert BANGLA.split(maxsplit=1)[0] in spoken
    assert "The hall on a Saturday" in room.accessibleDescription()
    assert room.frame.picture is not None
    room.forward()
    assert "Take one decision" in spoken + room.page.spoken()

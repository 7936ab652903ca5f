"""A deck that is written in several languages is shown, and printed, in the one asked for."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from exports.exercises import PAPERS
from exports.pdf import pdf_bytes
from exports.session.papers import PAPERS as SESSION
from exports.sheets import Job, Paper, PrintOptions
from facilitator.decks import parse_deck, shipped_source
from facilitator.decks.cards import CardDeck, CardWording
from facilitator.decks.writing import deck_source
from facilitator.exercises.cards.play import draw_code, show_card
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.paper_workshops import text_of
from tests.hands import Hands
from ui.room.view import RoomView
from ui.workshop.about import AboutWorkshop

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
BOARD, CARD = 1, 2
CODE = "8-P-A1"
ASKED = "Beth a gadwn?"
SAID = "Gwnewch un penderfyniad y mis hwn gyda’ch gilydd."
WORD = "penderfyniad"


def board() -> str:
    """Return a board whose steps are asked in Welsh too."""
    deck = parse_deck(shipped_source("keep_amplify_discard_create"))
    told = [step.model_copy(update={"also": {"cy": ASKED}}) for step in deck.steps]
    return deck_source(deck.model_copy(update={"steps": told}))


def cards() -> str:
    """Return cards of which one is there in Welsh too, and as it is said in Patagonia."""
    deck = cast("CardDeck", parse_deck(shipped_source("power_shifting")))
    also = {"cy": CardWording(text=SAID), "ur": CardWording(text="ایک فیصلہ")}
    told = [c.model_copy(update={"also": also}) if c.code == CODE else c for c in deck.cards]
    return deck_source(deck.model_copy(update={"cards": told}))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "street.workshop"
    with begin(path, title="Our street", question="How might we share the hall?") as store:
        add_activity(store, board())
        played = add_activity(store, cards())
        draw_code(store, played, 1, CODE)
        show_card(store, played, CODE)
    return path


def choose_language(hands: Hands, name: str) -> None:
    """Say in which language the workshop is, as a facilitator does."""
    hands.press("Ctrl+Shift+A")
    hands.until(lambda: isinstance(QApplication.activeModalWidget(), AboutWorkshop), "About")
    box = hands.find(QComboBox, "Language")
    box.setCurrentText(name)
    hands.find(AboutWorkshop).accept()
    hands.rest(50)


def on_the_wall(hands: Hands, activity: int) -> str:
    page = hands.window.page
    assert page is not None
    page.open_activity(activity)
    hands.rest(100)
    hands.press("F11")
    hands.rest(100)
    room = hands.find(RoomView)
    said = room.page.spoken() + room.accessibleDescription()
    room.forward()
    said += room.page.spoken()
    room.close()
    hands.focus_window()
    return " ".join(said.split())


def printed(path: Path, paper: Paper, activity: int) -> tuple[str, str]:
    """Return the words of a paper, and the language that its file says it is in."""
    with Store.open(path, read_only=True) as store:
        document = paper.draw(Job(export_document(store), activity, PrintOptions()))
    return " ".join(text_of(pdf_bytes(document)).split()), document.language


def test_the_language_that_is_chosen_is_shown_and_printed(file: Path) -> None:
    order = next(each for each in SESSION.filled if each.key == "facilitator")
    cards_paper = next(each for each in PAPERS["cards"].filled if each.key == "cards")
    assert WORD not in printed(file, cards_paper, CARD)[0]
    with Hands.on(file.parent, path=file) as hands:
        assert ASKED in on_the_wall(hands, BOARD)
        assert SAID not in on_the_wall(hands, CARD)
        choose_language(hands, "Welsh")
        assert ASKED in on_the_wall(hands, BOARD)
        assert SAID in on_the_wall(hands, CARD)
    words, language = printed(file, cards_paper, CARD)
    assert WORD in words
    assert language == "cy"
    assert ASKED in printed(file, order, BOARD)[0]

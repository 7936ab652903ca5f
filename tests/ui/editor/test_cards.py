"""A coach makes a deck of cards at the keyboard: writes, pastes, hides, translates, hands over."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from facilitator.decks.bundle import DeckBundle, read_deck_file
from facilitator.decks.cards import Card, CardDeck
from facilitator.decks.library import own_decks
from tests.hands import Hands
from tests.ui.editor.coach import Coach, export_deck
from ui.editor.cards.card_list import CardList
from ui.editor.cards.model import WHAT, CardRow
from ui.editor.cards.paper_card import PaperCard
from ui.editor.cards.printed_pane import TrueSize
from ui.editor.cards.sheet_dialog import SheetDialog
from ui.editor.cards.text_field import CardText
from ui.editor.rehearsal import Rehearsal
from ui.message_bar import MessageBar

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""

SHEET = "\n".join(
    [
        "theme\ttext\taudience\tminutes",
        *(f"Food\tWho cooks on day {n}?\tneighbours\t{n}" for n in range(1, 8)),
        *(f"Parks\tWho waters tree {n}?\tneighbours\t" for n in range(1, 4)),
    ]
)


W = TypeVar("W", bound=QWidget)


def cards(hands: Hands) -> CardList:
    return hands.find(CardList)


def rows(hands: Hands) -> list[CardRow]:
    model = cards(hands).model()
    return [model.index(number, 0).data(WHAT) for number in range(model.rowCount())]


def read(hands: Hands) -> str:
    """All that can be read in the window, or in the dialog over it."""
    front = QApplication.activeModalWidget() or hands.window
    return " | ".join(each.text() for each in front.findChildren(QLabel) if each.isVisible())


def sentence(hands: Hands) -> str:
    bar = hands.window.findChild(MessageBar)
    assert bar is not None
    return bar.sentence


def to_list(hands: Hands) -> None:
    for _time in range(2):
        if hands.focus is not cards(hands):
            hands.press("F6")
    assert hands.focus is cards(hands)


def make_deck(hands: Hands, count: int = 3) -> Coach:
    """Begin a deck of cards, and write some."""
    coach = Coach(hands)
    hands.press("Ctrl+Shift+E")
    hands.press("Ctrl+Return")
    hands.rest(20)  # a menu that opens takes a moment to be in front
    coach.choose("A deck of cards of our own")
    hands.press("Return")
    hands.write("Question 1?")
    for number in range(2, count + 1):
        hands.press("Ctrl+Return")
        hands.write(f"Question {number}?")
    to_list(hands)
    return coach


def paste(hands: Hands, text: str) -> SheetDialog:
    """Copy rows from a spreadsheet, and paste them into the list of cards."""
    QApplication.clipboard().setText(text)
    to_list(hands)
    hands.press("Ctrl+V")
    return in_front(hands, SheetDialog)


def in_front(hands: Hands, kind: type[W]) -> W:
    """Return the dialog that is in front, with the cursor in it."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    dialog.activateWindow()
    QTest.qWaitForWindowActive(dialog)
    hands.rest(10)
    return dialog


def saved(documents: Path) -> tuple[DeckBundle, CardDeck]:
    (deck,) = own_decks(documents / "Decks")
    return only_cards(deck.path)


def only_cards(path: Path) -> tuple[DeckBundle, CardDeck]:
    bundle = read_deck_file(path)
    (key,) = bundle.boards
    board = bundle.board(key)
    assert isinstance(board, CardDeck)
    return bundle, board


def test_a_deck_of_cards_is_made_by_keyboard_and_travels(hands: Hands, tmp_path: Path) -> None:
    coach = make_deck(hands)
    assert [row.text for row in rows(hands)] == ["Question 1?", "Question 2?", "Question 3?"]
    paste(hands, SHEET)
    assert "10 cards, 2 new themes, 1 new audience" in read(hands)
    coach.push("Take 10 cards")
    assert len(rows(hands)) == 13
    assert "13 cards" in read(hands)
    assert rows(hands)[3].about == "Food · neighbours · Reflect · 1 min"
    to_list(hands)
    hands.press("Ctrl+H")
    hidden = rows(hands)[cards(hands).currentIndex().row()]
    assert hidden.hidden
    assert "hidden" in hidden.spoken
    hands.press("Home")
    hands.press("Alt+Down", 2)
    assert [row.text for row in rows(hands)][:3] == ["Question 2?", "Question 3?", "Question 1?"]
    hands.press("Home")
    hands.press("Alt+2")
    hands.enter("Welsh")
    hands.rest(20)
    hands.press("Return")
    hands.write("Cwestiwn 2?")
    hands.press("Return")
    hands.write("Cwestiwn 3?")
    hands.press("Tab")
    assert "2 of 13 cards in Welsh" in read(hands)
    hands.press("Alt+3")
    coach.fill("What the cards are called", "At the kitchen table")
    coach.fill("Code", "kt")
    hands.press("Tab")
    hands.press("Alt+Left")
    assert coach.titles()[1] == "At the kitchen table"
    stick = tmp_path / "stick.deck"
    export_deck(hands, stick)
    with Hands.on(tmp_path / "other profile") as others:
        others.window.import_deck(str(stick))
        (theirs,) = own_decks(tmp_path / "other profile" / "Decks")
        _bundle, deck = only_cards(theirs.path)
        assert (deck.title, deck.code, len(deck.cards)) == ("At the kitchen table", "KT", 13)
        assert len(deck.in_play) == 12
        assert [deck.cards[n].also["cy"].text for n in (0, 1)] == ["Cwestiwn 2?", "Cwestiwn 3?"]
        others.window.begin_with(str(theirs.path))
        page = others.window.page
        assert page is not None
        assert page.live.activity_id


def test_everything_can_be_taken_back(hands: Hands) -> None:
    make_deck(hands)
    hands.press("Delete")
    hands.press("Home")
    hands.press("Ctrl+D")
    hands.press("Alt+Down")
    assert [row.text for row in rows(hands)] == ["Question 1?", "Question 2?", "Question 1?"]
    hands.press("Ctrl+Z", 3)
    assert [row.text for row in rows(hands)] == ["Question 1?", "Question 2?", "Question 3?"]
    hands.press("Ctrl+Shift+Z", 3)
    assert [row.text for row in rows(hands)] == ["Question 1?", "Question 2?", "Question 1?"]
    hands.press("Ctrl+Z", 30)
    assert not cards_show(hands)
    assert Coach(hands).titles() == ["Welcome", "Promises"]


def cards_show(hands: Hands) -> bool:
    found = hands.window.findChild(CardList)
    return found is not None and found.isVisible()


def test_the_last_card_stays_and_says_why(hands: Hands) -> None:
    make_deck(hands, 1)
    hands.press("Delete")
    assert len(rows(hands)) == 1
    assert "has one card at least" in sentence(hands)


def test_a_code_that_is_taken_is_refused_in_a_sentence(hands: Hands) -> None:
    coach = make_deck(hands)
    hands.press("Return")
    before = [row.code for row in rows(hands)]
    coach.fill("Code", before[0].lower())
    hands.press("Tab")
    assert f"Two cards share the code {before[0]}; give each its own." in sentence(hands)
    assert [row.code for row in rows(hands)] == before
    coach.tab_to("What the card says")
    coach.fill("Code", "q 7")
    hands.press("Tab")
    assert rows(hands)[-1].code == "Q7"


def test_a_text_that_is_too_long_waits_to_be_shortened(hands: Hands) -> None:
    make_deck(hands)
    hands.press("Return")
    long = "word " * 90
    hands.write(long)
    assert "450 characters" in read(hands) or "449 characters" in read(hands)
    hands.press("Alt+PgUp")
    assert rows(hands)[2].text == "Question 3?", "the deck has what fits"
    assert hands.find(CardText).toPlainText() == "Question 2?"
    hands.press("Alt+PgDown")
    assert hands.find(CardText).toPlainText() == long, "nothing is lost"
    hands.find(CardText).setFocus()
    hands.press("Ctrl+A")
    hands.write("Short?")
    hands.press("F6")
    assert rows(hands)[2].text == "Short?"


def test_rows_that_stay_out_say_why_and_the_others_come(hands: Hands) -> None:
    coach = make_deck(hands, 1)
    taken = rows(hands)[0].code
    rows_of = f"{taken}\tA?\t\tred\nZ-1\tB?\tsoon\t\nZ-2\tC?\t5\tblue"
    dialog = paste(hands, f"code\ttext\tminutes\tColour\n{rows_of}")
    said = read(hands)
    assert "A column is left out" in said
    assert "“Colour”" in said
    assert "1 card; 2 rows stay out" in said
    assert f"Row 2: There is a card {taken} already; give this one another code." in said
    assert "Row 3: “soon” is no number of minutes" in said
    coach.push("Take 1 card")
    assert not dialog.isVisible()
    assert [row.code for row in rows(hands)] == [taken, "Z-2"]
    hands.press("Ctrl+Z")
    assert [row.code for row in rows(hands)] == [taken]


def test_one_row_more_than_are_listed_is_told_as_one(hands: Hands) -> None:
    make_deck(hands, 1)
    wrong = "\n".join(f"Question {n}?\tsoon" for n in range(31))
    paste(hands, f"text\tminutes\n{wrong}")
    assert "And 1 more row." in read(hands)
    hands.press("Escape")


def test_ten_thousand_rows_are_one_sentence(hands: Hands) -> None:
    make_deck(hands, 1)
    paste(hands, "\n".join(f"Question {n}?" for n in range(10_000)))
    assert "10000 rows" in read(hands)
    hands.press("Escape")
    assert len(rows(hands)) == 1


def test_a_csv_file_is_shown_before_it_is_taken(hands: Hands, tmp_path: Path) -> None:
    coach = make_deck(hands, 1)
    path = tmp_path / "cards.csv"
    path.write_text("text;theme\nWho is missing?;People\n", "utf-8")
    dialog = paste(hands, "")
    dialog.read_file(str(tmp_path / "gone.csv"))
    assert "cannot be read" in read(hands)
    dialog.read_file(str(path))
    assert "1 card, 1 new theme" in read(hands)
    assert len(rows(hands)) == 1
    coach.push("Take 1 card")
    assert rows(hands)[1].text == "Who is missing?"


def test_cards_are_dragged(hands: Hands) -> None:
    make_deck(hands)
    cards(hands).moved.emit(2, 0)
    assert [row.text for row in rows(hands)] == ["Question 3?", "Question 1?", "Question 2?"]
    assert cards(hands).currentIndex().row() == 0


def test_the_printed_card_follows_what_is_typed(hands: Hands) -> None:
    hands.window.resize(1280, 720)
    make_deck(hands, 1)
    front = hands.find(PaperCard, "Front")
    hands.until(lambda: "Question 1?" in front.accessibleDescription(), "the card is printed")
    before = front.grab().toImage()
    hands.press("Return")
    hands.write("Who is not in the room?")
    hands.press("F6")
    hands.until(lambda: "not in the room" in front.accessibleDescription(), "it is printed anew")
    assert front.grab().toImage() != before


def test_a_text_that_does_not_fit_on_paper_is_said_calmly(hands: Hands) -> None:
    hands.window.resize(1280, 720)
    coach = make_deck(hands, 1)
    hands.press("Return")
    hands.write("Whichever neighbours understand extraordinarily. " * 8)
    hands.press("F6")
    coach.pick("Size of the card", "Poker")
    hands.until(lambda: "does not fit on" in read(hands), "the notice")


def test_the_card_in_its_true_size(hands: Hands) -> None:
    make_deck(hands, 1)
    hands.press("F11")
    dialog = in_front(hands, TrueSize)
    front = dialog.findChild(PaperCard)
    assert front is not None
    inches = front.width() / hands.window.screen().physicalDotsPerInch()
    assert abs(inches * 25.4 - 105) < 0.5
    hands.press("Escape")
    assert hands.focus is cards(hands)


def huge() -> bytes:
    """A small file with a picture of 20,000 by 10,000 dots."""
    file = BytesIO()
    Image.new("1", (20_000, 10_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [(lambda: b"not a picture", "neither a JPEG nor a PNG"), (huge, "more than 100 megapixels")],
)
def test_a_picture_that_is_none_is_one_sentence(
    hands: Hands, tmp_path: Path, data: Callable[[], bytes], why: str
) -> None:
    path = tmp_path / "hall.png"
    path.write_bytes(data())
    coach = make_deck(hands, 1)
    hands.press("Return")
    coach.push("Choose a picture")
    dialog = hands.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(path))
    dialog.accept()
    hands.rest(10)
    said = sentence(hands)
    assert "hall.png" in said
    assert why in said


def test_the_cards_that_come_with_the_app_are_edited_as_a_copy(
    hands: Hands, documents: Path
) -> None:
    coach = Coach(hands)
    hands.window.copy_deck("power_cards_45")
    hands.press("Alt+2")
    assert "120 cards, 10 themes" in read(hands)
    coach.push("Edit a copy of these cards")
    assert len(rows(hands)) == 120
    hands.press("End")
    assert cards(hands).currentIndex().row() == 119
    hands.press("Return")
    hands.write("What would you stop doing?")
    hands.press("Ctrl+S")
    _bundle, deck = saved(documents)
    assert deck.cards[-1].text == "What would you stop doing?"
    assert [type(card) for card in deck.cards] == [Card] * 120
    hands.press("Alt+Left")
    coach.pick("Which step", "Trade")
    coach.fill("Prompt", "Who would rather have another?")
    hands.press("Ctrl+S")
    _bundle, deck = saved(documents)
    assert deck.step("trade").prompt == "Who would rather have another?"


def test_cards_to_rate_are_walked_through(hands: Hands) -> None:
    hands.window.copy_deck("look_fors_75")
    hands.press("Alt+2")
    assert "38 cards" in read(hands)
    hands.press("Ctrl+R")
    assert hands.find(Rehearsal).walk.stops
    hands.press("Escape")


def test_themes_audiences_and_kinds_are_made(hands: Hands, documents: Path) -> None:
    coach = make_deck(hands, 1)
    hands.press("Alt+3")
    coach.push("Add a theme")
    hands.write("We eat together")
    coach.push("Add an audience")
    hands.write("neighbours")
    coach.pick("Mark", "Diamond")
    coach.fill("Letter", "N")
    coach.push("Add a kind")
    hands.write("Try")
    coach.tick("Can be promised")
    coach.fill("Where, or with whom, one to a line", "alone")
    coach.fill("Scale, one step to a line", "never")
    hands.press("Return")
    hands.write("always")
    hands.press("Alt+1")
    hands.press("Return")
    coach.pick("Whom it is for", "neighbours")
    coach.pick("Kind", "Try")
    coach.tick("alone")
    hands.press("Ctrl+S")
    _bundle, deck = saved(documents)
    assert [theme.title for theme in deck.themes] == ["Our first theme", "We eat together"]
    assert (deck.audiences[0].mark, deck.audiences[0].letter) == ("diamond", "N")
    assert deck.kinds[-1].promises
    assert [step.title for step in deck.scale] == ["never", "always"]
    (card,) = deck.cards
    assert card.audience == deck.audiences[0].key
    assert card.kind == deck.kinds[-1].key
    assert card.places == ["alone"]


def test_a_language_that_is_none_says_so(hands: Hands) -> None:
    make_deck(hands, 1)
    hands.press("Alt+2")
    hands.enter("Elvish of sorts")
    hands.rest(20)
    assert "“Elvish of sorts” is no language known here" in read(hands)


def test_too_long_in_another_language_waits_as_well(hands: Hands) -> None:
    make_deck(hands, 1)
    hands.press("Alt+2")
    hands.enter("cy")
    hands.rest(20)
    hands.press("Return")
    QApplication.clipboard().setText("gair " * 100)
    hands.press("Ctrl+V")
    hands.press("Tab")
    assert "this text has 499" in sentence(hands)
    assert "0 of 1 card in Welsh" in read(hands)
    hands.press("F2")
    assert len(hands.focus.toPlainText()) == 499, "nothing is lost"  # type: ignore[attr-defined]
    hands.press("Ctrl+A")
    hands.write("gair")
    hands.press("Tab")
    assert "1 of 1 card in Welsh" in read(hands)


def test_saving_takes_what_is_being_typed(hands: Hands, documents: Path) -> None:
    make_deck(hands, 1)
    hands.press("Alt+2")
    hands.enter("cy")
    hands.rest(20)
    hands.press("Return")
    hands.write("Beth?")
    hands.press("Ctrl+S")
    _bundle, deck = saved(documents)
    assert deck.cards[0].also["cy"].text == "Beth?"
    hands.write(" Pwy?")
    hands.press("Alt+1")
    hands.press("Return")
    hands.write("What?")
    hands.press("Ctrl+S")
    _bundle, deck = saved(documents)
    assert (deck.cards[0].text, deck.cards[0].also["cy"].text) == ("What?", "Beth? Pwy?")


def test_a_click_takes_a_card_in_hand(hands: Hands) -> None:
    make_deck(hands)
    view = cards(hands)
    box = view.visualRect(view.model().index(0, 0))
    hands.drag(view.viewport(), box.center(), box.center() + QPoint(0, 0), steps=1)
    assert hands.find(CardText).toPlainText() == "Question 1?"

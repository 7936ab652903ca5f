"""Where the cursor is after a click, an undo, a dialog; what becomes of a half-typed note."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from facilitator.store import Store
from tests.hands import Hands
from ui.live_board import LiveBoard
from ui.message_bar import MessageBar
from ui.workshop.question_list import QuestionCard


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Hands on a theory of change that was just begun, the cursor in the capture bar."""
    with Hands.on(tmp_path) as hands:
        hands.window.begin_with("theory_of_change")
        hands.rest(50)
        yield hands


def live(hands: Hands) -> LiveBoard:
    assert hands.window.page is not None
    assert hands.window.page.live is not None
    return hands.window.page.live


def texts(hands: Hands) -> list[str]:
    return [note.text for note in live(hands).board.notes.values()]


def path(hands: Hands) -> Path:
    assert hands.window.page is not None
    return hands.window.page.store.path


def texts_in(file: Path) -> list[tuple[str, str]]:
    with Store.open(file, read_only=True) as store:
        notes = LiveBoard(store, 1).board.notes.values()
        return [(note.zone, note.text) for note in notes]


def click(hands: Hands, name: str) -> QPushButton:
    button = hands.find(QPushButton, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return button


def step(hands: Hands) -> str:
    buttons = hands.window.findChildren(QPushButton)
    return next(each.text() for each in buttons if each.text().startswith("Step "))


# A half-typed sentence


@pytest.mark.parametrize("leave", ["Ctrl+W", "close"])
def test_a_half_typed_sentence_is_there_the_next_time(hands: Hands, leave: str) -> None:
    file = path(hands)
    hands.press("Tab", 3)
    hands.write("Nobody eats al")
    if leave == "close":
        hands.window.close()
    else:
        hands.press(leave)
    assert texts_in(file) == [("vision", "Nobody eats al")]


def test_the_beginning_of_a_link_is_not_kept_as_a_note(hands: Hands) -> None:
    file = path(hands)
    hands.enter("A choir")
    hands.write("N1 >")
    hands.press("Ctrl+W")
    assert texts_in(file) == [("now", "A choir")]


def test_a_sentence_too_long_to_keep_keeps_the_window_open(hands: Hands) -> None:
    hands.capture_field().setPlainText("x" * 30_000)
    hands.press("Ctrl+W")
    assert hands.window.page is not None
    assert len(hands.capture_field().toPlainText()) == 30_000
    hands.press("Ctrl+A")
    hands.press("Del")


# Clicks


@pytest.mark.parametrize("name", ["+1 min", "Start", "Next step", "Undo", "Back"])
def test_a_click_leaves_the_cursor_where_people_type(hands: Hands, name: str) -> None:
    hands.press("Ctrl+PgDown")
    hands.enter("One")
    hands.enter("Two")
    field = hands.focus
    click(hands, name)
    assert hands.focus is field
    hands.enter("a word or two")
    assert "a word or two" in texts(hands)


def test_a_click_on_next_step_does_not_fight_somebody_at_the_board(hands: Hands) -> None:
    hands.enter("One")
    hands.press("Esc")
    canvas = hands.board_canvas()
    assert hands.focus is canvas
    for _break in range(3):
        click(hands, "Next step")
    assert "Step 4" in step(hands)
    assert isinstance(hands.focus, QPlainTextEdit), "the vision's zone has the cursor"
    hands.press("Esc")
    click(hands, "Back")
    hands.press("Esc")
    click(hands, "Next step")
    assert hands.focus is canvas, "a break has no zone"


def test_the_buttons_are_still_reached_by_tab(hands: Hands) -> None:
    hands.enter("One")
    undo = hands.find(QPushButton, "Undo")
    hands.press("Esc")
    for _stop in range(40):
        if hands.focus is undo:
            break
        hands.press("Shift+Tab")
    assert hands.focus is undo
    hands.press("Space")
    assert texts(hands) == []


# Undo


def test_undo_does_what_its_button_says_while_nothing_is_typed(hands: Hands) -> None:
    hands.enter("One")
    hands.write("tw")
    hands.press("Backspace", 2)
    assert hands.find(QPushButton, "Undo").text() == "Undo Add note"
    hands.press("Ctrl+Z")
    assert texts(hands) == []
    assert hands.capture_field().toPlainText() == ""


def test_undo_after_another_column_was_chosen_is_the_boards(hands: Hands) -> None:
    hands.enter("One")
    hands.write("two")
    hands.press("Tab")
    hands.press("Ctrl+Z")
    assert texts(hands) == []
    assert hands.capture_field().toPlainText() == "two"


def test_a_kind_sign_leaves_the_first_letter_to_be_undone(hands: Hands) -> None:
    hands.enter("One")
    hands.write("+T")
    hands.press("Ctrl+Z")
    assert texts(hands) == ["One"]
    assert hands.capture_field().toPlainText() == ""


def test_after_a_drag_the_board_has_the_keys(hands: Hands) -> None:
    hands.enter("One")
    canvas = hands.board_canvas()
    (card,) = canvas.scene.cards.values()
    begin = canvas.to_view(card.x + card.width / 2, card.y + card.height / 2).toPoint()
    hands.capture_field()
    hands.drag(canvas.viewport(), begin, begin + QPoint(0, 90))
    hands.rest(20)
    assert hands.focus is canvas
    assert hands.find(QPushButton, "Undo").text() == "Undo Move note"
    hands.press("Ctrl+Z")
    assert hands.find(QPushButton, "Undo").text() == "Undo Add note"


# Messages and dialogs


def test_a_message_moves_nothing_and_gives_the_cursor_back(hands: Hands) -> None:
    hands.enter("One")
    canvas, field = hands.board_canvas(), hands.capture_field()
    before = canvas.mapTo(hands.window, QPoint())
    hands.window.say("That did not work.")
    hands.rest(20)
    assert canvas.mapTo(hands.window, QPoint()) == before
    bar = hands.window.findChild(MessageBar)
    assert bar is not None
    assert bar.isVisible()
    close = bar.findChildren(QPushButton)[-1]
    close.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Space")
    assert not bar.isVisible()
    assert hands.focus is field


def test_a_wrong_label_keeps_the_question_open(hands: Hands) -> None:
    hands.enter("One")
    hands.press("Tab")
    hands.enter("A party")
    hands.press("Esc")
    canvas = hands.focus
    hands.press("Home")
    hands.press("Ctrl+K")
    answer = hands.focus
    assert isinstance(answer, QLineEdit)
    hands.enter("D7")
    assert hands.focus is answer
    assert answer.text() == "D7"
    said = [label.text() for label in hands.window.findChildren(QLabel) if label.isVisible()]
    assert "No note here is called D7; look at its label again." in said
    hands.enter("D1")
    assert len(live(hands).board.links) == 1
    assert hands.focus is canvas


def test_another_look_leaves_the_cursor_where_it_is(hands: Hands) -> None:
    hands.press("Ctrl+PgDown")
    field = hands.focus
    hands.press("Ctrl+Shift+D")
    hands.rest(20)
    assert hands.focus is field
    hands.window.commands.text_sizes.actions()[-1].trigger()
    hands.rest(20)
    assert hands.focus is field
    hands.press("Esc")
    canvas = hands.focus
    hands.press("Ctrl+Shift+D")
    hands.rest(20)
    assert hands.focus is canvas
    hands.window.commands.text_sizes.actions()[0].trigger()


@pytest.mark.parametrize("keys", ["Shift+F1", "Ctrl+P", "Ctrl+Shift+A"])
def test_after_a_dialog_the_cursor_is_where_it_was(hands: Hands, keys: str) -> None:
    field = hands.focus
    hands.write("half a ")
    hands.press(keys)
    hands.until(lambda: QApplication.activeModalWidget() or hands.window.findChild(QDialog))
    dialog = hands.window.findChild(QDialog)
    assert dialog is not None
    hands.rest(20)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    hands.until(lambda: hands.window.findChild(QDialog) is None)
    assert hands.focus is field
    hands.enter("thought")
    assert texts(hands) == ["half a thought"]


# The guide's questions


def asked(hands: Hands) -> str:
    cards = hands.window.findChildren(QuestionCard)
    return " ".join(card.accessibleName() for card in cards if card.isVisible())


def test_nobody_is_asked_about_links_before_there_can_be_any(hands: Hands) -> None:
    hands.press("Ctrl+PgDown")
    hands.enter("Neighbours know each other")
    hands.rest(400)
    assert "V1" not in asked(hands)
    plans = hands.find(QComboBox, "Order and length")
    assert plans.focusPolicy() == Qt.FocusPolicy.TabFocus
    hands.press("Ctrl+PgDown", 4)
    hands.until(lambda: "V1 has nothing leading to it" in asked(hands))

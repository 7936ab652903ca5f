"""What is new on the board is read to people who cannot see it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.capture.conftest import Session
from ui.workshop.read_back import ReadBackDialog


def read(hands: Session) -> str:
    hands.press("Ctrl+Shift+B")
    hands.rest(60)
    hands.find(ReadBackDialog)
    return hands.find(QPlainTextEdit, "What is new").toPlainText()


def test_what_was_read_out_is_not_said_again(hands: Session) -> None:
    text = read(hands)
    assert "N1, from table 1: “Good neighbours”." in text
    assert "Jo" not in text
    hands.press("Return")
    hands.rest(20)
    hands.capture_field()
    hands.enter("N1 > C1")
    assert read(hands) == "N1 now calls for C1."
    hands.press("Escape")
    hands.rest(20)
    assert read(hands) == "N1 now calls for C1.", "it was put off, not read"
    hands.press("Return")
    hands.rest(20)
    assert read(hands) == "Nothing is new since it was last read back."


def test_each_activity_has_its_own_place(hands: Session) -> None:
    read(hands)
    hands.press("Return")
    hands.rest(20)
    second = hands.page.day.timetable.timings[-1].line.activity_id
    hands.page.open_activity(second)
    hands.capture_field()
    hands.enter("The tea rota")
    assert "The tea rota" in read(hands)


def test_it_can_be_copied(hands: Session) -> None:
    text = read(hands)
    hands.press("Backtab", 2)
    hands.press("Space")
    assert QGuiApplication.clipboard().text() == text

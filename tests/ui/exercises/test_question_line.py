"""The question over a board: whole where it is short, and never in the way of the board."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from facilitator.plan import change_workshop
from tests.ui.exercises.conftest import Room
from ui.exercises.board.question_line import QuestionLine
from ui.theme import Theme

SHORT = "How might we make Riverside a place where nobody has to manage alone?"


def asked(room: Room, qtbot: QtBot, question: str) -> tuple[QScrollArea, QLabel]:
    """Ask it, and return what shows it."""
    change_workshop(room.store, question=question)
    qtbot.wait(50)
    line = room.screen.findChild(QuestionLine)
    assert line is not None
    area, label = line.findChild(QScrollArea), line.findChild(QLabel)
    assert area is not None
    assert label is not None
    return area, label


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [960, 1280, 1920])
def test_a_question_that_has_room_does_not_scroll(
    room: Room, qtbot: QtBot, scale: float, width: int
) -> None:
    room.window.resize(width, 900)
    room.screen.set_theme(Theme(text_scale=scale))
    area, label = asked(room, qtbot, SHORT)
    assert label.height() <= area.viewport().height()
    assert not area.verticalScrollBar().isVisible()


def test_the_rest_of_a_long_question_is_shown_by_arrows_and_the_board_keeps_its_room(
    room: Room, qtbot: QtBot
) -> None:
    room.window.resize(960, 700)
    area, label = asked(room, qtbot, f"{SHORT} " * 12)
    assert area.height() < room.screen.height() / 5
    assert area.verticalScrollBar().maximum() > 0
    label.setFocus()
    for _time in range(40):
        QTest.keyClick(label, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
    QTest.keyClick(label, Qt.Key.Key_Return)
    assert not area.isVisible(), "it is a field now"

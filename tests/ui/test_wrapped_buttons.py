"""Boxes to tick whose words go on in further lines."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.hands import application
from ui.wrapped_buttons import WrappedChoice, WrappedTick

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("way", Qt.LayoutDirection.__members__.values())
def test_a_press_on_any_line_of_its_words_ticks_a_box(
    qtbot: QtBot, way: Qt.LayoutDirection
) -> None:
    application()
    box = WrappedTick("Round the table: the number goes on after each note")
    qtbot.addWidget(box)
    box.setLayoutDirection(way)
    box.resize(200, box.heightForWidth(200))
    box.show()
    lines = 3 * box.fontMetrics().lineSpacing()
    assert box.height() > lines
    for ticked, y in ((True, 8), (False, box.height() // 2), (True, box.height() - 8)):
        QTest.mouseClick(box, LEFT, pos=QPoint(box.width() // 2, y))
        assert box.isChecked() == ticked
    QTest.mousePress(box, LEFT, pos=box.rect().center())
    QTest.mouseRelease(box, LEFT, pos=QPoint(100, -30))
    assert box.isChecked(), "who thinks better of it lets go elsewhere"


@pytest.mark.parametrize("line", ["first", "last"])
def test_a_press_on_any_line_of_its_words_makes_a_choice(qtbot: QtBot, line: str) -> None:
    application()
    choice = WrappedChoice("Without what is private or stays in the room")
    qtbot.addWidget(choice)
    choice.resize(160, choice.heightForWidth(160))
    choice.show()
    assert choice.height() > 2 * choice.fontMetrics().lineSpacing()
    y = 8 if line == "first" else choice.height() - 8
    QTest.mouseClick(choice, LEFT, pos=QPoint(choice.width() // 2, y))
    assert choice.isChecked()

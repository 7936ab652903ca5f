"""What the app says in passing goes by itself; what hinders somebody stays until it is put away."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MessageBar:
    monkeypatch.setattr("ui.message_bar.SHORTEST_MS", 30)
    monkeypatch.setattr("ui.message_bar.MS_A_CHARACTER", 0)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 300)
    bar = MessageBar()
    bar.float_over(host, 10)
    host.show()
    qtbot.waitExposed(host)
    return bar


def test_what_was_done_is_said_in_passing(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say_in_passing("The wall shows the board again.")
    assert bar.sentence == "The wall shows the board again."
    qtbot.waitUntil(lambda: not bar.sentence)


def test_what_hinders_somebody_stays(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say_in_passing("The wall is blank.")
    bar.say("The printer’s folder is gone; choose another.")
    qtbot.wait(120)
    assert bar.sentence == "The printer’s folder is gone; choose another."


def test_it_stays_for_whoever_is_at_it(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say_in_passing("The room sees the dots.")
    away = next(each for each in bar.findChildren(QPushButton) if each.isVisible())
    away.setFocus()
    qtbot.waitUntil(away.hasFocus)
    qtbot.wait(120)
    assert bar.sentence
    away.clearFocus()
    qtbot.waitUntil(lambda: not bar.sentence)

"""What the app says in passing goes by itself; what hinders somebody stays until it is put away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.hands import Hands
from tests.in_sight import shown
from ui.exercises.board.question_line import QuestionLine
from ui.message_bar import MessageBar
from ui.sample import sample_workshop
from ui.settings import Settings
from ui.workshop.guide import Guide

SAID = "The wall shows the board again: the room sees what belongs to this step, and no more."

LONG = (
    "The printer’s folder is gone, so nothing was printed: choose another folder for the papers of "
    "this evening, or put the stick back in and print again. Nothing on the board was changed."
)


@pytest.fixture
def bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MessageBar:
    monkeypatch.setattr("ui.message_bar.SHORTEST_MS", 30)
    monkeypatch.setattr("ui.message_bar.MS_A_CHARACTER", 0)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 240)
    bar = MessageBar()
    bar.float_over(host, lambda: host)
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


# Where it lies


@pytest.fixture(params=["1280x720", "960x600 at 200 %", "right to left, in the dark"])
def hands(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hands]:
    """Hands on the sample workshop, in each look."""
    look = request.param
    size = (960, 600) if look.startswith("960") else (1280, 720)
    Settings.load().with_(dark="dark" in look)
    path = sample_workshop(tmp_path)
    with Hands.on(tmp_path, size, path=path) as hands:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if "left" in look:
            app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if "200" in look:
            hands.window.commands.text_sizes.actions()[-1].trigger()
        hands.rest(50)
        try:
            yield hands
        finally:
            app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            hands.window.commands.text_sizes.actions()[0].trigger()


def at(hands: Hands, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(hands.window, QPoint()), widget.size())


def test_it_lies_over_neither_question_nor_what_is_typed_in(hands: Hands) -> None:
    field = hands.capture_field()
    before = at(hands, field)
    page = hands.window.page
    assert page is not None
    question = at(hands, shown(hands.window, QuestionLine))
    for sentence, action in ((SAID, ""), (SAID, "Open it to read"), (LONG, "Choose a folder")):
        hands.window.say(sentence, action, (lambda: None) if action else None)
        hands.rest(20)
        (bar,) = (each for each in hands.window.findChildren(MessageBar) if each.isVisible())
        assert at(hands, field) == before
        assert not at(hands, bar).intersects(before)
        assert not at(hands, bar).intersects(at(hands, shown(hands.window, Guide)))
        assert at(hands, page).contains(at(hands, bar))
        assert not at(hands, bar).intersects(question)
        for button in bar.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width()
                assert bar.rect().contains(button.geometry())
                assert button.accessibleName() in {"Close message", ""}


def test_what_is_too_long_for_its_room_scrolls_by_key(hands: Hands) -> None:
    hands.window.say(" ".join([LONG] * 12))
    hands.rest(20)
    bar = shown(hands.window, MessageBar)
    words = shown(bar, QScrollArea)
    assert bar.height() <= hands.window.height() / 2
    away = next(each for each in bar.findChildren(QPushButton) if each.isVisible())
    away.setFocus()
    hands.press("Down", 99)
    hands.rest(20)
    assert words.verticalScrollBar().value() == words.verticalScrollBar().maximum() > 0
    assert hands.focus is away
    hands.window.say(LONG)
    assert words.verticalScrollBar().value() == 0, "another message is read from its beginning"


def test_it_gives_way_to_what_takes_the_cursor(qtbot: QtBot, bar: MessageBar) -> None:
    host = bar.parentWidget()
    assert host is not None
    field = QLineEdit(host)
    field.setGeometry(20, 190, 400, 40)
    field.show()
    bar.say("The printer’s folder is gone; choose another.")
    assert bar.geometry().intersects(field.geometry())
    field.setFocus()
    qtbot.waitUntil(lambda: not bar.geometry().intersects(field.geometry()))
    assert host.rect().contains(bar.geometry())
    field.clearFocus()
    qtbot.waitUntil(lambda: bar.geometry().intersects(field.geometry()))

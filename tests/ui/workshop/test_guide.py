"""The guide: it walks the steps, keeps the time, and asks the room."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.day.tables import Progress
from facilitator.decks import shipped_source
from facilitator.plan import add_activity
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from ui.main_window import MainWindow
from ui.quiet_edit import QuietEdit
from ui.settings import Settings
from ui.workshop.guide import Guide
from ui.workshop.question_list import QuestionCard
from ui.workshop.running_order import ActivityRow
from ui.workshop.timer_ring import TimerRing


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path) as store:
        add_activity(store, shipped_source("theory_of_change"))
    return path


def opened(qtbot: QtBot, file: Path, *, read_only: bool = False) -> MainWindow:
    window = MainWindow(Settings.load(), file.parent)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open_path(file, read_only=read_only)
    qtbot.waitActive(window)
    return window


@pytest.fixture
def window(qtbot: QtBot, file: Path) -> Iterator[MainWindow]:
    window = opened(qtbot, file)
    yield window
    window.close()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def enter(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(focus(), text)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)


def guide(window: MainWindow) -> Guide:
    found = window.findChild(Guide)
    assert found is not None
    return found


def ring(window: MainWindow) -> TimerRing:
    found = guide(window).findChild(TimerRing)
    assert found is not None
    return found


def says(window: MainWindow, sentence: str) -> bool:
    labels = [label.text() for label in guide(window).findChildren(QLabel)]
    return any(sentence in label for label in labels)


def press(window: MainWindow, text: str) -> None:
    buttons = guide(window).findChildren(QPushButton)
    next(button for button in buttons if button.text() == text).click()


def zones(window: MainWindow) -> list[str]:
    assert window.page is not None
    assert window.page.live is not None
    notes = window.page.live.board.notes
    return [notes[note].zone for note in sorted(notes)]


def test_the_step_in_hand_puts_the_cursor_in_its_zone(qtbot: QtBot, window: MainWindow) -> None:
    assert says(window, "What would we be proud to have changed?")
    press(window, "Next step ›")
    assert says(window, "It worked. What do you see, hear, no longer hear?")
    assert isinstance(focus(), QPlainTextEdit)
    enter(qtbot, "Neighbours know each other")
    press(window, "Next step ›")
    enter(qtbot, "A hall that is open")
    press(window, "‹ Back")
    enter(qtbot, "No one eats alone")
    assert zones(window) == ["vision", "now", "vision"]


def test_it_does_not_fight_somebody_who_types_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    title = window.findChild(QuietEdit)
    assert title is not None
    title.setFocus()
    qtbot.keyClicks(title, "River")
    qtbot.keyClick(title, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert says(window, "It worked.")
    qtbot.keyClicks(focus(), "side")
    assert title.text() == "Riverside"


def test_where_it_stands_survives_closing_the_laptop(qtbot: QtBot, file: Path) -> None:
    window = opened(qtbot, file)
    press(window, "Next step ›")
    press(window, "+1 min")
    assert ring(window).text == "31:00"
    window.close()
    again = opened(qtbot, file)
    assert says(again, "It worked.")
    assert ring(again).text == "31:00"
    again.close()


def test_walking_on_is_nothing_to_undo(window: MainWindow) -> None:
    press(window, "Next step ›")
    press(window, "Start")
    assert not window.commands.undo.isEnabled()


def test_the_clock_runs_pauses_and_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    assert ring(window).text == "15:00"
    press(window, "Start")
    qtbot.waitUntil(lambda: ring(window).text != "15:00", timeout=4_000)
    press(window, "Pause")
    paused = ring(window).text
    qtbot.wait(1_200)
    assert ring(window).text == paused
    press(window, "Continue")
    assert "15 minutes left" in ring(window).accessibleDescription()


def test_past_zero_it_says_how_far_over(qtbot: QtBot, file: Path) -> None:
    began = datetime.now(UTC) - timedelta(minutes=17, seconds=10)
    with Store.open(file) as store, store.progress() as session:
        (activity,) = activities(session)
        started = began.isoformat(timespec="seconds")
        session.add(Progress(activity_id=saved_id(activity), started=started))
    window = opened(qtbot, file)
    assert ring(window).text.startswith("+2:1")
    assert says(window, "over")
    press(window, "Next step ›")
    assert ring(window).text in ("30:00", "29:59")
    window.close()


def test_the_other_order_keeps_the_step_in_hand(window: MainWindow) -> None:
    press(window, "Next step ›")
    plans = guide(window).findChild(QComboBox)
    assert plans is not None
    index = plans.findText("Situation first, 2 hours")
    plans.setCurrentIndex(index)
    plans.activated.emit(index)
    assert says(window, "It worked.")
    assert ring(window).text == "20:00"
    (row,) = window.findChildren(ActivityRow)
    assert "120 min" in row.accessibleName()
    window.commands.undo.trigger()
    assert plans.currentText() == "Vision first, 3 hours"


def test_any_step_can_be_jumped_to(window: MainWindow) -> None:
    count = next(
        button
        for button in guide(window).findChildren(QPushButton)
        if button.text().startswith("Step 1 of 9")
    )
    menu = count.menu()
    assert menu is not None
    next(action for action in menu.actions() if "Walk back" in action.text()).trigger()
    assert says(window, "For this to be true, what must be true just before?")
    assert count.text() == "Step 5 of 9"


def test_a_question_selects_the_notes_that_it_is_about(qtbot: QtBot, window: MainWindow) -> None:
    press(window, "Next step ›")
    enter(qtbot, "Neighbours know each other")
    for _step in range(4):
        press(window, "Next step ›")

    def cards() -> list[QuestionCard]:
        found = guide(window).findChildren(QuestionCard)
        return [card for card in found if card.isVisible() and "V1" in card.accessibleName()]

    qtbot.waitUntil(lambda: bool(cards()))
    card = cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    page = window.page
    assert page is not None
    delete = [
        action
        for _title, actions in page.menus()
        for action in actions
        if action.text().replace("&", "").startswith("Delete")
    ]
    assert delete
    assert delete[0].isEnabled(), "a note is selected"


def test_a_workshop_that_may_only_be_read_can_be_walked_through(qtbot: QtBot, file: Path) -> None:
    window = opened(qtbot, file, read_only=True)
    press(window, "Next step ›")
    assert says(window, "It worked.")
    assert not window.commands.clock.isEnabled()
    window.close()

"""What was closed is gone: it holds no memory, and nothing that happens later reaches it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSpinBox, QTabBar
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from facilitator import participants
from facilitator.access import need_title
from facilitator.workshop import activities, the_workshop
from tests.hands import Hands
from ui.home.deck_tile import DeckTile
from ui.home.page import WorkshopRow
from ui.people.dialog import WhoIsHere
from ui.workshop.activity_row import ActivityRow
from ui.workshop.page import WorkshopPage
from ui.workshop.running_order import RunningOrder

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Sit in front of a workshop with one activity."""
    with Hands.on(tmp_path / "documents", (1440, 900)) as hands:
        hands.window.new_workshop()
        hands.rest(20)
        hands.find(DeckTile, "Theory of change").setFocus()
        hands.press("Space")
        hands.until(lambda: hands.focus.accessibleName().startswith("New note"), "the field")
        yield hands


def page(hands: Hands) -> WorkshopPage:
    assert hands.window.page is not None
    return hands.window.page


def add_activity(hands: Hands) -> None:
    """Add another activity from the menu of the running order."""
    order = hands.find(RunningOrder)
    buttons = order.findChildren(QPushButton)
    button = next(each for each in buttons if each.accessibleName() == "Add activity")
    button.setFocus()
    menu = button.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    hands.until(lambda: hands.focus.accessibleName().startswith("New note"), "the field")


def rows(hands: Hands) -> list[ActivityRow]:
    return [row for row in hands.window.findChildren(ActivityRow) if row.isVisible()]


def titles(hands: Hands) -> list[str]:
    with page(hands).store.reading() as session:
        return [activity.title for activity in activities(session)]


def texts(hands: Hands) -> list[str]:
    live = page(hands).live
    assert live is not None
    return [note.text for note in live.whole.notes.values()]


@pytest.mark.parametrize("way", ["Delete", "Ctrl+Z"])
def test_people_type_on_after_an_activity_is_gone(hands: Hands, way: str) -> None:
    add_activity(hands)
    assert len(titles(hands)) == 2
    if way == "Delete":
        rows(hands)[1].setFocus()
    hands.press(way)
    hands.until(lambda: len(titles(hands)) == 1)
    hands.rest(50)
    hands.capture_field()
    hands.enter("The hall is cold")
    hands.enter("It is dark by five")
    assert texts(hands) == ["The hall is cold", "It is dark by five"]
    assert hands.capture_field().toPlainText() == ""


def open_people(hands: Hands) -> WhoIsHere:
    hands.press("Ctrl+Shift+P")
    hands.until(lambda: isinstance(QApplication.activeWindow(), WhoIsHere), "who is in the room")
    return hands.find(WhoIsHere)


def turn_page(hands: Hands) -> None:
    hands.find(WhoIsHere).findChildren(QTabBar)[0].setFocus()
    hands.press("Right")


def close_front(hands: Hands) -> None:
    front = QApplication.activeModalWidget()
    hands.until(lambda: QApplication.activeWindow() is front, "the dialog in front")
    hands.press("Escape")
    hands.until(lambda: QApplication.activeModalWidget() is None, "the window again")
    hands.rest(20)


def test_a_closed_dialog_is_not_told_what_is_entered_in_the_next(hands: Hands) -> None:
    store = page(hands).store
    closed = open_people(hands)  # Python holds on to it; Qt does not
    close_front(hands)
    assert not isValid(closed)
    open_people(hands)
    hands.find(QSpinBox, "How many people to add").setFocus()
    hands.press("Tab")
    hands.press("Space")
    turn_page(hands)
    buttons = hands.find(WhoIsHere).findChildren(QPushButton)
    next(each for each in buttons if each.text() == "It was read out").setFocus()
    hands.press("Space")
    turn_page(hands)
    need = participants.NEEDS[0]
    hands.find(QSpinBox, f"How many: {need_title(need)}").setFocus()
    hands.press("Up", 2)
    close_front(hands)
    with store.reading() as session:
        assert len(participants.participants(session)) >= 1
        assert participants.access_needs(session)[need] == 2
        assert the_workshop(session).agreement_read


def widgets() -> int:
    return len(QApplication.allWidgets())


def leave_and_come_back(hands: Hands) -> None:
    hands.press(hands.window.commands.leave.shortcut().toString())
    hands.until(lambda: hands.window.page is None, "home")
    hands.find(WorkshopRow).setFocus()
    hands.press("Return")
    hands.until(lambda: hands.window.page is not None, "the workshop")
    hands.rest(30)


def open_and_close_dialogs(hands: Hands) -> None:
    for keys in ("Ctrl+Shift+P", "Ctrl+P", "Ctrl+Shift+M", "Shift+F1"):
        hands.press(keys)
        hands.until(lambda: QApplication.activeModalWidget() is not None, keys)
        close_front(hands)


def add_and_remove_an_activity(hands: Hands) -> None:
    add_activity(hands)
    rows(hands)[-1].setFocus()
    hands.press("Delete")
    hands.rest(30)


def look_at_the_menu(hands: Hands) -> None:
    hands.press("F10")
    hands.until(lambda: QApplication.activePopupWidget() is not None, "the menu")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    hands.until(lambda: QApplication.activePopupWidget() is None, "the window again")
    hands.rest(20)


def change_the_theme(hands: Hands) -> None:
    hands.window.commands.dark.trigger()
    hands.rest(30)


@pytest.mark.parametrize(
    ("act", "rounds"),
    [
        (leave_and_come_back, 3),
        (open_and_close_dialogs, 2),
        (add_and_remove_an_activity, 3),
        (look_at_the_menu, 3),
        (change_the_theme, 3),
    ],
)
def test_doing_it_again_and_again_leaves_no_widget_behind(
    hands: Hands, act: Callable[[Hands], None], rounds: int
) -> None:
    act(hands)
    act(hands)
    before = widgets()
    for _round in range(rounds):
        act(hands)
    assert widgets() == before

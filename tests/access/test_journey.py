"""A promise: through every exercise of a whole evening by keyboard alone, in the app's window.

Nothing here clicks or sets anything. Keys go to whatever has the focus; what came of them is read
from the workshop's file.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.access.walk import name_of
from tests.hands import Hands
from tests.workshops import document_of
from ui.canvas.map.canvas import MapCanvas
from ui.room.view import RoomView

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


class Keyboard(Hands):
    """Hands that have no mouse."""

    def go_to(self, name: str) -> None:
        """Press Tab until what has the focus is called so; then Shift+Tab, the other way round."""
        for key in ("Tab", "Shift+Tab"):
            for _time in range(40):
                here = self.focus
                if name_of(here).startswith(name):
                    return
                self.press(key)
                if self.focus is here:  # Tab types in it
                    self.press("F6" if key == "Tab" else "Shift+F6")
        raise AssertionError(f"no key leads to “{name}”")

    def write(self, text: str) -> None:
        """Type, a key at a time: the first may open the field for the others."""
        from PySide6.QtTest import QTest

        for character in text:
            QTest.keyClick(self.focus, character)

    def open_activity(self, title: str) -> None:
        """Go to the running order, with arrows to a line of it, and press that."""
        self.go_to("Fold the running order")
        self.press("Tab")
        self.press("Up", times=9)
        for _row in range(9):
            if name_of(self.focus).startswith(title):
                break
            self.press("Down")
        self.press("Return")
        self.rest(100)

    @property
    def path(self) -> Path:
        page = self.window.page
        assert page is not None
        return page.store.path

    def kept(self, number: int) -> dict[str, Any]:
        """Return what the file has of an activity, as it would leave the house."""
        page = self.window.page
        assert page is not None
        page.flush()
        found: dict[str, Any] = json.loads(document_of(self.path).model_dump_json(by_alias=True))
        activity: dict[str, Any] = found["activities"][number]
        return activity

    def whole(self) -> str:
        """Return all that the file has."""
        return document_of(self.path).model_dump_json()

    def walk_on(self) -> None:
        """Take the guide's next step and the one before, and show the wall and put it away."""
        self.press("Ctrl+PgDown")
        self.press("Ctrl+PgUp")
        self.press("F11")
        self.rest(50)
        room = self.find(RoomView)
        self.bring_to_front(room)
        self.press("F11")
        self.until(lambda: not room.isVisible(), "the wall is put away")
        self.focus_window()

    def bring_to_front(self, top: QWidget) -> None:
        """Do what a window manager does: a busy computer may miss that it was asked once."""

        def is_in_front() -> bool:
            if QApplication.activeWindow() is not top:
                top.activateWindow()
            return QApplication.activeWindow() is top

        self.until(is_in_front, f"{type(top).__name__} is in front")

    def look_at_printing(self) -> None:
        """Open the print dialog, and leave it."""
        self.press("Ctrl+P")
        self.until(lambda: QApplication.activeModalWidget() is not None, "the print dialog")
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self.bring_to_front(dialog)
        self.press("Escape")
        self.until(lambda: QApplication.activeModalWidget() is None, "the window again")
        self.focus_window()


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    """Open the finished example from home, with keys."""
    with Keyboard.on(tmp_path, (1280, 720)) as keys:
        assert isinstance(keys, Keyboard)
        keys.go_to("Look at a finished example")
        keys.press("Space")
        keys.until(lambda: keys.window.page is not None, "the example")
        keys.rest(100)
        yield keys


def test_a_board_of_the_theory_of_change(keys: Keyboard) -> None:
    before = [note["text"] for note in keys.kept(0)["notes"]]
    keys.enter("The key is with nobody")
    added = keys.kept(0)["notes"][-1]
    assert (added["zone"], added["text"]) == ("now", "The key is with nobody")
    keys.enter(f"{added['id']} > D1: somebody has to open")
    assert keys.kept(0)["links"][-1]["from"] == added["id"]
    keys.press("Ctrl+L")
    keys.go_to("Notes as a list")
    keys.press("Home")
    keys.press("Down")
    keys.press("F2")
    keys.press("Ctrl+A")
    keys.write("Said again")
    keys.press("Return")
    assert any(note["text"] == "Said again" for note in keys.kept(0)["notes"])
    keys.press("Alt+Right")
    moved = next(note for note in keys.kept(0)["notes"] if note["text"] == "Said again")
    assert moved["zone"] != "now"
    keys.press("Ctrl+L")
    keys.walk_on()
    keys.look_at_printing()
    for _step in range(4):
        keys.press("Ctrl+Z")
    assert [note["text"] for note in keys.kept(0)["notes"]] == before


def test_a_map_of_whom_we_know(keys: Keyboard) -> None:
    keys.open_activity("Who we know")
    before = keys.whole()
    keys.go_to("Sector map as a table")
    keys.press("Ctrl+Home")
    keys.press("F2")
    keys.press("Ctrl+A")
    keys.write("The hall")
    keys.press("Return")
    assert "The hall" in json.dumps(keys.kept(3))
    keys.press("Ctrl+2")
    keys.press("Ctrl+1")
    keys.walk_on()
    keys.look_at_printing()
    keys.press("Ctrl+Z")
    assert keys.whole() == before


def test_a_community_map(keys: Keyboard) -> None:
    """Pins and drawings by keyboard alone are in tests/ui/community_map."""
    keys.open_activity("Where we say we are")
    for view in ("Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+1"):
        keys.press(view)
        keys.rest(50)
    keys.go_to("Map")
    assert isinstance(keys.focus, MapCanvas)
    before = len(keys.kept(2)["drawings"])
    keys.press("Return")
    keys.press("Right", times=3)
    keys.press("Space")
    keys.press("Right", times=8)
    keys.press("Down", times=4)
    keys.press("Space")
    assert len(keys.kept(2)["drawings"]) == before + 1
    keys.press("Ctrl+Z", times=2)
    assert len(keys.kept(2)["drawings"]) == before
    keys.walk_on()
    keys.look_at_printing()


def test_cards(keys: Keyboard) -> None:
    keys.open_activity("What each of us can shift")
    before = len(keys.kept(4)["draws"])
    keys.press("Ctrl+N")
    keys.until(lambda: len(keys.kept(4)["draws"]) == before + 1, "a card is drawn")
    keys.press("Ctrl+Shift+C")
    keys.press("Ctrl+A")
    keys.enter("Mill Street")
    assert "Mill Street" in json.dumps(keys.kept(4))
    keys.walk_on()
    keys.look_at_printing()
    keys.press("Ctrl+Z", times=2)
    assert len(keys.kept(4)["draws"]) == before


def test_a_break_and_a_board_from_a_deck(keys: Keyboard) -> None:
    keys.open_activity("Soup")
    assert name_of(keys.focus).startswith("Soup")
    keys.walk_on()
    keys.press("Ctrl+W")
    keys.until(lambda: keys.window.page is None, "home")
    keys.go_to("Keep, amplify, discard, create")
    keys.press("Return")
    keys.until(lambda: keys.window.page is not None, "a new workshop")
    keys.rest(100)
    keys.enter("The open kitchen")
    board = next(
        number
        for number, each in enumerate(json.loads(keys.whole())["activities"])
        if each["exercise"] == "board"
    )
    assert keys.kept(board)["notes"][0]["text"] == "The open kitchen"
    keys.press("Ctrl+Z")
    assert keys.kept(board)["notes"] == []

"""Hands that have no mouse: keys go to whatever has the focus, and nothing else is done.

What came of them is read from the open workshop, as it would leave the house.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QWidget,
)

from facilitator.transfer.out import export_document
from tests.access.walk import name_of
from tests.hands import Hands
from ui.room.view import RoomView
from ui.shortcuts import plain
from ui.workshop.page import WorkshopPage
from ui.workshop.step_list import StepList

FAR = 60
"""So many times a key is pressed at the most to come to something."""


MARKS = "○●■▲◆▼★⬟⬢✚✦✖♥⬣◗▬ "
"""Shapes before a name, which the arrows do not wait for."""


class Keyboard(Hands):
    """Hands that have no mouse."""

    @classmethod
    @contextmanager
    def at_home(cls, folder: Path) -> Iterator["Keyboard"]:
        """Sit before the app as it opens."""
        with cls.on(folder, (1280, 720)) as hands:
            assert isinstance(hands, Keyboard)
            yield hands

    # Going somewhere

    @property
    def focus(self) -> QWidget:
        """What takes the next key: what is open over all else, or what has the cursor."""
        popup = QApplication.activePopupWidget()
        return super().focus if popup is None else popup.focusWidget() or popup

    @property
    def here(self) -> str:
        """What has the focus, as a screen reader calls it."""
        return name_of(self.focus)

    def go_to(self, name: str) -> None:
        """Press Tab until what has the focus is called so; then Shift+Tab, the other way round."""
        for key, out in (("Tab", "F6"), ("Shift+Tab", "Shift+F6")):
            for _time in range(FAR):
                focus = self.focus
                if self.here.startswith(name):
                    return
                self.press(key)
                if self.focus is focus:  # Tab types in it
                    self.press(out)
        raise AssertionError(f"no key leads to “{name}”")

    def push(self, name: str) -> None:
        """Go to a button, and press it."""
        self.go_to(name)
        self.press("Space")

    def can_push(self, name: str) -> bool:
        """Say whether there is such a button in front, and it can be pressed."""
        buttons = self.focus.window().findChildren(QAbstractButton)
        return any(name_of(each).startswith(name) and each.isEnabled() for each in buttons)

    def write(self, text: str) -> None:
        """Type, a key at a time: the first may open the field for the others."""
        for character in text:
            QTest.keyClick(self.focus, character)

    def fill(self, name: str, text: str) -> None:
        """Go to a field, and write this in the place of what is there."""
        self.go_to(name)
        self.press("Ctrl+A")
        self.write(text)

    def pick(self, name: str, answer: str) -> None:
        """Go to a box of choices, and take the one that begins so."""
        self.go_to(name)
        self.press("Home")
        for _time in range(FAR):
            if self.chosen.lstrip(MARKS).startswith(answer):
                return
            self.press("Down")
        raise AssertionError(f"“{name}” does not offer “{answer}”")

    @property
    def chosen(self) -> str:
        """What the box of choices says that has the focus."""
        from PySide6.QtWidgets import QComboBox

        focus = self.focus
        assert isinstance(focus, QComboBox), self.here
        return focus.currentText()

    def choose(self, *titles: str, opened_by: str = "F10") -> None:
        """Open the menu, and go with arrows from title to title."""
        around = self.focus.window()
        self.press(opened_by)
        for title in titles:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), title
            for _time in range(FAR):
                action = menu.activeAction()
                if action is not None and plain(action.text()).lstrip(MARKS).startswith(title):
                    break
                self.press("Down")
            else:
                raise AssertionError(f"the menu does not offer “{title}”")
            assert action.isEnabled(), title
            self.press("Return")
        self.rest()
        if QApplication.activeModalWidget() in {None, around}:
            self.bring_to_front(around)

    # Where workshops begin

    def begin(self, deck: str) -> None:
        """Begin a workshop with the deck that is called so at home."""
        self.go_to(deck)
        self.press("Return")
        self.until(lambda: self.window.page is not None, "a new workshop")
        self.rest(50)

    def open_example(self) -> None:
        """Open the finished example from home."""
        self.push("Look at a finished example")
        self.until(lambda: self.window.page is not None, "the example")
        self.rest(50)

    def open_activity(self, title: str) -> None:
        """Press a line of the running order."""
        self.go_to_line(title)
        self.press("Return")
        self.rest(50)

    def go_to_line(self, title: str) -> None:
        """Go to the running order, and with arrows to a line of it."""
        for _part in range(9):
            if self.here.startswith("Fold the running order"):
                break
            self.press("F6")
        self.press("Tab")
        self.press("Up", times=9)
        for _row in range(9):
            if self.here.startswith(title):
                break
            self.press("Down")
        assert self.here.startswith(title), f"the running order has no “{title}”"

    # What is kept

    @property
    def page(self) -> WorkshopPage:
        """The workshop that is open; only read here."""
        page = self.window.page
        assert page is not None, "no workshop is open"
        return page

    def whole(self) -> dict[str, Any]:
        """Return all that the workshop holds, as plain data."""
        self.page.flush()
        found = export_document(self.page.store, complete=True)
        whole: dict[str, Any] = json.loads(found.model_dump_json(by_alias=True))
        return whole

    def kept(self) -> dict[str, Any]:
        """Return what the workshop holds of the activity that is open."""
        whole = self.whole()
        activity: dict[str, Any] = whole["activities"][self.place]
        return activity

    @property
    def place(self) -> int:
        """The open activity's place in the running order, from 0."""
        from facilitator.workshop import activities

        with self.page.store.reading() as session:
            ids = [each.id for each in activities(session)]
        return ids.index(self.page.live.activity_id)

    def undo_until(self, so: Callable[[], bool], most: int = FAR) -> int:
        """Press Ctrl+Z until it is so; return how often that was."""
        for time in range(most):
            if so():
                return time
            self.press("Ctrl+Z")
        raise AssertionError("undo does not lead back")

    # What every exercise has

    def see_the_wall(self) -> None:
        """Show the room view, and put it away from there."""
        self.press("F11")
        room = self.find(RoomView)
        self.bring_to_front(room)
        self.press("F11")
        self.until(lambda: not room.isVisible(), "the wall is put away")
        self.bring_to_front(self.window)

    def walk_the_guide(self) -> None:
        """Take the guide's next step, and the one before."""
        before = self.step
        self.press("Ctrl+PgDown")
        assert self.step != before
        self.press("Ctrl+PgUp")
        assert self.step == before

    @property
    def step(self) -> str:
        """The step that the guide shows, as its list is called."""
        return name_of(self.find(StepList))

    def in_dialog(self, keys: str) -> QDialog:
        """Open a dialog with keys."""
        self.press(keys)
        return self.dialog()

    def dialog(self, over: QWidget | None = None) -> QDialog:
        """Return the dialog that opens, be it over another one, once it is in front."""
        self.until(lambda: QApplication.activeModalWidget() not in {None, over}, "a dialog")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        self.bring_to_front(dialog)
        return dialog

    def pick_file(self, path: Path) -> None:
        """Type which file it is, in the dialog for files that opens."""

        def is_asked() -> bool:
            return isinstance(QApplication.activeModalWidget(), QFileDialog)

        self.until(is_asked, "the dialog for files")
        self.dialog()
        self.enter(str(path))
        self.until(lambda: not is_asked(), "the file is chosen")
        self.bring_to_front(QApplication.activeModalWidget() or self.window)

    def leave_dialog(self, keys: str = "Escape") -> None:
        """Leave the dialog that is in front; the cursor comes back to the window."""
        dialog = QApplication.activeModalWidget()
        self.press(keys)
        self.until(lambda: QApplication.activeModalWidget() is not dialog, "the dialog is left")
        if QApplication.activeModalWidget() is None:
            self.bring_to_front(self.window)

    def look_at_printing(self) -> None:
        """Open the print dialog, and leave it."""
        self.in_dialog("Ctrl+P")
        self.leave_dialog()

    def bring_to_front(self, top: QWidget) -> None:
        """Do what a window manager does: a busy computer may miss that it was asked once."""

        def is_in_front() -> bool:
            if QApplication.activeWindow() is not top:
                top.activateWindow()
            return QApplication.activeWindow() is top

        self.until(is_in_front, f"{type(top).__name__} is in front")

"""Somebody who goes everywhere in the app's own window, and has each place looked at."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui.menus import menus
from ui.room.view import RoomView
from ui.sample import sample_workshop
from ui.workshop.page import WorkshopPage

Look = Callable[[str, QWidget], object]


class Tour:
    """Goes where it is told in a window. What comes is given to `look`, with a name for it."""

    def __init__(self, hands: Hands, folder: Path, look: Look) -> None:
        self.hands, self.folder, self.look = hands, folder, look
        self.trapped: list[str] = []
        """The dialogs that Esc did not leave."""

    @property
    def page(self) -> WorkshopPage:
        """The workshop that is open."""
        page = self.hands.window.page
        assert page is not None
        return page

    @property
    def front(self) -> QWidget | None:
        """What is open over the window."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    # Looking

    def here(self, name: str) -> None:
        """Look at the window."""
        self.hands.focus_window()
        self.hands.rest(30)
        self.look(name, self.hands.window)

    def press(self, name: str, keys: str) -> None:
        """Look at the window after keys were pressed in it."""
        self.hands.focus_window()
        self.hands.press(keys)
        self.hands.rest(150)
        self.here(name)

    def over(self, name: str, opens: Callable[[], object]) -> None:
        """Look at what opens over the window, and close it."""
        self.hands.focus_window()
        opens()
        self.in_front(name, None)
        self.close_all()

    def in_front(self, name: str, before: QWidget | None) -> QWidget:
        """Look at what comes in front of what was there before."""
        self.hands.until(lambda: self.front not in {None, before}, name)
        front = self.front
        assert front is not None
        front.activateWindow()
        self.hands.rest(30)
        self.look(name, front)
        return front

    def close_all(self) -> None:
        """Close what is open over the window."""
        while (front := self.front) is not None:
            if isinstance(front, QDialog):
                self._leave(front)
            else:
                front.close()
            self.hands.rest(20)

    def _leave(self, dialog: QDialog) -> None:
        """Press Esc; once more where the first gave up something that was begun."""
        dialog.activateWindow()
        for _time in range(2):
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            self.hands.rest(20)
            if self.front is not dialog:
                return
        self.trapped.append(type(dialog).__name__)
        dialog.reject()

    def wall(self, name: str) -> None:
        """Look at what the room sees."""
        self.hands.focus_window()
        self.hands.press("F11")
        self.hands.rest(200)
        room = self.hands.find(RoomView)
        self.look(name, room)
        room.close()
        self.hands.rest(30)

    # Doing

    def command(self, text: str) -> None:
        """Choose from the menu."""
        window = self.hands.window
        for _title, actions in menus(window.commands, window.menus()):
            for action in actions:
                if action.text() == text and action.isEnabled():
                    action.trigger()
                    self.hands.rest(20)
                    return
        raise AssertionError(f"the menu does not offer “{text}”")

    def commands(self, *names: str) -> None:
        """Look at what each of these commands opens."""
        for name in names:
            self.over(name, lambda name=name: self.command(name))  # type: ignore[misc]

    def click(self, widget: QWidget, text: str) -> None:
        """Click the button that says so."""
        buttons = [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]
        button = next(b for b in buttons if b.text().replace("&", "").startswith(text))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def sample(self, exercise: str = "theory_of_change") -> None:
        """Open the sample at an exercise."""
        self.open(sample_workshop(self.folder))
        with self.page.store.reading() as session:
            found = {each.exercise: saved_id(each) for each in activities(session)}
        self.page.open_activity(found[exercise])
        self.hands.rest(200)
        self.hands.focus_window()

    def open(self, path: Path) -> None:
        """Open a file."""
        self.hands.window.open_path(path)
        self.hands.until(lambda: self.hands.window.page is not None, "the workshop")
        self.hands.rest(100)
        self.hands.focus_window()

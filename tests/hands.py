"""The real window in the hands of a facilitator: keys, the mouse, and what can be read on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from facilitator.i18n import _
from facilitator.store import Clock
from ui.app import make_application
from ui.canvas.board import BoardCanvas
from ui.main_window import MainWindow
from ui.message_bar import MessageBar
from ui.recovery.closing_dialog import ClosingWhileAway
from ui.settings import Settings

W = TypeVar("W", bound=QWidget)
PATIENCE = 120.0
"""So many seconds are waited for anything at the longest: a busy computer takes its time."""


def application() -> QApplication:
    """Return the one application, dressed as this user likes it."""
    return make_application(Settings.load())


class Painted(QObject):
    """Collects the moments at which a widget was painted, each with all that went along."""

    def __init__(self, widget: QWidget, moments: list[float]) -> None:
        super().__init__(widget)
        self._moments = moments
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            priority = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), priority)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self._moments.append(perf_counter())
            return True
        return super().event(event)


class Hands:
    """Uses a window. Nothing here knows more than somebody sitting in front of it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @classmethod
    @contextmanager
    def on(
        cls,
        documents: Path,
        size: tuple[int, int] = (1280, 800),
        clock: Clock | None = None,
        path: Path | None = None,
    ) -> Iterator["Hands"]:
        """Open the app at home, or on the file that was double-clicked.

        New workshops go into `documents`, and `clock` tells the time.
        """
        application()
        window = MainWindow(Settings.load(), documents, clock)
        if path is None:
            window.show_home()
        else:
            window.show_opening(path)
        window.resize(*size)
        window.show()
        hands = cls(window)
        QTest.qWaitForWindowActive(window)
        if path is not None:
            window.open_path(path)
        hands.rest(50)
        try:
            yield hands
        finally:
            window.close()
            if asked := window.findChildren(ClosingWhileAway):
                asked[-1].close_anyway.click()
            window.deleteLater()
            hands.rest(10)

    @classmethod
    def of_open_window(cls) -> "Hands | None":
        """Return hands on the app's window once a workshop is open in it."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.page is not None:
                return cls(window)
        return None

    def rest(self, milliseconds: int = 0) -> None:
        """Wait, while the app does what it does."""
        QTest.qWait(milliseconds)

    def until(self, true: Callable[[], Any], what: str = "") -> None:
        """Wait until something is so."""
        end = perf_counter() + PATIENCE
        while not true():
            if perf_counter() > end:
                raise AssertionError(f"waited in vain: {what or true}")
            QTest.qWait(10)

    # Keys

    @property
    def focus(self) -> QWidget:
        """What has the cursor, in whichever window is in front."""
        if QApplication.activeWindow() is None:  # no window manager here gives the focus back
            self.focus_window()
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key, or several at once, such as `Ctrl+Z`."""
        combination = QKeySequence(keys)[0]
        for _time in range(times):
            QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type a text where the cursor is."""
        QTest.keyClicks(self.focus, text)

    def enter(self, text: str) -> None:
        """Type a text, and Enter."""
        self.write(text)
        self.press("Return")

    # What there is

    def find(self, kind: type[W], name: str = "") -> W:
        """Return the visible widget of a kind whose accessible name begins so."""
        for top in (QApplication.activeWindow(), *QApplication.topLevelWidgets()):
            if top is None or not top.isVisible():
                continue
            for widget in [top, *top.findChildren(QWidget)]:
                if (
                    isinstance(widget, kind)
                    and widget.isVisible()
                    and widget.accessibleName().startswith(name)
                ):
                    return widget
        raise AssertionError(f"there is no {kind.__name__} named “{name}”")

    def lines(self) -> list[str]:
        """Return what stands in the one-line fields of a dialog that is in front."""
        front = QApplication.activeWindow()
        if front is None or front is self.window:
            return []
        fields = front.findChildren(QLineEdit)
        return [field.text() for field in fields if field.isVisible()]

    def capture_field(self) -> QPlainTextEdit:
        """Return where notes are typed, with the cursor in it."""
        field = self.find(QPlainTextEdit, _("New note"))
        field.setFocus()
        return field

    def board_canvas(self) -> BoardCanvas:
        """Return the board."""
        return next(
            each
            for each in self.window.findChildren(BoardCanvas)
            if each.accessibleName() == _("Board")
        )

    def list_of_notes(self) -> QAbstractItemView:
        """Return the list view."""
        return self.find(QAbstractItemView, _("Notes as a list"))

    def asked(self) -> str:
        """Return what the message bar says or asks; nothing where it is away."""
        bars = self.window.findChildren(MessageBar)
        return next((bar.sentence for bar in bars if bar.sentence), "")

    def answer(self, text: str) -> None:
        """Push a button of the message bar."""
        buttons = self.find(MessageBar).findChildren(QPushButton)
        next(each for each in buttons if each.text().replace("&", "") == _(text)).click()

    def focus_window(self) -> None:
        """Click back into the window, as after something else was in front."""
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    def painted(self, widget: QWidget) -> list[float]:
        """Return the moments at which a widget is painted from now on, as they come."""
        moments: list[float] = []
        Painted(widget, moments)
        return moments

    # Mouse

    def drag(self, widget: QWidget, begin: QPoint, end: QPoint, steps: int = 6) -> None:
        """Drag with the left button."""
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(widget, button, none, begin)
        for step in range(1, steps + 1):
            QTest.mouseMove(widget, begin + (end - begin) * step / steps)
        QTest.mouseRelease(widget, button, none, end)

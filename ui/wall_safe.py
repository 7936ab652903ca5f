"""Projectors mirror: while people are in the room, the screen shows only what is for the room.

Private notes, what waits to be revealed, the questions that the app would ask, and what the
coach wrote for the facilitator come into sight for as long as one key is held.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.i18n import _
from ui.live_day import LiveDay
from ui.theme import dress

HELD: Final = Qt.Key.Key_F9
KEYS: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class WallSafe(QObject):
    """Says whether the screen keeps from sight what is not for the room."""

    changed = Signal()

    def __init__(self, day: LiveDay, window: QWidget) -> None:
        super().__init__(window)
        self._day = day
        self._held = False
        self._runs = day.is_running
        day.changed.connect(self._follow)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._window_changed)
        self._watch(QGuiApplication.focusWindow())

    @property
    def runs(self) -> bool:
        """Whether people are in the room."""
        return self._runs

    @property
    def hides(self) -> bool:
        """Whether only what is for the room is in sight."""
        return self._runs and not self._held

    def _follow(self) -> None:
        self._set(runs=self._day.is_running, held=self._held)

    def _set(self, *, runs: bool, held: bool) -> None:
        if (runs, held) != (self._runs, self._held):
            self._runs, self._held = runs, held
            self.changed.emit()

    def _window_changed(self, window: QWindow | None) -> None:
        """Let go: nobody can tell what happens to a key while another window has it."""
        self._set(runs=self._runs, held=False)
        self._watch(window)

    def _watch(self, window: QWindow | None) -> None:
        """See the keys of a window before anything in it does."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the one key. It goes on to whoever has the focus."""
        if (
            event.type() in KEYS
            and isinstance(event, QKeyEvent)
            and event.key() == HELD
            and not event.isAutoRepeat()
        ):
            self._set(runs=self._runs, held=event.type() == QEvent.Type.KeyPress)
        return False


class SafeLine(QLabel):
    """One quiet line under the top bar: what is in sight, and for how long."""

    def __init__(self, safe: WallSafe) -> None:
        super().__init__()
        self._safe = safe
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(16, 3, 16, 3)
        dress(self, role="safe")
        safe.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._safe.hides:
            self.setText(_("Safe for the wall. Hold F9 to see everything."))
        else:
            self.setText(_("Everything is in sight. Let go of F9 before the room looks up."))
        self.setVisible(self._safe.runs)

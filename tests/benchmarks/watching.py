"""Waiting for what people see: a widget painted, everything at rest."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE = 20.0


class PaintWatch(QObject):
    """Tells when a widget has been painted, with everything that was painted along with it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._armed = False
        self._painted: float | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if self._armed and event.type() == QEvent.Type.Paint:
            self._armed = False
            priority = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), priority)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self._painted = perf_counter()
            return True
        return super().event(event)

    def seconds(self, act: Callable[[], object]) -> float:
        """Return how long it takes from what is done until the widget is painted."""
        self._painted = None
        self._armed = True
        begin = perf_counter()
        act()
        while self._painted is None:
            QApplication.processEvents()
            if perf_counter() - begin > PATIENCE:
                raise TimeoutError("nothing was painted")
        return self._painted - begin


def pause(milliseconds: int) -> None:
    """Let the app do what it does while nobody types."""
    QTest.qWait(milliseconds)

"""One start in a process of its own, which says on standard output when it got where it should.

`bare` is a window with a word in it, `painted` the app at home, `ready FILE` the app in a
workshop, with the cursor where people type and nothing left to do. Nothing here is in the app:
an event filter and the event loop's own signals tell.
"""

import sys
import time

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

AT_REST = 3_000_000
"""So many nanoseconds without work make an event loop idle."""


def report(moment: int) -> None:
    """Say when it was, on the clock that all processes share, and leave."""
    print(moment, flush=True)
    QApplication.closeAllWindows()
    QCoreApplication.quit()


class FirstPaint(QObject):
    """Reports the moment at which a window has been painted for the first time."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            QCoreApplication.instance().removeEventFilter(self)
            priority = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), priority)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            report(time.monotonic_ns())
            return True
        return super().event(event)


class Ready(QObject):
    """Reports the moment at which the cursor is in the capture bar and the event loop rests."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app, self._rests = app, 0
        loop = QAbstractEventDispatcher.instance()
        loop.aboutToBlock.connect(self._rest)
        loop.awake.connect(self._wake)
        self._nudge = QTimer(self, interval=15)
        self._nudge.start()

    def _rest(self) -> None:
        self._rests = time.monotonic_ns()

    def _wake(self) -> None:
        rests, self._rests = self._rests, 0
        if not rests or time.monotonic_ns() - rests < AT_REST:
            return
        field = self._app.focusWidget()
        if isinstance(field, QPlainTextEdit) and field.accessibleName().startswith("New note"):
            self._nudge.stop()
            report(rests)


def main(what: str, *files: str) -> int:
    """Start, and report."""
    app = QApplication(sys.argv[:1])
    watch: QObject
    if what == "ready":
        watch = Ready(app)
    else:
        watch = FirstPaint()
        app.installEventFilter(watch)
    if what == "bare":
        window = QLabel("hello")
        window.resize(1440, 900)
        window.show()
        return app.exec()
    from ui.cli import main as facilitator

    return facilitator(files)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""The application, which macOS tells of files that somebody opens: there, no process is started."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Keeps what is to be opened until somebody listens."""

    file_wanted = Signal()
    """Another file waits to be taken."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._waiting: list[Path] = []

    def take_files(self) -> list[Path]:
        """Return the files that were to be opened since this was last asked."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def event(self, event: QEvent) -> bool:
        """Hear of a file that was opened from the desktop."""
        if isinstance(event, QFileOpenEvent):
            path = Path(event.file())
            if path.is_file():
                self._waiting.append(path)
                self.file_wanted.emit()
            return True
        return super().event(event)

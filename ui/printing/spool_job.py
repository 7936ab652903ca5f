"""One print on a real printer, seen from the window: how it goes, and how it is stopped."""

from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator.i18n import _
from ui.other_process import OtherProcess
from ui.printing.spool import SpoolOrder, spool_away


class SpoolJob(QObject):
    """Prints in another process. Stopped, nothing of a PDF is left that was not complete."""

    progressed = Signal(str)
    finished = Signal(int)
    """So many sides went to the printer."""
    failed = Signal(str)

    def __init__(self, order: SpoolOrder, parent: QObject) -> None:
        super().__init__(parent)
        self._order = order
        self._process = OtherProcess(partial(spool_away, order=order), self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)
        self._process.begin()

    def stop(self) -> None:
        """Stop printing. What the printer has already, it prints."""
        if self._process.runs:
            self._end()

    def _end(self) -> None:
        self._process.end()
        if not self._order.printer:
            for path in self._order.drafts():
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _lost(self) -> None:
        self._end()
        self.failed.emit(
            _("Printing ended before it was complete. The PDFs stay where they are; try again.")
        )

    def _hear(self, word: str, about: Any) -> None:
        if word == "progress":
            self.progressed.emit(about)
            return
        self._end()
        if word == "trouble":
            self.failed.emit(about)
        else:
            self.finished.emit(about)

"""The calibration sheet, drawn in another process."""

from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator.i18n import _, spoken
from ui.answering import answer
from ui.other_process import OtherProcess


def draw_away(connection: Connection, path: Path, paper: str, language: str) -> None:
    """Write the sheet, and say where it is."""
    from ui.printing.headless import write_sheet

    answer(
        connection,
        language,
        lambda: write_sheet(path, paper),
        failed=lambda: _(
            "The sheet could not be drawn, and a report of it was kept on this computer. Try again."
        ),
    )


class SheetJob(QObject):
    """Has the sheet of a paper written into a file."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, path: Path, paper: str, parent: QObject) -> None:
        super().__init__(parent)
        work = partial(draw_away, path=path, paper=paper, language=spoken())
        self._process = OtherProcess(work, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(
            lambda: self.failed.emit(_("The sheet could not be drawn; try again."))
        )
        self._process.begin()

    def stop(self) -> None:
        """Draw it no more."""
        self._process.end()

    def _hear(self, word: str, about: Any) -> None:
        self._process.end()
        (self.done if word == "done" else self.failed).emit(about)

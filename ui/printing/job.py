"""One print, on its way: it can be stopped, and leaves whole files or none."""

import multiprocessing
import shutil
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.printing.worker import PrintOrder, Sheet, print_away

POLL_MS: Final = 50


class PrintJob(QObject):
    """Prints into a hidden folder beside the others, and hands over what is complete."""

    progressed = Signal(str)
    finished = Signal(list)
    """The sheets that were printed, where they are now."""
    failed = Signal(str)

    def __init__(self, order: PrintOrder, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._draft = _draft_folder(folder)
        here, there = multiprocessing.get_context("spawn").Pipe(duplex=False)
        self._connection: Connection = here
        self._process = multiprocessing.get_context("spawn").Process(
            target=print_away, args=(there, order, self._draft), daemon=True
        )
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._process.start()
        there.close()
        self._poll.start()

    def stop(self) -> None:
        """Stop printing. Nothing of it stays."""
        if self._poll.isActive():
            self._end()

    def _end(self) -> None:
        self._poll.stop()
        self._process.kill()  # it has said its last word, or is not to
        self._process.join()
        self._process.close()
        self._connection.close()
        shutil.rmtree(self._draft, ignore_errors=True)

    def _look(self) -> None:
        try:
            while self._poll.isActive() and self._connection.poll():
                self._hear(*self._connection.recv())
        except (EOFError, OSError):
            self._end()
            self.failed.emit(_("Printing ended before it was complete; nothing was printed."))

    def _hear(self, word: str, about: Any) -> None:
        if word == "progress":
            self.progressed.emit(about)
        elif word == "trouble":
            self._end()
            self.failed.emit(about)
        else:
            self._hand_over(about)

    def _hand_over(self, sheets: list[Sheet]) -> None:
        try:
            moved = [Sheet(self._moved(sheet.path), sheet.notices) for sheet in sheets]
            for rest in self._draft.iterdir():  # such as the layout beside a sheet
                self._moved(rest)
        except OSError as error:
            message = _("The sheets cannot be put into “{name}”: {why}.")
            why = error.strerror or str(error)
            self._end()
            self.failed.emit(message.format(name=self._folder.name, why=why))
        else:
            self._end()
            self.finished.emit(moved)

    def _moved(self, path: Path) -> Path:
        target = self._folder / path.name
        return path.replace(target)


def _draft_folder(folder: Path) -> Path:
    draft = folder / f".printing-{uuid4().hex}"
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        message = _("Nothing can be printed into “{name}”: {why}.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=folder, why=why)) from error
    return draft

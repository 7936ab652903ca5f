"""One print, on its way: it can be stopped, and leaves whole files or none."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.other_process import OtherProcess
from ui.printing.worker import Done, PrintOrder, Sheet, print_away


class PrintJob(QObject):
    """Prints into a hidden folder beside the others, and hands over what is complete."""

    progressed = Signal(str)
    finished = Signal(list)
    """The sheets that were printed, where they are now."""
    failed = Signal(str)

    def __init__(self, order: PrintOrder, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left_out: list[str] = []
        """What of the workshop is not on paper, in sentences; known once it is printed."""
        self._folder = folder
        self._draft = _draft_folder(folder)
        work = partial(print_away, order=order, folder=self._draft)
        self._process = OtherProcess(work, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)
        self._process.begin()

    def stop(self) -> None:
        """Stop printing. Nothing of it stays."""
        if self._process.runs:
            self._end(wait=True)

    def _end(self, *, wait: bool = False) -> None:
        self._process.end(wait=wait)  # it has said its last word, or is not to
        shutil.rmtree(self._draft, ignore_errors=True)

    def _lost(self) -> None:
        self._end()
        self.failed.emit(
            _("Printing ended before it was complete; nothing was printed. Try again.")
        )

    def _hear(self, word: str, about: Any) -> None:
        if word == "progress":
            self.progressed.emit(about)
        elif word == "trouble":
            self._end()
            self.failed.emit(about)
        else:
            self._hand_over(about)

    def _hand_over(self, done: Done) -> None:
        self.left_out = done.left_out
        try:
            moved = [Sheet(self._moved(sheet.path), sheet.notices) for sheet in done.sheets]
            for rest in self._draft.iterdir():  # such as the layout beside a sheet
                self._moved(rest)
        except OSError as error:
            self._end()
            self.failed.emit(self._why_not(error))
        else:
            self._end()
            self.finished.emit(moved)

    def _why_not(self, error: OSError) -> str:
        name = Path(error.filename or "").name
        if isinstance(error, PermissionError):  # Windows replaces no file that is open
            message = _("“{name}” cannot be replaced; close it where it is open, and print again.")
            return message.format(name=name)
        message = _(
            "“{name}” cannot be put into “{folder}”: {why}. Choose another folder, or make room."
        )
        why = error.strerror or str(error)
        return message.format(name=name, folder=self._folder.name, why=why)

    def _moved(self, path: Path) -> Path:
        target = self._folder / path.name
        return path.replace(target)


def _draft_folder(folder: Path) -> Path:
    draft = folder / f".printing-{uuid4().hex}"
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        message = _(
            "Nothing can be printed into “{name}”: {why}. Choose another folder, or make room."
        )
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=folder, why=why)) from error
    return draft

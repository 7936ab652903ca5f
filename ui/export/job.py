"""One export on its way: it can be stopped, and leaves whole files or none."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from facilitator.elsewhere import WorkshopFile
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.answering import DONE
from ui.export.order import ExportOrder, Given
from ui.export.worker import POSTERS, Asked, export_away
from ui.other_process import OtherProcess


class ExportJob(QObject):
    """Asks which posters there are, and writes files, in another process."""

    found = Signal(list)
    """The posters that there are."""
    finished = Signal(object)
    """Given: what was written, where it is now."""
    failed = Signal(str)

    def __init__(self, workshop: WorkshopFile, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop = workshop
        self._folder: Path | None = None
        self._draft: Path | None = None
        self._process = OtherProcess(export_away, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lose)

    def look(self) -> None:
        """Ask which posters there are."""
        self._process.send(Asked(self._workshop))

    def write(self, order: ExportOrder) -> None:
        """Write a file. Until it is whole, it is in a hidden folder beside its place."""
        self._folder = order.path.parent
        self._draft = _draft_folder(self._folder)
        hidden = replace(order, path=self._draft / order.path.name)
        self._process.send(Asked(self._workshop, hidden))

    def stop(self) -> None:
        """Stop whatever goes on. Nothing of it stays."""
        self._process.end()
        self._clear()

    def _lose(self) -> None:
        self._clear()
        self.failed.emit(_("This ended before it was complete; nothing was written. Try again."))

    def _hear(self, word: str, about: Any) -> None:
        if word == POSTERS:
            self.found.emit(about)
        elif word == DONE:
            self._hand_over(about)
        else:
            self._clear()
            self.failed.emit(about)

    def _hand_over(self, given: Given) -> None:
        try:
            files = [self._moved(file) for file in given.files]
        except OSError as error:
            message = _("“{name}” cannot be written: {why}. Choose another place, or make room.")
            why = error.strerror or str(error)
            self._clear()
            self.failed.emit(message.format(name=given.files[0].name, why=why))
        else:
            self.stop()
            self.finished.emit(given._replace(files=files))

    def _moved(self, file: Path) -> Path:
        return file.replace((self._folder or file.parent) / file.name)

    def _clear(self) -> None:
        if self._draft is not None:
            shutil.rmtree(self._draft, ignore_errors=True)
        self._draft = None


def _draft_folder(folder: Path) -> Path:
    draft = folder / f".exporting-{uuid4().hex}"
    try:
        draft.mkdir()
    except OSError as error:
        message = _(
            "Nothing can be written into “{name}”: {why}. Choose another folder, or make room."
        )
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=folder, why=why)) from error
    return draft

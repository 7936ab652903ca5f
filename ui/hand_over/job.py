"""One hand-over, on its way: it can be stopped, and leaves a whole folder or none."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from exports.hand_over.order import HandOver, Made
from facilitator.errors import FacilitatorError
from facilitator.hand_over.folder import Draft
from facilitator.i18n import _
from ui.hand_over.worker import Errand, make_away
from ui.other_process import OtherProcess


class HandOverJob(QObject):
    """Has it made in a hidden folder, and puts that in its place once it is complete."""

    progressed = Signal(str)
    finished = Signal(list, list)
    """What people should know of it, and what the papers leave out, in sentences."""
    failed = Signal(str)

    def __init__(self, order: HandOver, folder: Path, parent: QObject | None = None) -> None:
        """Begin; FacilitatorError where nothing can be written there."""
        super().__init__(parent)
        self.folder = folder
        self._draft = Draft(folder)
        work = partial(make_away, errand=Errand(order, self._draft.path, folder))
        self._process = OtherProcess(work, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)
        self._process.begin()

    def stop(self) -> None:
        """Stop. Nothing of it stays."""
        if self._process.runs:
            self._process.end()
            self._draft.discard()

    def _lost(self) -> None:
        self._fail(_("This ended before it was complete; nothing was handed over. Try again."))

    def _fail(self, sentence: str) -> None:
        self._process.end()  # it has said its last word, or is not to
        self._draft.discard()
        self.failed.emit(sentence)

    def _hear(self, word: str, about: Any) -> None:
        if word == "progress":
            self.progressed.emit(about)
        elif word == "trouble":
            self._fail(about)
        else:
            self._settle(about)

    def _settle(self, made: Made) -> None:
        try:
            notices = self._draft.settle(made.files, made.own)
        except FacilitatorError as error:
            self._fail(str(error))
        else:
            self._process.end()
            self.finished.emit(notices, made.left_out)

"""The work on a map's file, seen from the window: it goes on beside it, and can be stopped."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator.i18n import _
from ui.map_files.worker import Order, work_away
from ui.other_process import OtherProcess


class MapWork(QObject):
    """Asks another process about files, one thing after the other, until `end`."""

    progressed = Signal(float)
    """How far it is, from 0 to 1."""
    failed = Signal(str)
    """What hindered it, in a sentence; nothing was changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: list[tuple[Order, Callable[[Any], object]]] = []
        self._process = OtherProcess(work_away, self)
        self._process.heard.connect(self._hear)
        self._process.lost.connect(self._lost)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return bool(self._asked)

    def get_ready(self) -> None:
        """Begin the other process already, while somebody still looks for a file."""
        self._process.begin()

    def ask(self, order: Order, then: Callable[[Any], object]) -> None:
        """Ask, and have the answer given to `then`; where it fails, what waits is dropped."""
        self._asked.append((order, then))
        if len(self._asked) == 1:
            self._process.send(order)

    def end(self) -> None:
        """Stop whatever goes on. Nothing of it stays."""
        self._asked = []
        self._process.end()

    def _lost(self) -> None:
        if not self._asked:
            return  # it is begun anew by what is asked next
        name = self._asked[0][0].path.name
        self._asked = []
        message = _(
            "Reading “{name}” ended before it was complete; nothing was changed. Try again."
        )
        self.failed.emit(message.format(name=name))

    def _hear(self, word: str, about: Any) -> None:
        if word == "progress":
            self.progressed.emit(about)
            return
        _order, then = self._asked.pop(0)
        if word == "trouble":
            self._asked = []
            self.failed.emit(about)
            return
        if self._asked:
            self._process.send(self._asked[0][0])
        then(about)

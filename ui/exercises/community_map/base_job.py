"""The work on a map's file, seen from the window: it goes on beside it, and can be stopped."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.i18n import _
from ui.map_files.worker import Order, work_away

POLL_MS: Final = 30


class MapWork(QObject):
    """Asks another process about files, one thing after the other, until `end`."""

    progressed = Signal(float)
    """How far it is, from 0 to 1."""
    failed = Signal(str)
    """What hindered it, in a sentence; nothing was changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._asked: list[tuple[Order, Callable[[Any], object]]] = []
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return bool(self._asked)

    def get_ready(self) -> None:
        """Begin the other process already, while somebody still looks for a file."""
        self._connected()

    def ask(self, order: Order, then: Callable[[Any], object]) -> None:
        """Ask, and have the answer given to `then`; where it fails, what waits is dropped."""
        self._asked.append((order, then))
        if len(self._asked) == 1:
            self._send()

    def _send(self) -> None:
        try:
            self._connected().send(self._asked[0][0])
        except OSError:  # the process is gone
            self._lost()
            return
        self._poll.start()

    def end(self) -> None:
        """Stop whatever goes on. Nothing of it stays."""
        self._poll.stop()
        self._asked = []
        if self._process is not None and self._connection is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._connection.close()
        self._process = self._connection = None

    def _connected(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, there = context.Pipe()
            self._process = context.Process(target=work_away, args=(there,), daemon=True)
            self._process.start()
            there.close()
        return self._connection

    def _look(self) -> None:
        try:
            while self.busy and self._connection is not None and self._connection.poll():
                self._hear(*self._connection.recv())
        except (EOFError, OSError):
            self._lost()

    def _lost(self) -> None:
        name = self._asked[0][0].path.name
        self.end()
        message = _("Reading “{name}” ended before it was complete; nothing was changed.")
        self.failed.emit(message.format(name=name))

    def _hear(self, word: str, about: Any) -> None:
        if word == "progress":
            self.progressed.emit(about)
            return
        _order, then = self._asked.pop(0)
        if word == "trouble":
            self._asked = []
            self._poll.stop()
            self.failed.emit(about)
            return
        if self.busy:
            self._send()
        else:
            self._poll.stop()
        then(about)

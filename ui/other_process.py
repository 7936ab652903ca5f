"""A process beside the window, seen from the window: what it says is heard, and it can be ended.

What takes long is done there; a thread would stall the window.
"""

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

POLL_MS: Final = 30


class OtherProcess(QObject):
    """Runs `work(connection)` elsewhere. It says pairs of a word and what that is about.

    It is started by what is sent to it first, and again after it was lost.
    """

    heard = Signal(str, object)
    lost = Signal()
    """It ended by itself; nobody hears the rest."""

    def __init__(self, work: Callable[[Connection], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def runs(self) -> bool:
        """Whether there is such a process now."""
        return self._process is not None

    @property
    def number(self) -> int | None:
        """The number under which the computer knows it."""
        return None if self._process is None else self._process.pid

    def begin(self) -> None:
        """Start it already, before there is anything to say to it."""
        self._connected()

    def send(self, message: Any) -> None:
        """Say something to it; where it is gone, that is told soon."""
        connection = self._connected()
        with suppress(OSError):  # it is gone: the next look notices
            connection.send(message)

    def end(self, *, wait: bool = True) -> None:
        """Stop whatever goes on. Nothing of it stays.

        What has said its last word is not waited for: clearing its memory away takes a while.
        """
        self._poll.stop()
        if self._process is not None and self._connection is not None:
            self._process.kill()
            if wait:
                self._process.join()
                self._process.close()
            self._connection.close()
        self._process = self._connection = None

    def _connected(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, there = context.Pipe()
            self._process = context.Process(target=self._work, args=(there,), daemon=True)
            self._process.start()
            there.close()
            self._poll.start()
        return self._connection

    def _look(self) -> None:
        try:
            while self._connection is not None and self._connection.poll():
                self.heard.emit(*self._connection.recv())
        except (EOFError, OSError):
            self.end()
            self.lost.emit()

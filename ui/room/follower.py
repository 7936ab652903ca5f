"""When the wall follows what changed: at once, or so much later that nobody waits who types."""

from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.store import Changes
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges
from ui.live_day import LiveDay
from ui.room.reader import RoomReader

IDLE_MS: Final = 100
"""The wall follows so long after something changed: whoever types does not wait for it."""
LATEST_MS: Final = 400
SHARE: Final = 20
"""Where setting the wall takes long, it follows later: one part in so many of the time is its."""
AT_ONCE: Final = frozenset({"card_on_wall", "community_map", "evidence"})
"""What somebody puts on the wall, or takes off it, and does not type into it."""


class RoomFollower(QObject):
    """Listens to the day, the log book and the board that is on the wall."""

    due = Signal()
    """The wall is to be set again."""

    def __init__(self, day: LiveDay, parent: QObject) -> None:
        super().__init__(parent)
        self._reader: RoomReader | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.due)
        day.changed.connect(self._presently)
        listen(day.store.changed, self._log_book_changed)

    def follow(self, reader: RoomReader) -> None:
        """Follow what this one reads, and no more what another read."""
        if self._reader is not None:
            self._reader.live.changed.disconnect(self._board_changed)
        self._reader = reader
        listen(reader.live.changed, self._board_changed)

    def catch_up(self) -> None:
        """Have the wall set now if it waits for that."""
        if self._idle.isActive():
            self.due.emit()

    @contextmanager
    def setting(self) -> Generator[None]:
        """Wait for nothing more while the wall is set, and measure how long that takes."""
        begin = perf_counter()
        self._idle.stop()
        yield
        took = round((perf_counter() - begin) * 1_000)
        self._idle.setInterval(min(max(IDLE_MS, took * SHARE), LATEST_MS))

    def _presently(self) -> None:
        if not self._idle.isActive():
            self._idle.start()

    def _board_changed(self, changes: BoardChanges) -> None:
        now = SIGHT in changes or not AT_ONCE.isdisjoint(changes)
        if now or (self._reader is not None and self._reader.shows_too_much(changes)):
            self.due.emit()  # what is not for the room leaves the wall at once
        else:
            self._presently()

    def _log_book_changed(self, changes: Changes) -> None:
        if self._reader is not None and self._reader.promised.follow(changes):
            self.due.emit()

"""A sound when a step's time is over, for those who asked for one."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from sqlmodel import col, select

from facilitator.day.tables import Progress
from ui.live_day import LiveDay
from ui.room.settings import RoomSettings


class Chime(QObject):
    """Listens to the clock that runs. It rings once, at the moment that the time is over."""

    rang = Signal()

    def __init__(self, day: LiveDay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._running: int | None = None
        self._left = 0
        day.changed.connect(self._follow)
        day.ticked.connect(self._tick)
        self._follow()

    def _follow(self) -> None:
        """Find out which activity's clock runs; its time may be another than it was."""
        query = select(Progress.activity_id).where(col(Progress.started).is_not(None))
        with self._day.store.reading() as session:
            self._running = session.exec(query).first()
        if self._running is not None:
            self._left = self._day.time(self._running)[0]

    def _tick(self) -> None:
        if self._running is None:
            return
        before, self._left = self._left, self._day.time(self._running)[0]
        if before > 0 >= self._left and RoomSettings.load().chime:
            QApplication.beep()
            self.rang.emit()

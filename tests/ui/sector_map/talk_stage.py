"""A map with a gap in it, and what opens over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sqlmodel import select

from facilitator.beginning import new_workshop
from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.people import Person
from facilitator.plan import add_activity
from facilitator.store import Store
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.theme import Theme
from ui.wall_safe import WallSafe
from ui.workshop.over import Over

NOON = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)


class Stage:
    """The map of one evening, without the window around it."""

    def __init__(self, store: Store, window: QWidget) -> None:
        self.store, self.window = store, window
        store.clock = lambda: NOON
        self.activity_id = add_activity(store, shipped_source("sector_map"))
        self.live = LiveBoard(store, self.activity_id)
        self.day = LiveDay(store, window)
        self.safe = WallSafe(self.day, window)
        self.over = Over(self.day, self.safe, Theme(), window)

    @property
    def board(self) -> MapBoard:
        """The map as the file has it."""
        with self.store.reading() as session:
            return MapBoard.load(session, self.activity_id)

    def row(self, title: str) -> int:
        """Return a row by what it is called."""
        rows = self.board.rows["sector_row"].items()
        return next(key for key, row in rows if row.title == title)

    def entry(self, row: str, here: str, **values: Any) -> int:
        """Add an institution."""
        return add_entry(self.store, self.board, self.row(row), here, **values)

    def person(self, role: str) -> Person:
        """Return somebody by role, exactly as it is written."""
        with self.store.reading() as session:
            return session.exec(select(Person).where(Person.role == role)).one()

    def leave(self) -> None:
        """Close what is open before the file goes."""
        for each in QApplication.topLevelWidgets():
            each.close()
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.live.close()

    def begin_day(self) -> None:
        """Let people come into the room."""
        clock.start(self.store, self.activity_id)

    def strengths(self, entry_id: int) -> dict[str, int]:
        """Return who is known or needed at an institution, and how well."""
        board = self.board
        with self.store.reading() as session:
            return {
                session.get_one(Person, tie.person_id).role: tie.strength
                for tie in board.ties.values()
                if tie.entry_id == entry_id
            }


@contextmanager
def stage(path: Path) -> Iterator[Stage]:
    """Set up a map with a gap, and somebody who could introduce us."""
    window = QWidget()
    window.resize(1280, 720)
    window.show()
    with new_workshop(path / "map.workshop", WorkshopHead(title="Riverside")) as store:
        found = Stage(store, window)
        try:
            yield found
        finally:
            found.leave()


def press(keys: str, times: int = 1) -> None:
    """Press keys where the cursor is."""
    combination = QKeySequence(keys)[0]
    for _time in range(times):
        target = QApplication.focusWidget() or QApplication.activeWindow()
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def write(text: str) -> None:
    """Type where the cursor is."""
    QTest.keyClicks(QApplication.focusWidget(), text)


def hold(window: QWidget, *, down: bool) -> None:
    """Hold the key that brings everything into sight, or let go of it."""
    handle = window.windowHandle()
    (QTest.keyPress if down else QTest.keyRelease)(handle, Qt.Key.Key_F9)

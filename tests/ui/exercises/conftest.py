"""A theory of change in a real file, on the screen, with the window's Undo and Redo beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.decks import shipped_source
from facilitator.exercises.board.tables import Note
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from ui.exercises import SCREENS
from ui.exercises.theory_of_change.screen import TheoryScreen
from ui.live_board import LiveBoard
from ui.theme import Theme


@dataclass
class Room:
    """What a facilitator has in front of them, and what they can do with it."""

    path: Path
    store: Store
    live: LiveBoard
    window: QWidget
    screen: TheoryScreen
    said: list[str]

    def type(self, *lines: str) -> None:
        """Type lines into whatever has the cursor, each with Enter."""
        for line in lines:
            self.keys(line)
            self.press(Qt.Key.Key_Return)

    def keys(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        for _time in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def note(self, label: str) -> Note:
        note = self.live.board.by_label(label)
        assert note is not None, label
        return note

    def id(self, label: str) -> int:
        note_id = self.note(label).id
        assert note_id is not None
        return note_id

    @property
    def labels(self) -> list[str]:
        return [note.label for note in self.live.board.notes.values()]

    @property
    def links(self) -> list[str]:
        notes = self.live.board.notes
        links = self.live.board.links.values()
        return [f"{notes[x.source_id].label}>{notes[x.target_id].label}" for x in links]

    def read_back(self) -> LiveBoard:
        """Return the board as a second opening of the file shows it."""
        with Store.open(self.path, read_only=True) as second:
            return LiveBoard(second, self.live.activity_id)

    def place(self, label: str) -> QPoint:
        """Return where the middle of a card is in the canvas."""
        card = self.screen.canvas.scene.cards[self.id(label)]
        x, y = card.x + card.width / 2, card.y + card.height / 2
        return self.screen.canvas.to_view(x, y).toPoint()


@pytest.fixture
def make_room(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Room]]:
    stores: list[Store] = []

    def make(deck: str = "theory_of_change", width: int = 1280) -> Room:
        path = tmp_path / "evening.workshop"
        store = begin(path, title="An evening", question="How might we keep the hall open?")
        stores.append(store)
        live = LiveBoard(store, add_activity(store, shipped_source(deck)))
        window = QWidget()
        screen = SCREENS[live.board.activity.exercise](store, live, Theme())
        said: list[str] = []
        screen.said.connect(said.append)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(screen)
        QShortcut(QKeySequence("Ctrl+Z"), window, store.undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), window, store.redo)
        window.resize(width, 800)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        screen.focus_capture()
        return Room(path, store, live, window, screen, said)  # type: ignore[arg-type]

    yield make
    for store in stores:
        store.close()


@pytest.fixture
def room(make_room: Callable[..., Room]) -> Room:
    return make_room()

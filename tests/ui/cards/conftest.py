"""A deck of cards in the window, at two tables, with keys that go where the focus is."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.exercises.cards.play import hand
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.participants import set_tables
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from tests.hands import Hands
from ui.exercises.cards.hand import CardButton
from ui.exercises.cards.screen import CardsScreen
from ui.live_board import LiveBoard
from ui.message_bar import MessageBar
from ui.room.view import RoomView
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class CardTable(Hands):
    """A deck of cards on the screen, in a window of its own with Undo beside it."""

    live: LiveBoard
    screen: CardsScreen

    def __init__(self, window: QWidget, live: LiveBoard, screen: CardsScreen) -> None:
        super().__init__(cast("MainWindow", window))
        self.live, self.screen = live, screen

    @property
    def store(self) -> Store:
        return self.live.store

    @property
    def board(self) -> CardsBoard:
        """The cards as they stand, seen or not."""
        return cast("CardsBoard", self.live.whole)

    def held(self, table: int = 1) -> list[str]:
        """Return the codes of what a table holds."""
        return [draw.card for draw in hand(self.board, table)]

    def faces(self) -> list[str]:
        """Return what a screen reader says of each card in the hand that shows."""
        cards = self.window.findChildren(CardButton)
        return [card.accessibleName() for card in cards if card.isVisible()]

    def chosen(self) -> str:
        """Return what a screen reader says of the card that is chosen."""
        cards = self.window.findChildren(CardButton)
        return next(c.accessibleName() for c in cards if c.isVisible() and c.isChecked())

    def take(self, *codes: str) -> None:
        """Type codes of paper cards, and go to the hand."""
        self.press("Ctrl+K")
        for code in codes:
            self.enter(code)
        self.press("Esc")

    def words(self) -> str:
        """Return the plain text in sight."""
        labels = self.window.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def choose_in_menu(self, place: int = 0) -> None:
        """Choose an entry of the menu that is open, with the keys."""
        menu = QApplication.activePopupWidget()
        assert menu is not None, "no menu is open"
        for _step in range(place):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)


class CardWindow(CardTable):
    """The same in the app's own window, with the room view and the clock."""

    def __init__(self, hands: Hands) -> None:
        page = hands.window.page
        assert page is not None
        assert page.live is not None
        assert isinstance(page.activity_screen, CardsScreen)
        super().__init__(hands.window, page.live, page.activity_screen)

    def put_away_dialogs(self) -> None:
        """Close what opened over the window."""
        for top in QApplication.topLevelWidgets():
            if top is not self.window and top.isVisible():
                top.close()
        self.rest(10)
        self.focus_window()

    def start_clock(self) -> None:
        clock.start(self.store, self.live.activity_id)
        self.rest(20)

    def room(self) -> RoomView:
        """Open the room view, and return it."""
        self.press("F11")
        view = self.find(RoomView)
        self.focus_window()
        return view

    def message(self) -> str:
        """Return what the window says in its message."""
        bars = self.window.findChildren(MessageBar)
        return next((bar.sentence for bar in bars if bar.sentence), "")


def workshop(path: Path, deck: str, tables: int) -> None:
    with begin(path, title="Our street", question="How might we share power?") as store:
        add_activity(store, shipped_source(deck))
        if tables:
            set_tables(store, tables)


@pytest.fixture
def open_deck(qapp: object, tmp_path: Path) -> Iterator[Callable[..., CardTable]]:
    """Return what opens a deck in a window of its own."""
    opened: list[CardTable] = []

    def open_it(deck: str, tables: int = 2) -> CardTable:
        path = tmp_path / "cards.workshop"
        workshop(path, deck, tables)
        store = Store.open(path)
        live = LiveBoard(store, 1)
        window = QWidget()
        screen = CardsScreen(store, live, Theme())
        QVBoxLayout(window).addWidget(screen)
        QShortcut(QKeySequence("Ctrl+Z"), window, store.undo)
        window.resize(900, 720)
        window.show()
        window.activateWindow()
        table = CardTable(window, live, screen)
        opened.append(table)
        table.rest(10)
        screen.focus_capture()
        return table

    yield open_it
    for table in opened:
        table.window.close()
        table.live.close()
        table.store.close()
        table.window.deleteLater()


@pytest.fixture
def open_window(qapp: object, tmp_path: Path) -> Iterator[Callable[[str], CardWindow]]:
    """Return what opens a deck in the app's own window."""
    with ExitStack() as opened:

        def open_it(deck: str) -> CardWindow:
            path = tmp_path / "cards.workshop"
            workshop(path, deck, 2)
            hands = opened.enter_context(Hands.on(tmp_path / "documents", path=path))
            hands.press("Ctrl+K")
            return CardWindow(hands)

        yield open_it


@pytest.fixture
def cards(open_deck: Callable[..., CardTable]) -> CardTable:
    return open_deck("power_shifting")


@pytest.fixture
def rated(open_deck: Callable[..., CardTable]) -> CardTable:
    return open_deck("look_fors")

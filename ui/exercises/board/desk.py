"""What every part of a board's screen works with: the file, the board, the look, and a voice."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator.decks import BoardDeck
from facilitator.errors import FacilitatorError
from facilitator.exercises.board.tables import Board
from facilitator.store import Store
from ui.live_board import LiveBoard
from ui.theme import Theme

T = TypeVar("T")


class Desk(QObject):
    """One board on the screen."""

    said = Signal(str)
    """What could not be done, in a sentence."""

    told = Signal(str)
    """What came of something, in a sentence that goes away by itself."""

    def __init__(self, store: Store, live: LiveBoard, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.store = store
        self.live = live
        self.theme = theme

    @property
    def board(self) -> Board:
        """The board as it may be seen."""
        return self.live.board

    @property
    def whole(self) -> Board:
        """The board with what may not be seen now: for what is done to it, never to be shown."""
        return self.live.whole

    @property
    def deck(self) -> BoardDeck:
        """The deck that the board was made from."""
        return self.live.board.deck

    def act(self, action: Callable[[], T]) -> T | None:
        """Do what somebody asked for; what hinders it is said, and nothing else happens."""
        try:
            return action()
        except FacilitatorError as error:
            self.said.emit(str(error))
            return None

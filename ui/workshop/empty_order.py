"""What stands in the middle of a workshop that has no activity yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.home.deck_tile import DeckTile
from ui.home.session_decks import board_decks
from ui.layouts import scrolling
from ui.log_book.before import Before
from ui.theme import Theme, dress


class EmptyOrder(QWidget):
    """Offers the decks to begin with."""

    wanted = Signal(object)
    """The id of a deck to add an activity from."""

    def __init__(self, theme: Theme, before: Before, *, read_only: bool) -> None:
        """Show the decks, and above them what is offered where a workshop begins."""
        super().__init__()
        self._theme, self._read_only, self._before = theme, read_only, before
        self._tiles: list[DeckTile] = []
        heading = QLabel(_("What will you do first?"))
        dress(heading, role="title")
        inside = QWidget()
        self._area = scrolling(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(48, 48, 48, 48)
        self._column.setSpacing(12)
        before.setMaximumWidth(theme.px(440))
        self._column.addWidget(before)
        self._column.addWidget(heading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    def offer(self) -> None:
        """Show the decks. They are read when somebody needs them."""
        self._before.show_where(begins=True)
        if self._tiles:
            return
        for deck in board_decks():
            tile = DeckTile(self._theme, deck)
            tile.setMaximumWidth(self._theme.px(440))
            tile.setEnabled(not self._read_only)
            tile.chosen.connect(self.wanted)
            self._tiles.append(tile)
            self._column.addWidget(tile)
        self._column.addStretch(1)

    def begin_here(self) -> None:
        """Put the focus on the first deck."""
        if self._tiles:
            self._tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)

"""The decks on home: a coach's own, and the session decks that come with the app."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.afterwards import still_importing
from ui.commands import CommandButton, Commands
from ui.home.deck_tile import DeckTile, OwnDeckTile
from ui.home.session_decks import OfferedDeck, session_decks
from ui.layouts import row
from ui.theme import Theme, dress

LATER_MS: Final = 400
"""So long after the first paint one's own decks are read: their names were there before."""
ENDING: Final = ".deck"


def own_deck_files(folder: Path) -> list[Path]:
    """Return the decks of a folder by name, without opening any."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == ENDING]
    except OSError:
        return []
    own = (path for path in found if not path.name.startswith("."))
    return sorted(own, key=lambda path: path.stem.casefold())


class DeckColumn(QWidget):
    """Tiles to start from; each also opens the editor."""

    begun = Signal(object)
    """The id, or the path, of a deck to start a workshop from."""
    copied = Signal(object)
    """The id, or the path, of a deck to edit a copy of."""
    edited = Signal(object)
    """The path of a deck of one's own to edit."""
    given = Signal(object)
    """The path of a deck of one's own to write into a file to give away."""
    unwanted = Signal(object)
    """The path of a deck of one's own to put into the bin."""

    def __init__(self, theme: Theme, commands: Commands, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._own = [self._own_tile(path) for path in own_deck_files(folder)]
        self._unread = list(self._own)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        head = row(4)
        heading = _section(_("Your decks") if self._own else _("Start from a session deck"))
        heading.setWordWrap(True)
        head.addWidget(heading, 1)
        for action in (commands.import_deck, commands.deck_editor):
            button = CommandButton(action, kind="quiet")
            dress(button, fit="snug")
            head.addWidget(button)
        whole.addLayout(head)
        if self._own:
            whole.addLayout(_grid(self._own))
            whole.addWidget(_section(_("Start from a session deck")))
        whole.addLayout(_grid([self._shipped_tile(deck) for deck in session_decks()]))
        whole.addStretch(1)

    def read_soon(self) -> None:
        """Read one's own decks once home is on the screen."""
        if self._unread:
            QTimer.singleShot(LATER_MS, self, self._read_one)

    def _read_one(self) -> None:
        if still_importing():
            self.read_soon()
            return
        from facilitator.decks.keeping import draft_beside
        from facilitator.decks.library import own_deck

        if not self._unread:
            return
        tile = self._unread.pop(0)
        deck = own_deck(tile.path)
        if deck.problem:
            tile.tell_problem(deck.problem)
        else:
            unsaved = draft_beside(tile.path).exists()
            tile.tell(deck, unsaved=unsaved)
        if self._unread:
            QTimer.singleShot(0, self, self._read_one)

    def _shipped_tile(self, deck: OfferedDeck) -> DeckTile:
        tile = DeckTile(self._theme, deck)
        tile.chosen.connect(self.begun)
        tile.offer(
            [
                (_("Start a workshop"), partial(self.begun.emit, tile.value)),
                (_("Edit a copy"), partial(self.copied.emit, tile.value)),
            ]
        )
        return tile

    def _own_tile(self, path: Path) -> OwnDeckTile:
        tile = OwnDeckTile(self._theme, path)
        tile.chosen.connect(self.begun)
        tile.offer(
            [
                (_("Start a workshop"), partial(self.begun.emit, str(path))),
                (_("Edit"), partial(self.edited.emit, path)),
                (_("Edit a copy"), partial(self.copied.emit, str(path))),
                (_("Export .deck…"), partial(self.given.emit, path)),
                (_("Move to the bin"), partial(self.unwanted.emit, path)),
            ]
        )
        return tile


def _section(text: str) -> QLabel:
    label = QLabel(text)
    dress(label, role="section")
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return label


def _grid(tiles: Sequence[DeckTile]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(12)
    for number, tile in enumerate(tiles):
        grid.addWidget(tile, number // 2, number % 2)
    if len(tiles) == 1:
        grid.addWidget(QWidget(), 0, 1)  # it is as wide as one of two
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid

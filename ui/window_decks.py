"""Decks in the window: the deck editor, and decks that come from elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from facilitator.i18n import _
from ui.afterwards import wait_for_imports
from ui.focus import open_over

if TYPE_CHECKING:
    from ui.editor.desk import DeckDesk
    from ui.editor.page import DeckEditor
    from ui.main_window import MainWindow

DECKS: Final = "Decks"
"""The folder of one's own decks, in that of the documents."""


class WindowDecks(QObject):
    """Does what people ask with decks. The deck editor is imported when it is first wanted."""

    def __init__(self, window: "MainWindow", documents: Path) -> None:
        super().__init__(window)
        self._window, self._documents = window, documents
        self._desk: DeckDesk | None = None
        self.folder = documents / DECKS
        """One's own decks."""

    @property
    def desk(self) -> "DeckDesk":
        """What opens and leaves the deck editor."""
        if self._desk is None:
            wait_for_imports()
            from ui.editor.desk import DeckDesk

            self._desk = DeckDesk(self._window, self.folder)
        return self._desk

    @property
    def editor(self) -> "DeckEditor | None":
        """The deck editor, while it is open."""
        return None if self._desk is None else self._desk.editor

    def leave(self) -> bool:
        """Leave the deck editor, and say whether that was possible."""
        return self._desk is None or self._desk.leave()

    def edit_deck(self) -> None:
        """Begin a deck; from a workshop that is open, make a deck of that."""
        with self._window.calmly():
            page = self._window.page
            if page is not None:
                page.flush()
                self.desk.make_of(page.store)
            else:
                self.desk.new()

    def copy_deck(self, deck: str) -> None:
        """Edit a copy of a deck, by its id or its path."""
        with self._window.calmly():
            self.desk.edit_copy(deck)

    def edit_deck_file(self, path: Path) -> None:
        """Edit a deck of one's own."""
        with self._window.calmly():
            self.desk.edit(path)

    def export_deck(self, path: Path) -> None:
        """Ask where to write a deck of one's own, to give it away."""
        with self._window.calmly():
            self.desk.ask_where_to_export(path)

    def bin_deck(self, path: Path) -> None:
        """Put a deck of one's own into the bin."""
        with self._window.calmly():
            self._window.say(self.desk.throw_away(path))
            self._window.show_home()

    def ask_for_deck(self) -> None:
        """Ask for a deck from elsewhere, and take it among one's own."""
        from ui.editor.files import OpenDeckDialog

        dialog = OpenDeckDialog(_("Import a deck"), self._documents, self._window)
        dialog.fileSelected.connect(self.import_deck)
        open_over(dialog, self._window.focus_capture)

    def import_deck(self, name: str) -> None:
        """Take a deck from elsewhere among one's own."""
        with self._window.calmly():
            said = self.desk.take_in(Path(name))
            if self._window.is_at_home:
                self._window.show_home()
            if said:
                self._window.say(said)

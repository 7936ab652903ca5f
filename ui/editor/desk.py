"""The deck editor in the window: opening it, leaving it, and giving it its commands."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator.decks import shipped_sessions
from facilitator.decks.bundle import DeckBundle, bundle_for, read_deck_file, write_deck_file
from facilitator.decks.differences import differences
from facilitator.decks.draft import copy_of, draft_of
from facilitator.decks.keeping import base_beside, draft_beside, keep_base
from facilitator.decks.library import import_deck, same_deck
from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.store import Store
from ui.editor.editing import Editing, edit_copy, edit_file, edit_new
from ui.editor.page import DeckEditor
from ui.focus import open_over
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class DeckDesk(QObject):
    """Has at most one deck in the editor at a time."""

    def __init__(self, window: "MainWindow", folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._came_from: Path | None = None
        self.editor: DeckEditor | None = None
        """The editor, while it is open."""
        window.commands.undo.triggered.connect(self._undo)
        window.commands.redo.triggered.connect(self._redo)
        window.commands.next_pane.triggered.connect(self._next_pane)
        window.commands.previous_pane.triggered.connect(self._next_pane)

    # Opening

    def new(self) -> None:
        """Begin a deck."""
        self._open(edit_new(self._folder))

    def edit(self, path: Path) -> None:
        """Edit a deck of one's own."""
        self._open(edit_file(path, read_deck_file(path)))

    def edit_copy(self, deck: str) -> None:
        """Edit a copy of a deck, by its id or its path."""
        self._open(edit_copy(self._folder, bundle_for(deck)))

    def make_of(self, store: Store) -> None:
        """Make a deck of a workshop that went well; not while people can see what it says."""
        from facilitator.day.state import is_running, the_day
        from facilitator.day.taken import minutes_taken
        from facilitator.session import session_of
        from facilitator.workshop import activities

        with store.reading() as session:
            if is_running(the_day(session), store.clock()):
                message = _("The day is running; end it first, then make a deck of it.")
                raise FacilitatorError(message)
            if not activities(session):
                raise FacilitatorError(
                    _("There is nothing here yet to make a deck of; add an activity first.")
                )
        bundle = session_of(store)
        is_own = bundle.session.id not in shipped_sessions()
        draft = draft_of(bundle) if is_own else copy_of(bundle)
        editing = Editing(draft, self._folder, actual=minutes_taken(store))
        self._open(editing, came_from=store.path)

    def take_in(self, path: Path) -> str:
        """Take a deck from elsewhere among one's own, and return what to tell people.

        Where the deck is there already, it opens, and shows what the other one changes.
        """
        bundle = bundle_for(str(path))
        have = same_deck(self._folder, bundle)
        if have is None:
            kept = import_deck(self._folder, path)
            keep_base(kept, read_deck_file(kept))
            return _("“{name}” is among your decks now.").format(name=kept.stem)
        if not differences(read_deck_file(have.path), bundle):
            return _("“{name}” is among your decks already.").format(name=have.path.stem)
        page = self._window.page
        if page is not None and page.day.is_running:
            message = _(
                "“{name}” is among your decks in another version; look when the day is over."
            )
            return message.format(name=have.path.stem)
        self.edit(have.path)
        if self.editor is not None:
            self.editor.show_newer(str(path))
        return ""

    def ask_where_to_export(self, path: Path) -> None:
        """Ask for a file to give away, and write a deck of one's own into it, as it is saved."""
        from ui.editor.files import ExportDeckDialog

        bundle = read_deck_file(path)
        dialog = ExportDeckDialog(bundle.session.title, self._folder, self._window)
        dialog.fileSelected.connect(lambda name: self._export(bundle, Path(name)))
        open_over(dialog, self._window.focus_capture)

    def _export(self, bundle: DeckBundle, path: Path) -> None:
        try:
            write_deck_file(path, bundle)
        except FacilitatorError as error:
            self._window.say(str(error))
        else:
            message = _("The deck is written to “{name}”, boards and pictures included.")
            self._window.say(message.format(name=path.name))

    @staticmethod
    def throw_away(path: Path) -> str:
        """Put a deck into the bin, and return what to tell people."""
        from PySide6.QtCore import QFile

        if not QFile(str(path)).moveToTrash():
            message = _(
                "“{name}” cannot be moved to the bin; it stays where it is. Close it where it "
                "is open, and try again."
            )
            return message.format(name=path.name)
        for beside in (base_beside(path), draft_beside(path)):
            beside.unlink(missing_ok=True)
        return _("“{name}” is in the bin.").format(name=path.name)

    def _open(self, editing: Editing, came_from: Path | None = None) -> None:
        if not self._window.make_room():
            return
        self._came_from = came_from
        self._show(editing, self._window.theme)
        if editing.restored:
            message = _("These are the changes that you did not save last time.")
            self._window.say(message, _("Leave them behind"), editing.forget_changes)

    def _show(self, editing: Editing, theme: Theme) -> None:
        page = DeckEditor(editing, theme, self._window.commands)
        page.said.connect(self._window.say)
        page.named.connect(self._window.show_name)
        page.left.connect(self._go_back)
        self.editor = page
        self._window.show_page(page)
        self._window.show_name(page.title)
        page.begin_here()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        if self.editor is not None:
            self.editor.flush()
            self.editor.let_go()
            card = self.editor.cards.at
            self._show(self.editor.editing, theme)
            if card is not None:
                self.editor.cards.open(card)

    # Leaving

    def leave(self) -> bool:
        """Keep what was not saved, and say whether that was possible."""
        editor = self.editor
        if editor is None:
            return True
        try:
            editor.flush()
            was, unsaved = editor.editing.path, editor.editing.unsaved
            editor.editing.leave()
        except FacilitatorError as error:
            self._window.say(str(error))
            return False
        editor.let_go()
        self.editor = None
        self._window.commands.show_history(None, None)
        if unsaved:
            kept = editor.editing.path
            message = (
                _("“{name}” is kept among your decks.")
                if was is None
                else _("Your changes to “{name}” are kept; open it to save them.")
            )
            self._window.say(message.format(name=kept.stem if kept else editor.title))
        return True

    def _go_back(self) -> None:
        came_from = self._came_from
        if not self._window.make_room():
            return
        if came_from is not None:
            self._window.open_path(came_from)
        else:
            self._window.show_home()

    # Commands that the window has for every page

    def _undo(self) -> None:
        if self.editor is not None:
            self.editor.undo()

    def _redo(self) -> None:
        if self.editor is not None:
            self.editor.redo()

    def _next_pane(self) -> None:
        if self.editor is not None:
            self.editor.next_pane()

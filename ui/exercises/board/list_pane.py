"""Where the notes stand as a list: beside the board, or in its place, once it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from ui.exercises.board.commands import Commands
from ui.exercises.board.desk import Desk
from ui.theme import Theme

if TYPE_CHECKING:  # the list is imported when it is first wanted
    from ui.exercises.board.list_view import NoteListView


class ListPane(QObject):
    """Makes the list when it is first wanted."""

    selected = Signal(list)
    """list[int]: the notes that were selected in it."""
    details_asked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, desk: Desk, commands: Commands, middle: QSplitter, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._commands = desk, commands
        self._middle, self._screen = middle, screen
        self._view: NoteListView | None = None

    @property
    def shown(self) -> QWidget | None:
        """The list, while it shows."""
        view = self._view
        return view if view is not None and view.isVisibleTo(self._screen) else None

    def show_list(self, *, on: bool) -> bool:
        """Show the list, or hide it, and say whether there is one."""
        if on and self._view is None:
            self._view = self._made()
        if self._view is not None:
            self._view.setVisible(on)
        return self._view is not None

    def select_notes(self, note_ids: list[int]) -> None:
        """Select what is selected on the board."""
        if self._view is not None:
            self._view.select_notes(note_ids)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        if self._view is not None:
            self._view.set_theme(theme)

    def flush(self) -> None:
        """Save what is being typed into a cell, now."""
        if self._view is not None:
            self._view.flush()

    def _made(self) -> "NoteListView":
        from ui.exercises.board.list_view import NoteListView

        view, do = NoteListView(self._desk), self._commands
        view.notes_selected.connect(self.selected)
        view.details_asked.connect(self.details_asked)
        view.delete_asked.connect(do.remove)
        view.link_asked.connect(do.ask_link)
        view.zone_step.connect(do.step_zone)
        view.order_step.connect(
            lambda note_id, step: do.step_order(note_id, view.notes.neighbour(note_id, step))
        )
        view.menu_asked.connect(self.menu_asked)
        self._middle.insertWidget(1, view)
        self._middle.setStretchFactor(1, 1)
        view.select_notes(do.selection)
        return view

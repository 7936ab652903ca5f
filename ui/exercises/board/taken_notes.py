"""Notes to read through, to word anew or to take away: a list for the keyboard."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from facilitator.exercises.board.tables import Note
from facilitator.i18n import _
from facilitator.workshop import saved_id
from ui.exercises.board.capture_field import ENTER

ID: Final = Qt.ItemDataRole.UserRole


class TakenNotes(QListWidget):
    """Notes to read. Enter or F2 on one words it anew, Delete takes it away."""

    edit_asked = Signal(int)
    delete_asked = Signal(int)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(_("Enter changes a note. Delete takes it away."))
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(self._edit)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these notes, the newest first."""
        wanted = [(saved_id(note), f"{note.label}   {note.text}") for note in reversed(notes)]
        items = [self.item(place) for place in range(self.count())]
        if wanted == [(item.data(ID), item.text()) for item in items]:
            return
        at = self.current
        self.clear()
        for note_id, text in wanted:
            item = QListWidgetItem(text, self)
            item.setData(ID, note_id)
            if note_id == at:
                self.setCurrentItem(item)

    @property
    def current(self) -> int | None:
        """The note that is chosen."""
        item = self.currentItem()
        return None if item is None else int(item.data(ID))

    def _edit(self, _item: QListWidgetItem | None = None) -> None:
        if (note_id := self.current) is not None:
            self.edit_asked.emit(note_id)

    def delete_current(self) -> None:
        """Take the chosen note away."""
        if (note_id := self.current) is not None:
            self.delete_asked.emit(note_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this list."""
        if event.key() in ENTER or event.key() == Qt.Key.Key_F2:
            self._edit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_current()
        else:
            super().keyPressEvent(event)

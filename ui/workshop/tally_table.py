"""The notes of a board with what is on them, counted with + and -."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from facilitator.i18n import _
from ui.theme import Theme

ID: Final = Qt.ItemDataRole.UserRole


class NotesToCount(QTableWidget):
    """The notes with what is on them. + and - count; c chooses concerns, d dots."""

    counted = Signal(int, int)
    """A note, and how many more."""
    kind_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 4)
        self.setAccessibleName(_("Notes and their dots"))
        self.setAccessibleDescription(
            _("Plus and minus count. C counts concerns, D counts dots. F6 goes to the field.")
        )
        self.setHorizontalHeaderLabels([_("Label"), _("Note"), _("Dots"), _("Concerns")])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.to_press(36))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (0, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    @property
    def current(self) -> int | None:
        """The note that is chosen."""
        item = self.item(self.currentRow(), 0)
        return None if item is None else int(item.data(ID))

    def choose(self, note_id: int) -> None:
        """Choose a note, and bring it into sight."""
        for place in range(self.rowCount()):
            if (item := self.item(place, 0)) is not None and item.data(ID) == note_id:
                self.setCurrentCell(place, 0)
                self.scrollToItem(item)

    def show_rows(self, rows: Sequence[tuple[int, tuple[str, str, str, str], str]]) -> None:
        """Show a row for each note: its texts, and how it is said aloud."""
        at = self.current
        self.setRowCount(len(rows))
        for place, (note_id, texts, said) in enumerate(rows):
            for column, text in enumerate(texts):
                item = self.item(place, column)
                if item is None:
                    item = QTableWidgetItem()
                    self.setItem(place, column, item)
                item.setText(text)
                item.setData(ID, note_id)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said if column == 0 else text)
        if at is not None and at != self.current:
            self.choose(at)
        elif self.currentRow() < 0 and rows:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this list."""
        key, note_id = event.key(), self.current
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus} and plain:
            if note_id is not None:
                self.counted.emit(note_id, -1 if key == Qt.Key.Key_Minus else 1)
        elif key in {Qt.Key.Key_C, Qt.Key.Key_D} and plain:
            self.kind_chosen.emit("concern" if key == Qt.Key.Key_C else "dot")
        elif key == Qt.Key.Key_F6:
            self.left.emit()
        else:
            super().keyPressEvent(event)

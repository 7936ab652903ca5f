"""The table of a sector map: made for filling it as fast as people talk."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from facilitator.i18n import _
from ui.exercises.sector_map.delegates import ENTER
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_cursor import TableCursor
from ui.exercises.sector_map.table_lines import BLANK, ENTRY, SECTOR, Line
from ui.exercises.sector_map.table_words import TYPED, Column

Index = QModelIndex | QPersistentModelIndex
Trigger = QAbstractItemView.EditTrigger
UP_OR_DOWN: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MapTableView(TableCursor):
    """Sectors with their rows. What keys ask for beyond filling leaves as signals."""

    entry_chosen = Signal(int)
    """The cursor is in this entry now; 0 where it is in none."""
    details_asked = Signal()
    delete_asked = Signal(list)
    """list[Line]"""
    move_asked = Signal(int, int)
    """A row is to go up (-1) or down (1)."""
    menu_asked = Signal(QPoint)

    def __init__(self, desk: MapDesk, parent: QWidget | None = None) -> None:
        self._closing = QTimer(singleShot=True, interval=0)
        super().__init__(desk, parent)
        self._closing.setParent(self)
        self._closing.timeout.connect(self._close_row)
        self.cells.left_by.connect(self._go_on)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.DoubleClicked | Trigger.EditKeyPressed)
        self.setAccessibleName(_("Sector map as a table"))
        self.setAccessibleDescription(
            _(
                "Type to fill a cell. Tab goes to the next cell, Enter begins another line in the "
                "same row, Ctrl+Enter goes to the next row. F2 edits, Delete removes, Alt with Up "
                "or Down moves the row, Alt+Enter opens details. F6 and Shift+Tab lead out."
            )
        )

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell in which entry the cursor is; let go of an empty line that was left."""
        super().currentChanged(current, previous)
        self._closing.start()
        self.entry_chosen.emit(self.entry_id)

    def _close_row(self) -> None:
        if self.line != Line(BLANK, self.row_id):
            self.table.open_row(None)

    # Filling

    def edit(self, index: Index, *how: object) -> bool:  # type: ignore[override]
        """Open a field in a cell, or let Qt decide whether what happened opens one."""
        trigger = how[0] if how else None
        self.cells.replaces = trigger == Trigger.AnyKeyPressed
        if trigger != Trigger.NoEditTriggers:
            index = self._hold(index)
        if how:
            return bool(super().edit(index, *how))
        super().edit(index)
        return True

    def _hold(self, index: Index) -> QModelIndex:
        """Keep an empty line while somebody types in it, whoever adds to its row meanwhile."""
        line = self.table.line(index.row())
        if line.kind == BLANK:
            self.table.open_row(line.id)
        return self.table.index_of(line, index.column())

    def _go_on(self, how: str) -> None:
        """Go where the hand goes after a cell."""
        column = self.currentIndex().column()
        if how in {"up", "down"}:
            self.step(-1 if how == "up" else 1)
        elif how == "next row":
            self.next_row()
        elif how == "paste":
            self.paste()
        elif column not in TYPED:
            self._after_names(how, column)
        elif how == "enter" or (how == "next" and column == TYPED[-1]):
            self.new_line()
        else:
            at = TYPED.index(Column(column)) + (1 if how == "next" else -1)
            self.go_to(self.line, TYPED[max(at, 0)], edit=at >= 0)

    def _after_names(self, how: str, column: int) -> None:
        if how == "next" and self.line.kind != SECTOR:
            examples = column == Column.PLACE and not self.isColumnHidden(Column.EXAMPLES)
            self.go_to(self.line, Column.EXAMPLES if examples else Column.HERE, edit=True)

    def new_line(self) -> None:
        """Begin another line in the row; from an empty line, go on to the next row."""
        row_id = self.row_id
        if not row_id or self.line.kind == BLANK:
            self.next_row()
            return
        if self._desk.store.read_only:
            return
        self.table.open_row(row_id)
        self.go_to(Line(BLANK, row_id), edit=True)

    def next_row(self) -> None:
        """Begin a line in the row below."""
        here, at = self.row_id, self.currentIndex().row() + 1
        while at < self.table.rowCount():
            row_id = self.table.place(self.table.line(at)).row_id
            if row_id not in {0, here}:
                break
            at += 1
        else:
            return
        if self._desk.store.read_only:
            self.go_to(self.table.line(at))
            return
        self.table.open_row(row_id)
        self.go_to(Line(BLANK, row_id), edit=True)

    def paste(self) -> None:
        """Fill in what was copied: into the cell, or lines of a spreadsheet into the row."""
        text, line = QGuiApplication.clipboard().text(), self.line
        column = self.currentIndex().column()
        if not text.strip() or not self.row_id or self._desk.store.read_only:
            return
        if line.kind == ENTRY and column in TYPED and not _is_of_several(text):
            self.table.setData(self.currentIndex(), text.strip())
        elif added := self.table.filling.paste(self.row_id, column, text):
            self.go_to(Line(ENTRY, added[-1]), column if column in TYPED else Column.HERE)

    def flush(self) -> None:
        """Save what is being typed, now."""
        editor = self.cells.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def rowsAboutToBeRemoved(self, parent: Index, first: int, last: int) -> None:  # noqa: N802
        """Close a field whose line goes, say so, and keep what was typed in it."""
        editor, at = self.cells.editor, self.currentIndex().row()
        if editor is not None and first <= at <= last:
            typed = self.cells.drop()
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self._desk.rescue(_("This line was removed while you were writing in it."), typed)
        super().rowsAboutToBeRemoved(parent, first, last)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this table."""
        if not self._take(event):
            if event.text().strip() and self.line.kind in {BLANK, ENTRY}:
                self._come_to_words()
            super().keyPressEvent(event)

    def _come_to_words(self) -> None:
        """Type into what can be filled in: a row's name is changed on purpose, with F2."""
        if self.currentIndex().column() not in TYPED:
            self.go_to(self.line)

    def _take(self, event: QKeyEvent) -> bool:
        key, with_ = Qt.Key(event.key()), event.modifiers()
        alt = bool(with_ & Qt.KeyboardModifier.AltModifier)
        if alt and key in ENTER:
            self.details_asked.emit()
        elif alt and key in UP_OR_DOWN and self.row_id:
            self.move_asked.emit(self.row_id, UP_OR_DOWN[key])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in ENTER:
            self._enter(to_next_row=bool(with_ & Qt.KeyboardModifier.ControlModifier))
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if not event.isAutoRepeat():  # a key that is held takes no more than one away
                self.delete_asked.emit(self.chosen())
        else:  # a heading is named anew with F2
            return self.line.kind == SECTOR and bool(event.text().strip()) and not with_
        return True

    def _enter(self, *, to_next_row: bool) -> None:
        if to_next_row:
            self.next_row()
        elif self.line.kind == ENTRY:
            self.new_line()
        elif self.line.kind == BLANK:
            self.go_to(self.line, edit=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the line that is there."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_asked.emit(place)


def _is_of_several(text: str) -> bool:
    """Say whether a text is of several cells."""
    return "\t" in text or "\n" in text.strip()

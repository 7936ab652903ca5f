"""Where the cursor of the table is, and where it can go."""

from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from ui.exercises.sector_map.table_frame import TableFrame
from ui.exercises.sector_map.table_lines import BLANK, ENTRY, SECTOR, Line
from ui.exercises.sector_map.table_words import TYPED, Column

Hint: Final = QAbstractItemView.ScrollHint


class TableCursor(TableFrame):
    """Says what the cursor is in, and puts it elsewhere."""

    @property
    def line(self) -> Line:
        """The line that the cursor is in."""
        return self.table.line(self.currentIndex().row())

    @property
    def entry_id(self) -> int:
        """The entry that the cursor is in; 0 where it is in none."""
        return self.line.id if self.line.kind == ENTRY else 0

    @property
    def row_id(self) -> int:
        """The row of the map that the cursor is in; 0 where it is in none."""
        return self.table.place(self.line).row_id

    @property
    def sector_id(self) -> int:
        """The sector that the cursor is in; 0 where it is in none."""
        return self.table.place(self.line).sector_id

    def chosen(self) -> list[Line]:
        """Return the lines that are selected."""
        return [self.table.line(index.row()) for index in self.selectionModel().selectedRows()]

    def go_to(self, line: Line, column: int = Column.HERE, *, edit: bool = False) -> bool:
        """Put the cursor into a line, where it is there."""
        index = self.table.index_of(line, column if line.kind != SECTOR else 0)
        if not index.isValid():
            return False
        self._come_to(index)
        self.stand_at(index)
        if edit and not self._desk.store.read_only:
            self.edit(index)
        return True

    def _come_to(self, index: QModelIndex) -> None:
        """Have a line in sight; where it was below, with room for those that follow it."""
        low = self.visualRect(index).bottom() >= self.viewport().height()
        self.scrollTo(index, Hint.PositionAtCenter if low else Hint.EnsureVisible)

    def begin(self) -> None:
        """Put the cursor where the next thing is typed: where it was, or in the first row."""
        if not self.currentIndex().isValid():
            first = next((at for at in range(self.table.rowCount()) if self._can_fill(at)), None)
            if first is not None:
                self.stand_at(self.table.index(first, Column.HERE))
        self.setFocus()

    def _can_fill(self, at: int) -> bool:
        return self.table.line(at).kind in {BLANK, ENTRY}

    def step(self, step: int) -> None:
        """Move the cursor to the line above or below that can be filled."""
        index = self.currentIndex()
        at = index.row() + step
        while 0 <= at < self.table.rowCount() and not self._can_fill(at):
            at += step
        if 0 <= at < self.table.rowCount():
            self.go_to(self.table.line(at), index.column())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802
        """Open the next cell with Tab; from the last one, and backwards, leave the table."""
        column = self.currentIndex().column()
        if next and self.row_id and self.line.kind != SECTOR and column in TYPED[:-1]:
            return self.go_to(self.line, TYPED[TYPED.index(column) + 1], edit=True)
        return super().focusNextPrevChild(next)

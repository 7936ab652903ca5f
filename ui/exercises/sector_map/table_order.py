"""Lines in the order in which a table has them, and how they come, go and move."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from ui.exercises.sector_map.table_lines import NO_LINE, SECTOR, Line, Place
from ui.exercises.sector_map.table_words import COLUMNS, Column

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class LineOrder(QAbstractTableModel):
    """Knows where each line is. What lines say is said by whoever derives from this."""

    def __init__(self, places: dict[Line, Place], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._lines = list(places)
        self._at: dict[Line, int] = {}
        self._headings: list[int] = []
        self._number()

    def line(self, at: int) -> Line:
        """Return a line; an empty one where there is none."""
        return self._lines[at] if 0 <= at < len(self._lines) else NO_LINE

    def place(self, line: Line) -> Place:
        """Return where a line stands."""
        return self._places.get(line, Place(0))

    def index_of(self, line: Line, column: int = Column.HERE) -> QModelIndex:
        """Return where a line is in the table; an invalid index where it is not."""
        at = self._at.get(line)
        return QModelIndex() if at is None else self.index(at, column)

    def row_lines(self, row_id: int) -> list[Line]:
        """Return the lines of a row, from the top."""
        return [line for line in self._lines if self._places[line].row_id == row_id]

    def headings(self) -> list[int]:
        """Return which lines are headings."""
        return self._headings

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Count the lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Count the columns."""
        return 0 if parent.isValid() else COLUMNS

    # Coming, going and moving

    def _remove(self, gone: list[int]) -> None:
        for _step, group in groupby(reversed(list(enumerate(gone))), lambda e: e[1] - e[0]):
            ats = [at for _number, at in group]
            first, last = ats[-1], ats[0]
            self.beginRemoveRows(NOWHERE, first, last)
            for line in self._lines[first : last + 1]:
                del self._at[line]
            del self._lines[first : last + 1]
            self._number(first)
            self.endRemoveRows()

    def _sort(self, wanted: list[Line]) -> None:
        if wanted == self._lines:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        lines = [self._lines[index.row()] for index in kept]
        self._lines = wanted
        self._number()
        new = [
            self.index(self._at[line], index.column())
            for line, index in zip(lines, kept, strict=True)
        ]
        self.changePersistentIndexList(kept, new)
        self.layoutChanged.emit()

    def _insert(self, wanted: list[Line]) -> None:
        new = [at for at, line in enumerate(wanted) if line not in self._at]
        for _step, group in groupby(enumerate(new), lambda each: each[1] - each[0]):
            ats = [at for _number, at in group]
            self._insert_at(ats[0], wanted[ats[0] : ats[-1] + 1])

    def _insert_at(self, at: int, lines: list[Line]) -> None:
        self.beginInsertRows(NOWHERE, at, at + len(lines) - 1)
        self._lines[at:at] = lines
        self._number(at)
        self.endInsertRows()

    def _number(self, first: int = 0) -> None:
        """Know where the lines from this one on are."""
        self._at.update(zip(self._lines[first:], range(first, len(self._lines)), strict=True))
        self._headings = sorted(at for line, at in self._at.items() if line.kind == SECTOR)

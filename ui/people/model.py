"""The people in the room as rows: a code, a table, and the four parts of the agreement."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from facilitator.agreement import agreement
from facilitator.i18n import _
from facilitator.participants import MOST_TABLES, PARTS, Participant

CODE, TABLE, FIRST_PART = 0, 1, 2
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT: Final = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """Shows who there is. What people enter is asked for, and shows once it is saved."""

    asked = Signal(str, dict)
    """A code, and what is to be changed about its person: fields of a ParticipantEntry."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self._read_only = read_only
        self._people: list[Participant] = []
        self._parts = [part.title for part in agreement().parts]
        self._titles = [_("Code"), _("Table"), *self._parts]

    def show_people(self, people: list[Participant]) -> None:
        """Show these people from now on."""
        same = [one.code for one in people] == [one.code for one in self._people]
        if not same:
            self.beginResetModel()
        self._people = people
        if not same:
            self.endResetModel()
        elif people:
            last = self.index(len(people) - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def code(self, row: int) -> str:
        """Return the code in a row."""
        return self._people[row].code

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return how many people were given a code."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        said = role in {Role.DisplayRole, Role.ToolTipRole}
        if orientation is Qt.Orientation.Horizontal and said:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self._read_only and index.column() == TABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        elif not self._read_only and index.column() >= FIRST_PART:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows, or says to whoever does not see it."""
        person, column = self._people[index.row()], index.column()
        if role == Role.AccessibleTextRole:
            return self._said(person, column)
        if role == Role.CheckStateRole and column >= FIRST_PART:
            given = getattr(person, PARTS[column - FIRST_PART])
            return Qt.CheckState.Checked if given else Qt.CheckState.Unchecked
        if role == Role.DisplayRole and column == CODE:
            return person.code if person.joins else _("{code}, no").format(code=person.code)
        if role in (Role.DisplayRole, Role.EditRole) and column == TABLE:
            return person.table_number or ("" if role == Role.DisplayRole else 0)
        return None

    def _said(self, person: Participant, column: int) -> str:
        if column >= FIRST_PART:
            given = getattr(person, PARTS[column - FIRST_PART])
            wording = _("{code}, {part}: yes") if given else _("{code}, {part}: no")
            return wording.format(code=person.code, part=self._parts[column - FIRST_PART])
        if column == TABLE and person.table_number:
            return _("{code}, table {number}").format(code=person.code, number=person.table_number)
        if column == TABLE:
            return _("{code}, no table").format(code=person.code)
        return person.code if person.joins else _("{code}, takes no part").format(code=person.code)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        """Ask for what was entered into a cell."""
        code, column = self.code(index.row()), index.column()
        if role == Role.CheckStateRole and column >= FIRST_PART:
            given = Qt.CheckState(value) is Qt.CheckState.Checked
            self.asked.emit(code, {PARTS[column - FIRST_PART]: given})
            return True
        if role == Role.EditRole and column == TABLE:
            number = min(max(int(value), 0), MOST_TABLES)
            self.asked.emit(code, {"table_number": number or None})
            return True
        return False

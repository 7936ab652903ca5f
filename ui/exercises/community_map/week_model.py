"""The week as a timetable: what happens on which day, in the morning, afternoon and evening."""

from collections import defaultdict
from typing import Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.exercises.community_map.entries import WEEK
from facilitator.exercises.community_map.happening import clashes
from facilitator.exercises.community_map.tables import Provision
from facilitator.exercises.community_map.week import day_names
from facilitator.i18n import _
from ui.exercises.community_map.provision_words import (
    AFTERNOON,
    ANY_TIME,
    EVENING,
    MORNING,
    part_of,
    part_titles,
    said_times,
    short_days,
)

Index = QModelIndex | QPersistentModelIndex
NO_DAY: Final = ""
"""The row of what has no day yet."""
ENTRIES_ROLE: Final = int(Qt.ItemDataRole.UserRole)
EMPTY_ROLE: Final = ENTRIES_ROLE + 1
"""What is said of a day on which nothing stands; no text where something does."""
ALOUD: Final = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})


class Entry(NamedTuple):
    """One thing on one day."""

    row_id: int
    label: str
    times: str
    what: str
    often: str
    beside: tuple[str, ...]
    """What is at the same time, by label."""

    def lines(self) -> list[str]:
        """Return what is written in the cell."""
        first = f"{self.times} {self.what}".strip()
        return [line for line in (first, self.often, self.said_beside()) if line]

    def said_beside(self) -> str:
        """Say what is at the same time."""
        return (
            _("same time as {labels}").format(labels=", ".join(self.beside)) if self.beside else ""
        )

    def spoken(self) -> str:
        """Say it in words."""
        said = (f"{self.label} {self.what}", self.times, self.often, self.said_beside())
        return ", ".join(part for part in said if part)


class WeekModel(QAbstractTableModel):
    """A row for each day, a column for each part of it."""

    def __init__(self) -> None:
        super().__init__()
        self.days: list[str] = list(WEEK)
        self.parts: list[str] = [MORNING, AFTERNOON, EVENING]
        self._cells: dict[tuple[str, str], list[Entry]] = {}
        self.is_whole = True
        """Whether every line is shown: only then is an empty day one of which nobody knows."""

    def show_rows(self, rows: dict[int, Provision], *, whole: bool) -> None:
        """Show these lines of the list."""
        self.beginResetModel()
        self.is_whole = whole
        cells = defaultdict(list)
        beside = _beside(rows)
        for key, row in sorted(rows.items(), key=lambda each: (each[1].starts, each[0])):
            for day in row.days or [NO_DAY]:
                labels = tuple(beside.get((key, day), ()))
                entry = Entry(key, row.label, said_times(row), row.what, row.often, labels)
                cells[day, part_of(row.starts)].append(entry)
        self._cells = dict(cells)
        no_day = any(not row.days for row in rows.values())
        no_time = any(not row.starts for row in rows.values())
        self.days = [*WEEK, NO_DAY] if no_day else list(WEEK)
        self.parts = [MORNING, AFTERNOON, EVENING, *([ANY_TIME] if no_time else [])]
        self.endResetModel()

    def entries(self, row: int, column: int) -> list[Entry]:
        """Return what stands in a cell."""
        return self._cells.get((self.days[row], self.parts[column]), [])

    def is_empty(self, row: int) -> bool:
        """Say whether nothing happens on a day."""
        return not any(self.entries(row, column) for column in range(len(self.parts)))

    def _said_of_empty(self) -> str:
        return _("Nothing that we know of") if self.is_whole else _("Nothing to show now")

    def place_of(self, row_id: int) -> tuple[int, int] | None:
        """Return the first cell in which a line of the list stands."""
        for row in range(len(self.days)):
            for column in range(len(self.parts)):
                if any(each.row_id == row_id for each in self.entries(row, column)):
                    return row, column
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many days there are."""
        return 0 if parent.isValid() else len(self.days)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many parts a day has."""
        return 0 if parent.isValid() else len(self.parts)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a day or a part of it is called."""
        if role not in {Qt.ItemDataRole.DisplayRole, *ALOUD}:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return part_titles()[self.parts[section]]
        named = day_names() if role in ALOUD else short_days()
        return named.get(self.days[section], _("No day"))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands in a cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        entries = self.entries(row, column)
        if role == ENTRIES_ROLE:
            return entries
        if role == EMPTY_ROLE:
            return self._said_of_empty() if self.is_empty(row) else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(line for each in entries for line in each.lines())
        if role in ALOUD:
            return self._spoken(row, column, entries)
        return None

    def _spoken(self, row: int, column: int, entries: list[Entry]) -> str:
        day = day_names().get(self.days[row], _("No day"))
        if self.is_empty(row):
            if not self.is_whole:
                return _("{day}: nothing to show while the room may see it").format(day=day)
            return _("{day}: nothing that we know of").format(day=day)
        part = part_titles()[self.parts[column]]
        said = "; ".join(each.spoken() for each in entries) or _("nothing")
        return _("{day}, {part}: {what}").format(day=day, part=part, what=said)


def _beside(rows: dict[int, Provision]) -> dict[tuple[int, str], list[str]]:
    """Return, by line and day, the labels of what is at the same time."""
    ids = {row.label: key for key, row in rows.items()}
    found = defaultdict(list)
    for one, other in clashes(rows.values()):
        for day in set(one.days) & set(other.days):
            found[ids[one.label], day].append(other.label)
            found[ids[other.label], day].append(one.label)
    return dict(found)

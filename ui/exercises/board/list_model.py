"""The same notes as rows: each zone's heading, and below it its notes from the top down."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from facilitator.exercises.board.notes import change_note, reword
from facilitator.exercises.board.tables import Note
from facilitator.exercises.board.years import year_of
from ui.exercises.board.desk import Desk
from ui.exercises.board.list_cells import COLUMNS, DISPLAY, EDIT, EDITED, ROLES, Cells, Column
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, float, float, int]
"""Where a row stands: its zone, then y, x and id of the note. A heading's id is 0."""
NOWHERE: Final = QModelIndex()
TOP: Final = float("-inf")
MANY: Final = 12
"""More moved notes than this are sorted all at once."""
LATER_MS: Final = 60
"""While somebody works elsewhere, the rows follow so much later, and hold nobody up."""


class NoteList(QAbstractTableModel):
    """Rows of a board, kept current one by one."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._zones = {zone.key: place for place, zone in enumerate(desk.deck.zones)}
        self._rows: list[Place] = []
        self._place: dict[int, Place] = {}
        self._count: Counter[int] = Counter()
        self._ends: dict[int, tuple[int, int]] = {}
        self._missed: dict[str, set[int]] = {}
        self.at_once = False
        """Whether rows follow at once: while somebody works in the list."""
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.catch_up)
        self._cells = Cells(desk)
        self._fill(desk.board.notes.values())
        self._follow_links(desk.board.links)
        listen(desk.live.changed, self._follow)

    def _fill(self, notes: Iterable[Note]) -> None:
        self._place = {note.id: self._place_of(note) for note in notes if note.id is not None}
        headings = [(place, TOP, TOP, 0) for place in self._zones.values()]
        self._rows = sorted([*headings, *self._place.values()])
        self._count = Counter(place[0] for place in self._place.values())

    def _place_of(self, note: Note) -> Place:
        return self._zones[note.zone], note.y, note.x, note.id or 0

    # What there is

    def note_at(self, index: Index) -> Note | None:
        """Return the note of a row; None for a heading's."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._desk.live.note(self._rows[index.row()][3])

    def is_heading(self, row: int) -> bool:
        """Say whether a row is a zone's heading."""
        return self._rows[row][3] == 0

    def headings(self) -> list[int]:
        """Return the rows that are headings."""
        return [self._row((place, TOP, TOP, 0)) for place in self._zones.values()]

    def index_of(self, note_id: int, column: int = Column.LABEL) -> QModelIndex:
        """Return where a note stands."""
        place = self._place.get(note_id)
        return QModelIndex() if place is None else self.index(self._row(place), column)

    def _row(self, place: Place) -> int:
        return bisect_left(self._rows, place)

    def neighbour(self, note_id: int, step: int) -> int | None:
        """Return the note above or below another in its zone."""
        row = self._row(self._place[note_id]) + step
        if not 0 <= row < len(self._rows) or self.is_heading(row):
            return None
        return self._rows[row][3]

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Count headings and notes."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802
        """Count the columns."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        """Name the columns."""
        tip = int(Qt.ItemDataRole.ToolTipRole)
        if orientation != Qt.Orientation.Horizontal or role not in {DISPLAY, tip}:
            return None
        return self._cells.title(section)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Say what a cell holds."""
        if role not in ROLES:
            return None
        row, column = index.row(), index.column()
        if self._rows[row][3] == 0:
            place = self._rows[row][0]
            return self._cells.heading(place, self._count[place], role) if column == 0 else None
        note = self._desk.live.note(self._rows[row][3])
        if note is None:
            return None  # deleted, and its row goes presently
        return self._cells.said(note, column, role)

    # Editing

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let year, words and who be edited in place; a zone's row is only a heading."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        if self._rows[index.row()][3] == 0:
            return flag.ItemIsEnabled
        if index.column() in EDITED and not self._desk.store.read_only:
            return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable
        return flag.ItemIsEnabled | flag.ItemIsSelectable

    def setData(self, index: Index, value: str, role: int = EDIT) -> bool:  # noqa: N802
        """Save what was typed into a cell, as one step."""
        note = self.note_at(index)
        if note is None or role != EDIT or value == self._cells.text(note, index.column()):
            return False
        store, note_id = self._desk.store, note.id or 0
        save: Callable[[], None]
        if index.column() == Column.WORDS:
            save = lambda: reword(store, note_id, value)  # noqa: E731
        elif index.column() == Column.YEAR:
            save = lambda: change_note(store, note_id, year=year_of(value))  # noqa: E731
        else:
            save = lambda: change_note(store, note_id, who=value)  # noqa: E731
        self._desk.act(save)
        return True

    # Following the board

    def _follow(self, changes: BoardChanges) -> None:
        for table in ("note", "link"):
            if table in changes:
                self._missed.setdefault(table, set()).update(changes[table])
        if self.at_once or SIGHT in changes:
            self.catch_up()
        elif self._missed:
            self._later.start()

    def catch_up(self) -> None:
        """Take up what changed since the last time."""
        self._later.stop()
        missed, self._missed = self._missed, {}
        touched = self._follow_links(missed.get("link", ()))
        note_ids = missed.get("note", set())
        notes = {note_id: self._desk.live.note(note_id) for note_id in sorted(note_ids)}
        for note_id, note in notes.items():
            if note is None:
                self._remove(note_id)
        moved = [
            note
            for note_id, note in notes.items()
            if note is not None and self._place.get(note_id, TOP) not in {TOP, self._place_of(note)}
        ]
        if len(moved) > MANY:
            self._sort_again()
        else:
            for note in moved:
                self._move(note)
        for note_id, note in notes.items():
            if note is not None and note_id not in self._place:
                self._insert(note)
        self._tell(touched | note_ids)

    def _follow_links(self, link_ids: Iterable[int]) -> set[int]:
        """Return the notes whose links changed."""
        touched: set[int] = set()
        for link_id in link_ids:
            touched.update(self._ends.pop(link_id, ()))
            link = self._desk.board.links.get(link_id)
            if link is not None:
                self._ends[link_id] = (link.source_id, link.target_id)
                touched.update(self._ends[link_id])
        return touched

    def _insert(self, note: Note) -> None:
        place = self._place_of(note)
        row = self._row(place)
        self.beginInsertRows(NOWHERE, row, row)
        self._rows.insert(row, place)
        self._place[place[3]] = place
        self.endInsertRows()
        self._count[place[0]] += 1
        self._tell_heading(place[0])

    def _remove(self, note_id: int) -> None:
        place = self._place.get(note_id)
        if place is None:
            return
        row = self._row(place)
        self.beginRemoveRows(NOWHERE, row, row)
        del self._rows[row], self._place[note_id]
        self.endRemoveRows()
        self._count[place[0]] -= 1
        self._tell_heading(place[0])

    def _move(self, note: Note) -> None:
        before, place = self._place[note.id or 0], self._place_of(note)
        row, to = self._row(before), self._row(place)
        stays = to in {row, row + 1}
        if not stays:
            self.beginMoveRows(NOWHERE, row, row, NOWHERE, to)
        del self._rows[row]
        self._rows.insert(self._row(place), place)
        self._place[place[3]] = place
        self._count[before[0]] -= 1
        self._count[place[0]] += 1
        if not stays:
            self.endMoveRows()
        for zone in {before[0], place[0]}:
            self._tell_heading(zone)

    def _sort_again(self) -> None:
        """Put every note where it belongs now; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        places = [self._rows[index.row()] for index in kept]
        notes = self._desk.board.notes
        self._fill(notes[note_id] for note_id in self._place)
        rows = [self._row(self._place.get(place[3], place)) for place in places]
        self.changePersistentIndexList(
            kept,
            [self.index(row, index.column()) for row, index in zip(rows, kept, strict=True)],
        )
        self.layoutChanged.emit()

    def _tell(self, note_ids: Iterable[int]) -> None:
        for note_id in note_ids:
            if note_id in self._place:
                row = self._row(self._place[note_id])
                self.dataChanged.emit(self.index(row, 0), self.index(row, COLUMNS - 1))

    def _tell_heading(self, zone: int) -> None:
        index = self.index(self._row((zone, TOP, TOP, 0)), 0)
        self.dataChanged.emit(index, index)

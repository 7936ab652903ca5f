"""The rows of the map as lines of a table, kept current one by one."""

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.filling import Filling
from ui.exercises.sector_map.table_lines import (
    BLANK,
    ENTRY,
    NO_LINE,
    SECTOR,
    Line,
    Place,
    lines_of,
    order_of,
)
from ui.exercises.sector_map.table_order import Index, LineOrder
from ui.exercises.sector_map.table_words import COLUMNS, TYPED, Column, Words, column_titles
from ui.listening import listen
from ui.live_board import SIGHT, BoardChanges

DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
EDIT: Final = int(Qt.ItemDataRole.EditRole)
TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE: Final = int(Qt.ItemDataRole.AccessibleTextRole)
ORDERING: Final = frozenset({"sector", "sector_row", SIGHT})
"""What decides in which order the rows are."""


class MapTable(LineOrder):
    """Sectors, their rows, and what is here, as one list of lines."""

    def __init__(self, desk: MapDesk, parent: QObject | None = None) -> None:
        self._order = order_of(desk.map)
        super().__init__(lines_of(desk.map, self._order, None), parent)
        self._desk = desk
        self.words = Words(desk)
        self.filling = Filling(desk)
        self._open_row: int | None = None
        self._filled = NO_LINE  # the empty line that becomes an entry just now
        self._titles = column_titles()
        self._tied = {key: tie.entry_id for key, tie in desk.map.ties.items()}
        listen(desk.live.changed, self._follow)
        listen(desk.people.changed, self._follow_people)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = DISPLAY
    ) -> str | None:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal or role not in {DISPLAY, TIP}:
            return None
        return self._titles[section]

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Say what a cell holds."""
        if role not in {DISPLAY, EDIT, TIP, ACCESSIBLE}:
            return None
        line, column = self.line(index.row()), index.column()
        place = self.place(line)
        if line.kind == SECTOR and column:
            return None
        if role == EDIT:
            return self.words.typed(line, place, column)
        if role == ACCESSIBLE:
            return self.words.aloud(line, place, column)
        if line.kind == SECTOR:
            return self.words.heading(line.id)[0]
        text = "\n".join(piece.text for piece in self.words.pieces(line, place, column))
        return (text or None) if role == TIP else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let everything be edited in place but labels."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        found = flag.ItemIsEnabled | flag.ItemIsSelectable
        line, column = self.line(index.row()), index.column()
        if self._desk.store.read_only or column == Column.LABEL:
            return found
        if line.kind == SECTOR and column:
            return found
        if self._desk.only_fills and (line.kind == SECTOR or column not in TYPED):
            return found
        return found | flag.ItemIsEditable

    # Editing

    def open_row(self, row_id: int | None) -> None:
        """Have an empty line at the foot of a row, though it has entries; None for no row."""
        if row_id == self._open_row:
            return
        before, self._open_row = self._open_row, row_id
        if before is not None and len(self.row_lines(before)) > 1:
            self._remove([self._at[Line(BLANK, before)]] if Line(BLANK, before) in self._at else [])
            self._places.pop(Line(BLANK, before), None)
        line = Line(BLANK, row_id or 0)
        own = [] if row_id is None or line in self._at else self.row_lines(row_id)
        if own:
            at = self._at[own[-1]] + 1
            self._places[line] = Place(self._places[own[0]].sector_id, line.id)
            self._insert_at(at, [line])

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:  # noqa: N802
        """Save what was typed into a cell, as one step.

        `value` is a text, or a text and the people who were chosen in it.
        """
        line, column = self.line(index.row()), index.column()
        if role != EDIT or not line.kind:
            return False
        text, chosen = value if isinstance(value, tuple) else (value, {})
        place = self.place(line)
        if text == self.words.typed(line, place, column):
            return False
        if line.kind == BLANK and column in TYPED:
            return self._begin_entry(line, column, text, chosen)
        return self.filling.change(line, place, column, text, chosen)

    def _begin_entry(self, line: Line, column: int, text: str, chosen: dict[str, int]) -> bool:
        """Let an empty line become an entry: it stays the line that somebody is in."""
        if not text.strip():
            return False
        self._filled = line
        try:
            return self.filling.begin(line.id, column, text, chosen)
        finally:
            self._filled = NO_LINE

    # Following the map

    def _follow(self, changes: BoardChanges) -> None:
        if not ORDERING.isdisjoint(changes):
            self._order = order_of(self._desk.map)
        entries = changes.get("sector_entry", frozenset())
        if not ORDERING.isdisjoint(changes) or (entries and not self._fill_in_place(entries)):
            self._arrange()
        touched = {Line(ENTRY, key) for key in changes.get("sector_entry", ())}
        touched |= {Line(ENTRY, key) for key in self._follow_ties(changes.get("tie", ()))}
        if ORDERING.isdisjoint(changes):
            self._tell(touched | self._with(touched))
        else:
            self._tell_all()

    def _follow_ties(self, tie_ids: Iterable[int]) -> set[int]:
        """Return the entries at which somebody is known or needed now, or was."""
        touched: set[int] = set()
        ties = self._desk.map.ties
        for key in tie_ids:
            if key in self._tied:
                touched.add(self._tied.pop(key))
            if key in ties:
                self._tied[key] = ties[key].entry_id
                touched.add(ties[key].entry_id)
        return touched

    def _with(self, touched: Iterable[Line]) -> set[Line]:
        """Return the entries that stand with these ones: a gap is one of all of them."""
        found: set[Line] = set()
        board = self._desk.map
        for line in touched:
            entry = board.entries.get(line.id)
            if entry is not None:
                first = entry.stands_with_id if entry.stands_with_id in board.entries else line.id
                found.update(Line(ENTRY, each.id or 0) for each in board.together(first or 0))
        return found

    def _follow_people(self, people: frozenset[int]) -> None:
        board = self._desk.map
        touched = {Line(ENTRY, t.entry_id) for t in board.ties.values() if t.person_id in people}
        for key, entry in board.entries.items():
            if not people.isdisjoint((entry.holder_id, entry.introducer_id)):
                touched.add(Line(ENTRY, key))
        self._tell(touched)

    def _arrange(self) -> None:
        """Have the lines that there are to be, and tell what came, went and moved."""
        places = lines_of(self._desk.map, self._order, self._open_row)
        self._become_entry(places)
        self._places = {**self._places, **places}
        self._remove([at for at, line in enumerate(self._lines) if line not in places])
        self._places = places
        self._sort([line for line in places if line in self._at])
        self._insert(list(places))

    def _fill_in_place(self, entries: frozenset[int]) -> bool:
        """Let the empty line be the one entry that came, the last of its row; say if it could."""
        blank, [key, *more] = self._filled, entries
        entry, line = self._desk.entry(key), Line(ENTRY, key)
        place = self._places.get(blank)
        if more or entry is None or place is None or line in self._at:
            return False
        if entry.row_id != blank.id or entry.stands_with_id is not None:
            return False
        self._stand_for(blank, line)
        self._places[line] = self._places.pop(blank)
        return True

    def _stand_for(self, blank: Line, line: Line) -> None:
        """Put a line where the empty one is that is being filled."""
        at = self._at.pop(blank)
        self._lines[at] = line
        self._at[line] = at
        self._filled = NO_LINE
        if self._open_row == blank.id:
            self._open_row = None

    def _become_entry(self, places: dict[Line, Place]) -> None:
        """Let the empty line that is being filled be its entry, where it stands."""
        blank = self._filled
        if blank not in self._at:
            return
        row_id = blank.id
        new = [n for n, p in places.items() if p.row_id == row_id and n not in self._at]
        entries = [line for line in new if line.kind == ENTRY]
        if entries:
            if self._open_row == row_id:
                places.pop(blank, None)
            self._stand_for(blank, entries[-1])

    def _tell(self, lines: Iterable[Line]) -> None:
        sectors: set[int] = set()
        for line in lines:
            at = self._at.get(line)
            sectors.add(self.place(line).sector_id)
            if at is not None:
                self.dataChanged.emit(self.index(at, 0), self.index(at, COLUMNS - 1))
        self._tell_headings(sectors)

    def _tell_headings(self, sectors: set[int]) -> None:
        """Have these headings said anew; all of them where it is not known whose a line was."""
        for at in self.headings():
            if 0 in sectors or self._lines[at].id in sectors:
                self.dataChanged.emit(self.index(at, 0), self.index(at, 0))

    def _tell_all(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, COLUMNS - 1))

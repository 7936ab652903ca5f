"""What people do to sectors, rows and entries beside filling them in. Each says what came of it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from facilitator.exercises.sector_map import pooling, rows
from facilitator.exercises.sector_map.institutions import remove_entries
from facilitator.exercises.sector_map.tables import Sector, SectorRow
from facilitator.i18n import _, ngettext
from facilitator.workshop import saved_id
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_lines import BLANK, ENTRY, SECTOR, Line, sectors
from ui.exercises.sector_map.table_view import MapTableView
from ui.exercises.sector_map.table_words import Column


class Ask(Protocol):
    """Asks for one line."""

    def __call__(self, question: str, suggestion: str, done: Callable[[str], object]) -> object:
        """Ask, with an answer to begin from."""


class TableCommands(QObject):
    """Acts on what the cursor of the table is in."""

    told = Signal(str)
    """What came of something, in a sentence."""

    def __init__(self, desk: MapDesk, view: MapTableView, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._view, self._ask = desk, view, ask

    # What is there

    def sector(self) -> Sector | None:
        """Return the sector that the cursor is in; the first one where it is in none."""
        board = self._desk.map
        found: Sector | None = board.rows["sector"].get(self._view.sector_id)
        return found or next(iter(board.sectors), None)

    def row(self) -> SectorRow | None:
        """Return the row that the cursor is in."""
        found: SectorRow | None = self._desk.map.rows["sector_row"].get(self._view.row_id)
        return found

    # Rows

    def ask_for_row(self) -> None:
        """Ask what a new row of this sector is called, and put the cursor into it."""
        sector = self.sector()
        if sector is None:
            return
        self._view.flush()
        question = _("A new row in “{sector}”").format(sector=sector.title)
        self._ask(question, "", lambda title: self._add_row(saved_id(sector), title))

    def _add_row(self, sector_id: int, title: str) -> None:
        desk = self._desk
        row_id = rows.add_row(desk.store, desk.activity_id, sector_id, title)
        self._view.go_to(Line(BLANK, row_id))
        self._view.setFocus()

    def rename(self) -> None:
        """Let the row, or the sector, that the cursor is in be called something else."""
        line = self._view.line
        first = line if line.kind == SECTOR else self._first_line()
        if first is not None:
            self._view.go_to(first, Column.PLACE, edit=True)

    def _first_line(self) -> Line | None:
        return next(iter(self._view.table.row_lines(self._view.row_id)), None)

    def ask_for_examples(self) -> None:
        """Ask which examples a row has."""
        row = self.row()
        if row is None:
            return
        row_id, store = saved_id(row), self._desk.store
        question = _("For example, at “{row}”").format(row=row.title)
        self._ask(
            question, row.examples, lambda text: rows.change_row(store, row_id, examples=text)
        )

    def step_row(self, row_id: int, step: int) -> None:
        """Move a row up or down: at the edge of a sector into the next one."""
        order = [(saved_id(each), own) for each, own in sectors(self._desk.map)]
        at = next((n for n, (_id, own) in enumerate(order) if row_id in map(saved_id, own)), None)
        if at is None:
            return
        sector_id, own = order[at]
        place = [saved_id(row) for row in own].index(row_id) + step
        if 0 <= place < len(own):
            self._move(row_id, sector_id, place)
        elif 0 <= at + step < len(order):
            sector_id, others = order[at + step]
            self._move(row_id, sector_id, 0 if step > 0 else len(others))

    def move_row_to(self, sector_id: int) -> None:
        """Move the row that the cursor is in to the foot of another sector."""
        row = self.row()
        if row is not None:
            self._move(saved_id(row), sector_id, len(self._desk.map.rows_of(sector_id)))

    def _move(self, row_id: int, sector_id: int, place: int) -> None:
        line = self._view.line
        self._desk.act(lambda: rows.move_row(self._desk.store, row_id, sector_id, place))
        self._view.go_to(line, max(self._view.currentIndex().column(), 0))

    def remove_row(self) -> None:
        """Delete the row that the cursor is in, with what is in it."""
        row = self.row()
        if row is not None:
            self._view.flush()
            self._removed(lambda: rows.remove_row(self._desk.store, saved_id(row)), row.title)

    # Sectors

    def ask_for_sector(self) -> None:
        """Ask what a new sector is called."""
        self._view.flush()
        self._ask(_("A new sector"), "", self._add_sector)

    def _add_sector(self, title: str) -> None:
        desk = self._desk
        sector_id = rows.add_sector(desk.store, desk.activity_id, title)
        self._view.go_to(Line(SECTOR, sector_id))
        self._view.setFocus()

    def step_sector(self, step: int) -> None:
        """Move the sector that the cursor is in up or down."""
        sector = self.sector()
        order = [saved_id(each) for each in self._desk.map.sectors]
        if sector is None:
            return
        place = order.index(saved_id(sector)) + step
        if 0 <= place < len(order):
            line = self._view.line
            store = self._desk.store
            self._desk.act(lambda: rows.move_sector(store, saved_id(sector), place))
            self._view.go_to(line)

    def remove_sector(self) -> None:
        """Delete the sector that the cursor is in, with its rows and what is in them."""
        sector = self.sector()
        if sector is not None:
            self._view.flush()
            store = self._desk.store
            self._removed(lambda: rows.remove_sector(store, saved_id(sector)), sector.title)

    def _removed(self, remove: Callable[[], object], title: str) -> None:
        depth = self._desk.store.undo_label
        self._desk.act(remove)
        if self._desk.store.undo_label != depth or depth is None:
            self.told.emit(_("“{what}” is deleted. Ctrl+Z brings it back.").format(what=title))

    # Entries

    def remove(self, lines: Sequence[Line]) -> None:
        """Delete the entries among these lines; where there are none, a row with nothing in it."""
        ids = [line.id for line in lines if line.kind == ENTRY]
        row = self.row()
        if ids:
            self.remove_entries(ids)
        elif row is not None and not self._desk.map.entries_of(saved_id(row)):
            self.remove_row()

    def remove_entries(self, ids: Sequence[int]) -> None:
        """Delete entries."""
        if self._desk.store.read_only:
            return
        labels = [entry.label for key in ids if (entry := self._desk.entry(key)) is not None]
        self._desk.act(lambda: remove_entries(self._desk.store, ids))
        said = ngettext(
            "{labels} is deleted. Ctrl+Z brings it back.",
            "{labels} are deleted. Ctrl+Z brings them back.",
            len(labels),
        )
        self.told.emit(said.format(labels=", ".join(labels)))

    def chosen_entries(self) -> list[int]:
        """Return the entries that are selected."""
        return [line.id for line in self._view.chosen() if line.kind == ENTRY]

    def entry_at_hand(self) -> int | None:
        """Return the entry that the cursor is in."""
        return self._view.entry_id or None

    def bring_together(self) -> None:
        """Let the selected entries stand together as one institution."""
        ids = self.chosen_entries()
        self._desk.act(lambda: pooling.bring_together(self._desk.store, ids))

    def take_apart(self) -> None:
        """Let the selected entries stand alone again."""
        ids = self.chosen_entries()
        self._desk.act(lambda: pooling.take_apart(self._desk.store, ids))

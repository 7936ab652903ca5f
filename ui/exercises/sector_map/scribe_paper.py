"""A map as a volunteer sees it who types one table's paper: its rows, and their own lines."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, Final

from PySide6.QtCore import QObject

from facilitator.exercises.board.tables import Rows
from facilitator.store import Store
from ui.board_index import BoardChanges
from ui.exercises.sector_map.desk import MapDesk
from ui.live_board import SIGHT, LiveBoard
from ui.sight import Sight
from ui.theme import Theme

PRINTED: Final = ("sector", "sector_row")
"""What stands on the blank sheet."""


class _OwnLines(Sight):
    """Keeps from sight whatever was not typed here, and onto this paper."""

    table: int | None = None
    typing = False
    own: frozenset[str] = frozenset()
    """What was typed here, by uid: an id may be given again once its line is deleted."""

    def _is_seen(self, table: str, row: Any, seen: dict[str, Rows]) -> bool:
        if table == "sector_entry":
            return row.uid in self.own and row.table_number == self.table
        return table in PRINTED or (table == "tie" and super()._is_seen(table, row, seen))

    def follow(self, mine: BoardChanges) -> BoardChanges:
        if self.typing:
            entries = self._whole.rows["sector_entry"]
            came = (entries[key].uid for key in mine.get("sector_entry", ()) if key in entries)
            self.own |= frozenset(came)
        return super().follow(mine)


class PaperMap(LiveBoard):
    """The lines of one table's paper, as far as they were typed here; close it afterwards."""

    def __init__(self, store: Store, activity_id: int, table: int | None) -> None:
        super().__init__(store, activity_id)
        self._paper = _OwnLines(self.whole, self._index, self.hidden, hides=True)
        self._paper.table = table
        self._sight = self._paper
        self.board = self._paper.board

    @property
    def table(self) -> int | None:
        """The table whose paper it is."""
        return self._paper.table

    def turn_to(self, table: int | None) -> None:
        """Take another table's paper: empty, or as far as it was typed here already."""
        if table != self._paper.table:
            self._paper.table = table
            self._tell(self._paper.look_again() | {SIGHT: frozenset()})

    @contextmanager
    def typed_here(self) -> Generator[None]:
        """Let the lines that come meanwhile be this volunteer's own."""
        self._paper.typing = True
        try:
            yield
        finally:
            self._paper.typing = False


class PaperDesk(MapDesk):
    """What the table needs in a volunteer's hands. Rows and sectors are called what they are."""

    only_fills = True

    def __init__(self, paper: PaperMap, theme: Theme, parent: QObject) -> None:
        super().__init__(paper.store, paper, theme, parent)
        self._paper = paper
        self.table = paper.table

    def turn_to(self, table: int | None) -> None:
        """Type another table's paper from now on."""
        self.table = table
        self._paper.turn_to(table)

    def save(self, action: Callable[[], object], typed: str) -> bool:
        """Save what was typed; a line that comes of it is this volunteer's."""
        with self._paper.typed_here():
            return super().save(action, typed)

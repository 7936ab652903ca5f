"""How what is typed into a cell of the table reaches the file: one cell is one step to undo."""

from collections.abc import Callable, Sequence
from typing import Final

from facilitator.exercises.sector_map.institutions import add_entry, change_entry
from facilitator.exercises.sector_map.pasting import FILLED, add_pasted, read_pasted
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.rows import change_row, change_sector
from facilitator.exercises.sector_map.ties import know, need, write_known, write_needed
from facilitator.exercises.sector_map.typed import known_typed, needed_typed
from facilitator.i18n import _, ngettext
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_lines import ENTRY, SECTOR, Line, Place
from ui.exercises.sector_map.table_words import TYPED, Column

FIRST: Final[dict[int, str]] = dict(zip(TYPED, FILLED, strict=True))
"""What a spreadsheet's lines begin with, by the column in which they are pasted."""
LONGEST: Final = 40
Chosen = dict[str, int]
"""Who was chosen among people on the map already: ids by role as `spoken` returns it."""


class Filling:
    """Writes cells. What cannot be written is said, and what was typed is kept."""

    def __init__(self, desk: MapDesk) -> None:
        self._desk = desk

    def begin(self, row_id: int, column: int, text: str, chosen: Chosen) -> bool:
        """Add what is here to a row, beginning with one of its cells."""
        desk = self._desk
        known = [
            (chosen.get(spoken(role), role), strength)
            for role, strength in (known_typed(text) if column == Column.KNOW else ())
        ]
        needed = [
            chosen.get(spoken(role), role)
            for role in (needed_typed(text) if column == Column.NEED else ())
        ]
        if column in {Column.KNOW, Column.NEED} and not known and not needed:
            return False
        values = {"next_step": text} if column == Column.NEXT else {}
        if desk.table:
            values["table_number"] = desk.table  # type: ignore[assignment]
        here = text if column == Column.HERE else ""
        return desk.save(
            lambda: add_entry(
                desk.store, desk.map, row_id, here, known=known, needed=needed, **values
            ),
            text,
        )

    def paste(self, row_id: int, column: int, text: str) -> list[int]:
        """Add the institutions of a spreadsheet's lines, and return their ids; say what came.

        Their cells begin in a column, unless the top line says otherwise.
        """
        desk, added = self._desk, list[int]()

        def add() -> None:
            found = read_pasted(text, FIRST.get(column, "here"))
            added.extend(add_pasted(desk.store, desk.map, row_id, found.lines, desk.table))
            self._say_pasted(len(added), found.unknown)

        desk.act(add)  # what was copied is still on the clipboard
        return added

    def _say_pasted(self, count: int, unknown: Sequence[str]) -> None:
        sentence = ngettext(
            "{count} line is pasted. Ctrl+Z takes it back.",
            "{count} lines are pasted. Ctrl+Z takes them back.",
            count,
        ).format(count=count)
        if unknown:
            left_out = _("No column of the map is called {columns}: that is left out.")
            columns = ", ".join(f"“{name[:LONGEST]}”" for name in unknown)
            sentence = f"{sentence} {left_out.format(columns=columns)}"
        self._desk.said.emit(sentence)

    def change(self, line: Line, place: Place, column: int, text: str, chosen: Chosen) -> bool:
        """Change a cell of what is there."""
        store = self._desk.store
        save: Callable[[], object]
        if line.kind == SECTOR:
            save = lambda: change_sector(store, line.id, title=text)  # noqa: E731
        elif column == Column.PLACE:
            save = lambda: change_row(store, place.row_id, title=text)  # noqa: E731
        elif column == Column.EXAMPLES:
            save = lambda: change_row(store, place.row_id, examples=text)  # noqa: E731
        elif line.kind != ENTRY:
            return False
        else:
            save = self._entry(line.id, column, text, chosen)
        return self._desk.save(save, text)

    def _entry(self, entry_id: int, column: int, text: str, chosen: Chosen) -> Callable[[], object]:
        store = self._desk.store
        if column == Column.HERE:
            return lambda: change_entry(store, entry_id, here=text)
        if column == Column.NEXT:
            return lambda: change_entry(store, entry_id, next_step=text)
        if column == Column.KNOW:
            return lambda: self._write_known(entry_id, text, chosen)
        return lambda: self._write_needed(entry_id, text, chosen)

    def _write_known(self, entry_id: int, text: str, chosen: Chosen) -> None:
        store = self._desk.store
        with store.step(_("Change whom we know"), merge=f"known-{entry_id}"):
            for role, strength in known_typed(text):
                if spoken(role) in chosen:
                    know(store, entry_id, chosen[spoken(role)], strength)
            write_known(store, entry_id, text)

    def _write_needed(self, entry_id: int, text: str, chosen: Chosen) -> None:
        store = self._desk.store
        with store.step(_("Change whom we need to know"), merge=f"needed-{entry_id}"):
            for role in needed_typed(text):
                if spoken(role) in chosen:
                    need(store, entry_id, chosen[spoken(role)])
            write_needed(store, entry_id, text)

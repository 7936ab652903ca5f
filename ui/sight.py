"""What of a board may be seen: all of it, or only what the room may see."""

from dataclasses import replace
from typing import Any, Final

from facilitator.exercises.board.room import SHOWN, Hidden, in_room, waits
from facilitator.exercises.board.tables import Board, Rows
from ui.board_index import BoardChanges, BoardIndex

SIGHT: Final = "sight"
"""Among the changes of a board: what may be seen of it is not what it was."""


class Sight:
    """Keeps a board with the rows that may be seen, row by row, beside the whole one.

    While nothing is kept from sight both are the same rows, and following costs nothing.
    """

    def __init__(self, whole: Board, index: BoardIndex, hidden: Hidden, *, hides: bool) -> None:
        self._whole, self._index = whole, index
        self.hidden, self.hides = hidden, hides
        self.board = replace(whole)
        self._waiting: dict[int, str] = {}
        self._groups: set[int | None] = set()
        self.look_again()

    def waiting(self, zone: str) -> int:
        """Return how many notes of a zone wait to be revealed; none where they are in sight."""
        return sum(each == zone for each in self._waiting.values())

    def look_again(self) -> BoardChanges:
        """See what may be seen now, and return which rows came into sight or left it."""
        before = self.board.rows
        self._waiting = {}
        self.board.rows = self._seen() if self.hides else self._whole.rows
        self.board.renew()
        changed = {
            name: frozenset(before[name].keys() ^ rows.keys())
            for name, rows in self.board.rows.items()
        }
        return self._with_owners({name: ids for name, ids in changed.items() if ids})

    def _with_owners(self, changed: BoardChanges) -> BoardChanges:
        for name, owned in self._index.owned.items():
            rows = self._whole.rows[name]
            owners = {
                int(getattr(rows[row_id], f"{owned.owner_table}_id"))
                for row_id in changed.get(name, ())
                if row_id in rows
            }
            if owners:
                known = changed.get(owned.owner_table, frozenset())
                changed[owned.owner_table] = known | owners
        return changed

    def _seen(self) -> dict[str, Rows]:
        whole = self._whole
        self._waiting = {key: n.zone for key, n in whole.notes.items() if waits(n, self.hidden)}
        notes = {key: row for key, row in whole.notes.items() if in_room(row, self.hidden)}
        seen: dict[str, Rows] = {"note": notes}
        self._groups = {note.group_id for note in notes.values()}
        for name in self._after_notes:
            rows = whole.rows[name]
            seen[name] = {key: row for key, row in rows.items() if self._is_seen(name, row, seen)}
        return {name: seen[name] for name in whole.rows}

    def _is_seen(self, table: str, row: Any, seen: dict[str, Rows]) -> bool:
        """Say whether a row that is no note may be seen, given the notes and links that may."""
        if table == "link":
            return row.source_id in seen["note"] and row.target_id in seen["note"]
        if table == "note_group":
            return row.id in self._groups
        if table == "vote" and self.hidden.dots:
            return False
        if getattr(row, "visibility", "public") not in SHOWN:
            return False
        if table in self._whole.SEEN_WITH:
            owner, column = self._whole.SEEN_WITH[table]
            owner_id = getattr(row, column)
            return owner_id is None or owner_id in seen[owner]
        owned = self._index.owned.get(table)
        return owned is None or getattr(row, f"{owned.owner_table}_id") in seen[owned.owner_table]

    def follow(self, mine: BoardChanges) -> BoardChanges:
        """Take up the rows that changed; return them with those that came or went with them."""
        if not self.hides:
            self.board.renew(mine)
            return mine
        self.board.renew()
        mine = dict(mine)
        if "note" in mine:
            self._follow_notes(mine["note"], mine)
        for name in self._after_notes:
            if name in self._whole.SEEN_WITH:
                self._add_seen_with(name, mine)
            for row_id in mine.get(name, ()):
                self._put(name, row_id)
        return mine

    @property
    def _after_notes(self) -> list[str]:
        """The tables besides notes, each after those that its rows are seen with."""
        return ["link", *(name for name in self._whole.rows if name not in ("note", "link"))]

    def _add_seen_with(self, name: str, mine: BoardChanges) -> None:
        """Count among the changes the rows that come or go with another that changed."""
        owner, column = self._whole.SEEN_WITH[name]
        changed = mine.get(owner, frozenset())
        rows = self._whole.rows[name].items()
        theirs = {key for key, row in rows if getattr(row, column) in changed} if changed else ()
        if theirs:
            mine[name] = mine.get(name, frozenset()) | frozenset(theirs)

    def _follow_notes(self, note_ids: frozenset[int], mine: BoardChanges) -> None:
        """Take up notes, and count among the changes what came or went with them."""
        for note_id in note_ids:
            note = self._whole.notes.get(note_id)
            self._waiting.pop(note_id, None)
            if note is not None and waits(note, self.hidden):
                self._waiting[note_id] = note.zone
            shown = note is not None and in_room(note, self.hidden)
            if shown != (note_id in self.board.notes):
                self._note_dependents(note_id, mine)
            self._set("note", note_id, note if shown else None)
        if self._whole.groups:
            before = self._groups
            self._groups = {note.group_id for note in self.board.notes.values()}
            changed = frozenset(key for key in before ^ self._groups if key is not None)
            mine["note_group"] = mine.get("note_group", frozenset()) | changed

    def _note_dependents(self, note_id: int, mine: BoardChanges) -> None:
        links = frozenset(self._index.links_at(note_id))
        mine["link"] = mine.get("link", frozenset()) | links
        for name, owned in self._index.owned.items():
            owners = [note_id] if owned.owner_table == "note" else links
            rows = {row_id for owner in owners for row_id in self._index.rows_of(name, owner)}
            if rows:
                mine[name] = mine.get(name, frozenset()) | rows

    def _put(self, table: str, row_id: int) -> None:
        row = self._whole.rows[table].get(row_id)
        shows = row is not None and self._is_seen(table, row, self.board.rows)
        self._set(table, row_id, row if shows else None)

    def _set(self, table: str, row_id: int, row: Any) -> None:
        rows = self.board.rows[table]
        if row is None:
            rows.pop(row_id, None)
            return
        last = next(reversed(rows), 0)
        come_back = row_id not in rows and row_id < last
        rows[row_id] = row
        if come_back:
            self.board.rows[table] = dict(sorted(rows.items()))

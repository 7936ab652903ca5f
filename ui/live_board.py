"""One activity's board as it stands, kept current row by row for every view of it.

It listens to the store once. Canvas, list, inspector, guide and room view listen to it, and are
told which rows of this board changed. What hangs on a note, such as a vote, changes the note.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlmodel import SQLModel

from facilitator.exercises import exercise
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.tables import Board, Link, Note, Wording
from facilitator.signal import Signal
from facilitator.store import Changes, Store
from facilitator.workshop import Activity, the_workshop

BoardChanges = dict[str, frozenset[int]]


class _Owned:
    """The rows of one table, by the note or the link that they belong to."""

    def __init__(self, owner_table: str, rows: Mapping[int, Any]) -> None:
        self.owner_table = owner_table
        self._owner_of: dict[int, int] = {}
        self._rows: defaultdict[int, dict[int, Any]] = defaultdict(dict)
        self.follow(rows, rows)

    def follow(self, rows: Mapping[int, Any], ids: Iterable[int]) -> set[int]:
        """Take up the rows that changed, and return whose they are, or were."""
        owners: set[int] = set()
        for row_id in ids:
            owner = self._owner_of.pop(row_id, None)
            if owner is not None:
                del self._rows[owner][row_id]
                owners.add(owner)
            if row_id in rows:
                owner = int(getattr(rows[row_id], f"{self.owner_table}_id"))
                self._owner_of[row_id] = owner
                self._rows[owner][row_id] = rows[row_id]
                owners.add(owner)
        return owners

    def of(self, owner: int) -> list[Any]:
        """Return the rows that belong to a note or a link, in the order they were made."""
        rows = self._rows.get(owner)
        return [rows[row_id] for row_id in sorted(rows)] if rows else []


class _Ends:
    """Which links start or end at a note."""

    def __init__(self, links: Mapping[int, Link]) -> None:
        self._ends: dict[int, tuple[int, int]] = {}
        self._at: defaultdict[int, set[int]] = defaultdict(set)
        self.follow(links, links)

    def follow(self, links: Mapping[int, Link], ids: Iterable[int]) -> None:
        for link_id in ids:
            for end in self._ends.pop(link_id, ()):
                self._at[end].discard(link_id)
            if link_id in links:
                link = links[link_id]
                self._ends[link_id] = (link.source_id, link.target_id)
                self._at[link.source_id].add(link_id)
                self._at[link.target_id].add(link_id)

    def at(self, note_id: int) -> list[int]:
        return sorted(self._at.get(note_id, ()))


class LiveBoard:
    """The board of one activity, open for as long as somebody looks at it."""

    def __init__(self, store: Store, activity_id: int) -> None:
        self.store = store
        self.activity_id = activity_id
        self.changed: Signal[BoardChanges] = Signal()
        """Tells which rows of this board changed; `workshop` when the question may have."""
        with store.reading() as session:
            self.exercise = exercise(session.get_one(Activity, activity_id).exercise)
            self.board: Board = self.exercise.board.load(session, activity_id)
            self.workshop = the_workshop(session)
        rows = self.board.rows
        self._owned = {
            str(model.__tablename__): _Owned(owner, rows[str(model.__tablename__)])
            for model, owner in _owned_tables(self.board.TABLES)
        }
        self._ends = _Ends(self.board.links)
        self._tables = {"workshop", "activity", *rows}
        self._questions: list[Question] | None = None
        store.changed.connect(self._follow)

    def close(self) -> None:
        """Stop listening to the store."""
        self.store.changed.disconnect(self._follow)

    def _follow(self, changes: Changes) -> None:
        if self._tables.isdisjoint(changes) or self._is_gone(changes):
            return
        mine = self.board.follow(changes)
        if not {"workshop", "activity"}.isdisjoint(changes):
            mine |= self._read_plan(changes)
        if mine:
            self._take_up(mine)
            self._questions = None
            self.changed.emit(mine)

    def _is_gone(self, changes: Changes) -> bool:
        """Say whether the activity itself was taken off the running order."""
        activities = changes.rows.get("activity", {})
        return self.activity_id in activities and activities[self.activity_id] is None

    def _read_plan(self, changes: Changes) -> BoardChanges:
        """Read again what the activity and its workshop are called and follow."""
        mine: BoardChanges = {}
        with self.store.reading() as session:
            if self.activity_id in changes["activity"]:
                self.board.activity = session.get_one(Activity, self.activity_id)
                mine["activity"] = frozenset({self.activity_id})
            if "workshop" in changes:
                self.workshop = the_workshop(session)
                mine["workshop"] = changes["workshop"]
        return mine

    def _take_up(self, mine: BoardChanges) -> None:
        self._ends.follow(self.board.links, mine.get("link", ()))
        for name, owned in self._owned.items():
            if name in mine:
                owners = owned.follow(self.board.rows[name], mine[name])
                known = mine.get(owned.owner_table, frozenset())
                mine[owned.owner_table] = known | owners

    # What there is

    def note(self, note_id: int) -> Note | None:
        """Return a note, or None where there is none any more."""
        return self.board.notes.get(note_id)

    def rows_of(self, table: str, owner_id: int) -> list[Any]:
        """Return what belongs to a note, or to a link, such as its indicators."""
        return self._owned[table].of(owner_id)

    def dots(self, note_id: int, kind: str = "dot") -> int:
        """Return how many dots, or concerns, are on a note."""
        return sum(vote.count for vote in self._owned["vote"].of(note_id) if vote.kind == kind)

    def wording(self, note_id: int, role: str) -> Wording | None:
        """Return a note's other wording of this role, if there is one."""
        own = (each for each in self._owned["wording"].of(note_id) if each.role == role)
        return next(own, None)

    def links_of(self, note_id: int) -> list[int]:
        """Return the links that start or end at a note, in the order they were made."""
        return self._ends.at(note_id)

    def is_reworded(self, note: Note) -> bool:
        """Say whether a note's words changed after the room agreed to them."""
        if note.status != "agreed" or note.id is None:
            return False
        agreed = self.wording(note.id, "agreed")
        return agreed is not None and agreed.text != note.text

    def questions(self) -> list[Question]:
        """Return what can be put to the room because of what is, or is not, on the board."""
        if self._questions is None:
            self._questions = self.exercise.questions(self.board)
        return self._questions


def _owned_tables(models: Iterable[type[SQLModel]]) -> Iterator[tuple[type[SQLModel], str]]:
    for model in models:
        columns = SQLModel.metadata.tables[str(model.__tablename__)].c
        for owner in ("note", "link"):
            if f"{owner}_id" in columns:
                yield model, owner

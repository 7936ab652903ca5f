"""One activity's board as it stands, kept current row by row for every view of it.

It listens to the store once. Canvas, list, inspector, guide and room view listen to it, and are
told which rows of this board changed. What hangs on a note, such as a vote, changes the note.

Views read `board`, which holds what may be seen now: here alone is decided what that is. What is
done to the board as a whole, such as tidying it, takes `whole`.
"""

from typing import Any
from weakref import WeakValueDictionary

from facilitator.exercises import exercise
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.room import Hidden, hidden_in
from facilitator.exercises.board.tables import Board, Note, Wording
from facilitator.plan import progress
from facilitator.signal import Signal
from facilitator.store import Changes, Store
from facilitator.workshop import Activity, the_workshop
from ui.board_index import BoardChanges, BoardIndex
from ui.sight import SIGHT, Sight

__all__ = ["SIGHT", "BoardChanges", "LiveBoard"]


class LiveBoard:
    """The board of one activity, open for as long as somebody looks at it."""

    def __init__(self, store: Store, activity_id: int, *, hides: bool = False) -> None:
        self.store = store
        self.activity_id = activity_id
        self.changed: Signal[BoardChanges] = Signal()
        """Tells which rows of this board changed, or came into sight or left it: then `SIGHT` is
        among the tables. `workshop` when the question may have changed."""
        with store.reading() as session:
            self.exercise = exercise(session.get_one(Activity, activity_id).exercise)
            self.whole: Board = self.exercise.board.load(session, activity_id)
            """Every row, also those that nobody is to see now."""
            self.workshop = the_workshop(session)
            hidden = hidden_in(progress(session, activity_id))
        self._index = BoardIndex(self.whole)
        self._sight = Sight(self.whole, self._index, hidden, hides=hides)
        self.board: Board = self._sight.board
        """The rows that may be seen."""
        self._tables = {"workshop", "activity", "progress", *self.whole.rows}
        self._questions: list[Question] | None = None
        self.shared: WeakValueDictionary[str, Any] = WeakValueDictionary()
        """What is large and the same for everybody who looks, while anybody holds it."""
        store.changed.connect(self._follow)

    def close(self) -> None:
        """Stop listening to the store."""
        self.store.changed.disconnect(self._follow)

    def _follow(self, changes: Changes) -> None:
        if self._tables.isdisjoint(changes) or self._is_gone(changes):
            return
        mine = self.whole.follow(changes)
        if not {"workshop", "activity"}.isdisjoint(changes):
            mine |= self._read_plan(changes)
        if mine:
            self._index.follow(mine)
            mine = self._sight.follow(mine)
        if self.activity_id in changes.get("progress", ()):
            mine = _joined(mine, self._read_hidden())
        self._tell(mine)

    def _tell(self, mine: BoardChanges) -> None:
        if mine:
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
                self.whole.activity = session.get_one(Activity, self.activity_id)
                self.board.activity = self.whole.activity
                mine["activity"] = frozenset({self.activity_id})
            if "workshop" in changes:
                self.workshop = the_workshop(session)
                mine["workshop"] = changes["workshop"]
        return mine

    # What may be seen

    @property
    def hides(self) -> bool:
        """Whether only what the room may see is in sight."""
        return self._sight.hides

    @property
    def hidden(self) -> Hidden:
        """What the room does not see yet."""
        return self._sight.hidden

    def hide(self, *, on: bool) -> None:
        """Keep from sight what the room may not see; or show everything."""
        if on != self._sight.hides:
            self._sight.hides = on
            self._tell(self._sight.look_again() | {SIGHT: frozenset()})

    def waiting(self, zone: str) -> int:
        """Return how many notes of a zone wait to be revealed; none where they are in sight."""
        return self._sight.waiting(zone)

    def _read_hidden(self) -> BoardChanges:
        """Read again what is hidden, and return what came into sight, here or on the wall."""
        before = self._sight.hidden
        with self.store.reading() as session:
            hidden = hidden_in(progress(session, self.activity_id))
        if hidden == before:
            return {}
        self._sight.hidden = hidden
        zones = hidden.zones ^ before.zones
        notes = {key for key, note in self.whole.notes.items() if note.zone in zones}
        if hidden.dots != before.dots:
            notes |= {vote.note_id for vote in self.whole.votes.values()}
        return _joined(self._sight.look_again(), {"note": frozenset(notes), SIGHT: frozenset()})

    # What there is

    def note(self, note_id: int) -> Note | None:
        """Return a note, or None where there is none any more."""
        return self.board.notes.get(note_id)

    def rows_of(self, table: str, owner_id: int) -> list[Any]:
        """Return what belongs to a note, or to a link, such as its indicators."""
        rows = self.board.rows[table]
        ids = self._index.rows_of(table, owner_id)
        return [rows[row_id] for row_id in ids if row_id in rows]

    def dots(self, note_id: int, kind: str = "dot") -> int:
        """Return how many dots, or concerns, are on a note."""
        return sum(vote.count for vote in self.rows_of("vote", note_id) if vote.kind == kind)

    def wording(self, note_id: int, role: str) -> Wording | None:
        """Return a note's other wording of this role, if there is one."""
        own = (each for each in self.rows_of("wording", note_id) if each.role == role)
        return next(own, None)

    def links_of(self, note_id: int) -> list[int]:
        """Return the links that start or end at a note, in the order they were made."""
        return [each for each in self._index.links_at(note_id) if each in self.board.links]

    def is_reworded(self, note: Note) -> bool:
        """Say whether a note's words changed after the room agreed to them."""
        if note.status != "agreed" or note.id is None:
            return False
        agreed = self.wording(note.id, "agreed")
        return agreed is not None and agreed.text != note.text

    def questions(self) -> list[Question]:
        """Return what can be put to the room because of what is, or is not, on the board.

        They are the facilitator's to ask: none while only what the room may see is in sight.
        """
        if self._sight.hides:
            return []
        if self._questions is None:
            self._questions = self.exercise.questions(self.board)
        return self._questions


def _joined(some: BoardChanges, others: BoardChanges) -> BoardChanges:
    nobody: frozenset[int] = frozenset()
    return {
        name: some.get(name, nobody) | others.get(name, nobody)
        for name in some.keys() | others.keys()
    }

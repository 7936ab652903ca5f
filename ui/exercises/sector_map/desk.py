"""What every part of a sector map's screen works with: the file, the map as seen, the people."""

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from facilitator.errors import FacilitatorError
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.tables import KNOWN, MapBoard, SectorEntry
from facilitator.i18n import _
from facilitator.store import Store
from ui.exercises.board.desk import Desk
from ui.exercises.screen import PromiseFrom
from ui.listening import listen
from ui.live_board import BoardChanges, LiveBoard
from ui.live_people import LivePeople
from ui.theme import Theme

LONGEST_SAID = 200
"""So much of what was typed is said again; the clipboard has all of it."""


class Offered(NamedTuple):
    """Somebody who is on the map already."""

    person_id: int
    role: str
    where: str
    """The label of the institution where they are spoken of first."""


class MapDesk(Desk):
    """One sector map on the screen."""

    conversation_wanted = Signal(int)
    """Somebody wants to talk with an institution: its entry."""
    promised = Signal(object)
    """Somebody promises something about an institution: a PromiseFrom."""
    only_fills = False
    """Whether rows and sectors stay called what they are."""

    def __init__(self, store: Store, live: LiveBoard, theme: Theme, parent: QObject) -> None:
        super().__init__(store, live, theme, parent)
        self.people = LivePeople(store)
        self.table: int | None = None
        """The table whose paper map is being typed; it stays until somebody changes it."""
        self._reached: frozenset[int] | None = None
        listen(live.changed, self._forget)

    @property
    def activity_id(self) -> int:
        """The activity."""
        return self.live.activity_id

    @property
    def map(self) -> MapBoard:
        """The map as it may be seen."""
        return cast("MapBoard", self.live.board)

    def _forget(self, changes: BoardChanges) -> None:
        entries = changes.get("sector_entry", frozenset())
        if set(changes) != {"sector_entry"} or not all(map(self._changes_nothing, entries)):
            self._reached = None

    def _changes_nothing(self, entry_id: int) -> bool:
        """Say whether an entry, such as a new one, has no part in what is reached."""
        board, entry = self.map, self.entry(entry_id)
        return (
            entry is not None
            and entry.stands_with_id is None
            and entry_id not in (self._reached or ())
            and len(board.together(entry_id)) == 1
            and not board.ties_of(entry_id, KNOWN)
        )

    @property
    def reached(self) -> frozenset[int]:
        """The institutions, by their leading entry, at which somebody is known."""
        if self._reached is None:
            ties = self.map.ties.values()
            known = {tie.entry_id for tie in ties if tie.kind == KNOWN and tie.strength}
            self._reached = frozenset(self.leader(self.map.entries[each]) for each in known)
        return self._reached

    def leader(self, entry: SectorEntry) -> int:
        """Return the entry with which one stands; itself where it stands alone."""
        first = entry.stands_with_id
        return first if first is not None and first in self.map.entries else entry.id or 0

    def entry(self, entry_id: int) -> SectorEntry | None:
        """Return an entry, where it is there and may be seen."""
        return self.map.entries.get(entry_id)

    def place(self, entry: SectorEntry) -> str:
        """Return what the row of an entry is called."""
        row = self.map.rows["sector_row"].get(entry.row_id)
        return row.title if row is not None else ""

    def offered(self) -> list[Offered]:
        """Return who is on the map already, by role, then by where."""
        found: dict[int, str] = {}
        for tie in self.map.ties.values():
            found.setdefault(tie.person_id, self.map.entries[tie.entry_id].label)
        for entry in self.map.entries.values():
            for person_id in (entry.holder_id, entry.introducer_id):
                if person_id is not None:
                    found.setdefault(person_id, entry.label)
        offers = [Offered(key, self.people.role(key), label) for key, label in found.items()]
        return sorted(
            (each for each in offers if each.role),
            key=lambda each: (spoken(each.role), len(each.where), each.where),
        )

    def save(self, action: Callable[[], object], typed: str) -> bool:
        """Save what was typed; what cannot be saved is said, and stays on the clipboard."""
        try:
            action()
        except FacilitatorError as error:
            self.rescue(str(error), typed)
            return False
        return True

    def rescue(self, sentence: str, typed: str) -> None:
        """Say what happened, and keep what was typed where it can be fetched again."""
        if typed.strip():
            QGuiApplication.clipboard().setText(typed)
            kept = _("What you typed is on the clipboard: “{text}”").format(
                text=typed if len(typed) <= LONGEST_SAID else f"{typed[:LONGEST_SAID]}…"
            )
            sentence = f"{sentence} {kept}"
        self.said.emit(sentence)

    def promise_from(self, entry_id: int) -> PromiseFrom | None:
        """Return what a promise about an institution would be about."""
        entry = self.entry(entry_id)
        if entry is None:
            return None
        return PromiseFrom(
            self.activity_id,
            source=entry.label,
            what=entry.next_step,
            holder=self.people.role(entry.holder_id),
        )

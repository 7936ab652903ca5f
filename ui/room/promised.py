"""What was promised, as the room reads it: read again only when the log book changed."""

from collections.abc import Sequence

from sqlmodel import select

from facilitator.people import Person
from facilitator.store import Changes, Store
from ui.log_book import room
from ui.room.book import Chapter

PEOPLE = str(Person.__tablename__)


class Promised:
    """The chapters of the log book, for as long as the room sees this workshop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._chapters: Sequence[Chapter] | None = None
        with store.reading() as session:
            self._people = set(session.exec(select(Person.id)))

    def chapters(self) -> Sequence[Chapter]:
        """Return what of the log book can be paged through."""
        if self._chapters is None:
            self._chapters = room.chapters(self._store)
        return self._chapters

    def follow(self, changes: Changes) -> bool:
        """Say whether what the room may see already is another one now, or is to go.

        Whoever is new is named nowhere yet, so nobody waits for the wall because of them.
        """
        known = not self._people.isdisjoint(changes[PEOPLE])
        for person_id, image in changes.rows.get(PEOPLE, {}).items():
            (self._people.discard if image is None else self._people.add)(person_id)
        if not known and (room.TABLES - {PEOPLE}).isdisjoint(changes):
            return False
        self._chapters = None
        return True

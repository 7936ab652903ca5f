"""Who the people of the workshop are, by role, kept current for every view that names them."""

from sqlmodel import select

from facilitator.people import Person
from facilitator.signal import Signal
from facilitator.store import Changes, Store


class LivePeople:
    """Roles by person. Names are not here: they never stand on a screen that the wall mirrors."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._roles: dict[int, str] = {}
        self.changed: Signal[frozenset[int]] = Signal()
        """Tells which people are called something else now, came, or went."""
        self._read()
        store.changed.connect(self._follow)

    def role(self, person_id: int | None) -> str:
        """Return what somebody is called; nothing for nobody."""
        if person_id is None:
            return ""
        if person_id not in self._roles:
            self._read()  # a view may hear of a relationship before its people are told of here
        return self._roles.get(person_id, "")

    def _read(self) -> None:
        with self._store.reading() as session:
            self._roles = dict(session.exec(select(Person.id, Person.role)).all())  # type: ignore[arg-type]

    def _follow(self, changes: Changes) -> None:
        images = changes.rows.get("person")
        if not images:
            return
        changed = set()
        for person_id, image in images.items():
            role = None if image is None else str(image["role"])
            if role is None:
                self._roles.pop(person_id, None)
            elif self._roles.get(person_id) != role:
                self._roles[person_id] = role
                changed.add(person_id)
        if changed:
            self.changed.emit(frozenset(changed))

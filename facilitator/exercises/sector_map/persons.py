"""Who is spoken of on a sector map: a role is a person of its own, an id somebody known already."""

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import bindparam, insert
from sqlmodel import Session, SQLModel, col, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.sector_map.tables import SectorEntry, SectorRow, Tie
from facilitator.i18n import _
from facilitator.people import Person, PersonEntry
from facilitator.prepared import Prepared
from facilitator.workshop import Row, new_uid

Found = TypeVar("Found", bound=Row)

Who = int | str
"""Somebody: a person's id, or a role."""


def blank(model: type[SQLModel]) -> dict[str, Any]:
    """Return what a new row has where nothing is said, for an insert that a room waits for."""
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
        if name != "id"
    }


class Adding:
    """Adds rows of one table without the unit of work, for what somebody waits for."""

    def __init__(self, model: type[SQLModel]) -> None:
        self._blank = blank(model)
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        self._statement = Prepared(insert(table), self._blank)

    def __call__(self, session: Session, **values: Any) -> int:
        """Add a row with these values within the session's transaction, and return its id."""
        return self._statement.insert(session, {**self._blank, **values})


add_person = Adding(Person)
_ROLE = Prepared(select(col(Person.role)).where(col(Person.id) == bindparam("person")))
_OF_ENTRY = Prepared(
    select(col(SectorEntry.introducer_id), col(SectorEntry.holder_id)).where(
        col(SectorEntry.id) == bindparam("entry")
    )
)
_TIED = Prepared(select(col(Tie.person_id)).where(col(Tie.entry_id) == bindparam("entry")))


def somebody(session: Session, who: Who, among: dict[str, int]) -> int:
    """Return the id of somebody, who is added where they are a role that nobody `among` has.

    `among` are ids by role as `spoken` returns it; whoever is added is there from then on.
    """
    if isinstance(who, int):
        found = _ROLE.rows(session, {"person": who})
        if not found:
            raise InvalidEntryError(
                _("This person is not in the workshop any more; choose somebody else.")
            )
        among.setdefault(spoken(found[0][0]), who)
        return who
    role = checked(PersonEntry, {"role": who})["role"]
    if not role:
        raise InvalidEntryError(_("Say who it is, as a role, such as “neighbour” or “nurse”."))
    if spoken(role) not in among:
        among[spoken(role)] = add_person(session, uid=new_uid(), role=role)
    return among[spoken(role)]


def spoken(role: str) -> str:
    """Return what two ways of writing one role have in common."""
    return " ".join(role.split()).casefold()


def by_role(session: Session, person_ids: Iterable[int | None]) -> dict[str, int]:
    """Return these people by role, as `somebody` looks for them."""
    found: dict[str, int] = {}
    for person_id in dict.fromkeys(person_ids):
        if person_id is not None:
            for (role,) in _ROLE.rows(session, {"person": person_id}):
                found.setdefault(spoken(role), person_id)
    return found


def of_entry(session: Session, entry_id: int | None) -> dict[str, int]:
    """Return whom an entry speaks of, by role: within one entry a role is one person."""
    if entry_id is None:
        return {}
    return by_role(session, mentioned(session, [entry_id]))


def mentioned(session: Session, entry_ids: Iterable[int]) -> list[int]:
    """Return the ids of everybody of whom these entries speak."""
    found: dict[int | None, None] = {}
    for entry_id in entry_ids:
        for row in _TIED.rows(session, {"entry": entry_id}):
            found.update(dict.fromkeys(row))
        for row in _OF_ENTRY.rows(session, {"entry": entry_id}):
            found.update(dict.fromkeys(row))
    return [person_id for person_id in found if person_id is not None]


def where_tied(session: Session) -> dict[int, list[str]]:
    """Return at which institutions people are known or needed: each by its label and its row."""
    query = (
        select(Tie.person_id, SectorEntry.label, SectorRow.title)
        .join(SectorEntry, col(SectorEntry.id) == Tie.entry_id)
        .join(SectorRow, col(SectorRow.id) == SectorEntry.row_id)
        .order_by(col(SectorEntry.id))
    )
    found: dict[int, list[str]] = {}
    for person_id, label, title in session.exec(query):
        found.setdefault(person_id, []).append(f"{label} {title}")
    return found


def still_there(session: Session, model: type[Found], row_id: int) -> Found:
    """Return a row that is about to be changed, unless somebody removed it meanwhile."""
    row = session.get(model, row_id)
    if row is None:
        raise InvalidEntryError(
            _("This was removed meanwhile, so it was not changed; choose another one.")
        )
    return row

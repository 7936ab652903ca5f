"""People, once: whoever promises, is known, or is needed. By role; a name only where it may be.

Promises, entries and conversations refer to the same people, so that bringing together,
following up and erasing are one thing.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from sqlmodel import Field, Session, col, select

from facilitator.as_written import Written
from facilitator.clean import Day, Line, Text
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import Voice, checked
from facilitator.held_names import CONSENTS, OF_A_NAME, forget_other_copies, note_by_when
from facilitator.i18n import _
from facilitator.log_book.days import checked_day
from facilitator.special_data import warns
from facilitator.store import Store
from facilitator.workshop import Row, new_uid, saved_id

__all__ = [
    "CONSENTS",
    "OF_A_NAME",
    "PUBLIC_SERVICES",
    "Person",
    "PersonEntry",
    "change_person",
    "erase_person",
    "forget_if_unmentioned",
    "forget_unmentioned",
    "hold",
    "keep_private",
    "known_or_new",
    "mentioning",
    "people",
    "to_tell",
    "warns",
]

PUBLIC_SERVICES = frozenset({"staff", "leader"})
"""The voices that speak for public services; what they promise is for everybody to see."""


class Person(Row, table=True):
    """Somebody, by role. There is a name only where somebody said that it may be held."""

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    role: str = Field(description="Such as 'housing officer' or 'neighbour, Mill Street'.")
    voice: str = Field(default="", description="Whose voice: of VOICES, or empty.")
    name: str = ""
    name_may_be_held: bool = False
    name_may_be_shared: bool = Field(
        default=False, description="The name may stand on prints and in exports."
    )
    supplied_by: str = Field(
        default="", description="Who gave the name, as a role; empty for themselves."
    )
    supplied_on: str = Field(sa_type=Written(Day), default="", description="The day, YYYY-MM-DD.")
    tell_by: str = Field(
        sa_type=Written(Day), default="", description="By when they must be told, YYYY-MM-DD."
    )
    told_on: str = Field(
        sa_type=Written(Day), default="", description="The day on which they were told, YYYY-MM-DD."
    )
    private_text: str = Field(default="", description="For the facilitator alone; never printed.")


class PersonEntry(BaseModel):
    """What may be entered about a person."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    role: Line = ""
    voice: Voice | Literal[""] = ""
    name: Line = ""
    name_may_be_held: bool = False
    name_may_be_shared: bool = False
    supplied_by: Line = ""
    supplied_on: Day = ""
    tell_by: Day = ""
    told_on: Day = ""
    private_text: Text = ""


def people(session: Session) -> list[Person]:
    """Return everybody, in the order they were first spoken of."""
    return list(session.exec(select(Person).order_by(col(Person.id))))


def known_or_new(session: Session, role: str, voice: str = "", uid: str = "") -> int:
    """Return the id of the person with this role, who is added where nobody has it yet.

    Within a step that is under way. Roles are the same in any case of their letters; a voice that
    was not known before is taken up, and the same role in two voices is two people. Who is added
    gets this `uid`, if there is one. InvalidEntryError where the role is empty.
    """
    entry = checked(PersonEntry, {"role": role, "voice": voice})
    if not entry["role"]:
        raise InvalidEntryError(_("Say who it is, as a role, such as “neighbour” or “nurse”."))
    wanted, heard = entry["role"].casefold(), entry["voice"]
    alike = [each for each in people(session) if each.role.casefold() == wanted]
    if heard:
        alike = [each for each in alike if each.voice in {heard, ""}]
        alike.sort(key=lambda each: not each.voice)
    found = next(iter(alike), None) or Person(**{**entry, "uid": uid or new_uid()})
    found.voice = found.voice or heard
    session.add(found)
    session.flush()
    return saved_id(found)


def forget_if_unmentioned(session: Session, person_id: int | None) -> None:
    """Remove a person of whom nothing in the file speaks any more, unless their name is held.

    Within a step that is under way.
    """
    if person_id is not None:
        forget_unmentioned(session, [person_id])


def forget_unmentioned(session: Session, person_ids: Iterable[int]) -> None:
    """Remove those of these people of whom nothing in the file speaks any more.

    Within a step that is under way. Whose name is held stays.
    """
    left = set(person_ids)
    for table, column in mentioning(session) if left else ():
        for some in batched(sorted(left)):
            marks = ",".join("?" * len(some))
            query = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IN ({marks})'  # noqa: S608
            found = session.connection().exec_driver_sql(query, tuple(some))
            left -= {person_id for (person_id,) in found}
    for person_id in sorted(left):
        person = session.get(Person, person_id)
        if person is not None and not person.name:
            session.delete(person)
    session.flush()


def mentioning(session: Session) -> list[tuple[str, str]]:
    """Return every table and column of this file that refers to a person.

    The file is asked, since what the app has loaded of its exercises may be less.
    """
    ask = session.connection().exec_driver_sql
    tables = [name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [
        (table, str(key[3]))
        for table in tables
        for key in ask(f'PRAGMA foreign_key_list("{table}")').all()
        if key[2] == Person.__tablename__
    ]


def batched(values: Sequence[int], size: int = 500) -> Iterator[Sequence[int]]:
    """Yield values some at a time: no more than one statement takes."""
    return (values[start : start + size] for start in range(0, len(values), size))


def change_person(store: Store, person_id: int, **values: Any) -> None:
    """Change what is held about a person; `values` are fields of PersonEntry.

    A name is refused unless somebody said that it may be held, and goes when that is taken back.
    Of a name that somebody else supplied it is kept by when its owner must be told.
    """
    entry = person_entry(**values)
    merge = f"person-{person_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change person"), merge=merge) as session:
        person = session.get(Person, person_id)
        if person is None:
            raise InvalidEntryError(
                _("This person is not in the workshop any more; choose somebody else.")
            )
        hold(session, person, entry, store.clock().astimezone().date())


def hold(session: Session, person: Person, entry: dict[str, Any], today: date) -> None:
    """Hold what was entered about a person, as `change_person` does, within a step under way.

    Where a name goes, what other copies said of it goes as well. Whose name was given on another
    day is to be told within a month of that one.
    """
    given_on = entry.get("supplied_on", person.supplied_on)
    if given_on != person.supplied_on and "tell_by" not in entry:
        person.tell_by = ""
    person.sqlmodel_update(entry)
    if not person.role:
        raise InvalidEntryError(_("A person is known by a role, and it cannot be empty; type one."))
    if not person.name_may_be_held:
        if entry.get("name"):
            raise InvalidEntryError(
                _("Ask first: a name is only kept when somebody says that it may be held.")
            )
        if entry.get("name_may_be_shared"):
            raise InvalidEntryError(
                _("A name that may not be held cannot be shared; ask for both.")
            )
        person.name, person.name_may_be_shared = "", False
        forget_other_copies(session, person)
    note_by_when(person, today)
    session.add(person)


def person_entry(**values: Any) -> dict[str, Any]:
    """Return what was entered about a person as it is kept, or raise InvalidEntryError."""
    for name in ("supplied_on", "tell_by", "told_on"):
        if name in values:
            values[name] = checked_day(values[name])
    return checked(PersonEntry, values)


def keep_private(store: Store, person_id: int, text: str) -> None:
    """Put words about a person beside those that are for the facilitator alone."""
    with store.step(_("Keep it private")) as session:
        person = session.get_one(Person, person_id)
        both = "\n".join(part for part in (person.private_text, text.strip()) if part)
        person.sqlmodel_update(person_entry(private_text=both))
        session.add(person)


def to_tell(everybody: Iterable[Person]) -> list[Person]:
    """Return whose name somebody else supplied, and who were not told yet; the next one first."""
    waiting = [person for person in everybody if person.tell_by and not person.told_on]
    return sorted(waiting, key=lambda person: person.tell_by)


def erase_person(store: Store, person_id: int, data_folder: Path | None = None) -> list[str]:
    """Erase somebody everywhere, in the app's backups as well, and return what was removed.

    This cannot be undone, nor can anything that was done before it.
    """
    from facilitator.erasing import erase  # nobody waits for it before somebody asks

    return erase(store, person_id, data_folder)

"""Who is in the room: tables, people by code, what they agreed to, and what they need.

No names: a code such as P7 is enough to withdraw by. Access needs are counts, and belong to
nobody.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict
from pydantic import Field as EntryField
from sqlmodel import Field, Session, col, select

from facilitator.access import reminders_of
from facilitator.clean import Line
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from facilitator.workshop import Row, new_uid, the_workshop

Need = Literal["interpreter", "bsl", "reader_copy", "large_print", "hearing_loop", "travel_or_fee"]
NEEDS: tuple[Need, ...] = get_args(Need)
"""What people may need to take part; counted, never named."""
PARTS = ("joins", "keep_notes", "quote", "photograph")
"""The four parts of the agreement, each given and withdrawn by itself."""
MOST_TABLES, MOST_PEOPLE = 200, 2_000


class RoomTable(Row, table=True):
    """A table in the room, where people sit and talk."""

    __tablename__ = "room_table"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    number: int = Field(unique=True)
    name: str = Field(default="", description="Such as 'by the window'.")


class Participant(Row, table=True):
    """Somebody in the room, by code, with the four parts of the agreement.

    Who leaves stays as a code that agrees to nothing: so nobody else is given it, and where two
    copies of a workshop meet, what was withdrawn stays withdrawn.
    """

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(default_factory=new_uid)
    code: str = Field(unique=True, description="Such as P7.")
    table_number: int | None = None
    joins: bool = Field(default=True, description="Takes part.")
    keep_notes: bool = Field(default=False, description="What they say may be kept.")
    quote: bool = Field(default=False, description="They may be quoted, without a name.")
    photograph: bool = Field(default=False, description="They may be in photographs.")


class AccessNeed(Row, table=True):
    """How many people need something to take part."""

    __tablename__ = "access_need"

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(unique=True)
    count: int


class TablesEntry(BaseModel):
    """What may be entered about the tables: how many there are, and names for the first of them."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    count: int = EntryField(ge=0, le=MOST_TABLES)
    names: list[Line] = []


class ParticipantEntry(BaseModel):
    """What may be entered about somebody in the room."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    table_number: int | None = EntryField(default=None, ge=1, le=MOST_TABLES)
    joins: bool = True
    keep_notes: bool = False
    quote: bool = False
    photograph: bool = False


class NeedEntry(BaseModel):
    """What may be entered about what people need."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    kind: Need
    count: int = EntryField(ge=0, le=9_999)


# The agreement


def record_agreement_read(store: Store) -> None:
    """Record that the agreement was read out, at this moment."""
    with store.step(_("Record the agreement")) as session:
        workshop = the_workshop(session)
        workshop.agreement_read = store.clock().isoformat(timespec="seconds")
        session.add(workshop)


# Tables and people


def set_tables(store: Store, count: int, names: Sequence[str] = ()) -> None:
    """Have so many tables, numbered from 1, the first of them with these names.

    Whoever sat at a table that goes sits at none.
    """
    entry = checked(TablesEntry, {"count": count, "names": list(names)})
    called = [*entry["names"], *[""] * count][:count]
    with store.step(_("Set tables"), merge="tables") as session:
        had = {table.number: table for table in room_tables(session)}
        for number, name in enumerate(called, 1):
            table = had.pop(number, None) or RoomTable(number=number)
            table.name = name
            session.add(table)
        for gone in had.values():
            session.delete(gone)
        for person in participants(session):
            if person.table_number in had:
                person.table_number = None
                session.add(person)


def add_participants(store: Store, count: int = 1, **values: Any) -> list[str]:
    """Give codes to so many people and return them; `values` are fields of ParticipantEntry.

    A code is given once. Only undo takes codes back: nobody was told them yet.
    """
    entry = checked(ParticipantEntry, values)
    with store.step(
        ngettext("Add {count} person", "Add {count} people", count).format(count=count)
    ) as session:
        had = [_number(person.code) for person in participants(session)]
        if not 1 <= count <= MOST_PEOPLE - len(had):
            message = _("A workshop has room for {most} people; choose a smaller number.")
            raise InvalidEntryError(message.format(most=MOST_PEOPLE))
        first = max(had, default=0) + 1
        codes = [f"P{number}" for number in range(first, first + count)]
        session.add_all(Participant(code=code, **entry) for code in codes)
        return codes


def change_participants(store: Store, codes: Collection[str], **values: Any) -> None:
    """Change what these people agree to, or where they sit: fields of ParticipantEntry."""
    entry = checked(ParticipantEntry, values)
    merge = f"people-{'-'.join(sorted(codes))}-{'-'.join(sorted(entry))}"
    with store.step(_("Change the agreement"), merge=merge) as session:
        for person in _these(session, codes):
            person.sqlmodel_update(entry)
            session.add(person)


def remove_participants(store: Store, codes: Collection[str]) -> None:
    """Let people go: nothing is kept of them but their codes, which nobody else is given."""
    nothing = {"table_number": None, **dict.fromkeys(PARTS, False)}
    with store.step(
        ngettext("Remove {count} person", "Remove {count} people", len(codes)).format(
            count=len(codes)
        )
    ) as session:
        for person in _these(session, codes):
            person.sqlmodel_update(nothing)
            session.add(person)


def room_tables(session: Session) -> list[RoomTable]:
    """Return the tables by their numbers."""
    return list(session.exec(select(RoomTable).order_by(col(RoomTable.number))))


def participants(session: Session) -> list[Participant]:
    """Return everybody who was given a code, in the order of the codes."""
    return sorted(session.exec(select(Participant)), key=lambda one: (_number(one.code), one.code))


def _these(session: Session, codes: Collection[str]) -> list[Participant]:
    found = [person for person in participants(session) if person.code in codes]
    if missing := set(codes) - {person.code for person in found}:
        message = _("Nobody here has the code {code}; look at the code again.")
        raise InvalidEntryError(message.format(code=min(missing)))
    return found


def _number(code: str) -> int:
    """Return the number of a code; 0 for one that is not of our making."""
    found = re.fullmatch(r"P([1-9][0-9]{0,5})", code)
    return int(found[1]) if found else 0


# What people need


def set_need(store: Store, kind: str, count: int) -> None:
    """Say how many people need something, of NEEDS; nobody is 0."""
    checked(NeedEntry, {"kind": kind, "count": count})
    with store.step(_("Change what people need"), merge=f"need-{kind}") as session:
        need = session.exec(select(AccessNeed).where(AccessNeed.kind == kind)).first()
        if need is not None and not count:
            session.delete(need)
        elif count:
            need = need or AccessNeed(kind=kind, count=count)
            need.count = count
            session.add(need)


def access_needs(session: Session) -> dict[str, int]:
    """Return how many people need what."""
    rows = {row.kind: row.count for row in session.exec(select(AccessNeed))}
    return {
        kind: rows[kind] for kind in (*NEEDS, *sorted(rows.keys() - set(NEEDS))) if kind in rows
    }


def reminders(session: Session, role: str) -> list[str]:
    """Return what is not to be forgotten at, or just before, a step of this role.

    The roles are those of steps, and OPENING for the first step of the day.
    """
    return reminders_of(access_needs(session), role)

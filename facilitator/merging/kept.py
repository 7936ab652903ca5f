"""What another copy said differently, looked at afterwards: taken after all, or settled."""

import json
from typing import Any, Final, NamedTuple

from sqlmodel import Session, SQLModel, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.soundness import shortened
from facilitator.exercises.board.tables import Link, Note, NoteGroup
from facilitator.exercises.cards.tables import Draw, Evidence
from facilitator.exercises.community_map.tables import Drawing, MapOutline, MapPlace, Provision
from facilitator.exercises.sector_map.tables import Sector, SectorEntry, SectorRow
from facilitator.i18n import _
from facilitator.log_book.tables import FollowUp, Promise
from facilitator.merging.tables import Difference
from facilitator.merging.words import read_kept
from facilitator.people import CONSENTS, Person, hold, person_entry
from facilitator.store import Store
from facilitator.workshop import Activity, Workshop, saved_id

_ROWS: Final = (
    Note,
    Link,
    NoteGroup,
    Activity,
    Workshop,
    Promise,
    FollowUp,
    Person,
    Draw,
    Evidence,
    Sector,
    SectorRow,
    SectorEntry,
    Drawing,
    MapOutline,
    MapPlace,
    Provision,
)
"""What a difference may be about."""
_AGREED: Final = (*CONSENTS, "may_be_shown", "may_be_listed")
"""What only those whom it is about say."""


class Kept(NamedTuple):
    """A difference as people read it."""

    id: int
    about: str
    """What it is about, as people call it: a label or a title."""
    field: str
    now: str
    other: str
    can_be_taken: bool


def kept_differences(session: Session) -> list[Kept]:
    """Return every difference that nobody has settled yet."""
    return [_kept(session, each) for each in session.exec(select(Difference))]


def take_other(store: Store, difference_id: int) -> None:
    """Take what the other copy says; what was there until now is kept in its place."""
    with store.step(_("Take the other wording")) as session:
        difference = session.get_one(Difference, difference_id)
        row = _row(session, difference.about)
        if row is None or not _can_be_taken(row, difference.field):
            raise InvalidEntryError(_("This difference can only be read; change it on the board."))
        column = _column(row, difference.field)
        now, other = getattr(row, column), json.loads(difference.other)
        if isinstance(row, Person):
            entry = person_entry(**{difference.field: other})
            hold(session, row, entry, store.clock().astimezone().date())
        else:
            setattr(row, column, other)
        difference.other = json.dumps(now, ensure_ascii=False)
        session.add_all((row, difference))


def settle(store: Store, difference_id: int) -> None:
    """Keep what is there, and forget what the other copy said."""
    with store.step(_("Settle difference")) as session:
        session.delete(session.get_one(Difference, difference_id))


def _kept(session: Session, difference: Difference) -> Kept:
    row = _row(session, difference.about)
    plain = row is not None and _is_plain(row, difference.field)
    return Kept(
        saved_id(difference),
        _name(session, row),
        difference.field,
        str(getattr(row, _column(row, difference.field))) if plain else "",
        read_kept(difference.other),
        plain and _can_be_taken(row, difference.field),
    )


def _row(session: Session, uid: str) -> Any:
    """Return the row that a difference is about; None where it is gone, or is no such row."""
    for model in _ROWS:
        table = SQLModel.metadata.tables[str(model.__tablename__)]
        if (row := session.exec(select(model).where(table.c.uid == uid)).first()) is not None:
            return row
    return None


def _column(row: SQLModel, field: str) -> str:
    """Return where a row has a field of its document: what is written beside a pin is its title."""
    return "title" if isinstance(row, MapPlace) and field == "label" else field


def _is_plain(row: SQLModel, field: str) -> bool:
    return _column(row, field) in SQLModel.metadata.tables[str(row.__tablename__)].columns


def _can_be_taken(row: SQLModel, field: str) -> bool:
    """Say whether a value can be put in place: what somebody agreed to is asked of them."""
    return _is_plain(row, field) and field not in _AGREED


def _name(session: Session, row: Any) -> str:
    if isinstance(row, Link):
        ends = (session.get_one(Note, end).label for end in (row.source_id, row.target_id))
        return " > ".join(ends)
    if isinstance(row, FollowUp):
        row = session.get_one(Promise, row.promise_id)
    names = ("label", "title", "what", "role", "card", "participant", "name")
    called = (getattr(row, name, "") for name in names)
    return shortened(next(filter(None, called), ""))

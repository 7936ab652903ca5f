"""What people do to the institutions on a sector map. Each function is one step to undo."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.board.labels import next_label
from facilitator.exercises.sector_map.entries import InstitutionEntry
from facilitator.exercises.sector_map.persons import (
    Adding,
    Who,
    mentioned,
    of_entry,
    somebody,
    still_there,
)
from facilitator.exercises.sector_map.tables import PREFIX, MapBoard, SectorEntry, SectorRow
from facilitator.exercises.sector_map.ties import add_ties
from facilitator.i18n import _, ngettext
from facilitator.log_book.days import checked_day
from facilitator.people import forget_unmentioned
from facilitator.prepared import Prepared
from facilitator.store import Store
from facilitator.workshop import new_uid, saved_id

_add = Adding(SectorEntry)
_ROW = Prepared(
    select(col(SectorRow.id)).where(
        col(SectorRow.id) == bindparam("row"), col(SectorRow.activity_id) == bindparam("activity")
    )
)
_PEOPLE = ("introducer", "holder")


def add_entry(  # noqa: PLR0913 - a line of the table, in one go
    store: Store,
    board: MapBoard,
    row_id: int,
    here: str = "",
    *,
    known: Iterable[Who | tuple[Who, int]] = (),
    needed: Iterable[Who] = (),
    **values: Any,
) -> int:
    """Add an institution that is here, and return its id.

    `known` are people, each with how well we know them, or known by name; `values` are other
    fields of InstitutionEntry, an `introducer` and a `holder`. A role is one person in all of it.
    """
    whose = {name: values.pop(name) for name in _PEOPLE if name in values}
    entry = institution_entry(here=here, **values)
    activity_id = saved_id(board.activity)
    with store.step(_("Add institution")) as session:
        if not _ROW.rows(session, {"row": row_id, "activity": activity_id}):
            raise InvalidEntryError(_("This row was removed meanwhile; choose another one."))
        among: dict[str, int] = {}
        given = {
            "uid": new_uid(),
            "activity_id": activity_id,
            "row_id": row_id,
            "label": next_label(session, activity_id, PREFIX),
            **_named(session, whose, among),
            **entry,
        }
        entry_id = _add(session, **given)
        add_ties(session, {"id": entry_id, "activity_id": activity_id}, known, needed, among)
        return entry_id


def change_entry(store: Store, entry_id: int, **values: Any) -> None:
    """Change an institution; `values` are fields of InstitutionEntry, `row_id`, and who it is.

    `introducer` and `holder` are a person's id, a role, or None for nobody. Saves of one field,
    one after another, are one step.
    """
    named = {name: values.pop(name) for name in _PEOPLE if name in values}
    row_id = values.pop("row_id", None)
    entry = institution_entry(**values)
    fields = "-".join(sorted([*entry, *named, *(["row"] if row_id else [])]))
    with store.step(_("Change institution"), merge=f"entry-{entry_id}-{fields}") as session:
        row = still_there(session, SectorEntry, entry_id)
        if row_id is not None:
            _move(session, row, row_id)
        before = {row.introducer_id, row.holder_id}
        people = _named(session, named, of_entry(session, entry_id))
        row.sqlmodel_update({**entry, **people})
        session.add(row)
        session.flush()
        forget_unmentioned(session, filter(None, before - {row.introducer_id, row.holder_id}))


def remove_entries(store: Store, entry_ids: Sequence[int]) -> None:
    """Delete institutions with their relationships, and people of whom nothing speaks any more.

    Conversations that were about them stay.
    """
    count = len(entry_ids)
    label = ngettext("Delete institution", "Delete {count} institutions", count)
    with store.step(label.format(count=count)) as session:
        delete_entries(session, entry_ids)


def delete_entries(session: Session, entry_ids: Iterable[int]) -> None:
    """Delete institutions within a step that is under way."""
    found = list(entry_ids)
    people = mentioned(session, found)
    for entry_id in found:
        row = session.get(SectorEntry, entry_id)
        if row is not None:
            session.delete(row)
    session.flush()
    forget_unmentioned(session, people)


def institution_entry(**values: Any) -> dict[str, Any]:
    """Return what was entered about an institution as it is kept, or raise InvalidEntryError."""
    if "review_on" in values:
        values["review_on"] = checked_day(values["review_on"])
    return checked(InstitutionEntry, values)


def _move(session: Session, entry: SectorEntry, row_id: int) -> None:
    """Put an entry into another row: with those that stand with it, or on its own."""
    if not _ROW.rows(session, {"row": row_id, "activity": entry.activity_id}):
        raise InvalidEntryError(_("This row was removed meanwhile; choose another one."))
    if row_id == entry.row_id:
        return
    entry.stands_with_id = None
    query = select(SectorEntry).where(SectorEntry.stands_with_id == entry.id)
    for row in (entry, *session.exec(query)):
        row.row_id = row_id
        session.add(row)


def _named(
    session: Session, named: dict[str, Who | None], among: dict[str, int]
) -> dict[str, int | None]:
    """Return the ids of those who are named; an empty role is nobody."""
    return {
        f"{name}_id": None if _is_nobody(who) else somebody(session, who or "", among)
        for name, who in named.items()
    }


def _is_nobody(who: Who | None) -> bool:
    return who is None or (isinstance(who, str) and not who.strip())

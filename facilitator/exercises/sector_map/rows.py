"""The sectors of a map, their rows, and what stands in the middle. Each change is one step."""

import re
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, col, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.sector_map.entries import CentreEntry, RowEntry, SectorTitle
from facilitator.exercises.sector_map.institutions import delete_entries
from facilitator.exercises.sector_map.persons import spoken, still_there
from facilitator.exercises.sector_map.sectors import TINTS
from facilitator.exercises.sector_map.tables import Sector, SectorEntry, SectorMap, SectorRow
from facilitator.i18n import _, ngettext
from facilitator.store import Store
from facilitator.workshop import saved_id


def name_centre(store: Store, activity_id: int, text: str) -> None:
    """Write what the group calls itself in the middle; empty for what the deck says."""
    centre = checked(CentreEntry, {"centre": text})["centre"]
    with store.step(_("Name the middle"), merge=f"centre-{activity_id}") as session:
        row = session.get(SectorMap, activity_id) or SectorMap(activity_id=activity_id)
        row.centre = centre
        session.add(row)


def add_sector(store: Store, activity_id: int, title: str, **values: Any) -> int:
    """Add a sector behind the others, and return its id. It may have a `tint`."""
    entry = _titled(SectorTitle, {"title": title, **values})
    with store.step(_("Add sector")) as session:
        known = _sectors(session, activity_id)
        tint = {"tint": TINTS[len(known) % len(TINTS)]}
        row = Sector(
            activity_id=activity_id,
            key=_free_key(entry["title"], {sector.key for sector in known}),
            position=len(known),
            **{**tint, **entry},
        )
        session.add(row)
        session.flush()
        return saved_id(row)


def change_sector(store: Store, sector_id: int, **values: Any) -> None:
    """Change a sector's `title` or `tint`; its key stays."""
    entry = _titled(SectorTitle, values)
    fields = "-".join(sorted(entry))
    with store.step(_("Change sector"), merge=f"sector-{sector_id}-{fields}") as session:
        row = still_there(session, Sector, sector_id)
        row.sqlmodel_update(entry)
        session.add(row)


def move_sector(store: Store, sector_id: int, place: int) -> None:
    """Put a sector at a place among the others, from 0."""
    with store.step(_("Move sector")) as session:
        row = still_there(session, Sector, sector_id)
        others = [each for each in _sectors(session, row.activity_id) if each.id != sector_id]
        _number([*others[: max(place, 0)], row, *others[max(place, 0) :]], session)


def remove_sector(store: Store, sector_id: int) -> None:
    """Delete a sector with its rows and the institutions in them; one sector always stays."""
    with store.reading() as session:
        row = still_there(session, Sector, sector_id)
        if len(_sectors(session, row.activity_id)) == 1:
            raise InvalidEntryError(_("A map needs a sector; rename this one instead."))
        rows = _rows(session, sector_id)
        entries = _entries(session, rows)
    with store.step(_removal(_("Delete sector"), len(entries))) as session:
        delete_entries(session, entries)
        sector = still_there(session, Sector, sector_id)
        session.delete(sector)
        session.flush()
        _number(_sectors(session, sector.activity_id), session)


def add_row(store: Store, activity_id: int, sector_id: int, title: str, examples: str = "") -> int:
    """Add a row to the foot of a sector, and return its id."""
    entry = _titled(RowEntry, {"title": title, "examples": examples})
    with store.step(_("Add row")) as session:
        sector = still_there(session, Sector, sector_id)
        rows = _rows(session, sector_id)
        _refuse_twice(sector, entry["title"], rows)
        row = SectorRow(activity_id=activity_id, sector_id=sector_id, position=len(rows), **entry)
        session.add(row)
        session.flush()
        return saved_id(row)


def change_row(store: Store, row_id: int, **values: Any) -> None:
    """Change a row's `title` or `examples`. Saves of one field are one step to undo."""
    entry = _titled(RowEntry, values)
    fields = "-".join(sorted(entry))
    with store.step(_("Change row"), merge=f"row-{row_id}-{fields}") as session:
        row = still_there(session, SectorRow, row_id)
        sector = session.get_one(Sector, row.sector_id)
        others = [each for each in _rows(session, row.sector_id) if each.id != row_id]
        _refuse_twice(sector, entry.get("title", ""), others)
        row.sqlmodel_update(entry)
        session.add(row)


def move_row(store: Store, row_id: int, sector_id: int, place: int) -> None:
    """Put a row, with what is in it, at a place in this sector, from 0."""
    with store.step(_("Move row")) as session:
        row = still_there(session, SectorRow, row_id)
        sector = still_there(session, Sector, sector_id)
        if sector.activity_id != row.activity_id:
            raise InvalidEntryError(_("A row stays on its map; choose a sector of the same one."))
        others = [each for each in _rows(session, sector_id) if each.id != row_id]
        _refuse_twice(sector, row.title, others)
        before, row.sector_id = row.sector_id, sector_id
        _number([*others[: max(place, 0)], row, *others[max(place, 0) :]], session)
        session.flush()
        _number(_rows(session, before), session)


def remove_row(store: Store, row_id: int) -> None:
    """Delete a row with the institutions in it."""
    with store.reading() as session:
        entries = _entries(session, [still_there(session, SectorRow, row_id)])
    with store.step(_removal(_("Delete row"), len(entries))) as session:
        delete_entries(session, entries)
        row = still_there(session, SectorRow, row_id)
        session.delete(row)
        session.flush()
        _number(_rows(session, row.sector_id), session)


def _titled(model: type[RowEntry | SectorTitle], values: dict[str, Any]) -> dict[str, Any]:
    if "title" in values and not str(values["title"]).strip():
        raise InvalidEntryError(_("Give it a name, in a word or two."))
    return checked(model, values)


def _refuse_twice(sector: Sector, title: str, others: Iterable[SectorRow]) -> None:
    if any(spoken(row.title) == spoken(title) for row in others):
        message = _("“{sector}” has the row “{row}” already; choose another name.")
        raise InvalidEntryError(message.format(sector=sector.title, row=title))


def _removal(label: str, entries: int) -> str:
    """Return the name of a step that deletes so many institutions as well."""
    if not entries:
        return label
    besides = ngettext("with {count} institution", "with {count} institutions", entries)
    return f"{label} {besides.format(count=entries)}"


def _free_key(title: str, taken: set[str]) -> str:
    key = re.sub(r"\W+", "_", title.casefold()).strip("_")[:60] or "sector"
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}_{number}"
    return free


def _sectors(session: Session, activity_id: int) -> list[Sector]:
    query = select(Sector).where(Sector.activity_id == activity_id)
    return list(session.exec(query.order_by(col(Sector.position), col(Sector.id))))


def _rows(session: Session, sector_id: int) -> list[SectorRow]:
    query = select(SectorRow).where(SectorRow.sector_id == sector_id)
    return list(session.exec(query.order_by(col(SectorRow.position), col(SectorRow.id))))


def _entries(session: Session, rows: Iterable[SectorRow]) -> list[int]:
    wanted = [saved_id(row) for row in rows]
    query = select(SectorEntry.id).where(col(SectorEntry.row_id).in_(wanted))
    return [entry_id for entry_id in session.exec(query) if entry_id is not None]


def _number(rows: Iterable[Sector | SectorRow], session: Session) -> None:
    for position, row in enumerate(rows):
        row.position = position
        session.add(row)

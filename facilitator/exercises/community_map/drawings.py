"""What people draw on a community map. Each function is one step to undo."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from facilitator.backups import copies_of
from facilitator.erased_copies import forget_half_written, holds, written_anew
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.community_map.entries import DrawingEntry
from facilitator.exercises.community_map.tables import Drawing, Patch, Rings
from facilitator.i18n import _, ngettext
from facilitator.inspection import table_names
from facilitator.participants import participants
from facilitator.photos import Photo
from facilitator.store import Store
from facilitator.workshop import saved_id, the_workshop


def begin_drawing(store: Store, activity_id: int, participant: str = "", **values: Any) -> int:
    """Begin somebody's drawing and return its id; `values` are fields of DrawingEntry.

    Without a code it is that of the next person who has not drawn yet.
    """
    entry = checked(DrawingEntry, values)
    code = participant.strip().upper()
    with store.step(_("Begin drawing")) as session:
        taken = _codes(session, activity_id)
        if code in taken:
            message = _("{code} has a drawing already; choose it in the list.")
            raise InvalidEntryError(message.format(code=code))
        row = Drawing(
            activity_id=activity_id, participant=code or _next_code(session, taken), **entry
        )
        session.add(row)
        session.flush()
        return saved_id(row)


def change_drawing(store: Store, drawing_id: int, **values: Any) -> None:
    """Change what there is about a drawing; saves of one field are one step."""
    entry = checked(DrawingEntry, values)
    merge = f"drawing-{drawing_id}-{'-'.join(sorted(entry))}"
    with store.step(_("Change drawing"), merge=merge) as session:
        row = drawing(session, drawing_id)
        row.sqlmodel_update(entry)
        session.add(row)


def remove_drawing(store: Store, drawing_id: int) -> None:
    """Take a drawing away with all that is in it and its sheet's photo; undo brings it back."""
    with store.step(_("Remove drawing")) as session:
        row = drawing(session, drawing_id)
        for each in (row, *session.exec(sheets_of(row))):
            session.delete(each)


def erase_drawing(store: Store, drawing_id: int, data_folder: Path | None = None) -> None:
    """Erase a drawing for good, with the photograph of its sheet: its owner asked for it.

    It goes from the app's backups as well, and nothing brings it back.
    """
    with store.for_good() as session:
        row = drawing(session, drawing_id)
        uid, workshop = row.uid, the_workshop(session).uid
        photos = session.exec(sheets_of(row)).all()
        parts = session.exec(select(Patch).where(Patch.drawing_id == drawing_id)).all()
        whole = [uid, *(photo.uid for photo in photos)]
        gone = [*whole, *(part.uid for part in parts)]
        for each in (row, *photos):
            session.delete(each)
        _forget_differences(session, gone)
    is_here = store.away is None
    for word in whole:  # what has a part of it has it all
        forget_half_written(store.path, workshop, word, data_folder, beside=is_here)
    for backup in copies_of(store.path, workshop, data_folder):
        if holds(backup, gone, store.key):
            written_anew(backup, lambda connection: _erase(connection, gone), uid, store.key)


def sheet_caption(participant: str) -> str:
    """Return what the photograph of somebody's sheet is called."""
    return _("Sheet of {code}").format(code=participant)


def sheets_of(row: Drawing) -> SelectOfScalar[Photo]:
    """Select the photographs of the sheet that somebody drew on."""
    caption = sheet_caption(row.participant)
    return select(Photo).where(Photo.activity_id == row.activity_id, Photo.caption == caption)


def _forget_differences(session: Session, uids: Iterable[str]) -> None:
    """Forget what copies that came together had there instead."""
    from facilitator.merging.tables import Difference  # merging knows maps, and this is one

    session.exec(delete(Difference).where(col(Difference.about).in_(list(uids))))


def _erase(connection: Any, uids: Iterable[str]) -> None:
    """Erase drawings and photographs in a backup, on the driver's own connection."""
    tables = table_names(connection)
    own = "DELETE FROM map_patch WHERE drawing_id IN (SELECT id FROM map_drawing WHERE uid = ?)"
    erased = {
        "map_patch": own,
        "map_drawing": "DELETE FROM map_drawing WHERE uid = ?",
        "photo": "DELETE FROM photo WHERE uid = ?",
        "difference": "DELETE FROM difference WHERE about = ?",
    }
    for table, statement in erased.items():
        if table in tables:
            connection.executemany(statement, [(uid,) for uid in uids])


def remove_patches(store: Store, patch_ids: Iterable[int]) -> None:
    """Take parts of drawings away."""
    ids = list(patch_ids)
    title = ngettext("Remove {count} area", "Remove {count} areas", len(ids))
    with store.step(title.format(count=len(ids))) as session:
        for patch in session.exec(select(Patch).where(col(Patch.id).in_(ids))):
            session.delete(patch)


def drawing(session: Session, drawing_id: int) -> Drawing:
    """Return a drawing, or raise InvalidEntryError where it is gone."""
    row = session.get(Drawing, drawing_id)
    if row is None:
        raise InvalidEntryError(_("This drawing was taken away meanwhile; choose another one."))
    return row


def patches_of(session: Session, drawing_id: int, kind: str) -> list[Patch]:
    """Return a drawing's patches of one kind, in the order they were drawn."""
    query = select(Patch).where(Patch.drawing_id == drawing_id, Patch.kind == kind)
    return list(session.exec(query.order_by(col(Patch.id))))


def put_patch(session: Session, row: Drawing, kind: str, rings: Rings) -> int:
    """Add a part to a drawing within a step that is under way, and return its id."""
    patch = Patch(activity_id=row.activity_id, drawing_id=saved_id(row), kind=kind, rings=rings)
    session.add(patch)
    session.flush()
    return saved_id(patch)


def _codes(session: Session, activity_id: int) -> set[str]:
    return set(session.exec(select(Drawing.participant).where(Drawing.activity_id == activity_id)))


def _next_code(session: Session, taken: set[str]) -> str:
    """Return the first code of somebody in the room who has no drawing, else a new one."""
    free = (one.code for one in participants(session) if one.joins and one.code not in taken)
    found = next(free, "")
    number = 1
    known = {one.code for one in participants(session)} | taken
    while not found:
        found = f"P{number}" if f"P{number}" not in known else ""
        number += 1
    return found

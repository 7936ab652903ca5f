"""Drawings that come back from paper: accepted by a person, one sheet at a time."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import select

from facilitator.exercises.board.entries import checked
from facilitator.exercises.community_map.drawings import (
    begin_drawing,
    patches_of,
    sheet_caption,
    sheets_of,
)
from facilitator.exercises.community_map.entries import DrawingEntry
from facilitator.exercises.community_map.shapes import Point
from facilitator.exercises.community_map.strokes import put_areas
from facilitator.exercises.community_map.tables import AREA, Drawing
from facilitator.i18n import _
from facilitator.photos import attach_photo
from facilitator.store import Store


def accept_sheet(
    store: Store,
    activity_id: int,
    participant: str,
    areas: Sequence[Sequence[Sequence[Point]]],
    *,
    photo: bytes | None = None,
    **values: Any,
) -> int:
    """Take what a sheet shows as somebody's drawing, in one step, and return its id.

    `areas` are rings in pixels of the base map. A sheet of somebody whose drawing came from paper
    before takes that one's place, and its photo goes; one drawn on the screen is added to. `photo`
    is kept with the activity and seen by nobody else, and `values` are fields of DrawingEntry.
    """
    entry = checked(DrawingEntry, values)
    with store.step(_("Take in the sheet of {code}").format(code=participant)) as session:
        query = select(Drawing).where(
            Drawing.activity_id == activity_id, Drawing.participant == participant
        )
        row = session.exec(query).first()
        if row is None:
            row = session.get_one(Drawing, begin_drawing(store, activity_id, participant))
            row.from_paper = True
        elif row.from_paper:
            for patch in patches_of(session, row.id or 0, AREA):
                session.delete(patch)
            for old in session.exec(sheets_of(row)):
                session.delete(old)
            session.flush()
        row.sqlmodel_update(entry)
        session.add(row)
        session.flush()
        put_areas(session, row, areas)
        if photo is not None:
            attach_photo(
                store,
                activity_id,
                photo,
                caption=sheet_caption(participant),
                visibility="private",
            )
        return row.id or 0

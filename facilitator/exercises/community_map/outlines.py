"""Boundaries beside the drawings, such as official ones. Each function is one step to undo."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlmodel import Session

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.community_map.base_map import ground_of_values
from facilitator.exercises.community_map.entries import OutlineEntry
from facilitator.exercises.community_map.shapes import polygons_of, rings_of, shape_of, within
from facilitator.exercises.community_map.strokes import map_size
from facilitator.exercises.community_map.tables import CommunityMap, MapOutline, Rings
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id

LonLatPolygon = Sequence[Sequence[Sequence[float]]]
"""Rings of (longitude, latitude): the outside first, then the holes."""
MOST_OUTLINES = 50


def add_outlines(
    store: Store, activity_id: int, outlines: Iterable[tuple[str, Sequence[LonLatPolygon]]]
) -> list[int]:
    """Lay boundaries over the map, each with its name, and return their ids.

    Raises InvalidEntryError where nobody said where the map lies, or where they lie beside it.
    """
    wanted = list(outlines)
    if len(wanted) > MOST_OUTLINES:
        message = _("Choose at most {most} boundaries; with more, nobody sees the map.")
        raise InvalidEntryError(message.format(most=MOST_OUTLINES))
    with store.step(_("Add boundary")) as session:
        return [
            _put(session, activity_id, checked(OutlineEntry, {"name": name}), polygons)
            for name, polygons in wanted
        ]


def rename_outline(store: Store, outline_id: int, name: str) -> None:
    """Call a boundary something else."""
    entry = checked(OutlineEntry, {"name": name})
    with store.step(_("Rename boundary"), merge=f"outline-{outline_id}") as session:
        row = _outline(session, outline_id)
        row.sqlmodel_update(entry)
        session.add(row)


def remove_outline(store: Store, outline_id: int) -> None:
    """Take a boundary away."""
    with store.step(_("Remove boundary")) as session:
        session.delete(_outline(session, outline_id))


def _put(
    session: Session,
    activity_id: int,
    entry: dict[str, Any],
    polygons: Sequence[LonLatPolygon],
) -> int:
    found = _in_pixels(session, activity_id, polygons)
    if not found:
        message = _("“{name}” does not lie on this map; choose another one.")
        raise InvalidEntryError(message.format(name=entry["name"]))
    row = MapOutline(activity_id=activity_id, polygons=found, **entry)
    session.add(row)
    session.flush()
    return saved_id(row)


def _in_pixels(
    session: Session, activity_id: int, polygons: Sequence[LonLatPolygon]
) -> list[Rings]:
    """Return the parts of some polygons that lie on the map, in its pixels."""
    settings = session.get_one(CommunityMap, activity_id)
    size = map_size(session, activity_id)
    ground = ground_of_values(settings.crs, settings.to_crs, settings.control_points, size)
    if ground is None:
        message = _("Say first where the map lies; then boundaries find their place on it.")
        raise InvalidEntryError(message)
    return [
        rings_of(part)
        for rings in polygons
        for part in polygons_of(
            within(shape_of([ground.pixels(ring).tolist() for ring in rings]), size)
        )
    ]


def _outline(session: Session, outline_id: int) -> MapOutline:
    row = session.get(MapOutline, outline_id)
    if row is None:
        raise InvalidEntryError(_("This boundary was taken away meanwhile; choose another one."))
    return row

"""The strokes of a drawing: a brush, a line drawn round, a hole, an edge. Each is one step.

Whatever crosses itself is repaired, and what leaves the map ends at its edge. Lines and widths are
in pixels of the base map.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlmodel import Session

from facilitator.errors import InvalidEntryError
from facilitator.exercises.community_map.drawings import drawing, patches_of, put_patch
from facilitator.exercises.community_map.shapes import (
    Point,
    polygons_of,
    rings_of,
    shape_of,
    simpler,
    stroke,
    within,
)
from facilitator.exercises.community_map.tables import (
    AREA,
    CORE,
    EDGE,
    CommunityMap,
    Drawing,
    Patch,
)
from facilitator.i18n import _
from facilitator.store import Store

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def paint(
    store: Store, drawing_id: int, line: Sequence[Point], width: float, kind: str = AREA
) -> None:
    """Colour in along a line. It joins the patches that it touches."""
    with store.step(_("Colour in")) as session:
        row = drawing(session, drawing_id)
        _join(session, row, kind, _on_map(session, row, stroke(line, width)))


def draw_round(store: Store, drawing_id: int, ring: Sequence[Point], kind: str = AREA) -> None:
    """Draw round an area. It joins the patches that it touches."""
    if len(ring) < 3:
        raise InvalidEntryError(_("An area needs three points; draw round it once more."))
    with store.step(_("Draw round an area")) as session:
        row = drawing(session, drawing_id)
        _join(session, row, kind, _on_map(session, row, shape_of([ring])))


def rub_out(store: Store, drawing_id: int, line: Sequence[Point], width: float) -> None:
    """Rub out along a line, in areas and cores alike."""
    with store.step(_("Rub out")) as session:
        row = drawing(session, drawing_id)
        _take_from(session, row, stroke(line, width), (AREA, CORE))


def cut_hole(store: Store, drawing_id: int, ring: Sequence[Point]) -> None:
    """Take what lies within a ring out of the areas."""
    with store.step(_("Cut a hole")) as session:
        row = drawing(session, drawing_id)
        _take_from(session, row, shape_of([ring]), (AREA,))


def draw_edge(store: Store, drawing_id: int, line: Sequence[Point]) -> None:
    """Draw a line where it stops."""
    if len(line) < 2:
        raise InvalidEntryError(_("A line needs two points; draw it once more."))
    with store.step(_("Draw an edge")) as session:
        row = drawing(session, drawing_id)
        put_patch(session, row, EDGE, [[[round(x, 2), round(y, 2)] for x, y in line]])


def put_areas(session: Session, row: Drawing, areas: Sequence[Sequence[Sequence[Point]]]) -> None:
    """Add areas, as rings, within a step that is under way."""
    for rings in areas:
        _join(session, row, AREA, _on_map(session, row, shape_of(rings)))


def _join(session: Session, row: Drawing, kind: str, added: "BaseGeometry") -> None:
    """Join a shape with the patches of its kind that it touches."""
    from shapely import union_all

    touched = []
    for patch in patches_of(session, row.id or 0, kind):
        shape = shape_of(patch.rings)
        if shape.intersects(added):
            touched.append((patch, shape))
    joined = union_all([added, *(shape for _patch, shape in touched)]) if touched else added
    _replace(session, row, kind, [patch for patch, _shape in touched], joined)


def _take_from(session: Session, row: Drawing, gone: "BaseGeometry", kinds: Sequence[str]) -> None:
    """Take a shape out of the patches of some kinds."""
    from shapely import difference

    for kind in kinds:
        for patch in patches_of(session, row.id or 0, kind):
            shape = shape_of(patch.rings)
            if shape.intersects(gone):
                _replace(session, row, kind, [patch], difference(shape, gone))


def _replace(
    session: Session, row: Drawing, kind: str, old: list[Patch], shape: "BaseGeometry"
) -> None:
    """Let a shape's polygons stand in the place of some patches; the first keep their rows."""
    polygons = list(polygons_of(simpler(shape)))
    for polygon in polygons:
        if old:
            patch = old.pop(0)
            patch.rings = rings_of(polygon)
            session.add(patch)
        else:
            put_patch(session, row, kind, rings_of(polygon))
    for patch in old:
        session.delete(patch)


def _on_map(session: Session, row: Drawing, shape: "BaseGeometry") -> "BaseGeometry":
    """Return the part of a shape that lies on the map, or refuse what lies beside it."""
    found = within(shape, map_size(session, row.activity_id))
    if not any(True for _each in polygons_of(found)):
        raise InvalidEntryError(_("That is not on the map; draw it within the picture."))
    return found


def map_size(session: Session, activity_id: int) -> Point | None:
    """Return the base map's width and height in pixels, or None where there is none."""
    settings = session.get_one(CommunityMap, activity_id)
    return (float(settings.width), float(settings.height)) if settings.width else None

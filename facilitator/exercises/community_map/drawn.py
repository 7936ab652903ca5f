"""Everybody's map as one shape: what they call theirs, however many patches they drew."""

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from facilitator.exercises.community_map.shapes import area_of
from facilitator.exercises.community_map.tables import AREA, CORE, CommunityBoard, Drawing, Patch

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from facilitator.exercises.community_map.document import CommunityMapDocument

_ROOM: Final = 1_024


class Drawn(NamedTuple):
    """One person's map: what they call theirs, in pixels, and the name that they use."""

    key: Hashable
    name: str
    table: int | None
    area: "BaseGeometry"


def drawn_of_board(board: CommunityBoard) -> list[Drawn]:
    """Return everybody's map that has ground on it, by the id of the drawing."""
    patches = list(board.patches.values())
    drawn = (
        drawn_of_row(key, row, [patch for patch in patches if patch.drawing_id == key])
        for key, row in board.drawings.items()
    )
    return [each for each in drawn if not each.area.is_empty]


def drawn_of_document(document: "CommunityMapDocument") -> list[Drawn]:
    """Return everybody's map that has ground on it, by its place in the document."""
    found = []
    for number, part in enumerate(document.drawings):
        area = area_of(patch.rings for patch in part.areas if patch.kind in (AREA, CORE))
        if not area.is_empty:
            found.append(Drawn(number, part.name, part.table_number, area))
    return found


def drawn_of_row(key: Hashable, row: Drawing, patches: Iterable[Patch]) -> Drawn:
    """Return what one person drew; its area is empty where they drew none."""
    area = area_of(patch.rings for patch in patches if patch.kind in (AREA, CORE))
    return Drawn(key, row.name, row.table_number, area)


def extent_of(drawn: Iterable[Drawn]) -> tuple[float, float]:
    """Return a size in pixels that holds all that is drawn, for where no base map says its own."""
    width = height = 1.0
    for each in drawn:
        _left, _top, right, bottom = each.area.bounds
        width, height = max(width, right), max(height, bottom)
    return -(-width // _ROOM) * _ROOM, -(-height // _ROOM) * _ROOM

"""What a community map says, and what it leaves open.

What is found is told by labels of pins and of what happens here, by names that people use, and by
names of boundaries: never by whose drawing it was. Nothing is found in fewer maps than minimum.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from facilitator.exercises.board.tables import Insights
from facilitator.exercises.community_map.happening import happening_insights
from facilitator.exercises.community_map.tables import CommunityBoard
from facilitator.store import utc_now

if TYPE_CHECKING:
    from facilitator.exercises.community_map.surface import Surface

OFTEN_OUTSIDE: Final = 0.1
"""A boundary that leaves out as much of the core, or more, leaves it out."""


def counts(board: CommunityBoard) -> dict[str, Any]:
    """Return how many drawings, places and things that happen there are."""
    return {
        "drawings": len(board.drawings),
        "places": len(board.places),
        "provision": len(board.provision),
    }


def insights(board: CommunityBoard, today: date | None = None) -> Insights:
    """Return what is found; on this day, or today."""
    day = today or utc_now().astimezone().date()
    found: Insights = {"fewer_than_minimum": []}
    if board.drawings:
        found |= _of_maps(board)
    return found | _kinds_without(board) | happening_insights(board.provision.values(), day)


def _kinds_without(board: CommunityBoard) -> Insights:
    """Return the kinds of what people have that nobody marked, once anybody marked something."""
    marked = {place.kind for place in board.places.values()}
    kinds = [kind.key for kind in board.community_deck.place_kinds if kind.asset]
    missing = [key for key in kinds if key not in marked]
    return {"kind_never_marked": missing} if marked and missing else {}


def _of_maps(board: CommunityBoard) -> Insights:
    from facilitator.exercises.community_map.together import together

    kept = together(board)
    maps = kept.surface.maps()
    if not kept.surface.is_enough():
        return {"fewer_than_minimum": [str(maps)] if maps else []}
    rows = [
        row
        for table in (board.places, board.outlines, board.provision, board.drawings)
        for row in table.values()
    ]
    return kept.kept("insights", rows, lambda: _worked_out(board, kept.surface))


def _worked_out(board: CommunityBoard, surface: "Surface") -> Insights:
    from facilitator.exercises.community_map import facts
    from facilitator.exercises.community_map.together import boundaries_of_board, spots_of_board

    spots = facts.spots_of(surface, spots_of_board(board))
    parts = facts.cores(surface)
    boundary = facts.main_boundary(surface, boundaries_of_board(board))
    names = {
        name
        for ground in surface.two_names()
        if all(map(surface.is_enough, ground.names))
        for name in ground.names
    }
    found = {
        "fewer_than_minimum": [],
        "two_names": sorted(names, key=str.casefold),
        "two_cores": [str(len(parts))] if len(parts) > 1 else [],
        "no_core": [] if parts else [str(surface.maps())],
        "place_no_map_reaches": spots.unreached,
        "place_outside_core": spots.outside_core if parts else [],
        "boundary_leaves_out_core": (
            [boundary.name] if boundary and boundary.core_outside >= OFTEN_OUTSIDE else []
        ),
        "core_without_provision": _without_provision(board, parts),
    }
    return {key: labels for key, labels in found.items() if labels or key == "fewer_than_minimum"}


def _without_provision(board: CommunityBoard, parts: list[Any]) -> list[str]:
    """Return the number of parts of the core where nothing that happens has its pin."""
    import shapely

    taken = {row.place_id for row in board.provision.values()}
    pins = [place for place in board.places.values() if place.id in taken]
    if not pins:
        return []
    empty = [
        part for part in parts if not any(shapely.intersects_xy(part, pin.x, pin.y) for pin in pins)
    ]
    return [str(len(empty))] if empty else []

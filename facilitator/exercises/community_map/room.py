"""What of a community map the room may see on the wall: never a single person's drawing."""

from collections.abc import Iterable
from typing import cast

from facilitator.exercises.board.room import NOTHING, SHOWN, Hidden, shown_in_room
from facilitator.exercises.community_map.tables import CommunityBoard

WHOLE = ("community_map", "map_outline")
"""Tables that the room sees whole."""


def shown_community(board: CommunityBoard, hidden: Hidden = NOTHING) -> CommunityBoard:
    """Return a map with only the rows that the room may see.

    Drawings are not among them: what they say together is worked out beside, once it is revealed.
    What happens here is for those groups to show that agreed to be listed.
    """
    shown = cast("CommunityBoard", shown_in_room(board, hidden))
    for table in WHOLE:
        shown.rows[table] = board.rows[table]
    shown.rows["map_place"] = {
        key: place for key, place in board.places.items() if place.visibility in SHOWN
    }
    shown.rows["provision"] = {
        key: row for key, row in board.provision.items() if row.may_be_listed
    }
    return shown


def places_left_the_room(
    shown: CommunityBoard, board: CommunityBoard, place_ids: Iterable[int]
) -> bool:
    """Say whether any of these places was for the room and is not any more."""
    return any(
        place_id in shown.places
        and (place_id not in board.places or board.places[place_id].visibility not in SHOWN)
        for place_id in place_ids
    )

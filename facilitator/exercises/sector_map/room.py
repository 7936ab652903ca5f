"""What of a sector map the room may see on the wall: institutions and roles that are for it."""

from collections.abc import Iterable
from typing import cast

from facilitator.exercises.board.room import NOTHING, SHOWN, Hidden, shown_in_room
from facilitator.exercises.sector_map.tables import MapBoard

WHOLE = ("sector_map", "sector", "sector_row")
"""Tables that the room sees whole."""


def shown_map(board: MapBoard, hidden: Hidden = NOTHING) -> MapBoard:
    """Return a map with only the rows that the room may see.

    A private institution takes along whom we know there. Conversations, and who was suggested in
    them, are not for the wall.
    """
    shown = cast("MapBoard", shown_in_room(board, hidden))
    for table in WHOLE:
        shown.rows[table] = board.rows[table]
    entries = {key: row for key, row in board.entries.items() if row.visibility in SHOWN}
    shown.rows["sector_entry"] = entries
    shown.rows["tie"] = {key: tie for key, tie in board.ties.items() if tie.entry_id in entries}
    return shown


def left_the_room(shown: MapBoard, board: MapBoard, entry_ids: Iterable[int]) -> bool:
    """Say whether any of these institutions was for the room and is not any more."""
    return any(
        entry_id in shown.entries
        and (entry_id not in board.entries or board.entries[entry_id].visibility not in SHOWN)
        for entry_id in entry_ids
    )

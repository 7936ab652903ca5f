"""Who is known already, and could introduce us where we know nobody."""

from typing import NamedTuple

from facilitator.exercises.sector_map.tables import KNOWN, NEEDED, SPOKEN, MapBoard


class Introducer(NamedTuple):
    """Somebody known already, who could introduce us."""

    person_id: int
    strength: int
    label: str
    """Where they are known best: the institution's label."""


def introducers(board: MapBoard, entry_id: int) -> list[Introducer]:
    """Return who is known already and could introduce us at an institution.

    Those of the same institution come first, then those of its row and its sector, and among
    these whom we know best.
    """
    entry = board.entries[entry_id]
    rows = board.rows["sector_row"]
    sector_id = rows[entry.row_id].sector_id
    wanted = {tie.person_id for tie in board.ties_of(entry_id, NEEDED)}
    found: dict[int, tuple[tuple[int, int], Introducer]] = {}
    for tie in board.ties.values():
        if tie.kind != KNOWN or tie.person_id in wanted:
            continue
        own = board.entries[tie.entry_id]
        near = [own.id == entry_id, own.row_id == entry.row_id]
        near.append(rows[own.row_id].sector_id == sector_id)
        rank = (-sum(near), -tie.strength)
        offer = Introducer(tie.person_id, tie.strength, own.label)
        if tie.person_id not in found or rank < found[tie.person_id][0]:
            found[tie.person_id] = (rank, offer)
    return [offer for _rank, offer in sorted(found.values(), key=lambda each: each[0])]


def rows_with_somebody(board: MapBoard) -> set[int]:
    """Return the rows, by id, in which there is somebody with whom we have spoken."""
    return {
        board.entries[tie.entry_id].row_id
        for tie in board.ties.values()
        if tie.kind == KNOWN and tie.strength >= SPOKEN
    }

"""What a sector map leaves open: where nobody is known, and what rests on one person.

What is found is told by labels: those of institutions, keys of sectors, names of communities, and
ids of people and of conversations. No person's name is among them.
"""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from facilitator.exercises.board.tables import Insights
from facilitator.exercises.sector_map.conversation_insights import conversation_insights
from facilitator.exercises.sector_map.introducing import rows_with_somebody
from facilitator.exercises.sector_map.tables import KNOWN, NOBODY, MapBoard, SectorEntry
from facilitator.exercises.sector_map.voice_insights import FEW_VOICES, voice_insights
from facilitator.store import utc_now
from facilitator.workshop import saved_id

__all__ = ["FEW_VOICES", "HOLDS_MANY", "counts", "insights"]

HOLDS_MANY = 3
"""So many relationships held by one person rest on them."""
BALANCED = 4
"""A sector where we know less than a fourth of what we know elsewhere is a side not seen."""
FEW = 3
"""With fewer than these known, it is too early to say who is missing."""
OFFICIAL = "state"
"""The key of the sector in which everybody is an official."""


def counts(board: MapBoard) -> dict[str, Any]:
    """Return how many entries there are, by strength too."""
    strengths = Counter(board.strength(entry_id) for entry_id in board.entries)
    return {
        "entries": len(board.entries),
        "by_strength": {str(strength): strengths[strength] for strength in range(4)},
    }


def insights(board: MapBoard, today: date | None = None) -> Insights:
    """Return what the source's sheet asks, and what is found besides; on this day, or today."""
    nobody = [entry for entry in board.institutions if _strength(board, entry) == NOBODY]
    near = rows_with_somebody(board)
    day = (today or utc_now().astimezone().date()).isoformat()
    found = {
        "nobody_known": [entry.label for entry in nobody],
        "nobody_known_no_next_step": [
            entry.label for entry in nobody if not _has_next_step(board, entry)
        ],
        "row_without_anyone": _rows_without_anyone(board),
    }
    besides = {
        "introducer_available": [
            entry.label for entry in nobody if entry.introducer_id is None and entry.row_id in near
        ],
        "held_by_one_person": _held_by_one(board),
        "sector_imbalance": _light_sectors(board),
        "only_officials_known": _only_officials(board),
        "stale_contacts": _stale(board, day),
        **conversation_insights(board, day),
        **voice_insights(board),
    }
    return found | {key: labels for key, labels in besides.items() if labels}


def _strength(board: MapBoard, entry: SectorEntry) -> int:
    return board.strength(saved_id(entry))


def _has_next_step(board: MapBoard, entry: SectorEntry) -> bool:
    """Tell whether a next step is written down at an institution, or a conversation planned."""
    together = board.together(saved_id(entry))
    own = {row.id for row in together}
    planned = (row for row in board.conversations.values() if not row.held_on)
    return any(row.next_step.strip() for row in together) or any(
        row.entry_id in own for row in planned
    )


def _rows_without_anyone(board: MapBoard) -> list[str]:
    """Return the rows that have entries and nobody known, as `sector: row`, sorted."""
    keys = {saved_id(sector): sector.key for sector in board.sectors}
    strengths: defaultdict[int, list[int]] = defaultdict(list)
    for entry_id, entry in board.entries.items():
        strengths[entry.row_id].append(board.strength(entry_id))
    rows = board.rows["sector_row"]
    return sorted(
        f"{keys[rows[row_id].sector_id]}: {rows[row_id].title}"
        for row_id, found in strengths.items()
        if not any(found)
    )


def _held_by_one(board: MapBoard) -> list[str]:
    """Return the entries whose relationships one person holds, where they hold many."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for entry_id, entry in board.entries.items():
        if entry.holder_id is not None and board.ties_of(entry_id, KNOWN):
            held[entry.holder_id].append(entry.label)
    return [label for labels in held.values() if len(labels) >= HOLDS_MANY for label in labels]


def _known_in(board: MapBoard) -> dict[str, list[str]]:
    """Return the institutions where somebody is known, by label, for each sector's key."""
    rows = board.rows["sector_row"]
    keys = {saved_id(sector): sector.key for sector in board.sectors}
    found: dict[str, list[str]] = {sector.key: [] for sector in board.sectors}
    for entry in board.institutions:
        if _strength(board, entry) > NOBODY:
            found[keys[rows[entry.row_id].sector_id]].append(entry.label)
    return found


def _light_sectors(board: MapBoard) -> list[str]:
    """Return the sectors where far fewer institutions are known than in the best known one."""
    known = {key: len(labels) for key, labels in _known_in(board).items()}
    most = max(known.values(), default=0)
    if most < BALANCED:
        return []
    return [key for key, count in known.items() if count * BALANCED <= most]


def _only_officials(board: MapBoard) -> list[str]:
    """Return the institutions where somebody is known, where all of them are the state's."""
    known = _known_in(board)
    official = known.pop(OFFICIAL, [])
    return official if len(official) >= FEW and not any(known.values()) else []


def _stale(board: MapBoard, day: str) -> list[str]:
    """Return where somebody is known, and the day to look at it again has come."""
    return [
        entry.label
        for entry in board.institutions
        if entry.review_on and entry.review_on <= day and _strength(board, entry) > NOBODY
    ]

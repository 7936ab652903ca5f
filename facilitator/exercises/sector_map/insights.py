"""What a sector map leaves open: where nobody is known, and what rests on one person."""

from collections import Counter, defaultdict
from typing import Any

from facilitator.exercises.board.tables import Insights
from facilitator.exercises.sector_map.tables import KNOWN, NOBODY, MapBoard
from facilitator.workshop import saved_id

FEW_VOICES = 2
"""A community with fewer trusted voices than this rests on one."""
HOLDS_MANY = 3
"""So many relationships held by one person rest on them."""


def counts(board: MapBoard) -> dict[str, Any]:
    """Return how many entries there are, by strength too."""
    strengths = Counter(board.strength(entry_id) for entry_id in board.entries)
    return {
        "entries": len(board.entries),
        "by_strength": {str(strength): strengths[strength] for strength in range(4)},
    }


def insights(board: MapBoard) -> Insights:
    """Return what the source's sheet asks, and what is found besides."""
    nobody = [entry for key, entry in board.entries.items() if board.strength(key) == NOBODY]
    found = {
        "nobody_known": [entry.label for entry in nobody],
        "nobody_known_no_next_step": [
            entry.label for entry in nobody if not entry.next_step.strip()
        ],
        "row_without_anyone": _rows_without_anyone(board),
    }
    besides = {
        "held_by_one_person": _held_by_one(board),
        "suggested_not_contacted": _not_contacted(board),
        "community_with_few_voices": _few_voices(board),
        "voice_without_backup": _without_backup(board),
        "language_gap": _language_gaps(board),
    }
    return found | {key: labels for key, labels in besides.items() if labels}


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


def _not_contacted(board: MapBoard) -> list[str]:
    """Return the people, by id, who were suggested, and with whom no conversation is recorded."""
    met = {row.person_id for row in board.conversations.values() if row.held_on}
    known = {tie.person_id for tie in board.ties.values() if tie.kind == KNOWN}
    suggested = (row.person_id for row in board.rows["suggestion"].values())
    return [str(person) for person in dict.fromkeys(suggested) if person not in met | known]


def _few_voices(board: MapBoard) -> list[str]:
    voices = Counter(row.community_id for row in board.rows["trusted_voice"].values())
    communities = board.rows["voice_community"]
    return [row.name for key, row in communities.items() if voices[key] < FEW_VOICES]


def _without_backup(board: MapBoard) -> list[str]:
    communities = board.rows["voice_community"]
    alone = (row for row in board.rows["trusted_voice"].values() if row.backup_id is None)
    return list(dict.fromkeys(communities[row.community_id].name for row in alone))


def _language_gaps(board: MapBoard) -> list[str]:
    """Return `community: language` for every language that no voice of a community speaks."""
    spoken: defaultdict[int, set[str]] = defaultdict(set)
    for voice in board.rows["trusted_voice"].values():
        spoken[voice.community_id] |= {each.casefold() for each in voice.languages}
    return [
        f"{row.name}: {language}"
        for key, row in board.rows["voice_community"].items()
        for language in row.languages
        if language.casefold() not in spoken[key]
    ]

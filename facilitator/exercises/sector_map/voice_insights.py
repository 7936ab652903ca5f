"""What trusted voices leave open. Told by the names of communities."""

from collections import Counter, defaultdict

from facilitator.exercises.board.tables import Insights
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.tables import MapBoard, TrustedVoice

FEW_VOICES = 2
"""A community with fewer trusted voices than this rests on one."""


def voice_insights(board: MapBoard) -> Insights:
    """Return where voices, stand-ins, languages or places are missing: also empty lists."""
    return {
        "community_with_few_voices": _few_voices(board),
        "voice_without_backup": _communities(
            board, [row for row in _voices(board) if row.backup_id is None]
        ),
        "language_gap": _language_gaps(board),
        "touchpoint_off_map": _off_map(board),
    }


def _voices(board: MapBoard) -> list[TrustedVoice]:
    return list(board.rows["trusted_voice"].values())


def _few_voices(board: MapBoard) -> list[str]:
    voices = Counter(row.community_id for row in _voices(board))
    communities = board.rows["voice_community"]
    return [row.name for key, row in communities.items() if voices[key] < FEW_VOICES]


def _communities(board: MapBoard, voices: list[TrustedVoice]) -> list[str]:
    communities = board.rows["voice_community"]
    return list(dict.fromkeys(communities[row.community_id].name for row in voices))


def _language_gaps(board: MapBoard) -> list[str]:
    """Return `community: language` for every language that no voice of a community speaks."""
    spoken_by: defaultdict[int, set[str]] = defaultdict(set)
    for voice in _voices(board):
        spoken_by[voice.community_id] |= {each.casefold() for each in voice.languages}
    return [
        f"{row.name}: {language}"
        for key, row in board.rows["voice_community"].items()
        for language in row.languages
        if language.casefold() not in spoken_by[key]
    ]


def _off_map(board: MapBoard) -> list[str]:
    """Return the communities with a touchpoint of which no institution on the map speaks."""
    here = "\n".join(spoken(entry.here) for entry in board.entries.values())
    off = [row for row in _voices(board) if row.touchpoint and spoken(row.touchpoint) not in here]
    return _communities(board, off)

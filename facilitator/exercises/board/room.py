"""What of a board the room may see on the wall. Whatever is not named here, it does not see."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from facilitator.day.tables import Progress
from facilitator.exercises.board.tables import Board, Note, Rows

SHOWN = frozenset({"public", "stays_in_room"})
"""`stays_in_room` is for the people in the room, so the wall shows it; no print or export does."""


class Hidden(NamedTuple):
    """What of an activity waits until the facilitator reveals it."""

    zones: frozenset[str] = frozenset()
    dots: bool = False


NOTHING = Hidden()


def hidden_in(progress: Progress) -> Hidden:
    """Return what an activity hides for now."""
    return Hidden(frozenset(progress.hidden_zones), progress.dots_hidden)


def in_room(note: Note, hidden: Hidden = NOTHING) -> bool:
    """Say whether the room may see a note. A visibility that this version lacks is private."""
    return note.visibility in SHOWN and note.zone not in hidden.zones


def waits(note: Note, hidden: Hidden) -> bool:
    """Say whether the room will see a note once its zone is revealed."""
    return note.visibility in SHOWN and note.zone in hidden.zones


def waiting(board: Board, hidden: Hidden) -> Counter[str]:
    """Return how many notes of each hidden zone wait to be revealed. Private ones never are."""
    return Counter(note.zone for note in board.notes.values() if waits(note, hidden))


def shown_in_room(board: Board, hidden: Hidden = NOTHING) -> Board:
    """Return a board of the same kind with only the rows that the room may see.

    A private note, or one that waits to be revealed, takes along its links, its votes and its
    wordings, and the title of a group in which it leaves no note. Of other wordings only those
    remain by which the room differs. What the core team settles afterwards is not for the wall
    at all.
    """
    notes: Rows = {note_id: note for note_id, note in board.notes.items() if in_room(note, hidden)}
    groups = {note.group_id for note in notes.values()}
    rows: dict[str, Rows] = {name: {} for name in board.rows} | {
        "note": notes,
        "link": _only(
            board.links, lambda link: link.source_id in notes and link.target_id in notes
        ),
        "note_group": _only(board.groups, lambda group: group.id in groups),
        "vote": _only(board.votes, lambda vote: not hidden.dots and vote.note_id in notes),
        "wording": _only(
            board.wordings,
            lambda wording: (
                wording.role == "differs"
                and wording.note_id in notes
                and notes[wording.note_id].status == "differ"
            ),
        ),
    }
    return type(board)(board.activity, board.deck, rows)


def _only(rows: Rows, shown: Callable[[Any], bool]) -> Rows:
    return {row_id: row for row_id, row in rows.items() if shown(row)}

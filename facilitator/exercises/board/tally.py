"""Counting dots, also by kind of voice where the group wants to see whose dots they are.

A count for fewer than five people could point at somebody. So their dots are put together with
others before they are saved: what is not in the file is on no screen, print or export.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from sqlmodel import Session, col, delete, select

from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.notes import vote
from facilitator.exercises.board.tables import VOICES, Board, Note, Vote
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id

LEAST: Final = 5
"""Of so many people of one kind the dots may show on their own, and of no fewer."""
TOGETHER: Final = ""
"""The voice of dots that are counted together with those of others."""
MOST: Final = 9_999
EACH: Final = 3
"""So many dots people are given."""
FULL_ROOM: Final = 30
"""So many people are taken to be here where nobody said how many."""

_TYPED: Final = re.compile(
    r"\s*(?P<label>[A-Za-z]{1,2}\d+)\s*[:=]?\s*(?P<kind>(?:c(?:oncerns?)?|d(?:ots?)?)(?![a-z]))?"
    r"\s*(?P<sign>[+-])?\s*(?P<count>\d{1,4})?\s*(?P<late>c(?:oncerns?)?|d(?:ots?)?)?\s*",
    re.IGNORECASE,
)


def voices_apart(people: Mapping[str, int]) -> tuple[str, ...]:
    """Return the kinds of voice whose dots may show on their own.

    `people` says how many of each kind voted. What is counted together must be five people or
    more as well, or nobody: otherwise taking the others from the whole would tell.
    """
    apart = [voice for voice in VOICES if people.get(voice, 0) >= LEAST]
    rest = sum(count for voice, count in people.items() if voice not in apart)
    while apart and 0 < rest < LEAST:
        smallest = min(apart, key=lambda voice: people[voice])
        apart.remove(smallest)
        rest += people[smallest]
    return tuple(apart)


class Count(NamedTuple):
    """How many dots, or concerns, on which note."""

    label: str
    kind: str
    """`dot` or `concern`."""
    number: int
    is_change: bool
    """Whether it is added to what is there; else it is what is there."""


def typed_count(typed: str, kind: str = "dot") -> Count | None:
    """Read `C4 7`, `C4 +1`, `C4 -2` or, for concerns, `C4 c3`; None where it is not like that.

    A label on its own is one more. What says neither `c` nor `d`, for dots, is of this `kind`.
    """
    found = _TYPED.fullmatch(typed)
    if found is None or (found["sign"] and not found["count"]) or (found["kind"] and found["late"]):
        return None
    said = (found["kind"] or found["late"] or "").lower()
    if said:
        kind = "concern" if said.startswith("c") else "dot"
    label = found["label"].upper()
    if found["count"] is None:
        return Count(label, kind, 1, is_change=True)
    count = int(found["count"])
    return Count(label, kind, -count if found["sign"] == "-" else count, bool(found["sign"]))


def counted(board: Board, note_id: int, kind: str, voice: str) -> int:
    """Return how many dots, or concerns, of one voice are on a note."""
    return sum(
        row.count
        for row in board.votes.values()
        if (row.note_id, row.kind, row.voice) == (note_id, kind, voice)
    )


def more_than_possible(
    board: Board, dots: Count, voice: str | None, people: Mapping[str, int], present: int
) -> int:
    """Return how many people voted where they could not have put so many on one note; else 0.

    `people` says how many of each kind voted, where somebody said so, and `present` how many are
    here; where neither is known, a room is full with thirty.
    """
    note = board.by_label(dots.label)
    if note is None:
        return 0
    note_id, kind = saved_id(note), dots.kind
    own = board.dots(note_id, kind) if voice is None else counted(board, note_id, kind, voice)
    outcome = dots.number + (own if dots.is_change else 0)
    voted = people.get(voice or "", 0) or sum(people.values()) or present or FULL_ROOM
    return voted if outcome > own and outcome > voted * EACH else 0


def count_typed(
    store: Store, board: Board, typed: str, *, kind: str = "dot", voice: str | None = None
) -> Note:
    """Count what was typed, and return the note that it is about."""
    read = typed_count(typed, kind)
    if read is None:
        message = _("Type a label and a number, such as C4 7, or C4 +1; for concerns C4 c2.")
        raise InvalidEntryError(message)
    return count(store, board, read, voice)


def count(store: Store, board: Board, dots: Count, voice: str | None = None) -> Note:
    """Count dots or concerns, never fewer than none, and return the note that they are on.

    Without a voice a number is how many there are in all.
    """
    note = board.by_label(dots.label)
    if note is None:
        raise InvalidEntryError(
            _("No note here is called {label}; look at its label again.").format(label=dots.label)
        )
    note_id = saved_id(note)
    own = counted(board, note_id, dots.kind, voice or TOGETHER)
    whole = board.dots(note_id, dots.kind) if voice is None else own
    change = dots.number if dots.is_change else dots.number - whole
    if voice is None and own + change < 0 and whole > own:
        message = _("The dots on {label} were counted by kind of voice; count by voice again.")
        raise InvalidEntryError(message.format(label=note.label))
    vote(store, note_id, dots.kind, change, voice or TOGETHER)
    return note


def merge_small_voices(store: Store, board: Board, people: Mapping[str, int]) -> int:
    """Put together, all at once, the dots of kinds of voice that may not show on their own.

    Returns how many counts that were. What is together cannot be told apart again: neither this
    nor anything before it can be undone, and what another copy said of these counts is forgotten.
    Where nobody said how many people of a kind voted, their dots stay as they are.
    """
    apart = voices_apart(people)
    small = [
        row for row in board.votes.values() if people.get(row.voice) and row.voice not in apart
    ]
    if not small:
        return 0
    with store.for_good() as session:
        for row in small:
            query = select(Vote).where(col(Vote.id) == saved_id(row))
            mine = session.exec(query).one()
            query = select(Vote).where(
                Vote.note_id == mine.note_id, Vote.kind == mine.kind, Vote.voice == TOGETHER
            )
            whole = session.exec(query).first()
            count = mine.count
            session.delete(mine)
            session.flush()
            if whole is None:
                whole = Vote(note_id=mine.note_id, kind=mine.kind, voice=TOGETHER, count=0)
            whole.count = min(whole.count + count, MOST)
            session.add(whole)
            session.flush()
        _forget_differences(session, board, {row.voice for row in small})
    return len(small)


def _forget_differences(session: Session, board: Board, voices: Iterable[str]) -> None:
    from facilitator.merging.tables import Difference  # merging knows boards, and this is one

    uids = [note.uid for note in board.notes.values()]
    fields = [f"{kind} {voice}.count" for voice in voices for kind in ("dot", "concern")]
    query = delete(Difference).where(col(Difference.about).in_(uids))
    session.exec(query.where(col(Difference.field).in_(fields)))

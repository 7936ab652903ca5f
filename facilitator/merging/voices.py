"""Dots of two copies: what one of them counted together is not told apart again."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from facilitator.exercises.board.document import ActivityOnBoard, VoteDocument
from facilitator.exercises.board.tally import MOST, TOGETHER

Activity = ActivityOnBoard[Any, Any, Any]


def folded(one: Activity, other: Activity) -> frozenset[str]:
    """Return the kinds of voice that one copy counts together with others, and the other apart.

    The file does not say who was counted together, since nothing of them may be left. So it is
    every kind that only one copy knows, where the other has dots of everybody on the same note.
    """
    return frozenset({*_only_apart(one, other), *_only_apart(other, one)})


def voices(activity: Activity) -> set[str]:
    """Return the kinds of voice whose dots an activity counts on their own."""
    return {vote.voice for note in activity.notes for vote in note.votes} - {TOGETHER}


def counted_together(votes: Iterable[VoteDocument], small: Collection[str]) -> list[VoteDocument]:
    """Return the dots on a note with those of these voices among those of everybody."""
    if not any(vote.voice in small for vote in votes):
        return list(votes)
    counts: Counter[tuple[str, str]] = Counter()
    for vote in votes:
        counts[vote.kind, TOGETHER if vote.voice in small else vote.voice] += vote.count
    return [
        VoteDocument.model_validate({"kind": kind, "voice": voice, "count": min(count, MOST)})
        for (kind, voice), count in counts.items()
    ]


def telling_fields(small: Iterable[str]) -> set[str]:
    """Return the fields of differences that would tell these voices apart."""
    return {f"{kind} {voice}.count" for kind in ("dot", "concern") for voice in small}


def _only_apart(apart: Activity, together: Activity) -> Iterator[str]:
    known = voices(together)
    whole = set(_places(together, {TOGETHER}))
    for voice in voices(apart) - known:
        if whole & set(_places(apart, {voice})):
            yield voice


def _places(activity: Activity, of: Collection[str]) -> Iterator[tuple[str, str]]:
    for note in activity.notes:
        for vote in note.votes:
            if vote.voice in of:
                yield note.uid, vote.kind

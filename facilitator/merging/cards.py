"""Cards in play, as two copies of a workshop have them, made one."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from facilitator.exercises.board.document import ActivityOnBoard
from facilitator.exercises.cards.document import DrawDocument
from facilitator.merging.parts import Copies, by_uid
from facilitator.merging.values import Merging, canonical

Activity = ActivityOnBoard[Any, Any, Any]
Values = dict[str, Any]
PARTS: Final = ("communities", "draws", "ratings", "evidence")
"""What of cards in play is merged part by part."""
WHERE: Final = ("table_number", "holder", "held", "passed_on")
"""Where a card is: taken from one copy together, so that no card is in two places."""


def merged_cards(merging: Merging, one: Activity, other: Activity) -> Values:
    """Return what was drawn, named, rated and seen; nothing where no cards are played.

    Draws and evidence are known by their uids; a table's community by the table; a rating, like a
    vote, by what it says, and where two copies counted differently the larger count is taken.
    """
    if not any(hasattr(each, "draws") for each in (one, other)):
        return {}
    ones, others = ({name: getattr(each, name, []) for name in PARTS} for each in (one, other))
    draws = by_uid(ones["draws"], others["draws"])
    evidence = by_uid(ones["evidence"], others["evidence"])

    def known(name: str, called: str, key: Callable[[Any], str]) -> list[Values]:
        copies = Copies(ones[name], others[name], key)
        return [
            merging.part(*copies.both(each), one.uid, within=f"{called} {each}")
            for each in copies.order
        ]

    return {
        "communities": known("communities", "community", lambda row: str(row.table_number)),
        "draws": [_draw(merging, *draws.both(uid)) for uid in draws.order],
        "ratings": known("ratings", "rating", _rating),
        "evidence": [merging.part(*evidence.both(uid), uid) for uid in evidence.order],
    }


def _rating(row: Any) -> str:
    score = "?" if row.score < 0 else str(row.score)
    return " ".join(_filled([row.card, str(row.table_number), row.voice, score]))


def _filled(words: Iterable[str]) -> Iterable[str]:
    return (word or "-" for word in words)


def _draw(merging: Merging, one: DrawDocument, other: DrawDocument) -> Values:
    """Return a draw, with the card where it was moved most; put back is further than held."""
    left, taken = sorted((one, other), key=_way)
    if _moves(taken) == _moves(left):
        for name in ("table_number", "holder"):
            value = getattr(left, name)
            if value not in ("", getattr(taken, name)):
                merging.note(taken.uid, name, value)
    values = merging.part(one, other, one.uid, leave=WHERE)
    return {**values, **taken.model_dump(include=set(WHERE))}


def _moves(draw: DrawDocument) -> tuple[int, bool]:
    return draw.passed_on, not draw.held


def _way(draw: DrawDocument) -> tuple[Any, ...]:
    return *_moves(draw), draw.holder != "", canonical([draw.table_number, draw.holder])

"""Which part of a deck was which, before a change."""

from collections.abc import Callable, Sequence
from typing import Any


def matched(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Return for each new item which old one it was; None for one that was not there."""
    found: list[int | None] = [None] * len(new)
    free = dict(enumerate(old))

    def pair(same: Callable[[int, int], bool]) -> None:
        for at in range(len(new)):
            if found[at] is None:
                was = next((number for number in free if same(number, at)), None)
                if was is not None:
                    found[at] = was
                    del free[was]

    pair(lambda was, at: was == at and bool(old[was] == new[at]))
    pair(lambda was, at: bool(old[was] == new[at]))
    pair(lambda was, at: _name(new[at]) is not None and _name(old[was]) == _name(new[at]))
    pair(lambda was, at: _sort(new[at]) is not None and _sort(old[was]) == _sort(new[at]))
    return found


def _name(part: Any) -> tuple[Any, ...] | None:
    """Return what makes a part of a deck the same one after a change, where it has a name."""
    if not isinstance(part, dict):
        return None
    if "code" in part:  # a card, whatever it says
        return (part["code"],)
    return tuple(part.get(key) for key in ("key", "step", "kind", "deck", "title")[: _depth(part)])


def _depth(part: dict[str, Any]) -> int:
    return 2 if "key" in part or "step" in part else 5


def _sort(part: Any) -> tuple[Any, ...] | None:
    """Return what is left of an activity's name when its title was changed."""
    if not isinstance(part, dict) or "code" in part or _depth(part) == 2:
        return None
    return (part.get("kind"), part.get("deck"))

"""What two copies say of one thing, made one value; what is not taken is kept beside it."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from pydantic import BaseModel

from facilitator.visibility import VISIBILITIES

STATUSES: Final = ("draft", "agreed", "parked", "differ")
SHARES: Final = ("room", "team")

Choice = Callable[[Any, Any], Any]
Note = Callable[[str, str, Any], None]
"""Takes down, of a row's uid and a field, the value that was not taken."""


def canonical(value: Any) -> str:
    """Return a value as text by which any two values can be put in order."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=repr)


def _later_in(order: tuple[str, ...]) -> Choice:
    return lambda one, other: max(one, other, key=order.index)


def _largest(one: Any, other: Any) -> Any:
    return max(one, other, key=lambda value: (value is not None, value if value is not None else 0))


def furthest(one: int, other: int) -> int:
    """Return what was changed more: minutes that were taken off count like those given."""
    return max(one, other, key=lambda value: (abs(value), value))


def _first(one: Any, other: Any) -> Any:
    return min(one, other, key=canonical)


def _earliest(one: Any, other: Any) -> Any:
    known = [value for value in (one, other) if value is not None]
    return min(known, key=lambda value: (datetime.fromisoformat(value), value), default=None)


QUIET: Final[dict[str, Choice]] = {
    "x": _largest,
    "y": _largest,
    "collapsed": _largest,
    "spent": _largest,
    "added": furthest,
    "began": _earliest,
    "uid": _first,
    "card": _largest,
    "sides": _largest,
    "revealed": _largest,
    "rings": _first,
    "polygons": _first,
    "made_at": _first,
}
"""What is nobody's word: where a note lies, how long a step took, which card is on the wall.

No difference is taken down.
"""

CAREFUL: Final[dict[str, Choice]] = {
    "visibility": _later_in(VISIBILITIES),
    "status": _later_in(STATUSES),
    "joins": lambda one, other: one and other,
    "keep_notes": lambda one, other: one and other,
    "quote": lambda one, other: one and other,
    "photograph": lambda one, other: one and other,
    "share": _later_in(SHARES),
    "name_may_be_held": lambda one, other: one and other,
    "name_may_be_shared": lambda one, other: one and other,
    "notes_may_be_kept": lambda one, other: one and other,
    "may_be_shown": lambda one, other: one and other,
    "may_be_listed": lambda one, other: one and other,
    "minimum": _largest,
    "count": _largest,
}
"""Where it matters which is taken: what somebody keeps private, or did not agree to, stays so."""


class Merging:
    """Merges parts of two documents, and takes down what they say differently."""

    def __init__(self) -> None:
        self.others: dict[tuple[str, str, str], None] = {}
        """(uid, field, value as JSON) of what was not taken."""
        self.untold: set[tuple[str, str]] = set()
        """(uid, field) of what is kept no more, because it would tell too much."""

    def note(self, about: str, field: str, value: Any) -> None:
        """Take down a value that was not taken."""
        self.others[about, field, canonical(value)] = None

    def part(
        self,
        one: BaseModel,
        other: BaseModel,
        about: str,
        *,
        leave: Iterable[str] = (),
        within: str = "",
    ) -> dict[str, Any]:
        """Return one part's fields and the other's as one, but for those to `leave`.

        `within` names the part where it is no row of its own, such as a note's wording.
        """
        names = [name for name in type(one).model_fields if name not in set(leave)]
        return {name: self._field(name, one, other, about, within) for name in names}

    def _field(self, name: str, one: BaseModel, other: BaseModel, about: str, within: str) -> Any:
        empty = _default(one, name)
        called = f"{within}.{name}" if within else name
        values = getattr(one, name), getattr(other, name, empty)
        return self.value(name, *values, about, empty=empty, called=called)

    def value(  # noqa: PLR0913
        self, field: str, one: Any, other: Any, about: str, *, empty: Any, called: str
    ) -> Any:
        """Return one of two values of a field; what is empty gives way to what is not."""
        if one == other:
            return one
        if field in QUIET:
            return QUIET[field](one, other)
        if field in CAREFUL:
            taken = CAREFUL[field](one, other)
        elif empty in (one, other):
            return other if one == empty else one
        elif isinstance(one, list) and isinstance(other, list):
            return _union(one, other)
        else:
            taken = max(one, other, key=_in_order)
        for value in (one, other):
            if value != taken:
                self.note(about, called, _as_json(value))
        return taken


def _default(part: BaseModel, name: str) -> Any:
    field = type(part).model_fields[name]
    return field.get_default(call_default_factory=True, validated_data={})


def _plain(value: Any) -> str:
    return canonical(_as_json(value))


def _in_order(value: Any) -> tuple[bool, float, str]:
    """Return what puts any two values in order: numbers as numbers, everything else as text."""
    is_number = isinstance(value, int | float)
    return is_number, value if is_number else 0, _plain(value)


def _as_json(value: Any) -> Any:
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


def _union(one: list[Any], other: list[Any]) -> list[Any]:
    by_text = {_plain(value): value for value in (*one, *other)}
    return [by_text[text] for text in sorted(by_text)]

"""The same list in two copies of a workshop, part by part."""

from collections.abc import Callable, Iterable
from typing import Any

from facilitator.merging.order import interleaved


class Copies:
    """The same list in two copies: its parts by what they are known by, in one order."""

    def __init__(self, one: Iterable[Any], other: Iterable[Any], key: Callable[[Any], str]) -> None:
        self.by_key: dict[str, list[Any]] = {}
        orders: list[list[str]] = []
        for parts in (list(one), list(other)):
            orders.append([key(part) for part in parts])
            for part in parts:
                self.by_key.setdefault(key(part), []).append(part)
        self.order = interleaved(*orders)

    def both(self, key: str) -> tuple[Any, Any]:
        """Return a part as the two copies have it; twice the same where only one has it."""
        return self.by_key[key][0], self.by_key[key][-1]

    def names(self, field: str = "id") -> dict[str, list[str]]:
        """Return, for each part, what the copies call it."""
        return {key: [getattr(part, field) for part in own] for key, own in self.by_key.items()}


def by_uid(one: Iterable[Any], other: Iterable[Any]) -> Copies:
    """Return a list whose parts are known by their uids."""
    return Copies(one, other, lambda part: str(part.uid))

"""Which entries stand together, as two copies of a map have it: whatever one brought together."""

from collections.abc import Mapping, Sequence

Leaders = Mapping[str, str]
"""By an entry's uid, that of the one with which it stands."""


def standing_with(places: Mapping[str, str], copies: Sequence[Leaders]) -> dict[str, str]:
    """Return with which entry each stands that does not lead; `places` are their rows.

    Entries that came apart into different rows stand together no more. Where several lead, the
    one with the smallest uid does; where none is left, the smallest of all.
    """
    edges = [
        (uid, leader)
        for copy in copies
        for uid, leader in copy.items()
        if places.get(uid) == places.get(leader) is not None
    ]
    led = {uid for uid, _leader in edges}
    found: dict[str, str] = {}
    for together in _groups(edges):
        first = min(together - led, default=min(together))
        found.update({uid: first for uid in together if uid != first})
    return found


def _groups(edges: Sequence[tuple[str, str]]) -> list[set[str]]:
    """Return everything that is connected, each once."""
    group_of: dict[str, set[str]] = {}
    for ends in edges:
        joined = set().union(*(group_of.get(end, {end}) for end in ends))
        group_of.update(dict.fromkeys(joined, joined))
    return list({id(group): group for group in group_of.values()}.values())

"""What is typed into the columns of the table, where several people stand in one cell."""

import re
from collections.abc import Iterable

from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.tables import A_NAME, WORKING

Known = tuple[str, int]
"""A role, and how well that person is known."""

_APART = re.compile(r"[,;\n](?![^()]*\))")
_STRENGTH = re.compile(r"^(?P<role>.*\S)[\s:=×-]+\(?(?P<strength>[1-3])\)?$|^(?P<rest>.*)$", re.S)


def known_typed(text: str) -> list[Known]:
    """Return whom a cell says we know: roles apart by commas, each with 1, 2 or 3 behind it.

    Who has no number behind them is known by name. A role that is there twice is there once, as
    well known as it says.
    """
    found: dict[str, Known] = {}
    for part in _parts(text):
        match = _STRENGTH.match(part)
        role, strength = part, A_NAME
        if match and match["strength"]:
            role, strength = match["role"].rstrip(" :=×-"), int(match["strength"])
        if role:
            first = found.get(spoken(role), (role, A_NAME))
            found[spoken(role)] = (first[0], max(first[1], strength))
    return list(found.values())


def needed_typed(text: str) -> list[str]:
    """Return whom a cell says we need to know: roles apart by commas."""
    found: dict[str, str] = {}
    for part in _parts(text):
        found.setdefault(spoken(part), part)
    return list(found.values())


def known_written(people: Iterable[Known]) -> str:
    """Return people as `known_typed` reads them again."""
    return ", ".join(
        f"{role} {strength}" if strength > A_NAME or _ends_in_strength(role) else role
        for role, strength in people
    )


def needed_written(roles: Iterable[str]) -> str:
    """Return roles as `needed_typed` reads them again."""
    return ", ".join(roles)


def _ends_in_strength(role: str) -> bool:
    return role[-1:] in {str(strength) for strength in range(A_NAME, WORKING + 1)}


def _parts(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in _APART.split(text))
    return [part for part in parts if part]

"""The decks that a tile offers.

Read straight from TOML: the first paint does not wait for what checks a deck in full.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from ui.wording import translated

TINTS: Final = ("sky", "rose", "mint", "lilac", "lemon")
FIRST: Final = "theory_of_change"


class SessionDeck(NamedTuple):
    """What a tile says of a deck."""

    id: str
    title: str
    summary: str
    minutes: int
    """The length of its first plan."""
    tint: str


@cache
def _shipped() -> tuple[dict[str, Any], ...]:
    boards = (files("decks") / "boards").iterdir()
    entries = (entry for entry in boards if entry.name.endswith(".toml"))
    decks = [tomllib.loads(entry.read_text("utf-8")) for entry in entries]
    return tuple(sorted(decks, key=lambda deck: (deck["id"] != FIRST, deck["title"])))


def session_decks() -> list[SessionDeck]:
    """Return the decks that come with the app, in the order of their tiles."""
    return [
        SessionDeck(
            deck["id"],
            translated(deck["title"]),
            translated(deck["summary"]),
            sum(step["minutes"] for step in deck["plans"][0]["steps"]),
            TINTS[number % len(TINTS)],
        )
        for number, deck in enumerate(_shipped())
    ]

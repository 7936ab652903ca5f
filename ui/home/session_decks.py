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
PLANS: Final = "\n[[plans]]"
"""The part of a deck that says how long it is stands at its end, and is read alone."""


class OfferedDeck(NamedTuple):
    """What a tile says of a deck."""

    id: str
    title: str
    summary: str
    minutes: int
    """The length of the session; that of a board is its first plan's."""
    tint: str
    languages: tuple[str, ...] = ()
    """What it speaks; empty where somebody put it into the language of the app."""


def session_decks() -> list[OfferedDeck]:
    """Return the session decks that come with the app, in the order of their tiles."""
    decks = _shipped("sessions")
    return [_offered(deck, _session_minutes(deck), n) for n, deck in enumerate(decks)]


def board_decks() -> list[OfferedDeck]:
    """Return what comes with the app to be added to a workshop that is open: boards, cards."""
    decks = [*_shipped("boards"), *_shipped("cards"), *_shipped("maps")]
    return [_offered(deck, _length(deck["plans"][0]), n) for n, deck in enumerate(decks)]


def _offered(deck: dict[str, Any], minutes: int, number: int) -> OfferedDeck:
    tint = TINTS[number % len(TINTS)]
    title, summary = translated(deck["title"]), translated(deck.get("summary", ""))
    own = () if title != deck["title"] else (deck.get("language", "en"),)
    return OfferedDeck(deck["id"], title, summary, minutes, tint, own)


@cache
def _shipped(kind: str) -> tuple[dict[str, Any], ...]:
    entries = (e for e in (files("decks") / kind).iterdir() if e.name.endswith(".toml"))
    decks = [tomllib.loads(entry.read_text("utf-8")) for entry in entries]
    return tuple(sorted(decks, key=lambda deck: (not deck["id"].startswith(FIRST), deck["title"])))


def _session_minutes(deck: dict[str, Any]) -> int:
    return sum(_line_minutes(line) for line in deck["activities"])


def _line_minutes(line: dict[str, Any]) -> int:
    if "steps" in line:
        return _length(line)
    if "deck" not in line:
        return int(line["minutes"])
    plans = _plans(line["deck"])
    plan = next((plan for plan in plans if plan["key"] == line.get("plan")), plans[0])
    return _length(plan)


def _length(plan: dict[str, Any]) -> int:
    return sum(step["minutes"] for step in plan["steps"])


@cache
def _plans(deck_id: str) -> tuple[dict[str, Any], ...]:
    places = (files("decks") / kind / f"{deck_id}.toml" for kind in ("boards", "cards", "maps"))
    source = next(place for place in places if place.is_file()).read_text("utf-8")
    return tuple(tomllib.loads(source[source.index(PLANS) :])["plans"])

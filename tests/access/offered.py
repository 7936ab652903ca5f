"""Where at home a keyboard finds each exercise that comes with the app."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from tests.access.keyboard import Keyboard


class Offered(NamedTuple):
    """A session at home in which a deck is, and what its line of the day is called."""

    session: str
    line: str
    first: bool
    """Whether it is the first line that is worked on, and opens by itself."""


@cache
def sessions() -> dict[str, Offered]:
    """Return, for each deck, the first session that has it."""
    found: dict[str, Offered] = {}
    folder = files("decks") / "sessions"
    for place in sorted(folder.iterdir(), key=lambda each: each.name):
        if not place.name.endswith(".toml"):
            continue
        session = tomllib.loads(place.read_text("utf-8"))
        for number, line in enumerate(session["activities"]):
            if "deck" in line:
                offered = Offered(session["title"], line.get("title", ""), first=number == 0)
                known = found.setdefault(line["deck"], offered)
                if offered.first and not known.first:
                    found[line["deck"]] = offered
    return found


def begin_with(keys: Keyboard, deck: str) -> None:
    """Begin a workshop at home in which this deck is, and open its line of the day."""
    offered = sessions()[deck]
    keys.begin(offered.session)
    if not offered.first:
        keys.open_activity(offered.line or title_of(deck))


def title_of(deck: str) -> str:
    """Return what a deck is called."""
    for kind in ("boards", "cards", "maps"):
        place = files("decks") / kind / f"{deck}.toml"
        if place.is_file():
            return str(tomllib.loads(place.read_text("utf-8"))["title"])
    raise KeyError(deck)

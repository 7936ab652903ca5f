"""What a workshop holds, as people count it: notes, links, entries, drawings."""

from collections.abc import Callable
from typing import Final

from facilitator.i18n import _, ngettext

Wording = Callable[[int], str]

WORDINGS: Final[dict[str, Wording]] = {
    "activity": lambda count: ngettext("{count} activity", "{count} activities", count),
    "note": lambda count: ngettext("{count} note", "{count} notes", count),
    "link": lambda count: ngettext("{count} link", "{count} links", count),
    "sector_entry": lambda count: ngettext("{count} entry", "{count} entries", count),
    "map_drawing": lambda count: ngettext("{count} drawing", "{count} drawings", count),
    "map_place": lambda count: ngettext("{count} place", "{count} places", count),
    "draw": lambda count: ngettext("{count} card drawn", "{count} cards drawn", count),
    "conversation": lambda count: ngettext("{count} conversation", "{count} conversations", count),
    "promise": lambda count: ngettext("{count} promise", "{count} promises", count),
    "follow_up": lambda count: ngettext("{count} follow-up", "{count} follow-ups", count),
    "person": lambda count: ngettext("{count} person", "{count} people", count),
    "participant": lambda count: ngettext("{count} code", "{count} codes", count),
    "photo": lambda count: ngettext("{count} photograph", "{count} photographs", count),
}
"""The tables that people count, in the order in which they are named."""


def counted(table: str, count: int) -> str:
    """Return so many of something, in words."""
    return WORDINGS[table](count).format(count=count)


def details(count: int) -> str:
    """Return so many rows of what nobody counts, in words."""
    return ngettext("{count} other detail", "{count} other details", count).format(count=count)


def listed(parts: list[str]) -> str:
    """Return these in a row, as people say them."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{several} and {last}").format(several=", ".join(parts[:-1]), last=parts[-1])

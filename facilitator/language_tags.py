"""Tags of languages compared, and texts that run as their language does. Cheap to import."""

from collections.abc import Iterable
from typing import Final

from facilitator.i18n import reads_from_right

FROM_RIGHT: Final = "\u200f"
"""Stands unseen before a text that runs from the right, whatever letter it begins with."""


def plain_tag(tag: str) -> str:
    """Return a tag as it is compared: small letters, parts with hyphens between them."""
    return tag.casefold().replace("_", "-")


def same_language(one: str, other: str) -> bool:
    """Say whether two tags are of one language, however it is spoken in which country."""
    return plain_tag(one).partition("-")[0] == plain_tag(other).partition("-")[0]


def best_tag(wanted: str, offered: Iterable[str]) -> str:
    """Return which of the tags to take for a language such as `bn` or `pt-BR`; empty: none.

    The same language as it is spoken elsewhere is better than none.
    """
    tags = {plain_tag(tag): tag for tag in reversed(list(offered))}
    whole = plain_tag(wanted)
    base = whole.partition("-")[0]
    alike = (said for tag, said in reversed(tags.items()) if tag.partition("-")[0] == base)
    return tags.get(whole) or tags.get(base) or next(alike, "")


def runs_from_right(text: str, language: str) -> bool:
    """Say whether a text runs from the right because its language does.

    One in other letters alone is not in that language, whatever is said of it.
    """
    if not reads_from_right(language):
        return False
    from unicodedata import bidirectional  # home is painted without it

    kinds = set(map(bidirectional, text))
    return "L" not in kinds or not kinds.isdisjoint({"R", "AL"})


def directed(text: str, language: str) -> str:
    """Return a text so that it runs as its language does; elsewhere its first letter decides."""
    marked = text and runs_from_right(text, language) and not text.startswith(FROM_RIGHT)
    return f"{FROM_RIGHT}{text}" if marked else text


def as_typed(text: str) -> str:
    """Return a text as somebody typed it, for those who hear it."""
    return text.replace(FROM_RIGHT, "")


def along(text: str, lines: Iterable[str]) -> list[str]:
    """Return the lines of a text, each marked as the text is."""
    if not text.startswith(FROM_RIGHT):
        return list(lines)
    return [line if line.startswith(FROM_RIGHT) else f"{FROM_RIGHT}{line}" for line in lines]

"""Gathers what a deck says to people, for `make translations`: an extractor for Babel."""

import tomllib
from collections.abc import Collection, Iterator
from typing import IO, Any

SPOKEN = frozenset(
    {
        "title",
        "summary",
        "prompt",
        "do",
        "tip",
        "one",
        "reads",
        "instead",
        "on_paper",
        "picture_says",
        "notes",
        "materials",
        "text",
        "about",
        "short",
        "status",
    }
)
"""The keys under which a deck speaks: each a sentence, or a list of them."""
SPOKEN_ALREADY = "also"
"""Prompts that their author has put into other languages."""


def extract(
    fileobj: IO[bytes],
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: dict[str, Any],
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield line, function, message and comments of each sentence, as Babel asks for them."""
    text = fileobj.read().decode("utf-8")
    for message in _spoken(tomllib.loads(text)):
        start = text.find('"' + message.splitlines()[0])
        yield text[: max(start, 0)].count("\n") + 1, "_", message, []


def _spoken(part: Any, *, said: bool = False) -> Iterator[str]:
    """Yield what is said under a key that speaks, here and further in."""
    if isinstance(part, str):
        if said and part.strip():
            yield part
    elif isinstance(part, list):
        for each in part:
            yield from _spoken(each, said=said)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key != SPOKEN_ALREADY:
                yield from _spoken(value, said=key in SPOKEN)

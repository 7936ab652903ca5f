"""Gathers what a deck says to people, for `make translations`: an extractor for Babel."""

import tomllib
from collections.abc import Collection, Iterator
from typing import IO, Any

SPOKEN = frozenset({"title", "summary", "prompt", "do", "tip", "one", "reads"})


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


def _spoken(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _spoken(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in SPOKEN and isinstance(value, str) and value:
                yield value
            else:
                yield from _spoken(value)

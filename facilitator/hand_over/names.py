"""Names that every file system takes, on a stick that travels between laptops."""

import re
import unicodedata
from collections.abc import Iterable

from facilitator.file_names import file_title

_SPELT = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
    }
)
"""Letters that are no others with an accent, and signs, as plain letters spell them."""
_PLAIN = re.compile(r"[^A-Za-z0-9 '()_,.-]")


def plain_name(title: str, otherwise: str) -> str:
    """Return a title in plain letters, as a file may be called on any system.

    Where too little of it is left, as of a title in another script, it is called `otherwise`.
    """
    spelt = unicodedata.normalize("NFKD", title.translate(_SPELT))
    kept = _PLAIN.sub(" ", "".join(each for each in spelt if not unicodedata.combining(each)))
    letters = sum(each.isalnum() for each in kept)
    wanted = sum(each.isalnum() for each in title)
    return file_title(kept) if letters and letters * 2 >= wanted else otherwise


def each_its_own(names: Iterable[str]) -> list[str]:
    """Return names of files of which no two are the same to a system that ignores capitals."""
    taken: set[str] = set()
    own: list[str] = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{stem} {number}{dot}{ending}"
        taken.add(free.casefold())
        own.append(free)
    return own

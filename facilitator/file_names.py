"""Names of files that are made of what people call a thing."""

import re
import unicodedata

LONGEST_NAME = 60
"""The most characters that a title gives to a file's name."""

_REFUSED = re.compile(r'[<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_title(title: str) -> str:
    """Return a title as it may stand in a file's name, which is empty where nothing may.

    Every letter, accent and apostrophe stays; only what a file system refuses goes, and what is
    longer than `LONGEST_NAME` ends after a word.
    """
    spoken = _REFUSED.sub(" ", unicodedata.normalize("NFC", title))
    visible = (
        " " if character.isspace() else character
        for character in spoken
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}
    )
    plain = _cut(" ".join("".join(visible).split()).strip(" .,;–-"))
    return f"{plain}_" if _DEVICE.fullmatch(plain) else plain


def _cut(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    head, space, _rest = name[: LONGEST_NAME + 1].rpartition(" ")
    return (head if space else name[:LONGEST_NAME]).rstrip(" .,;–-")

"""Which characters we can print, which belong together, and what is printed for the others."""

import re
import unicodedata
from collections.abc import Iterator

from exports.document import Document, Text
from exports.type.fonts import families_with, main_face
from facilitator.i18n import ngettext

IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
"""Characters that steer others and have no look of their own."""
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Return a line without what no file format takes; a tab becomes spaces."""
    return CONTROL.sub("", text.replace("\t", "    "))


def printable(text: str) -> str:
    """Return text in which characters that no font has are written as their numbers."""
    text = without_controls(text)
    return "".join(c if has_glyph(c) else _number(c) for c in text)


def _number(character: str) -> str:
    return " " if character.isspace() else f"[U+{ord(character):04X}]"


def has_glyph(character: str) -> bool:
    """Say whether a bundled font has the character, or it needs none."""
    return (
        ord(character) in main_face().characters
        or bool(IGNORED.match(character))
        or bool(families_with(character))
    )


def clusters(text: str) -> Iterator[str]:
    """Split text where a reader would: marks, joiners and flags stay with their base."""
    cluster = ""
    for character in text:
        if cluster and not _belongs(cluster, character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _belongs(cluster: str, character: str) -> bool:
    if unicodedata.category(character) in {"Mn", "Mc", "Me"} or IGNORED.match(character):
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff" or cluster[-1] == "\u200d":
        return True
    if _is_flag_half(character):
        return len(cluster) == 1 and _is_flag_half(cluster)
    return unicodedata.combining(cluster[-1]) == 9  # a virama joins consonants


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def missing_characters(document: Document) -> list[str]:
    """Return the characters that no bundled font has, once each, in code order."""
    used: set[str] = set()
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Text):
                used.update(*item.lines)
    return sorted(c for c in used if not (has_glyph(c) or CONTROL.match(c) or c.isspace()))


def missing_sentence(document: Document) -> str | None:
    """Return a sentence for people where characters were printed as their numbers, or None."""
    missing = missing_characters(document)
    if not missing:
        return None
    return ngettext(
        "{count} character has no letter in the bundled fonts and is printed as its number: "
        "{characters}.",
        "{count} characters have no letter in the bundled fonts and are printed as their "
        "numbers: {characters}.",
        len(missing),
    ).format(
        count=len(missing), characters=", ".join(f"{c} [U+{ord(c):04X}]" for c in missing[:20])
    )

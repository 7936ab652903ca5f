"""The lines of a paragraph as they were broken to fit, joined again."""

import re
from collections.abc import Sequence
from typing import Final

from exports.document import MM, Text
from exports.type.wrapping import text_width

SLACK: Final = 0.05
"""So much may a line be wider than its room by the rounding of numbers, in pt."""
LONGEST_WORD: Final = 24
"""A run of letters that is longer than this is one that was broken, rather than a word."""
_ADDRESS = re.compile(r"[/@_=&?\d]")


def joined(texts: Sequence[Text]) -> str:
    """Return what the texts of one element say.

    A line break stays where somebody set it, and goes where a line was merely full. Where no
    width is known, every line counts as full.
    """
    said = ""
    last: tuple[Text, str] | None = None
    for text in texts:
        for line in text.lines:
            said += _between(*last, text, line) + line if last else line
            last = text, line
    return "\n".join(line.strip(" ") for line in said.split("\n")).strip("\n")


def _between(text: Text, line: str, following: Text, other: str) -> str:
    """Return what stood between two lines before they were broken."""
    if not line or not other:
        return "\n"
    if _style(text) != _style(following):
        return "\n"
    if not text.width:
        return " "
    if _fits(text, f"{line} {other.split(' ', maxsplit=1)[0]}"):
        return "\n"
    whole = " " in line or _fits(text, line + other[0])
    broken = len(line) > LONGEST_WORD or _ADDRESS.search(line)
    return "" if broken and not whole else " "


def _style(text: Text) -> tuple[float, bool, float]:
    return text.size, text.bold, text.width


def _fits(text: Text, line: str) -> bool:
    return text_width(line, text.size, bold=text.bold) <= text.width * MM - SLACK

"""How wide text is and where its lines break: one answer for the screen, the wall and the paper.

Widths are the unkerned advances of Atkinson Hyperlegible Next (`assets/fonts/advances.json`), so
a note has the same lines on the board, on the poster and in the layout that keeps notes apart.
Characters of other scripts are drawn by other fonts; their widths are guessed on the wide side.
"""

import json
import unicodedata
from functools import cache
from importlib.resources import files

THOUSAND = 1000.0
"""Advances are in thousandths of an em."""


class _Advances(dict[str, int]):
    """Advance of each character, with a guess for those that the main font lacks."""

    def __missing__(self, character: str) -> int:
        self[character] = width = _guess(character)
        return width


def _guess(character: str) -> int:
    """Return a width, in thousandths of an em, for a character that another font draws."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf", "Cc"}:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1300
    return 700


@cache
def _advances(*, bold: bool) -> _Advances:
    table = json.loads((files("assets") / "fonts" / "advances.json").read_text("ascii"))
    return _Advances(table["bold" if bold else "regular"])


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of text, in the unit of `size` (pt, px or mm)."""
    return sum(map(_advances(bold=bold).__getitem__, text)) * size / THOUSAND


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break text into lines no wider than `width`, which is in the unit of `size`.

    Line breaks that people typed are kept; a word that is too long for a line is broken.
    Apart from the spaces at which a line breaks, every character is in the result.
    """
    room = width * THOUSAND / size
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_paragraph(paragraph, room, _advances(bold=bold)))
    return lines


def _wrap_paragraph(paragraph: str, room: float, advances: _Advances) -> list[str]:
    measure = advances.__getitem__
    if sum(map(measure, paragraph)) <= room:
        return [paragraph]
    space = advances[" "]
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in paragraph.replace("\t", " ").split(" "):
        wide = sum(map(measure, word))
        if line and used + space + wide > room:
            lines.append(" ".join(line))
            line, used = [], 0.0
        if wide > room:
            *full, word = _break_word(word, room, advances)  # noqa: PLW2901
            lines.extend(full)
            wide = sum(map(measure, word))
        used += wide + (space if line else 0)
        line.append(word)
    lines.append(" ".join(line))
    return lines


def _break_word(word: str, room: float, advances: _Advances) -> list[str]:
    """Cut a word that is wider than a line, never between a character and its marks."""
    pieces: list[str] = []
    piece, used = "", 0.0
    for character in word:
        wide = advances[character]
        if piece and wide and used + wide > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece += character
        used += wide
    return [*pieces, piece]

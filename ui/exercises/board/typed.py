"""What typed and pasted text means on a board: notes, links, kinds."""

import re
from typing import Final

from facilitator.exercises.board.tables import Board, Note
from facilitator.i18n import _

KIND_SIGNS: Final = "+-*"
"""Typed first, with a space, these choose the first, second and third kind of a zone."""

_BULLET: Final = re.compile(r"^\s*(?:[-–—•*·‣▪◦●■▲]|\d{1,3}[.)])\s+")
_LINK_BEGUN: Final = re.compile(
    r"^\s*([A-Za-z]{1,2}\d+)\s*>\s*([A-Za-z]{1,2}\d+)?\s*(?::\s*(.*))?$", re.DOTALL
)
_PEEK: Final = 60


def pasted_notes(text: str) -> list[str]:
    """Return a note for each line that says something, without the bullets of a list."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def kind_typed(text: str, kinds: int) -> int | None:
    """Return which kind a text begins with, such as the second for `- `."""
    if len(text) > 1 and text[1] == " " and text[0] in KIND_SIGNS[:kinds]:
        return KIND_SIGNS.index(text[0])
    return None


def link_peek(board: Board, text: str) -> str:
    """Return how a link that is being typed reads so far; nothing where it is not a link."""
    begun = _LINK_BEGUN.match(text)
    if begun is None:
        return ""
    missing = _("No note here is called {label}.")
    source = board.by_label(begun[1])
    if source is None:
        return missing.format(label=begun[1].upper())
    if begun[2] is None:
        return f"{source.label}  {shortened(source.text)}  →"
    target = board.by_label(begun[2])
    if target is None:
        return missing.format(label=begun[2].upper())
    return read_aloud(board, source, target)


def read_aloud(board: Board, source: Note, target: Note, kind: str = "") -> str:
    """Return a link as the sentence that the room reads."""
    known = {each.key: each for each in board.deck.link_kinds}
    read = known.get(kind) or board.deck.default_link_kind(source.zone)
    return read.reads.format(source=shortened(source.text), target=shortened(target.text))


def shortened(text: str, room: int = _PEEK) -> str:
    """Return the beginning of a text on one line, as a reminder of the rest."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: room - 1].rstrip() + "…"

"""What a workshop says as Markdown: CommonMark, with the tables that GitHub and many others read.

What people typed is never markup: `*`, `<`, a leading `-` or `1.` stand for themselves.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from exports.words.blocks import Block, Cell, Figure, Heading, Items, ListItem, Paragraph, Table
from exports.words.narrative import BULLET, Narrative
from facilitator.i18n import _

INDENT: Final = "  "
"""So far in stands what belongs to a point of a list."""
_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~@]|&(?=[#\w])|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What would be markup in the middle of a line, or would become a link of itself."""
_AT_FIRST = re.compile(r"[-+=:](?=[\s:=-]|$)|\d{1,9}[.)](?=\s|$)")
"""What would be markup at the beginning of a line: a list, a rule, or the line above a heading."""

_ROOM = re.compile(r"[ \t\v\f]+")


def markdown(told: Narrative) -> str:
    """Return a workshop in words as one text, which ends in a line break."""
    return "\n\n".join(filter(None, map(_block, told.blocks))) + "\n"


def escaped(text: str) -> str:
    """Return one line of what somebody typed so that all of it is read as it stands."""
    safe = _ANYWHERE.sub(r"\\\g<0>", text)
    first = _AT_FIRST.match(safe)
    if first is None:
        return safe
    mark = first.group()
    return f"{mark[:-1]}\\{mark[-1]}{safe[len(mark) :]}" if mark[0].isdigit() else f"\\{safe}"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * min(level, 6)} {' '.join(map(escaped, _lines(text)))}"
        case Paragraph(text, bold):
            return _hard_breaks(_strong(text) if bold else map(escaped, _lines(text)))
        case Items(items):
            return "\n".join(map(_item, items))
        case Table(header, rows):
            return _table(header, rows)
        case Figure(alt):
            return _hard_breaks(map(escaped, _lines(_("In the picture: {text}").format(text=alt))))


def _lines(text: str) -> list[str]:
    """Return the lines of a text that say something, without the room around their words."""
    return [_ROOM.sub(" ", line).strip() for line in re.split(r"[\n\r]", text) if line.strip()]


def _strong(text: str) -> list[str]:
    return [f"**{escaped(line)}**" for line in _lines(text)]


def _hard_breaks(lines: Iterable[str], indent: str = "") -> str:
    return f"\\\n{indent}".join(lines)


def _item(item: ListItem) -> str:
    label = "" if item.label == BULLET else item.label
    first, *rest = _lines(item.text) or [""]
    opening = " ".join(filter(None, (*_strong(label), escaped(first))))
    return f"- {_hard_breaks([opening, *map(escaped, rest)], INDENT)}"


def _table(header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> str:
    """Return a table; one without titles has an empty row of them, since it needs one."""
    width = max(len(header), *map(len, rows)) if rows else len(header)
    titles = header or [Cell("")] * width
    lines = [_row(titles), f"|{' --- |' * width}", *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(_strong(cell.text) if cell.heads else map(escaped, _lines(cell.text)))

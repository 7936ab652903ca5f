"""What typed and pasted text means on a board: notes, links, kinds."""

import re
from typing import Final

from facilitator.exercises.board.links import typed_link
from facilitator.exercises.board.tables import Board, Note
from facilitator.i18n import _, translated

KIND_SIGNS: Final = "+-*"
"""Typed first, these choose the first, second and third kind of a zone."""
_NUMBER_SIGN: Final = "-"
"""Before a digit this is part of a number, as in -5 degrees."""

_BULLET: Final = re.compile(r"^\s*(?:[-–—•*·‣▪◦●■▲]|\d{1,3}[.)])\s+")
_LABEL_BEGUN: Final = re.compile(r"(?:>|,)\s*[A-Za-z]\s*$")
_ARROWS: Final = "<>→←⇒⇐"
_MISTYPED: Final = re.compile(
    r"\s*((?:[A-Za-z]{1,2}\d+[\s,]*)+?)\s*([-–—=~<>→←⇒⇐]+)\s*(.*)", re.DOTALL
)
"""Labels, then what may be meant as `>`, then the rest."""
_SHOWN: Final = 3
"""Of several links that are typed at once, so many are read."""
_QUOTES: Final = "\"'“”„‘’‚«»‹›"
_PEEK: Final = 60


def pasted_notes(text: str) -> list[str]:
    """Return a note for each line that says something, without the bullets of a list."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def kind_typed(text: str, kinds: int) -> tuple[int, str] | None:
    """Return which kind a text begins with, such as the second for `- ` or `-No bus`, and the rest.

    A sign is one only before a space, a letter, a digit or a quotation mark; -5 is a number.
    """
    if len(text) < 2 or text[0] not in KIND_SIGNS[:kinds]:
        return None
    sign, first = text[0], text[1]
    word = first.isalpha() or first in _QUOTES or (first.isdigit() and sign != _NUMBER_SIGN)
    if not word and first != " ":
        return None
    return KIND_SIGNS.index(sign), text[1:].removeprefix(" ")


def is_link_begun(text: str) -> bool:
    """Say whether a text is only the beginning of a link, such as `D3 >`."""
    begun = typed_link(_LABEL_BEGUN.sub(lambda cut: cut[0][0], text))
    return begun is not None and not begun.because


def is_mistyped_link(board: Board, text: str) -> bool:
    """Say whether a text that is no link was clearly meant as one: `O1 < D1`, `D1 ->`, `D1 > `.

    What follows an arrow need not be a label where the board has a note of the first label.
    """
    written = _MISTYPED.fullmatch(text)
    if written is None:
        return False
    labels, sign, rest = written.groups()
    has_arrow = any(character in _ARROWS for character in sign)
    meant = typed_link(f"{labels} > {rest}")
    if meant is not None and (meant.targets or (has_arrow and not meant.because)):
        return True
    return has_arrow and board.by_label(re.split(r"[\s,]+", labels.strip())[0]) is not None


def how_links_are_written() -> str:
    """Return what somebody is told who seems to have meant a link, and did not write one."""
    return _("A link is written D3 > C1; press Enter again if this is a note.")


def link_peek(board: Board, text: str) -> str:
    """Return how a link that is being typed reads so far; nothing where it is not a link."""
    begun = typed_link(text)
    if begun is None:
        return ""
    sources, targets = ([board.by_label(label) for label in labels] for labels in begun[:2])
    for label, note in zip([*begun.sources, *begun.targets], [*sources, *targets], strict=True):
        if note is None:
            return _("No note here is called {label}; look at its label again.").format(
                label=label.upper()
            )
    known = [source for source in sources if source is not None]
    if not targets:
        return "  ·  ".join(f"{each.label}  {shortened(each.text)}" for each in known) + "  →"
    read = [
        read_aloud(board, source, target)
        for source in known
        for target in targets
        if target is not None
    ]
    return "  ·  ".join(read[:_SHOWN]) + ("  …" if len(read) > _SHOWN else "")


def read_aloud(board: Board, source: Note, target: Note, kind: str = "", room: int = _PEEK) -> str:
    """Return a link as the sentence that the room reads, with so much of each note's words."""
    known = {each.key: each for each in board.deck.link_kinds}
    read = known.get(kind) or board.deck.default_link_kind(source.zone)
    said = shortened(source.text, room), shortened(target.text, room)
    return translated(read.reads).format(source=said[0], target=said[1])


def shortened(text: str, room: int = _PEEK) -> str:
    """Return the beginning of a text on one line, as a reminder of the rest.

    Where words are not very long, none is cut.
    """
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    whole = cut if line[room - 1] == " " else cut.rpartition(" ")[0]
    return (whole if len(whole) > room / 2 else cut).rstrip(" ,;:") + "…"

"""Links that the paper cuts: what their notes say about partners on other sheets."""

from collections.abc import Mapping, Sequence

from exports.poster.words import Line
from facilitator.i18n import _


def cut_links(links: Sequence[Line], home: Mapping[str, int]) -> dict[str, list[str]]:
    """Return, for each note, the sentences about links that end on another sheet."""
    onward: dict[str, list[tuple[str, int]]] = {}
    back: dict[str, list[tuple[str, int]]] = {}
    for link in links:
        here, there = home[link.source], home[link.target]
        if here != there:
            onward.setdefault(link.source, []).append((link.target, there))
            back.setdefault(link.target, []).append((link.source, here))
    found = {label: [_back(partners)] for label, partners in back.items()}
    for label, partners in onward.items():
        found.setdefault(label, []).append(_onward(partners))
    return found


def _onward(partners: Sequence[tuple[str, int]]) -> str:
    return _("To {notes}").format(notes=_named(partners))


def _back(partners: Sequence[tuple[str, int]]) -> str:
    return _("From {notes}").format(notes=_named(partners))


def _named(partners: Sequence[tuple[str, int]]) -> str:
    """Return notes with the sheets they stand on: D5, D6 (sheet 2), D9 (sheet 3)."""
    sheets: dict[int, list[str]] = {}
    for label, number in partners:
        sheets.setdefault(number, []).append(label)
    return ", ".join(
        _("{labels} (sheet {number})").format(labels=", ".join(labels), number=number)
        for number, labels in sorted(sheets.items())
    )

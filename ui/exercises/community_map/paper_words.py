"""How sheets that come back from paper are spoken of, and how their outlines look."""

from typing import Final, NamedTuple

from facilitator.i18n import _, ngettext
from ui.canvas.map.layers import OWN_LOOK, AreaLook
from ui.reading.worker import FoundSheet

BY_HAND: Final = ""
"""The colour of what a person drew round on the screen."""
_LINES: Final = {
    "red": "#9E1B22",
    "blue": "#173E86",
    "green": "#14572C",
    "black": "#1F2024",
    "orange": "#A14600",
    "purple": "#54206B",
}


def pen_look(colour: str) -> AreaLook:
    """Return how the outline of what a pen drew looks; it is named as well."""
    line = _LINES.get(colour)
    if line is None:
        return OWN_LOOK
    return AreaLook(fill=line, alpha=0.14, line=line, width=3.0, casing=2.0)


def pen_name(colour: str) -> str:
    """Return what the colour of a pen is called."""
    names = {
        "red": _("red"),
        "blue": _("blue"),
        "green": _("green"),
        "black": _("black"),
        "orange": _("orange"),
        "purple": _("purple"),
        BY_HAND: _("by hand"),
    }
    return names.get(colour, colour)


def file_words(path_name: str, page: int) -> str:
    """Return what a photo is called: its file, and which page of it."""
    if not page:
        return path_name
    return _("{file}, page {page}").format(file=path_name, page=page)


def sheet_words(found: FoundSheet | None) -> str:
    """Return which sheet this is, beside the code that stands large."""
    if found is None or not found.number:
        return ""
    return _("sheet {number}").format(number=found.number)


def outlines_words(colours: list[str]) -> str:
    """Say which outlines there are."""
    if not colours:
        return _("No outline.")
    count = ngettext("{count} outline", "{count} outlines", len(colours))
    named = ", ".join(pen_name(colour) for colour in colours)
    return _("{outlines}: {colours}.").format(
        outlines=count.format(count=len(colours)), colours=named
    )


class Outcome(NamedTuple):
    """How many sheets were taken in, and how many were not."""

    taken: int
    left: int

    def said(self) -> str:
        """Say it in one line."""
        if not self.taken:
            return _("No sheet was taken in.")
        taken = ngettext("{count} sheet taken in", "{count} sheets taken in", self.taken)
        left = ngettext("{count} left out", "{count} left out", self.left)
        if not self.left:
            return _("{taken}.").format(taken=taken.format(count=self.taken))
        return _("{taken}, {left}.").format(
            taken=taken.format(count=self.taken), left=left.format(count=self.left)
        )

"""A topic of the help, as the window shows it and the handbook prints it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.i18n import _


def chapters() -> Mapping[str, str]:
    """Return the chapters in their order: their names in the files, and as people read them."""
    return {
        "Begin": _("Begin"),
        "Before the day": _("Before the day"),
        "On the day": _("On the day"),
        "The exercises": _("The exercises"),
        "Taking in paper": _("Taking in paper"),
        "Giving out": _("Giving out"),
        "After the day": _("After the day"),
        "Files and safety": _("Files and safety"),
        "When something goes wrong": _("When something goes wrong"),
        "Settings and access": _("Settings and access"),
    }


@dataclass(frozen=True)
class Section:
    """A question and its answer; `text` is Markdown (see `facilitator.help.blocks`)."""

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Topic:
    """What somebody may want to know about one thing; its key is the name of its file."""

    key: str
    title: str
    chapter: str
    """Its name in the files, a key of `chapters()`."""
    order: int
    """Its place in the chapter."""
    about: tuple[str, ...]
    """What it belongs to: `exercise:KEY`, `screen:NAME`, `error:NAME`; `#anchor` may follow."""
    words: tuple[str, ...]
    """Words that people search by, and that the text does not contain; `#anchor` may follow."""
    lead: str
    """The first paragraph, Markdown."""
    sections: tuple[Section, ...]

    def section(self, anchor: str) -> Section | None:
        """Return the section of this name, if there is one."""
        return next((each for each in self.sections if each.anchor == anchor), None)


def split_anchor(text: str) -> tuple[str, str]:
    """Return what stands before `#` and the section that is named behind it, if one is."""
    before, _hash, anchor = text.partition("#")
    return before, anchor


def anchor_of(heading: str) -> str:
    """Return the name of a section: its heading in small letters, words joined by hyphens."""
    plain = unicodedata.normalize("NFC", heading).lower()
    return "-".join(re.sub(r"[^\w\s-]", "", plain).split())

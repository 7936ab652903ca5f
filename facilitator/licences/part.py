"""One thing that comes with the program: what it is, and the terms it comes under."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a part is."""

    PROGRAM = "program"
    """Facilitator itself, and what starts it."""
    PACKAGE = "package"
    """Comes by itself, with a name and a version that a package index knows."""
    LIBRARY = "library"
    """Lies inside a package, or was taken from the system on which the program was built."""
    FONT = "font"


@dataclass(frozen=True, slots=True)
class Text:
    """One licence text, read when it is wanted."""

    name: str
    """What heads it among others; empty for what needs no heading."""
    read: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One package, library or font."""

    name: str
    version: str
    """Empty where what it lies in does not say."""
    licence: str
    """An SPDX expression; empty where only the text tells."""
    kind: Kind
    texts: tuple[Text, ...]
    inside: str = ""
    """The package in which a library lies."""
    needs: tuple[str, ...] = ()
    """The packages that a package needs, by name."""
    purl: str = ""
    """Its package URL, where there is one."""
    carries: tuple["Part", ...] = ()
    """What a package's own bill of materials lists, without texts."""

    def text(self) -> str:
        """Return the whole of its licence texts."""
        written = [(text.name, text.read().strip("\n\f ")) for text in self.texts]
        if len(written) == 1:
            return written[0][1]
        return "\n\n\n".join(
            f"{name}\n{'-' * len(name)}\n\n{words}" if name else words for name, words in written
        )

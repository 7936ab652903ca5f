"""What the parts of a document mean and in which order they are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, NewType

DECORATION = -1
"""The mark of what a screen reader passes over."""
Tag = NewType("Tag", int)
"""A structure element, to be opened again on another page."""
KINDS = frozenset(
    {"Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P", "BlockQuote"}
    | {"L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD"}
    | {"Figure", "Caption", "Link", "Span", "Note", "TOC", "TOCI"}
)
"""The structure elements of PDF 1.7 that we use."""


class Mark(NamedTuple):
    """A stretch of a page's content that belongs to one element."""

    page: int
    number: int


@dataclass(slots=True)
class Element:
    """A node of the structure: what a stretch of content means, and in which order it is read.

    One with a `title` has a bookmark of its own, above those of the headings within it.
    """

    kind: str
    parent: Tag
    alt: str = ""
    language: str = ""
    scope: str = ""
    link: str = ""
    columns: int = 1
    title: str = ""
    kids: list["Tag | Mark"] = field(default_factory=list)


class Structure:
    """The elements of a document, and which of them are open while it is drawn."""

    def __init__(self) -> None:
        self.elements = [Element("Document", Tag(0))]
        self.open: list[Tag] = [Tag(0)]

    def add(self, element: Element) -> Tag:
        """Append an element to the one that is open."""
        if element.kind not in KINDS:
            raise ValueError(f"{element.kind} is not a structure element")
        if element.kind == "Figure" and not element.alt.strip():
            raise ValueError("a Figure needs a text that says what it shows")
        element.parent = self.open[-1]
        if element.parent == DECORATION:
            raise ValueError("content cannot be opened within decoration")
        tag = Tag(len(self.elements))
        self.elements.append(element)
        self.elements[element.parent].kids.append(tag)
        return tag

    @contextmanager
    def within(self, tag: Tag) -> Iterator[Tag]:
        """Open an element for the length of a block."""
        self.open.append(tag)
        try:
            yield tag
        finally:
            self.open.pop()

    @property
    def language(self) -> str:
        """The language of what is drawn now, as far as an element that is open says it."""
        open_ = (self.elements[tag].language for tag in reversed(self.open) if tag > 0)
        return next(filter(None, open_), "")

    def figure_is_open(self) -> bool:
        """Say whether what is drawn now is part of a picture with an alternative text."""
        return any(tag > 0 and self.elements[tag].kind == "Figure" for tag in self.open)

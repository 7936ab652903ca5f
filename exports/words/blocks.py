"""A document as a row of headings, paragraphs, lists, tables and figures: what it says, in order.

The display list of a paper knows what every stretch means (`exports.structure`); this reads it in
the order in which a screen reader does, joins the lines that were broken to fit the page, and
passes over decoration. From these blocks come Markdown, Word and reader copies.

    for block in blocks(document):
        match block:
            case Heading(level, text): …
            case Paragraph(text, bold): …
            case Items(items): …
            case Table(header, rows): …
            case Figure(alt): …

A text holds a line break where somebody set one. `language` is empty where it is the document's.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from exports.document import Document, Item, Path, Text
from exports.sheet_code import meaning
from exports.structure import DECORATION, Element, Mark, Tag
from exports.words.lines import joined

OPEN: Final = "…"
"""Stands where the paper leaves a line to be filled in by hand."""
INLINE: Final = frozenset({"Span", "Link", "Lbl", "LBody", "Caption"})
"""Elements that are part of the words around them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the paper's title."""

    level: int
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; bold where all of it is."""

    text: str
    bold: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A point of a list; the label is its bullet, its number, or such as `N4`."""

    label: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `heads` says that it names its row."""

    text: str
    heads: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the titles of its columns, and as many cells in every row."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, as the words that say what it shows."""

    alt: str
    language: str = ""


Block = Heading | Paragraph | Items | Table | Figure


def blocks(document: Document) -> list[Block]:
    """Return what a document says, in reading order; nothing of the square: that is on paper."""
    square = Paragraph(meaning())
    return [block for block in _Reader(document).below(Tag(0), "") if block != square]


class _Reader:
    def __init__(self, document: Document) -> None:
        self.elements = document.structure.elements
        self.texts: dict[Mark, list[Text]] = defaultdict(list)
        self.open: set[Mark] = set()
        for page in document.pages:
            for item in page.items:
                if isinstance(item, Text) and item.mark != DECORATION:
                    self.texts[Mark(page.number, item.mark)].append(item)
            for item, after in pairwise(page.items):
                if isinstance(item, Text) and _is_left_open(item, after):
                    self.open.add(Mark(page.number, item.mark))

    def below(self, tag: Tag, language: str) -> Iterator[Block]:
        """Yield the blocks within an element."""
        for kid in self.elements[tag].kids:
            if not isinstance(kid, Mark):
                yield from self._block(kid, self.elements[kid].language or language)

    def _block(self, tag: Tag, language: str) -> Iterator[Block]:
        element = self.elements[tag]
        match element.kind:
            case "Figure":
                yield Figure(element.alt.strip(), language)
                return
            case "L":
                yield from self._list(tag, language)
                return
            case "Table":
                yield from self._table(tag, language)
                return
        text = self._words(tag)
        if text and element.kind[0] == "H":
            yield Heading(int(element.kind[1]), " ".join(text.split("\n")), language)
        elif text:
            yield Paragraph(text, self._is_bold(tag), language)
        yield from self.below(tag, language) if element.kind not in INLINE else ()

    def _list(self, tag: Tag, language: str) -> Iterator[Block]:
        found = tuple(self._items(tag, language))
        if found:
            yield Items(found)

    def _items(self, tag: Tag, language: str) -> Iterator[ListItem]:
        """Yield the points of a list; those of a list within it follow the point that it is in."""
        for kid, element in self._kids(tag):
            spoken = element.language or language
            if element.kind != "LI":
                yield from self._items(kid, spoken)
                continue
            label, said = "", ""
            for part, piece in self._kids(kid):
                words = self._words(part)
                if piece.kind == "LBody":
                    said, spoken = _lines(said, words), piece.language or spoken
                else:
                    label = " ".join(filter(None, (label, words)))
            said = _lines(self._own_words(kid), said)
            if label or said:
                yield ListItem(label, said, spoken)
            for part, _piece in self._kids(kid):
                yield from self._items(part, spoken)

    def _table(self, tag: Tag, language: str) -> Iterator[Block]:
        header: tuple[Cell, ...] = ()
        rows: list[tuple[Cell, ...]] = []
        for row in self._rows(tag):
            cells = list(self._kids(row))
            own = tuple(cell for kid, each in cells for cell in self._cells(kid, each, language))
            if not header and not rows and all(each.scope == "Column" for _kid, each in cells):
                header = own
            else:
                rows.append(own)
        width = max((len(row) for row in (header, *rows)), default=0)
        if width:
            filled = (_filled(row, width) for row in rows)
            yield Table(_filled(header, width) if header else (), tuple(filled))

    def _rows(self, tag: Tag) -> Iterator[Tag]:
        for kid, element in self._kids(tag):
            if element.kind == "TR":
                yield kid
            else:
                yield from self._rows(kid)

    def _cells(self, tag: Tag, element: Element, language: str) -> Iterator[Cell]:
        """Yield a cell, and an empty one for each further column that it spans."""
        text = self._words(tag)
        yield Cell(text, element.scope == "Row", element.language or language)
        for _more in range(1, element.columns):
            yield Cell("")

    def _kids(self, tag: Tag) -> Iterator[tuple[Tag, Element]]:
        for kid in self.elements[tag].kids:
            if not isinstance(kid, Mark):
                yield kid, self.elements[kid]

    def _words(self, tag: Tag) -> str:
        """Return what an element says, with what stands in the middle of its words."""
        element = self.elements[tag]
        if element.kind == "Span" and element.alt:
            return element.alt
        inner = (self._words(kid) for kid, each in self._kids(tag) if each.kind in INLINE)
        return " ".join(filter(None, (self._own_words(tag), *inner)))

    def _own_words(self, tag: Tag) -> str:
        marks = self._marks(tag)
        said = joined([text for mark in marks for text in self.texts[mark]])
        return f"{said} {OPEN}" if said and self.open.intersection(marks) else said

    def _is_bold(self, tag: Tag) -> bool:
        return all(text.bold for mark in self._marks(tag) for text in self.texts[mark])

    def _marks(self, tag: Tag) -> list[Mark]:
        return [kid for kid in self.elements[tag].kids if isinstance(kid, Mark)]


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def _filled(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return (*row, *[Cell("")] * (width - len(row)))


def _is_left_open(text: Text, after: Item) -> bool:
    """Say whether a line to write on begins right behind a text."""
    if text.mark == DECORATION or not isinstance(after, Path) or after.mark != DECORATION:
        return False
    if [kind for kind, _numbers in after.segments] != ["M", "L"]:
        return False
    (x, y), (to_x, to_y) = (numbers for _kind, numbers in after.segments)
    level = y == to_y and 0 < y - text.y < text.size / 2
    return level and text.x < x < to_x

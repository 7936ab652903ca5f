"""Papers joined to one document, each in its place in one order of headings."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from exports.document import Document, Excerpt, Item, Page, Rect
from exports.structure import DECORATION, Element, Mark, Tag

DEEPEST = 6
"""The lowest level that a heading has."""


class Binder:
    """Joins documents; what is joined is given away: its pages are part of the pack then.

    A pack that is printed on both sides has empty backs behind what is made for one side.
    """

    def __init__(self, title: str, language: str, *, flipped: bool) -> None:
        self.document = Document(title, language)
        self.document.flip = "long" if flipped else ""
        self.empty: set[int] = set()
        """The pages that were left empty, from 0."""
        self._flipped = flipped
        self._joined = 0

    @contextmanager
    def part(self, title: str) -> Iterator[None]:
        """Hold the papers of one part together, under a bookmark of this name."""
        structure = self.document.structure
        with structure.within(structure.add(Element("Part", Tag(0), title=title))):
            yield

    def front(self, document: Document) -> None:
        """Join what stands at the beginning, whose first heading is that of the pack."""
        structure = self.document.structure
        numbers = self._places(document.pages, both_sides=True)
        self._join(document, structure.add(Element("Div", Tag(0))), numbers)

    def paper(self, document: Document, title: str, anchor: str) -> None:
        """Join a paper under a bookmark of this name, its headings below that of the pack.

        Links to `anchor` lead to its first page.
        """
        self._joined += 1
        prefix = f"{self._joined}:"
        for element in document.structure.elements:
            element.kind = _lowered(element.kind)
            element.link = _prefixed(element.link, prefix)
        for page in document.pages:
            page.anchors = {f"{prefix}{name}": y for name, y in page.anchors.items()}
        document.pages[0].anchor(anchor, 0)
        home = self.document.structure.add(Element("Sect", Tag(0), title=title))
        numbers = self._places(document.pages, both_sides=bool(document.flip))
        self._join(document, home, numbers)

    def copy(self, pages: Sequence[Page], *, both_sides: bool) -> None:
        """Add pages as they look once more; nobody is to hear them again."""
        for page, number in zip(pages, self._places(pages, both_sides=both_sides), strict=True):
            whole = Rect(0, 0, page.width, page.height)
            self.document.pages[number] = replace(
                page,
                number=number,
                structure=self.document.structure,
                items=_shown(page) or [Excerpt(DECORATION, whole, page, whole)],
                anchors={},
                owners=[],
            )

    def _places(self, pages: Sequence[Page], *, both_sides: bool) -> list[int]:
        """Make room for pages, empty backs before them, and return their numbers."""
        numbers: list[int] = []
        before, count = len(self.document.pages), len(pages)
        for number, backs in laid(before, count, flipped=self._flipped, both_sides=both_sides):
            for _back in range(backs):
                last = self.document.pages[-1]
                self.empty.add(len(self.document.pages))
                self.document.add_page(last.width, last.height)
            page = pages[len(numbers)]
            self.document.add_page(page.width, page.height)
            numbers.append(number)
        return numbers

    def _join(self, document: Document, home: Tag, numbers: Sequence[int]) -> None:
        """Put pages in their places, and what they say below an element."""
        structure = self.document.structure
        before = len(structure.elements) - 1

        def moved(kid: Tag | Mark) -> Tag | Mark:
            if isinstance(kid, Mark):
                return Mark(numbers[kid.page], kid.number)
            return Tag(kid + before)

        root, *elements = document.structure.elements
        structure.elements[home].kids = [moved(kid) for kid in root.kids]
        for element in elements:
            parent = Tag(element.parent + before) if element.parent else home
            kids = [moved(kid) for kid in element.kids]
            structure.elements.append(replace(element, parent=parent, kids=kids))
        for page, number in zip(document.pages, numbers, strict=True):
            page.number, page.structure = number, structure
            page.owners = [Tag(tag + before) for tag in page.owners]
            self.document.pages[number] = page


def laid(
    before: int,
    count: int,
    *,
    flipped: bool,
    both_sides: bool,
) -> Iterator[tuple[int, int]]:
    """Yield where each of so many pages comes to lie, and how many empty backs lie before it.

    So many pages are there `before`; what is for one side begins on a front with every page.
    """
    for number in range(count):
        starts = flipped and (number == 0 or not both_sides)
        backs = before % 2 if starts else 0
        before += backs + 1
        yield before - 1, backs


def as_it_is(page: Page) -> Page:
    """Return a page with what is on it now, to be copied without what comes to it later."""
    return replace(page, items=list(page.items))


def _shown(page: Page) -> list[Item]:
    """Return what a page shows where it shows others: it cannot be shown within another itself."""
    if not any(isinstance(item, Excerpt) for item in page.items):
        return []
    return [replace(item, mark=DECORATION) for item in page.items]


def _lowered(kind: str) -> str:
    if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
        return f"H{min(int(kind[1]) + 1, DEEPEST)}"
    return kind


def _prefixed(link: str, prefix: str) -> str:
    return f"#{prefix}{link[1:]}" if link.startswith("#") else link

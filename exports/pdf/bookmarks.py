"""Bookmarks: parts and papers that have a title, and the headings of a document as they nest."""

from collections.abc import Iterable

from pikepdf import Array, Name, OutlineItem, Pdf

from exports.document import MM, Document
from exports.pdf.extent import Extent
from exports.structure import Element, Mark, Tag
from exports.type.characters import without_controls


def write_outline(pdf: Pdf, document: Document) -> None:
    """Add the bookmarks, where there is a heading."""
    roots = _Bookmarks(pdf, document).of(Tag(0))
    if roots:
        with pdf.open_outline() as outline:
            outline.root.extend(roots)
        pdf.Root.PageMode = Name.UseOutlines


class _Bookmarks:
    def __init__(self, pdf: Pdf, document: Document) -> None:
        self._document = document
        self._extent = Extent(document)
        self._pages = [page.obj for page in pdf.pages]

    def of(self, tag: Tag) -> list[OutlineItem]:
        """Return the bookmarks within an element."""
        roots: list[OutlineItem] = []
        path: list[tuple[int, list[OutlineItem]]] = [(-1, roots)]
        self._gather(tag, path)
        return roots

    def _gather(self, tag: Tag, path: list[tuple[int, list[OutlineItem]]]) -> None:
        for kid in self._document.structure.elements[tag].kids:
            if isinstance(kid, Mark):
                continue
            element = self._document.structure.elements[kid]
            if element.title:
                self._add_titled(kid, element, path)
            elif _is_heading(element.kind):
                self._add_heading(kid, int(element.kind[1]), path)
            else:
                self._gather(kid, path)

    def _add_titled(
        self, tag: Tag, element: Element, path: list[tuple[int, list[OutlineItem]]]
    ) -> None:
        marks = self._extent.marks(tag)
        if marks:
            target = self._target(min(marks).page, 0)
            bookmark = OutlineItem(without_controls(element.title), target)
            bookmark.children.extend(_unlike(element.title, self.of(tag)))
            del path[1:]
            path[0][1].append(bookmark)

    def _add_heading(self, tag: Tag, level: int, path: list[tuple[int, list[OutlineItem]]]) -> None:
        marks = self._extent.marks(tag)
        if marks:
            while path[-1][0] >= level:
                path.pop()
            above = self._extent.around(marks[:1]).y
            target = self._target(marks[0].page, above)
            bookmark = OutlineItem(without_controls(self._extent.words(marks)), target)
            path[-1][1].append(bookmark)
            path.append((level, bookmark.children))

    def _target(self, page: int, y: float) -> Array:
        """Return a place, `y` mm from the top of a page."""
        up = round((self._document.pages[page].height - y) * MM, 2)
        return Array([self._pages[page], Name.XYZ, None, up, None])


def _unlike(title: str, bookmarks: Iterable[OutlineItem]) -> list[OutlineItem]:
    """Return bookmarks without a first one that says no more than the title above it."""
    found = list(bookmarks)
    if found and found[0].title == title:
        return [*found[0].children, *found[1:]]
    return found


def _is_heading(kind: str) -> bool:
    return len(kind) == 2 and kind[0] == "H" and kind[1].isdigit()

"""Bookmarks: the headings of a document, nested as they are."""

from pikepdf import Array, Name, OutlineItem, Pdf

from exports.document import MM, Document
from exports.pdf.extent import Extent
from exports.structure import Tag
from exports.type.characters import without_controls


def write_outline(pdf: Pdf, document: Document) -> None:
    """Add the bookmarks, where there is a heading."""
    extent = Extent(document)
    roots: list[OutlineItem] = []
    path: list[tuple[int, list[OutlineItem]]] = [(0, roots)]
    for place, element in enumerate(document.structure.elements):
        marks = extent.marks(Tag(place)) if _is_heading(element.kind) else []
        if not marks:
            continue
        level = int(element.kind[1])
        while path[-1][0] >= level:
            path.pop()
        page = document.pages[marks[0].page]
        y = round((page.height - extent.around(marks[:1]).y) * MM, 2)
        target = Array([pdf.pages[page.number].obj, Name.XYZ, None, y, None])
        bookmark = OutlineItem(without_controls(extent.words(marks)), target)
        path[-1][1].append(bookmark)
        path.append((level, bookmark.children))
    if roots:
        with pdf.open_outline() as outline:
            outline.root.extend(roots)
        pdf.Root.PageMode = Name.UseOutlines


def _is_heading(kind: str) -> bool:
    return len(kind) == 2 and kind[0] == "H" and kind[1].isdigit()

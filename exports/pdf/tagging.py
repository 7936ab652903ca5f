"""The structure tree of a PDF: what each marked stretch is, and in which order it is read."""

from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from exports.document import MM, Document
from exports.pdf.extent import Extent
from exports.structure import Element, Mark, Tag

WEB = ":/?#[]@!$&'()*+,;=%-._~"
"""What may stand in a web address as it is."""


def spoken(text: str) -> String:
    """Return text as a PDF's string; any text, also what no other format takes."""
    return String(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


class Tagger:
    """Adds the elements of a document; those without content are left out."""

    def __init__(self, pdf: Pdf, document: Document, backwards: set[Mark]) -> None:
        """Prepare; what is `backwards` is spelt out: its glyphs stand as they are seen."""
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.document = document
        self.elements = document.structure.elements
        self.backwards = backwards
        self.extent = Extent(document)
        self.made = {tag: pdf.make_indirect(Dictionary()) for tag in self._kept()}
        self.parents: list[Object] = []

    def write(self) -> None:
        """Write all of it."""
        root = self.pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=self.made[Tag(0)], ParentTree=Dictionary())
        )
        for page, described in zip(self.pages, self.document.pages, strict=True):
            page.StructParents = self._owned(Array([self.made[tag] for tag in described.owners]))
            page.Tabs = Name.S
        for tag, made in self.made.items():
            self._describe(tag, made)
            made.P = self.made[self.elements[tag].parent] if tag else root
        numbers = [entry for numbered in enumerate(self.parents) for entry in numbered]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self.parents)
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _kept(self) -> list[Tag]:
        """Return the elements that say something, parents first; a blank cell stays."""
        full: set[Tag] = {Tag(0)}
        for tag in map(Tag, range(len(self.elements) - 1, 0, -1)):
            element = self.elements[tag]
            marked = any(isinstance(kid, Mark) for kid in element.kids)
            if marked or tag in full or element.kind in {"TD", "TH"}:
                full |= {tag, element.parent}
        return sorted(full)

    def _owned(self, owner: Object) -> int:
        """Note to what a page's marks or an annotation belong, and return the key to it."""
        self.parents.append(owner)
        return len(self.parents) - 1

    def _describe(self, tag: Tag, made: Object) -> None:
        element = self.elements[tag]
        made.Type, made.S = Name.StructElem, Name(f"/{element.kind}")
        marks = [kid for kid in element.kids if isinstance(kid, Mark)]
        home = marks[0].page if marks else None
        if home is not None:
            made.Pg = self.pages[home]
        kids = [self._kid(kid, home) for kid in element.kids if self._is_kept(kid)]
        if element.link:
            kids += [self._annotation(element, made, mark) for mark in marks]
        made.K = Array(kids)
        if element.alt:
            made.Alt = spoken(element.alt)
        if element.language:
            made.Lang = spoken(element.language)
        if len(marks) == len(element.kids) and not self.backwards.isdisjoint(marks):
            made.ActualText = spoken(self.extent.words(marks))
        if attributes := self._attributes(element, marks):
            made.A = Dictionary(attributes)

    def _is_kept(self, kid: Tag | Mark) -> bool:
        return isinstance(kid, Mark) or kid in self.made

    def _kid(self, kid: Tag | Mark, home: int | None) -> Object | int:
        if not isinstance(kid, Mark):
            return self.made[kid]
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _attributes(self, element: Element, marks: list[Mark]) -> dict[str, Object | int]:
        if element.kind == "Figure" and marks:
            return {"/O": Name.Layout, "/Placement": Name.Block, "/BBox": self._area(marks)}
        if element.kind == "L":
            return {"/O": Name.List, "/ListNumbering": Name("/None")}
        table: dict[str, Object | int] = {}
        if element.scope:
            table["/Scope"] = Name(f"/{element.scope}")
        if element.columns > 1:
            table["/ColSpan"] = element.columns
        return table and {"/O": Name.Table, **table}

    def _annotation(self, element: Element, owner: Object, mark: Mark) -> Object:
        """Make the area to click for a stretch of a link."""
        page = self.pages[mark.page]
        annotation = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                F=4,
                Border=Array([0, 0, 0]),
                StructParent=self._owned(owner),
                Rect=self._area([mark]),
                Contents=spoken(element.alt or self.extent.words([mark])),
            )
        )
        if element.link.startswith("#"):
            annotation.Dest = self._target(element.link[1:])
        else:
            annotation.A = Dictionary(S=Name.URI, URI=String(quote(element.link, safe=WEB)))
        page.Annots = Array([*page.get("/Annots", ()), annotation])
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _area(self, marks: list[Mark]) -> Array:
        """Return where content is on the page of its first stretch, in points."""
        page = marks[0].page
        box = self.extent.around([mark for mark in marks if mark.page == page])
        high = self.document.pages[page].height
        sides = (box.x, high - box.bottom, box.right, high - box.y)
        return Array([round(side * MM, 2) for side in sides])

    def _target(self, anchor: str) -> Array:
        for page in self.document.pages:
            if anchor in page.anchors:
                y = round((page.height - page.anchors[anchor]) * MM, 2)
                return Array([self.pages[page.number], Name.XYZ, None, y, None])
        raise ValueError(f"no anchor is called {anchor}")

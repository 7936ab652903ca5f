"""The page that everything draws on: a display list in millimetres from the top left.

A drawing function says what is on a page and what it means; PDF, SVG, PNG and the layout by which
a photographed sheet is found again all come from the same list, which is plain picklable data.

    document = Document("Theory of change: Riverside", "en-GB")
    page = document.add_page(420, 297)
    with page.artifact():
        page.rect(Rect(10, 30, 90, 40), radius=2, fill="#FFF1B8")
    with page.tag("H1"):
        page.text(10, 20, "What would a good street look like?", size=24, bold=True)
    with page.tag("P"):
        page.text(14, 38, wrap(note.text, 12, 82 * MM), size=12)    # exports.type.wrapping
    with page.tag("Figure", alt="This square says which sheet this is."):
        page.qr(Rect(380, 260, 20, 20), "F1:0c2f:1:12")
    page.frame("map", Rect(20, 40, 300, 200))
    write_pdf(document, path)                                    # exports.pdf

Text is content of the element that is open; paths are content of a Figure and decoration anywhere
else, so a box may be drawn in the middle of a paragraph. An element that goes on overleaf is
opened again: `with page.tag("P") as paragraph: …`, then `with next_page.tag(paragraph): …`.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypedDict, Unpack

from exports.qr import modules
from exports.structure import DECORATION, Element, Mark, Structure, Tag
from facilitator.i18n import reads_from_right

MM = 72 / 25.4
"""Points in a millimetre."""
A4, A3, A2, A1, A0 = (210.0, 297.0), (297.0, 420.0), (420.0, 594.0), (594.0, 841.0), (841.0, 1189.0)
LETTER, TABLOID = (215.9, 279.4), (279.4, 431.8)
INK = "#1F2430"
LEADING = 1.35
"""Distance of two baselines in type sizes, unless a style says otherwise."""

Align = Literal["start", "left", "centre", "right"]
Segment = tuple[Literal["M", "L", "C", "Z", "R"], tuple[float, ...]]
"""A step of a path: move, line, cubic curve, close; or R, a box (x, y, width, height, radius)."""


class Rect(NamedTuple):
    """A box in millimetres from the top left of its page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    def inset(self, margin: float) -> "Rect":
        """Return the box within, this far from every edge."""
        width, height = self.width - 2 * margin, self.height - 2 * margin
        return Rect(self.x + margin, self.y + margin, width, height)


class Turn(NamedTuple):
    """A quarter turn: where the place (0, 0) of what is drawn comes to lie, and which way."""

    x: float
    y: float
    clockwise: bool

    def box(self, rect: Rect) -> Rect:
        """Return where a box comes to lie on the page."""
        if self.clockwise:
            return Rect(self.x - rect.bottom, self.y + rect.x, rect.height, rect.width)
        return Rect(self.x + rect.y, self.y - rect.right, rect.height, rect.width)


@dataclass(slots=True)
class Text:
    """Lines of one paragraph, already broken; `y` is the first baseline, size and leading in pt.

    `right_to_left` None: the first letter of the lines decides.
    """

    mark: int
    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    leading: float
    bold: bool
    colour: str
    width: float
    align: Align
    right_to_left: bool | None
    turn: Turn | None = None


@dataclass(slots=True)
class Path:
    """A shape; line width and dashes in mm, colours as `#RRGGBB`."""

    mark: int
    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    line_width: float = 0.3
    dash: tuple[float, ...] = ()
    opacity: float = 1
    turn: Turn | None = None


class Look(TypedDict, total=False):
    """How a shape is drawn: what Path can be given by name."""

    fill: str | None
    stroke: str | None
    line_width: float
    dash: tuple[float, ...]
    opacity: float


@dataclass(slots=True)
class Picture:
    """A PNG or JPEG, stretched over its box."""

    mark: int
    rect: Rect
    data: bytes
    turn: Turn | None = None


@dataclass(slots=True)
class Excerpt:
    """A part of another page, stretched over a box and cut off at its edges.

    However often a page is shown, a PDF holds it once, as a picture in which words are shapes; its
    marks and frames stay behind.
    """

    mark: int
    rect: Rect
    page: "Page"
    part: Rect
    turn: Turn | None = None


Item = Text | Path | Picture | Excerpt


@dataclass
class Page:
    """One side of paper; its size and everything on it in mm. `code`: what its QR code says.

    `trim` is what is left once a print shop has cut it, `bleed` how far its colours reach.
    """

    width: float
    height: float
    number: int
    structure: Structure
    items: list[Item] = field(default_factory=list)
    frames: dict[str, Rect] = field(default_factory=dict)
    anchors: dict[str, float] = field(default_factory=dict)
    owners: list[Tag] = field(default_factory=list)
    trim: Rect | None = None
    bleed: Rect | None = None
    turn: Turn | None = None
    code: str = ""

    def tag(  # noqa: PLR0913
        self,
        kind: str | Tag,
        *,
        alt: str = "",
        language: str = "",
        scope: Literal["", "Row", "Column"] = "",
        link: str = "",
        columns: int = 1,
    ) -> AbstractContextManager[Tag]:
        """Open an element (`H1`, `P`, `LBody`, `TH` …), or go on with one that began earlier.

        A Link needs `link`: a web address that we (never a participant) wrote, or `#anchor`.
        """
        if isinstance(kind, str):
            kind = self.structure.add(Element(kind, Tag(0), alt, language, scope, link, columns))
        return self.structure.within(kind)

    def artifact(self) -> AbstractContextManager[Tag]:
        """Open decoration: what carries no meaning of its own, such as a page number."""
        return self.structure.within(Tag(DECORATION))

    @contextmanager
    def turned(self, turn: Turn) -> Iterator[None]:
        """Draw what comes next by a quarter turn, frames included."""
        self.turn = turn
        try:
            yield
        finally:
            self.turn = None

    def text(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        text: str | Sequence[str],
        *,
        size: float = 12,
        leading: float = 0,
        bold: bool = False,
        colour: str = INK,
        width: float = 0,
        align: Align = "start",
        right_to_left: bool | None = None,
    ) -> None:
        """Set lines of one paragraph, the first baseline at `y`.

        With a width, `x` is the left edge of a box in which the lines are aligned; `start` is left,
        and right for a right-to-left paragraph. Without, `x` is the line's left, centre or right.
        Within an element in a language that is read from the right, every paragraph is.
        """
        if right_to_left is None and reads_from_right(self.structure.language):
            right_to_left = True
        lines = tuple(text.split("\n") if isinstance(text, str) else text)
        leading = leading or size * LEADING
        mark = self._mark()
        how = size, leading, bold, colour, width, align, right_to_left
        self.items.append(Text(mark, x, y, lines, *how, self.turn))

    def path(self, segments: Sequence[Segment], **look: Unpack[Look]) -> None:
        """Draw a shape from its steps."""
        self.items.append(Path(self._picture_mark(), tuple(segments), turn=self.turn, **look))

    def line(self, x: float, y: float, to_x: float, to_y: float, **look: Unpack[Look]) -> None:
        """Draw a straight line."""
        look.setdefault("stroke", INK)
        self.path((("M", (x, y)), ("L", (to_x, to_y))), **look)

    def rect(self, rect: Rect, *, radius: float = 0, **look: Unpack[Look]) -> None:
        """Draw a box, its corners rounded by a radius."""
        self.path((("R", (*rect, radius)),), **look)

    def polygon(self, points: Sequence[tuple[float, float]], **look: Unpack[Look]) -> None:
        """Draw a closed shape with straight sides."""
        first, *rest = points
        self.path([("M", first), *(("L", point) for point in rest), ("Z", ())], **look)

    def circle(self, x: float, y: float, radius: float, **look: Unpack[Look]) -> None:
        """Draw a circle around a point."""
        box = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
        self.rect(box, radius=radius, **look)

    def picture(self, rect: Rect, data: bytes) -> None:
        """Place a PNG or JPEG, given as its bytes; content of a Figure, else decoration."""
        self.items.append(Picture(self._picture_mark(), rect, data, self.turn))

    def excerpt(self, rect: Rect, page: "Page", part: Rect) -> None:
        """Show a part of another page in a box; content of a Figure, else decoration."""
        self.items.append(Excerpt(self._picture_mark(), rect, page, part, self.turn))

    def qr(self, rect: Rect, payload: str) -> None:
        """Draw a QR code; its quiet zone of four modules lies within the box."""
        side, dark = modules(payload)
        one = rect.width / side
        self.path(
            [("R", (rect.x + x * one, rect.y + y * one, n * one, one, 0.0)) for x, y, n in dark],
            fill="#000000",
        )

    def frame(self, name: str, rect: Rect) -> None:
        """Name a part of the page, for `--layout` and for reading it back from a photo."""
        self.frames[name] = self.turn.box(rect) if self.turn else rect

    def anchor(self, name: str, y: float) -> None:
        """Name a height on the page, for links to `#name`."""
        self.anchors[name] = y

    def _picture_mark(self) -> int:
        return self._mark() if self.structure.figure_is_open() else DECORATION

    def _mark(self) -> int:
        """Return the mark for content of the element that is open."""
        tag = self.structure.open[-1]
        if tag == DECORATION:
            return DECORATION
        if tag == 0:
            raise ValueError("content needs an element: with page.tag(…), or page.artifact()")
        kids = self.structure.elements[tag].kids
        last = len(self.owners) - 1
        if kids and kids[-1] == Mark(self.number, last) and self.items[-1].mark == last:
            return last
        self.owners.append(tag)
        kids.append(Mark(self.number, last + 1))
        return last + 1


class Document:
    """Pages, what they say and how it is read aloud; plain data that can be sent to a worker."""

    def __init__(self, title: str, language: str = "en-GB") -> None:
        self.title = title
        self.language = language
        self.flip: Literal["", "long", "short"] = ""
        """The edge on which its sheets are turned over; empty where one side is printed."""
        self.pages: list[Page] = []
        self.structure = Structure()

    def add_page(self, width: float, height: float) -> Page:
        """Append an empty page of this size in mm."""
        page = Page(width, height, len(self.pages), self.structure)
        self.pages.append(page)
        return page

    def tag(self, kind: str, *, language: str = "") -> AbstractContextManager[Tag]:
        """Open an element that may span pages, such as a `Sect`."""
        return self.structure.within(self.structure.add(Element(kind, Tag(0), language=language)))

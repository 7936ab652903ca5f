"""Which sheet this is: the QR code and the corner markers by which a photo of it is known again."""

from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from exports.document import INK, MM, Page, Rect, Segment
from exports.type.outlines import draw_outlines
from exports.type.wrapping import text_width, wrap
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _

VERSION = "FAC1"
UID_LENGTH = 8
DIGEST_LENGTH = 4
MARKERS = (
    ("1011", "0101", "0011", "0010"),
    ("0000", "1111", "1001", "1010"),
    ("0011", "0011", "0010", "1101"),
    ("1001", "1001", "0100", "0110"),
)
"""ArUco's DICT_4X4_50, 0 to 3, clockwise from the top left; 1 is white."""
INSET = 10.0
"""The least margin, in mm: few printers reach further out."""
LEADING = 1.2
DESCENT = 0.25
"""How far letters reach below their line, in type sizes."""
GAP = 2.5
"""Room between a code and what is written beside it, in mm."""


class SheetCode(NamedTuple):
    """A sheet's identity, as its QR code says it: `FAC1|0c2f7a1e|2|map-a3-9f3c|12|P12`.

    In this order: the format, the first eight characters of the workshop's uid (of a digest of
    its title and question where it has none), the activity counted from 1 (0: the day as a whole),
    the kind of sheet, the sheet's number among those of its kind, and whose it is: a participant's
    code or a table, left out where it is nobody's. Plain text, no address: the venue has no Wi-Fi.

    A sheet that people draw on ends its kind with its paper and a digest of what is printed on it,
    `map-a3-9f3c`, so that a sheet from before the map was changed is noticed (`kind_of`).
    """

    workshop: str
    activity: int
    kind: str
    number: int
    whose: str = ""

    def text(self) -> str:
        """Return what the QR code holds."""
        fields = [VERSION, self.workshop, str(self.activity), self.kind, str(self.number)]
        return "|".join([*fields, *([self.whose.replace("|", "/")] if self.whose else [])])

    @classmethod
    def read(cls, text: str) -> "SheetCode":
        """Return the identity that a QR code holds, or raise FacilitatorError."""
        version, *fields = text.split("|")
        known = version == VERSION and len(fields) in {4, 5}
        if not known or not all(_is_count(field) for field in (fields[1], fields[3])):
            raise FacilitatorError(
                _(
                    "This QR code is not on a sheet of ours; take a photo of one that this app "
                    "printed."
                )
            )
        workshop, activity, kind, number, *whose = fields
        return cls(workshop, int(activity), kind, int(number), *whose)


def _is_count(field: str) -> bool:
    return field.isascii() and field.isdecimal() and len(field) < 10


def kind_of(name: str, paper: str, *printed: bytes) -> str:
    """Return the kind of a sheet that is read back: `map-a3-9f3c`.

    The digest is of what is printed: the base map, and how it lies on the paper.
    """
    digest = sha256(b"\0".join(printed)).hexdigest()[:DIGEST_LENGTH]
    return f"{name}-{paper}-{digest}"


def workshop_code(document: WorkshopDocument) -> str:
    """Return the characters that stand for a workshop on its sheets."""
    head = document.workshop
    uid = head.uid or sha256(f"{head.title}\n{head.question}".encode()).hexdigest()
    return uid[:UID_LENGTH]


def inset(page: Page) -> float:
    """Return how far codes and markers stay from the edge of a page, in mm."""
    return max(INSET, max(page.width, page.height) / 42)


def marker_side(page: Page) -> float:
    """Return how large the corner markers of a page are: seen from as far as the page is."""
    return max(8.0, max(page.width, page.height) / 50)


def qr_side(page: Page) -> float:
    """Return how large the QR code of a page is, its quiet zone included."""
    return max(20.0, max(page.width, page.height) / 21)


def draw_markers(page: Page, area: Rect | None = None, name: str = "") -> None:
    """Draw the four corner markers, and name their frames `marker-0` to `marker-3`.

    Where several parts of a page are sheets of their own, each has its `area`, and a `name` that
    its frames begin with.
    """
    side, edge = marker_side(page), inset(page)
    within = (area or Rect(0, 0, page.width, page.height)).inset(edge)
    left, top, right, bottom = within.x, within.y, within.right - side, within.bottom - side
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    with page.artifact():
        for number, ((x, y), rows) in enumerate(zip(corners, MARKERS, strict=True)):
            page.frame(f"{name}marker-{number}", Rect(x, y, side, side))
            page.path(_marker(x, y, side / 6, rows), fill="#000000")


def _marker(x: float, y: float, cell: float, rows: tuple[str, ...]) -> list[Segment]:
    """Return the dark parts of a marker: a border one cell wide, and the dark cells within."""
    side = 6 * cell
    boxes = [
        (x, y, side, cell),
        (x, y + 5 * cell, side, cell),
        (x, y + cell, cell, 4 * cell),
        (x + 5 * cell, y + cell, cell, 4 * cell),
    ]
    boxes += [
        (x + (column + 1) * cell, y + (row + 1) * cell, cell, cell)
        for row, bits in enumerate(rows)
        for column, bit in enumerate(bits)
        if bit == "0"
    ]
    return [("R", (*box, 0.0)) for box in boxes]


def draw_code(page: Page, rect: Rect, code: SheetCode, name: str = "") -> None:
    """Draw the QR code of a sheet, and name its frame `qr`; `name` as for its markers."""
    page.code = page.code or code.text()
    with page.artifact():
        page.qr(rect, code.text())
    page.frame(f"{name}qr", rect)


def meaning() -> str:
    """Return the sentence that stands beside a code, so that nobody wonders what it tells."""
    return _("This square only tells which sheet this is.")


class HeadCode:
    """A QR code at the top right of a sheet, and at its left, in words, what it tells."""

    def __init__(self, page: Page, size: float) -> None:
        """Measure it, in type of this size."""
        self.side, self.size = qr_side(page), size
        most = max(2, min(3, int(self.side * MM / (LEADING * size))))
        wide = text_width(meaning(), size) / most
        self.lines = wrap(meaning(), size, wide)
        while len(self.lines) > most:
            wide *= 1.05
            self.lines = wrap(meaning(), size, wide)
        self.words = max(text_width(line, size) for line in self.lines) / MM

    @property
    def width(self) -> float:
        """How much room the words and the code take."""
        return self.words + GAP + self.side

    @property
    def height(self) -> float:
        """How high they are."""
        return max(self.side, len(self.lines) * LEADING * self.size / MM)

    def draw(self, page: Page, right: float, top: float, code: SheetCode, ink: str = INK) -> None:
        """Draw both, the code's right edge here; the words are level with its middle."""
        square = Rect(right - self.side, top, self.side, self.side)
        draw_code(page, square, code)
        em, leading = self.size / MM, LEADING * self.size / MM
        high = (len(self.lines) - 1) * leading
        y = max(top + self.side / 2 - high / 2 + 0.35 * em, top + 0.75 * em)
        set_meaning(page, square.x - GAP, y, self.lines, self.size, ink, aloud=page.number == 0)


def foot_code(page: Page) -> Rect:
    """Return where the code of a sheet of running text is: at the right, above the last marker."""
    edge, side = inset(page), qr_side(page)
    top = page.height - edge - marker_side(page) - 2 - side
    return Rect(page.width - edge - side, top, side, side)


def draw_foot_code(
    page: Page, code: SheetCode, size: float, ink: str = INK, *, aloud: bool = False
) -> None:
    """Draw a sheet's markers, its code above the last one, and below that what it tells."""
    draw_markers(page)
    draw_code(page, foot_code(page), code)
    edge = inset(page)
    right = page.width - edge - marker_side(page) - GAP
    y = page.height - edge - DESCENT * size / MM
    set_meaning(page, right, y, [meaning()], size, ink, aloud=aloud)


def set_meaning(  # noqa: PLR0913, PLR0917
    page: Page,
    right: float,
    y: float,
    lines: Sequence[str],
    size: float,
    ink: str,
    name: str = "",
    *,
    aloud: bool,
) -> None:
    """Set what a code tells, up to `right`, and name its frame `qr-words`.

    It is read `aloud` once in a document; on its other sheets the words are shapes.
    """
    wide = max(text_width(line, size) for line in lines) / MM
    em, leading = size / MM, LEADING * size / MM
    high = (len(lines) - 1) * leading + em
    page.frame(f"{name}qr-words", Rect(right - wide, y - 0.75 * em, wide, high))
    if aloud:
        how = {"size": size, "leading": LEADING * size, "colour": ink, "width": wide}
        with page.tag("P"):
            page.text(right - wide, y, lines, align="right", **how)  # type: ignore[arg-type]
        return
    with page.artifact():
        for number, line in enumerate(lines):
            x = right - text_width(line, size) / MM
            foot = y + number * leading
            draw_outlines(page, x, foot, line, size=size, bold=False, colour=ink, width=wide)

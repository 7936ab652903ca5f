"""Which sheet this is: the QR code and the corner markers by which a photo of it is known again."""

from hashlib import sha256
from typing import NamedTuple

from exports.document import Page, Rect, Segment
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
            raise FacilitatorError(_("This QR code is not on a sheet of ours."))
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


def draw_markers(page: Page) -> None:
    """Draw the four corner markers, and name their frames `marker-0` to `marker-3`."""
    side = marker_side(page)
    left = top = inset(page)
    right, bottom = page.width - left - side, page.height - top - side
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    with page.artifact():
        for number, ((x, y), rows) in enumerate(zip(corners, MARKERS, strict=True)):
            page.frame(f"marker-{number}", Rect(x, y, side, side))
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


def draw_code(page: Page, rect: Rect, code: SheetCode) -> None:
    """Draw the QR code of a sheet, and name its frame `qr`."""
    with page.artifact():
        page.qr(rect, code.text())
    page.frame("qr", rect)

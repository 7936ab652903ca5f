"""Printing so that it comes out right: a PDF's pages are moved against what the printer does.

What is known of a printer was measured on upright sheets that were turned on their long edge. Other
pages are seen from there: those that lie sideways are printed turned by a quarter anticlockwise,
and backs that are turned on the short edge upside down.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import pikepdf
from pikepdf import Array, Name

from exports.document import MM
from exports.printer.affine import STRAIGHT, Affine, half_turn, quarter_turn

Flip = Literal["", "long", "short"]
"""The edge on which the sheets of a document are turned over; empty where one side is printed."""
NUMBERS: Final = 14
"""So many plain numbers say what is known of a printer for one size of paper."""
ALIKE: Final = 2.0
"""Papers whose sides differ by less, in mm, are of one size."""
KEPT: Final = Name("/FacilitatorCorrection")
"""Under this a page keeps how it was moved, so that it is never moved twice."""
DIGITS: Final = 9


@dataclass(frozen=True)
class Calibration:
    """What a printer does to both sides of an upright sheet of one size, in mm."""

    size: tuple[float, float]
    front: Affine
    back: Affine

    @property
    def numbers(self) -> tuple[float, ...]:
        """The same as plain numbers, as PrintOptions take them."""
        return (*self.size, *self.front, *self.back)

    def fits(self, width: float, height: float) -> bool:
        """Say whether a page is of this size, upright or sideways."""
        return of_one_size(self.size, (width, height))

    def correction(self, width: float, height: float, *, back: bool, flip: Flip) -> Affine:
        """Return how a page is to be moved so that it comes out right."""
        error = self.back if back else self.front
        upside_down = back and flip == "short"
        return error.within(to_upright(width, height, upside_down=upside_down)).inverse()


def of_one_size(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Say whether two papers are of one size, whichever way they lie."""
    sides = zip(sorted(one), sorted(other), strict=True)
    return all(abs(this - that) < ALIKE for this, that in sides)


def to_upright(width: float, height: float, *, upside_down: bool) -> Affine:
    """Return how a page comes to lie on an upright sheet."""
    turn = STRAIGHT
    if width > height:
        turn, width, height = quarter_turn(width), height, width
    return turn.then(half_turn(width, height)) if upside_down else turn


def calibrations(numbers: Sequence[float]) -> list[Calibration]:
    """Return what plain numbers say of a printer."""
    found = []
    for first in range(0, len(numbers), NUMBERS):
        width, height, *rest = numbers[first : first + NUMBERS]
        found.append(Calibration((width, height), Affine(*rest[:6]), Affine(*rest[6:])))
    return found


def corrected(data: bytes, known: Iterable[Calibration], sides: Flip | None = None) -> bytes:
    """Return a PDF whose pages come out right on a printer; its paper stays as it is.

    `sides` None: printed on the sides that the PDF itself asks for. A page that was moved for
    another printer, or of a size that is not known, is put back first.
    """
    known = list(known)
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        flip = flip_of(pdf) if sides is None else sides
        for number, page in enumerate(pdf.pages):
            width, height = size_of(page)
            wanted = STRAIGHT
            for each in known:
                if each.fits(width, height):
                    back = bool(flip) and number % 2 == 1
                    wanted = each.correction(width, height, back=back, flip=flip)
            _move(pdf, page, wanted, height)
        pdf.save(
            packed,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return packed.getvalue()


def flip_of(pdf: pikepdf.Pdf) -> Flip:
    """Return on which edge a PDF asks that its sheets are turned over."""
    asked = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/Duplex")
    if asked == Name.DuplexFlipLongEdge:
        return "long"
    return "short" if asked == Name.DuplexFlipShortEdge else ""


def size_of(page: pikepdf.Page) -> tuple[float, float]:
    """Return a page's width and height in mm."""
    left, bottom, right, top = (float(number) for number in page.mediabox)
    return (right - left) / MM, (top - bottom) / MM


def _move(pdf: pikepdf.Pdf, page: pikepdf.Page, wanted: Affine, height: float) -> None:
    """Move what stands on a page, and what people click on it."""
    before = STRAIGHT
    if KEPT in page.obj:
        before = Affine(*(float(number) for number in page.obj[KEPT]))
    move = before.inverse().then(wanted)
    if move == STRAIGHT:
        return
    points = move.on_paper(height, MM)
    numbers = " ".join(f"{number:.{DIGITS}f}" for number in points)
    page.contents_add(pdf.make_stream(f"q {numbers} cm\n".encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ"), prepend=False)
    page.obj[KEPT] = Array([round(number, DIGITS) for number in wanted])
    for annotation in page.obj.get("/Annots", ()):
        for key in ("/Rect", "/QuadPoints"):
            if key in annotation:
                annotation[key] = _moved(annotation[key], points, box=key == "/Rect")


def _moved(places: Iterable[object], move: Affine, *, box: bool) -> Array:
    """Return corners where they come to lie; of a box, what surrounds them."""
    flat = [float(number) for number in places]  # type: ignore[arg-type]
    pairs = list(zip(flat[::2], flat[1::2], strict=True))
    if box:
        (left, bottom), (right, top) = pairs
        corners = [move.at(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = zip(*corners, strict=True)
        pairs = [(min(xs), min(ys)), (max(xs), max(ys))]
    else:
        pairs = [move.at(x, y) for x, y in pairs]
    return Array([round(number, 4) for pair in pairs for number in pair])

"""The calibration sheet: what a person measures on it makes the next print come out right."""

import io
import math

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.document import Document
from exports.pdf import pdf_bytes
from exports.printer.correction import Calibration, corrected
from exports.printer.measuring import error_of, measures
from exports.printer.sheet import calibration_sheet
from exports.sheets import PAPERS
from facilitator.errors import FacilitatorError, InvalidEntryError
from tests.exports.conftest import ReadsWell
from tests.exports.printer.printers import Point, Side, dots, dotted, measured, worst

NEAR_ENOUGH = 0.3
SHEETS = {paper: calibration_sheet(paper) for paper in ("a4", "letter", "a3", "tabloid")}

offsets = st.floats(-3, 3)
scales = st.floats(0.99, 1.01)
skews = st.floats(-0.5, 0.5)
sides = st.builds(Side, offsets, offsets, scales, scales, st.floats(-0.3, 0.3), skews)


def calibrated(paper: str, front: Side, back: Side) -> Calibration:
    """Return what is known of a printer once somebody measured its sheet."""
    size = PAPERS[paper]
    faces = SHEETS[paper].pages
    errors = [
        error_of(size, measured(page, side, back=bool(number)), back=bool(number))
        for number, (page, side) in enumerate(zip(faces, (front, back), strict=True))
    ]
    return Calibration(size, *errors)


@given(st.sampled_from(sorted(SHEETS)), sides, sides)
def test_the_next_print_lands_within_a_third_of_a_millimetre(
    paper: str, front: Side, back: Side
) -> None:
    known = calibrated(paper, front, back)
    width, height = PAPERS[paper]
    for side, printer in enumerate((front, back)):
        move = known.correction(width, height, back=bool(side), flip="long")
        off = [math.dist(place, printer.put(*move.at(*place))) for place in dots((width, height))]
        assert max(off) < NEAR_ENOUGH


FRONT = Side(right=2, down=-1.4, wide=1.006, high=0.995, turn=0.3, shear=0.2)
BACK = Side(right=-2.3, down=1.1, wide=0.996, high=1.007, turn=-0.4, shear=0.1)


def test_a_pdf_for_this_printer_comes_out_right_on_both_sides() -> None:
    size = PAPERS["a4"]
    known = calibrated("a4", FRONT, BACK)
    document = dotted(size, 4)
    document.flip = "long"
    plain = pdf_bytes(document)
    assert worst(plain, 0, FRONT.put, size) > 2
    data = corrected(plain, [known])
    for number, printer in enumerate((FRONT, BACK, FRONT, BACK)):
        assert worst(data, number, printer.put, size) < NEAR_ENOUGH


def test_pages_that_are_printed_on_one_side_are_all_fronts() -> None:
    size = PAPERS["a4"]
    data = corrected(pdf_bytes(dotted(size, 2)), [calibrated("a4", FRONT, BACK)])
    assert worst(data, 0, FRONT.put, size) < NEAR_ENOUGH
    assert worst(data, 1, FRONT.put, size) < NEAR_ENOUGH


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("sideways", [False, True])
def test_sideways_pages_and_either_edge_come_out_right(flip: str, sideways: bool) -> None:
    """The sheet goes through the printer upright, whichever way the page is turned on it."""
    width, height = PAPERS["a4"]
    size = (height, width) if sideways else (width, height)

    def on_sheet(x: float, y: float, *, back: bool) -> Point:
        if sideways:  # turned anticlockwise: what was on top is at the left
            x, y = y, size[0] - x
        return (width - x, height - y) if back and flip == "short" else (x, y)

    def in_hand(x: float, y: float, *, back: bool) -> Point:
        if back and flip == "short":
            x, y = width - x, height - y
        return (size[0] - y, x) if sideways else (x, y)

    document = dotted(size, 2)
    document.flip = "long" if flip == "long" else "short"
    data = corrected(pdf_bytes(document), [calibrated("a4", FRONT, BACK)])
    for number, printer in enumerate((FRONT, BACK)):

        def put(x: float, y: float, back: bool = bool(number), printer: Side = printer) -> Point:
            return in_hand(*printer.put(*on_sheet(x, y, back=back)), back=back)

        assert worst(data, number, put, size) < NEAR_ENOUGH


def test_correcting_twice_corrects_once() -> None:
    size = PAPERS["a4"]
    known, other = calibrated("a4", FRONT, BACK), calibrated("a4", BACK, FRONT)
    data = corrected(corrected(corrected(pdf_bytes(dotted(size, 1)), [other]), [known]), [known])
    assert worst(data, 0, FRONT.put, size) < NEAR_ENOUGH
    back_again = corrected(data, [])
    assert worst(back_again, 0, lambda x, y: (x, y), size) < 0.01


def test_pages_of_another_size_stay_as_they_are() -> None:
    size = PAPERS["a3"]
    data = corrected(pdf_bytes(dotted(size, 1)), [calibrated("a4", FRONT, BACK)])
    assert worst(data, 0, lambda x, y: (x, y), size) < 0.01


def test_links_lie_where_their_words_are() -> None:
    document = Document("Links")
    page = document.add_page(210, 297)
    with page.tag("P"), page.tag("Link", link="https://example.org", alt="Example"):
        page.text(50, 60, "Example", size=12)
    plain = pdf_bytes(document)
    known = calibrated("a4", Side(right=2, down=3), BACK)
    with (
        pikepdf.open(io.BytesIO(plain)) as before,
        pikepdf.open(io.BytesIO(corrected(plain, [known]))) as after,
    ):
        old = [float(number) for number in before.pages[0].Annots[0].Rect]
        new = [float(number) for number in after.pages[0].Annots[0].Rect]
        assert before.pages[0].mediabox == after.pages[0].mediabox
    mm = 72 / 25.4
    assert new[0] == pytest.approx(old[0] - 2 * mm, abs=0.5)
    assert new[1] == pytest.approx(old[1] + 3 * mm, abs=0.5)


@pytest.mark.parametrize("paper", sorted(SHEETS))
def test_the_sheet_is_two_sides_that_everybody_can_read(paper: str, reads_well: ReadsWell) -> None:
    sheet = SHEETS[paper]
    assert [(page.width, page.height) for page in sheet.pages] == 2 * [PAPERS[paper]]
    assert sheet.flip == "long"
    reads_well(sheet)
    known = calibrated(paper, FRONT, BACK)
    reads_well(corrected(pdf_bytes(sheet), [known]))


def test_a_length_that_cannot_be_right_is_said_in_a_sentence() -> None:
    size = PAPERS["a4"]
    right = [each.expected for each in measures(size)]

    def refused(number: int, reading: float) -> str:
        wrong = [*right]
        wrong[number - 1] = reading
        with pytest.raises(InvalidEntryError) as caught:
            error_of(size, wrong, back=False)
        return str(caught.value)

    assert "Line 1: 37.0 mm would be 12.0 mm from where it belongs" in refused(1, 37)
    assert "100 %" in refused(5, 132)
    assert "type a length" in refused(6, math.nan)
    assert "Lines 3 and 4 together" in refused(4, 32)
    assert error_of(size, right, back=True).at(100, 100) == pytest.approx((100, 100))


def test_a_paper_without_a_sheet_is_said_in_a_sentence() -> None:
    with pytest.raises(FacilitatorError, match="no calibration sheet on a0"):
        calibration_sheet("a0")

"""Small pages on sheets: folded and stapled they follow each other, and are read in that order."""

import io
import re
from collections.abc import Sequence

import pikepdf
import pypdfium2
import pytest

from exports.booklet import Place, booklet, imposed, sheets
from exports.document import Document, Rect, Turn
from exports.pdf import pdf_bytes
from tests.exports.conftest import ReadsWell
from tests.exports.paper_workshops import text_of

A5 = (148.5, 210.0)


def leafed_through(sides: Sequence[tuple[int, int]]) -> list[int]:
    """Return the pages as they are read, once the sheets are laid into each other and folded.

    A sheet has a front and a back; flipped on its short edge, what lies left on the back lies
    behind what is right on the front.
    """
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [page for front, back in pairs for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(pairs) for page in (back[1], front[0])]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(1, 65))
def test_every_page_is_there_once_and_follows_the_one_before(pages: int) -> None:
    sides = sheets(pages)
    padded = (pages + 3) // 4 * 4
    assert sorted(page for side in sides for page in side) == list(range(1, padded + 1))
    assert len(sides) == padded // 2
    assert leafed_through(sides) == list(range(1, padded + 1))


@pytest.mark.parametrize("pages", range(1, 65))
def test_what_opens_together_faces_each_other_and_the_cover_is_outside(pages: int) -> None:
    sides = sheets(pages)
    last = len(sides) * 2
    assert sides[0] == (last, 1)
    assert sides[-1] == (last // 2, last // 2 + 1)
    for left, right in sides:
        assert left + right == last + 1
        assert (left % 2, right % 2) == ((0, 1) if left > right or left % 2 == 0 else (1, 0))


def pages(count: int) -> Document:
    document = Document("Pages", "en-GB")
    for number in range(1, count + 1):
        page = document.add_page(*A5)
        with page.tag("H1" if number == 1 else "H2"):
            page.text(14, 40, f"This is page number {number} of the book")
        with page.tag("P"):
            page.text(14, 60, f"Words of {number}, and of no other page.")
        page.frame(f"words-{number}", Rect(14, 54, 100, 8))
    return document


@pytest.mark.parametrize("count", [1, 3, 4, 5, 16, 18])
def test_a_booklet_is_read_aloud_in_the_order_of_its_pages(
    count: int, reads_well: ReadsWell
) -> None:
    folded = booklet(pages(count))
    data = pdf_bytes(folded)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [tuple(map(round, page.mediabox[2:])) for page in pdf.pages] == [(842, 595)] * (
            len(pdf.pages)
        )
        with pdf.open_outline() as outline:
            titles = [outline.root[0].title, *(each.title for each in outline.root[0].children)]
    assert titles == [f"This is page number {number} of the book" for number in range(1, count + 1)]
    for number in range(1, count + 1):
        assert text_of(data).count(f"Words of {number}, and") == 1
    reads_well(data)


@pytest.mark.parametrize("count", [1, 2, 4, 7, 8, 13, 20, 64])
def test_each_page_lies_on_the_half_of_the_sheet_where_it_is_read(count: int) -> None:
    found = {}
    with pypdfium2.PdfDocument(pdf_bytes(booklet(pages(count)))) as pdf:
        for side, page in enumerate(pdf):
            text = page.get_textpage()
            words = text.get_text_range()
            for said in re.finditer(r"page number (\d+) of the book", words):
                left, _bottom, _right, _top = text.get_charbox(said.start())
                found[int(said[1])] = (side, left > page.get_width() / 2)
    assert found == {
        number: (side, half == 1)
        for side, both in enumerate(sheets(count))
        for half, number in enumerate(both)
        if number <= count
    }


def test_what_is_on_a_page_moves_with_it() -> None:
    folded = booklet(pages(4))
    assert folded.pages[0].frames["words-1"] == Rect(162.5, 54, 100, 8)
    assert folded.pages[0].frames["words-4"] == Rect(14, 54, 100, 8)
    assert folded.pages[1].frames["page-3"] == Rect(148.5, 0, *A5)


def test_shapes_pictures_and_what_is_turned_move_as_well() -> None:
    document = Document("Shapes", "en-GB")
    page = document.add_page(50, 50)
    with page.artifact():
        page.rect(Rect(1, 2, 3, 4), fill="#000000")
        page.polygon([(0, 0), (5, 0), (5, 5)], fill="#000000")
        page.picture(Rect(6, 7, 8, 9), b"picture")
        with page.turned(Turn(10, 20, clockwise=True)):
            page.line(0, 0, 4, 0)
    laid = imposed(document, (200, 100), [[Place(1, 100, 50)]])
    box, polygon, picture, line = laid.pages[0].items
    assert box.segments == (("R", (101, 52, 3, 4, 0)),)  # type: ignore[union-attr]
    assert polygon.segments[1] == ("L", (105, 50))  # type: ignore[union-attr]
    assert picture.rect == Rect(106, 57, 8, 9)  # type: ignore[union-attr]
    assert line.turn == Turn(110, 70, clockwise=True)
    assert document.pages[0].items[0].segments == (("R", (1, 2, 3, 4, 0)),)  # type: ignore[union-attr]

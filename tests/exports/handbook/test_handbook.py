"""The help on paper: two sides to begin with, and a book in which everything can be found."""

import io
import re
import statistics
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from exports.document import Document, Picture, Text
from exports.handbook import handbook, quick_start
from exports.pdf import pdf_bytes
from exports.png import rendered
from facilitator.help import topics
from facilitator.help.blocks import Items, blocks, words_of
from facilitator.help.blocks import plain as blocks_plain
from facilitator.help.topic import chapters
from tests.exports.conftest import ReadsWell
from tests.exports.spoken import spoken
from ui.cli import main

LARGE, CLEAR = 18, 12


@pytest.fixture(scope="module")
def book() -> Document:
    return handbook()


@pytest.fixture(scope="module")
def printed(book: Document) -> bytes:
    return pdf_bytes(book)


def smallest(document: Document) -> float:
    return min(
        item.size for page in document.pages for item in page.items if isinstance(item, Text)
    )


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_quick_start_is_one_sheet_of_a4(reads_well: ReadsWell) -> None:
    paper = quick_start()
    assert [(page.width, page.height) for page in paper.pages] == [(210, 297)] * 2
    assert smallest(paper) >= CLEAR
    reads_well(paper)
    said = plain(" ".join(each.text for each in spoken(pdf_bytes(paper))))
    topic = next(each for each in topics() if each.key == "quick-start")
    for section in topic.sections:
        assert section.heading in said


def test_no_section_of_the_quick_start_goes_on_overleaf() -> None:
    sides = [
        plain(page.get_textpage().get_text_range())
        for page in pypdfium2.PdfDocument(pdf_bytes(quick_start()))
    ]
    topic = next(each for each in topics() if each.key == "quick-start")
    for section in topic.sections:
        *_others, last = (each for each in blocks(section.text) if isinstance(each, Items))
        *_spans, ends = words_of(last)
        side = next(side for side in sides if section.heading in side)
        assert blocks_plain(ends)[-12:] in side, section.heading


def test_pictures_can_be_read_on_paper(book: Document) -> None:
    shown = [
        item.rect.width
        for document in (quick_start(), book)
        for page in document.pages[1 if document is book else 0 :]
        for item in page.items
        if isinstance(item, Picture)
    ]
    assert min(shown) > 60
    assert statistics.median(shown) > 140


def test_no_page_is_left_half_empty_before_a_picture(book: Document) -> None:
    """Only the last page of the book, and one before a chapter, may end early."""
    begins = {page.number for page in book.pages if any("chapter/" in a for a in page.anchors)}
    for page in book.pages[4:-1]:
        if page.number + 1 in begins:
            continue
        ends = [item.y for item in page.items if isinstance(item, Text) and item.mark >= 0]
        ends += [item.rect.bottom for item in page.items if isinstance(item, Picture)]
        assert max(ends) > 140, page.number + 1


def test_the_quick_start_in_large_print_is_set_anew(reads_well: ReadsWell) -> None:
    paper = quick_start(large_print=True, mono=True)
    assert smallest(paper) >= LARGE
    assert len(paper.pages) > 2
    reads_well(paper)


def test_black_and_white_has_no_colour() -> None:
    for page in rendered(pdf_bytes(quick_start(mono=True)), dpi=40):
        red, green, blue = page.convert("RGB").split()
        assert ImageChops.difference(red, green).getextrema()[1] < 8
        assert ImageChops.difference(red, blue).getextrema()[1] < 8


def test_the_handbook_can_be_read_aloud(printed: bytes, reads_well: ReadsWell) -> None:
    reads_well(printed)


def test_the_handbook_has_every_topic_in_its_chapter_and_bookmarks_for_each(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        (whole,) = outline.root
        found = {each.title: [line.title for line in each.children] for each in whole.children}
    assert list(found) == ["Contents", *chapters().values()]
    for key, title in chapters().items():
        assert found[title] == [topic.title for topic in topics() if topic.chapter == key]


def test_the_contents_name_the_page_on_which_a_topic_begins(book: Document, printed: bytes) -> None:
    pdf = pypdfium2.PdfDocument(printed)
    texts = [plain(page.get_textpage().get_text_range()) for page in pdf]
    listed = " ".join(text for text in texts[1:4])
    for topic in topics():
        page = next(each for each in book.pages if topic.key in each.anchors)
        assert topic.title in texts[page.number]
        assert re.search(rf"{re.escape(topic.title)} ?{page.number + 1}\b", listed), topic.title


def test_a_reference_names_the_page_that_it_leads_to(book: Document) -> None:
    begins = {name: page.number + 1 for page in book.pages for name in page.anchors}
    elements = book.structure.elements
    seen = 0
    for page in book.pages[4:]:
        for item, behind in zip(page.items, page.items[1:], strict=False):
            if not isinstance(item, Text) or not isinstance(behind, Text) or item.mark < 0:
                continue
            link = elements[page.owners[item.mark]].link.removeprefix("#")
            named = re.match(r" \(page (\d+)\)", behind.lines[0])
            if link and named:
                seen += 1
                assert int(named[1]) == begins[link]
    assert seen > 10


def test_every_page_but_the_cover_has_its_number(printed: bytes) -> None:
    pdf = pypdfium2.PdfDocument(printed)
    for number, page in enumerate(pdf, 1):
        lines = page.get_textpage().get_text_bounded(0, 0, 595, 80).split()
        assert (str(number) in lines) == (number > 1)


def test_nothing_reaches_over_the_edge_of_the_paper(book: Document) -> None:
    for page in book.pages:
        for item in page.items:
            if isinstance(item, Text):
                assert 0 < item.x < page.width
                assert 0 < item.y < page.height - 5


def test_the_handbook_is_written_by_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "start.pdf"
    assert main(["handbook", str(out), "--quick-start"]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert len(pypdfium2.PdfDocument(out)) == 2
    folder = tmp_path / "a folder.pdf"
    folder.mkdir()
    assert main(["handbook", str(folder), "--quick-start"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_it_never_takes_the_place_of_a_workshop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop = tmp_path / "day.workshop"
    assert main(["new", str(workshop)]) == 0
    before = workshop.read_bytes()
    assert main(["handbook", str(workshop)]) == 1
    assert "ends in .pdf" in capsys.readouterr().err
    assert workshop.read_bytes() == before

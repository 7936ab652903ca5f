import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from exports.document import A1, A4, INK, MM, Document, Page, Rect
from exports.pdf import pdf_bytes, write_pdf
from exports.structure import Tag
from exports.type.characters import missing_characters, missing_sentence
from exports.type.wrapping import wrap
from facilitator.errors import FacilitatorError

URDU = "براہ کرم ہال میں داخل ہونے سے پہلے رجسٹر پر دستخط کریں"
URDU_WITH_TIME = "ورکشاپ 10:30 بجے شروع ہوگی (NHS Leeds)۔"
BENGALI = "অনুগ্রহ করে কর্মশালা শুরু হওয়ার আগে নিবন্ধন খাতায় স্বাক্ষর করুন; ক্ষুদ্র দলের বৈঠক।"
OTHERS = [
    "Ελληνικά, Кириллица, Yorùbá Ọ̀ṣun, Łódź",
    "हिन्दी कार्यशाला; ਪੰਜਾਬੀ; ગુજરાતી",
    "தமிழ்; አማርኛ",
    "😀 👍🏽 👩‍👩‍👧 ❤️ 1️⃣ 🇬🇧 → ← ✓ ′",
]
TYPED = "<b>&amp; & b</b> <img src='/etc/passwd'/> <a href='javascript:x'>"


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def photo(kind: str, mode: str = "RGB") -> bytes:
    picture = Image.radial_gradient("L").resize((60, 40)).convert(mode)
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def boxed(page: Page, y: float, text: str, language: str = "") -> None:
    page.rect(Rect(15, y - 6, 180, 20), fill="#FFF1B8", radius=2)
    with page.tag("P", language=language):
        page.text(20, y, wrap(text, 16, 170 * MM), size=16, width=170)


@pytest.fixture
def everything() -> Document:
    """Every kind of item and element, on two pages."""
    document = Document("Theory of change: Riverside & <friends>", "en-GB")
    page = document.add_page(*A4)
    with page.artifact():
        page.rect(Rect(5, 5, 200, 287), stroke=INK, radius=4)
    with page.tag("H1"):
        page.text(15, 20, "What would a good street look like?", size=24, bold=True)
    for number, text in enumerate([TYPED, URDU, URDU_WITH_TIME, BENGALI, *OTHERS]):
        boxed(page, 35 + number * 24, text)
    with page.tag("P"):
        page.text(20, 230, f"Bold: {URDU} হওয়ার ✓", size=14, bold=True, width=170)
    with page.tag("P"):
        page.text(20, 240, "See ")
        with page.tag("Link", link="https://example.org/a page?x=(1)"):
            page.text(30, 240, "our page")
        page.text(60, 240, "and")
        with page.tag("Link", link="#second"):
            page.text(70, 240, "the second part")
    with page.tag("L"):
        for number in range(2):
            with page.tag("LI"):
                with page.tag("Lbl"):
                    page.text(20, 250 + 7 * number, f"N{number}", bold=True)
                with page.tag("LBody") as body:
                    page.text(30, 250 + 7 * number, "Somebody said this")
    with page.tag("Figure", alt="A square code that says which sheet this is."):
        page.qr(Rect(170, 250, 25, 25), "F1:0c2f:1:12")
    second_page(document, body)
    return document


def second_page(document: Document, body: Tag) -> None:
    page = document.add_page(297, 210)
    with page.tag(body):
        page.text(30, 20, "and went on overleaf.")
    page.anchor("second", 30)
    with page.tag("H2"):
        page.text(15, 40, "Second part", size=18, bold=True)
    with page.tag("P"):
        page.text(105, 60, ["centred", "lines"], align="centre")
        page.text(200, 60, ["right", "lines"], align="right")
    page.path([("M", (10, 80)), ("C", (40, 60, 60, 120, 100, 80))], stroke="#1B6E6A", dash=(3, 2))
    page.polygon([(20, 100), (60, 100), (40, 130)], fill="#F9DADA", stroke="#000000", opacity=0.5)
    page.circle(50, 160, 15, fill="#D6E8FA", stroke=INK)
    for number, (kind, mode) in enumerate([("PNG", "RGBA"), ("JPEG", "RGB"), ("PNG", "1")]):
        with page.tag("Figure", alt=f"A bright ring, drawn for the {number + 1}. time"):
            page.picture(Rect(110 + 50 * number, 90, 45, 30), photo(kind, mode))


def test_a_screen_reader_finds_nothing_wrong(
    everything: Document, reads_well: Callable[..., None]
) -> None:
    reads_well(everything)


def test_it_looks_as_it_did(everything: Document, golden: Callable[..., None]) -> None:
    golden("everything", everything)


def test_equal_documents_give_equal_bytes(everything: Document) -> None:
    assert pdf_bytes(everything) == pdf_bytes(everything)


@pytest.mark.parametrize("text", [TYPED, URDU, BENGALI, *OTHERS])
def test_what_people_said_can_be_read_back(text: str) -> None:
    document = Document("Read back")
    page = document.add_page(*A4)
    with page.tag("P"):
        page.text(10, 20, text, width=190)
    assert " ".join(text_of(pdf_bytes(document)).split()) == text


def test_a_screen_reader_gets_right_to_left_text_in_its_order() -> None:
    document = Document("Read aloud")
    page = document.add_page(*A4)
    with page.tag("P", language="ur"):
        page.text(10, 20, wrap(URDU_WITH_TIME, 30, 100 * MM), size=30, width=100)
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        paragraph = pdf.Root.StructTreeRoot.K.K[0]
        assert str(paragraph.ActualText) == URDU_WITH_TIME
        assert str(paragraph.Lang) == "ur"


def test_a_right_to_left_paragraph_begins_at_the_right() -> None:
    document = Document("Right")
    page = document.add_page(*A4)
    with page.tag("P"):
        page.text(20, 50, "سلام", size=20, width=170)
    with pypdfium2.PdfDocument(pdf_bytes(document)) as pdf:
        boxes = [pdf[0].get_textpage().get_charbox(i) for i in range(4)]
    assert max(box[2] for box in boxes) == pytest.approx(190 * MM, abs=3)


def test_characters_that_no_font_has_are_printed_as_numbers_and_reported() -> None:
    document = Document("Rare")
    page = document.add_page(*A4)
    with page.tag("P"):
        page.text(10, 20, wrap("Say 你好 to all", 12, 190 * MM))
    assert "Say [U+4F60][U+597D] to all" in text_of(pdf_bytes(document))
    assert missing_characters(document) == ["你", "好"]
    sentence = missing_sentence(document)
    assert sentence is not None
    assert "2 characters" in sentence
    assert "你 [U+4F60]" in sentence


def test_nothing_is_reported_where_every_character_has_a_letter(everything: Document) -> None:
    assert missing_sentence(everything) is None


def test_the_file_says_what_it_is(everything: Document) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(everything))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert str(pdf.docinfo.Title) == everything.title
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == everything.title
        sizes = [[round(float(side) / MM, 2) for side in page.mediabox] for page in pdf.pages]
        assert sizes == [[0, 0, 210, 297], [0, 0, 297, 210]]
        fonts = pdf.pages[0].Resources.Font
        for font in fonts.values():
            assert "+" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor


def test_headings_become_bookmarks(everything: Document) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(everything))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["What would a good street look like?"]
        assert [item.title for item in outline.root[0].children] == ["Second part"]


def test_links_lead_where_they_say(everything: Document) -> None:
    with pikepdf.open(io.BytesIO(pdf_bytes(everything))) as pdf:
        web, inner = pdf.pages[0].Annots
        assert str(web.A.URI) == "https://example.org/a%20page?x=(1)"
        assert inner.Dest[0].objgen == pdf.pages[1].obj.objgen


@pytest.mark.parametrize("data", [b"", b"not a picture", photo("PNG")[:300]])
def test_a_damaged_picture_is_told_in_a_sentence(data: bytes) -> None:
    document = Document("Damaged")
    page = document.add_page(*A4)
    with page.tag("Figure", alt="A damaged picture"):
        page.picture(Rect(10, 10, 50, 50), data)
    with pytest.raises(FacilitatorError, match="damaged or neither PNG nor JPEG"):
        pdf_bytes(document)


def test_a_picture_that_fills_the_memory_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (10_000, 7_000)).save(file, "PNG")
    document = Document("Huge")
    page = document.add_page(*A4)
    with page.tag("Figure", alt="A huge picture"):
        page.picture(Rect(10, 10, 50, 50), file.getvalue())
    with pytest.raises(FacilitatorError, match="too many pixels"):
        pdf_bytes(document)


def test_a_poster_has_its_true_size(tmp_path: Path) -> None:
    document = Document("Poster")
    page = document.add_page(A1[1], A1[0])
    with page.tag("H1"):
        page.text(20, 40, "Poster", size=80)
    path = tmp_path / "poster.pdf"
    write_pdf(document, path)
    with pikepdf.open(path) as pdf:
        width, height = pdf.pages[0].mediabox[2:]
    assert (float(width) / MM, float(height) / MM) == pytest.approx((841, 594), abs=0.01)


def test_a_print_that_fails_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    document = Document("Damaged")
    page = document.add_page(*A4)
    page.picture(Rect(10, 10, 50, 50), b"no picture")
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"the old one")
    with pytest.raises(FacilitatorError):
        write_pdf(document, path)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]

import io
from collections.abc import Callable
from itertools import product

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.document import A4, Document, Path, Text
from exports.flow import Column, Flow
from exports.pdf import pdf_bytes
from exports.pdf.extent import reads_from_right
from exports.styles import Styles
from tests.chance import draws

URDU = "براہ کرم ہال میں داخل ہونے سے پہلے رجسٹر پر دستخط کریں۔ "
STEERING = "\u202a\u202b\u202c\u202e\u2067\u2069\u200d\u200e\u200f\ufe0f\u0301\u09cd\x00\t\n"
ANYTHING = st.text(
    st.characters(codec="utf-8") | st.sampled_from(STEERING + "কষাאבابپत् 123()😀👩🏽🇬"), max_size=60
)
COLUMNS = [Column("No."), Column("Because", 4), Column("How we test it", 4), Column("Who knows", 2)]


def pages_of(document: Document) -> list[str]:
    with pypdfium2.PdfDocument(pdf_bytes(document)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def texts_of(document: Document) -> list[Text]:
    return [item for page in document.pages for item in page.items if isinstance(item, Text)]


def narrative(styles: Styles) -> Document:
    """A document with a bit of everything, several pages long."""
    document = Document("What we heard in Riverside")
    flow = Flow(document, styles)
    flow.heading(1, "What we heard in Riverside, and what we will do about it")
    flow.paragraph("On 14 March thirty people met. <b>&amp; all of them spoke. " * 5)
    flow.paragraph(URDU * 3, language="ur")
    with flow.section():
        flow.heading(2, "Now")
        flow.list(
            (f"N{n}", "Nobody knows whom to ask about the hall. " * (1 + n % 3)) for n in range(14)
        )
        flow.list(["First", "Second 😀"])
    flow.heading(2, "Register")
    flow.heading(3, "Assumptions")
    rows = [
        [str(n), "People meet because they trust. " * (1 + n % 4), "Ask ten. " * (n % 5), "Ali"]
        for n in range(14)
    ]
    flow.table(COLUMNS, rows, row_headers=True)
    flow.heading(2, "Your turn")
    flow.ruled(4, "What would make this easier?")
    flow.finish()
    return document


@pytest.mark.parametrize(
    ("name", "styles"),
    [
        ("clear", Styles.clear()),
        ("large", Styles.large()),
        ("clear-mono", Styles.clear(mono=True)),
        ("large-mono", Styles.large(mono=True)),
    ],
)
def test_every_edition_reads_well_and_looks_as_it_did(
    name: str, styles: Styles, golden: Callable[..., None], reads_well: Callable[..., None]
) -> None:
    document = narrative(styles)
    reads_well(document)
    golden(f"narrative-{name}", document, dpi=45)


@pytest.mark.parametrize(("styles", "least"), [(Styles.clear(), 12), (Styles.large(), 18)])
def test_nothing_is_set_smaller_than_the_edition_promises(styles: Styles, least: float) -> None:
    assert min(text.size for text in texts_of(narrative(styles))) == least


def test_the_mono_edition_is_black_on_white() -> None:
    document = narrative(Styles.clear(mono=True))
    colours = {text.colour for text in texts_of(document)}
    for page in document.pages:
        shapes = [item for item in page.items if isinstance(item, Path)]
        colours |= {colour for shape in shapes for colour in (shape.fill, shape.stroke)}
    assert colours <= {"#000000", "#FFFFFF", None}


def test_a_text_longer_than_a_page_goes_on_overleaf_to_its_last_word() -> None:
    document = Document("Long")
    flow = Flow(document)
    words = [f"word{number}" for number in range(3000)]
    flow.paragraph(" ".join(words))
    flow.finish()
    pages = pages_of(document)
    assert len(pages) > 5
    found = [word for page in pages for word in page.split() if word.startswith("word")]
    assert found == words


def test_a_cell_longer_than_a_page_goes_on_under_the_same_header(
    reads_well: Callable[..., None], golden: Callable[..., None]
) -> None:
    document = Document("Long cell")
    flow = Flow(document)
    flow.heading(1, "Register")
    words = ["word" + "".join(letters) for letters in product("abcdefghij", repeat=3)]
    flow.table(COLUMNS, [["1", " ".join(words), "", "Ali"], ["2", "short", "", "Bo"]])
    flow.finish()
    pages = pages_of(document)
    assert len(pages) > 2
    found = [word for page in pages for word in page.split() if word.startswith("word")]
    assert found == words
    reads_well(document)
    golden("long-cell", document, dpi=45)
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        table = pdf.Root.StructTreeRoot.K.K[1]
        assert [str(row.S) for row in table.K] == ["/TR", "/TR", "/TR"]
        assert [str(cell.S) for cell in table.K[0].K] == ["/TH"] * 4


def test_a_heading_is_never_left_alone_at_the_foot_of_a_page() -> None:
    for lines in range(20, 60):
        document = Document("Headings")
        flow = Flow(document)
        flow.paragraph("\n".join(["line"] * lines))
        flow.heading(2, "Section")
        flow.heading(3, "Part")
        flow.paragraph("What it is about, in a sentence or two. " * 10)
        flow.finish()
        with_heading = next(page for page in pages_of(document) if "Section" in page)
        assert "What it is about" in with_heading


def test_pages_are_numbered_and_screen_readers_are_spared_it() -> None:
    document = Document("T" * 500)
    flow = Flow(document)
    for number in range(3):
        flow.paragraph(f"Part {number}")
        if number < 2:
            flow.page_break()
    flow.finish()
    pages = pages_of(document)
    assert [f"Page {n} of 3" in page for n, page in enumerate(pages, 1)] == [True] * 3
    footers = [text for text in texts_of(document) if text.lines[0].startswith("Page ")]
    assert {text.mark for text in footers} == {-1}


def test_a_blank_sheet_reads_well(
    reads_well: Callable[..., None], golden: Callable[..., None]
) -> None:
    document = Document("Barriers and enablers")
    flow = Flow(document)
    flow.heading(1, "Barriers and enablers")
    flow.table(
        [Column("What is in the way?"), Column("What would help?")], [["", ""]] * 8, row_height=20
    )
    flow.ruled(3, "Anything else?")
    flow.finish()
    reads_well(document, skip=frozenset({"TBL-012"}))
    golden("blank-sheet", document)


@given(ANYTHING, st.floats(0.1, 20))
@draws(25)
def test_whatever_people_type_is_printed(text: str, share: float) -> None:
    document = Document(text or "Untitled")
    flow = Flow(document)
    flow.heading(1, text)
    flow.paragraph(text, bold=True)
    flow.list([(text, text)])
    flow.table([Column(text), Column("b", share)], [[text, text]], row_headers=True)
    flow.finish()
    assert f"Page 1 of {len(document.pages)}" in pages_of(document)[0]


@pytest.mark.parametrize("filled", range(24, 36))
def test_what_leads_to_a_table_is_never_left_alone_with_its_heading(filled: int) -> None:
    document = Document("How to give feedback")
    flow = Flow(document)
    flow.paragraph("\n".join(["One line"] * filled))
    flow.heading(2, "Table 3 says")
    flow.paragraph("45 minutes.", leads=True)
    flow.table([Column("Step"), Column("Minutes")], [["Write alone,\nthen read round", "10"]])
    flow.finish()
    (page,) = [page for page in pages_of(document) if "Table 3 says" in page]
    assert "45 minutes." in page
    assert "Write alone" in page


ARABIC = "نلتقي كل يوم ثلاثاء في المطبخ المشترك WhatsApp بعد الساعة 19:30"


def from_right(document: Document, words: str) -> bool:
    """Return whether the paragraph with these words is set from the right."""
    (text,) = [each for each in texts_of(document) if any(words in line for line in each.lines)]
    return reads_from_right(text)


@pytest.mark.parametrize("label", ["O3 ", "V1. ", "D12: ", "D5\u2002 ", "6-P-A1\u2002", "12. N4: "])
def test_a_label_before_arabic_words_does_not_turn_them_round(label: str) -> None:
    document = Document("What happens here", "en-GB")
    flow = Flow(document)
    flow.heading(2, label + ARABIC)
    flow.table([Column("What")], [[label + "شارعنا"]])
    flow.finish()
    assert from_right(document, "نلتقي")
    assert from_right(document, "شارعنا")


def test_each_paragraph_of_a_point_reads_its_own_way() -> None:
    document = Document("Links, one by one", "en-GB")
    flow = Flow(document)
    flow.list([("1.", f"N1 calls for D1\nN1: {ARABIC}\nD1: Open the kitchen")])
    flow.finish()
    assert not from_right(document, "N1 calls for D1")
    assert from_right(document, "نلتقي")
    assert not from_right(document, "Open the kitchen")


def test_a_tall_row_to_write_in_stands_whole_on_one_page() -> None:
    document = Document("A row to write in")
    flow = Flow(document)
    for number in range(20):
        flow.paragraph(f"{number}.")
    begun = flow.y
    assert begun < flow.bottom < begun + 150, "it does not fit below"
    flow.table([Column("Who"), Column("What")], [["…", "…"]], row_height=150)
    assert flow.y <= flow.bottom
    flow.finish()
    assert len(document.pages) == 2


def test_tall_rows_leave_no_page_half_empty() -> None:
    document = Document("What we assume")
    flow = Flow(document)
    words = "\n".join(f"Line {number}" for number in range(24))
    flow.table([Column("Because")], [[words]] * 6)
    flow.finish()
    for page in pages_of(document)[:-1]:
        assert page.count("Line ") > 30
    assert sum(page.count("Line ") for page in pages_of(document)) == 6 * 24


def test_pages_after_a_map_are_counted_on_from_it() -> None:
    document = Document("Map of places")
    document.add_page(*A4)
    flow = Flow(document)
    flow.paragraph("What the map says")
    flow.finish(before=1)
    assert "Page 2 of 2" in pages_of(document)[1]

"""A Word document: opened again, it has real headings, lists and tables, and says it all."""

import io
import string
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.words.blocks import Cell, Heading, Items, ListItem, Paragraph, Table
from exports.words.file import export_words
from exports.words.narrative import Narrative
from exports.words.word import word
from tests.exports.paper_workshops import BENGALI, TYPED, URDU, riverside
from tests.exports.words.told import WORKSHOPS, narrative_of, plain, texts


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


printable = set(string.ascii_letters + string.digits + string.punctuation)


def says(document: Document) -> str:
    """Return what a document says, in order, tables included."""
    found = []
    for each in document.iter_inner_content():
        if hasattr(each, "rows"):
            found += [cell.text for row in each.rows for cell in row.cells]
        else:
            found.append(each.text)
    return plain(" ".join(found))


@pytest.mark.parametrize("name", WORKSHOPS)
def test_it_says_everything_that_is_told(name: str) -> None:
    told = narrative_of(name)
    expected = plain(" ".join(text for text in texts(told.blocks) if text != "•"))
    assert says(opened(word(told))).replace("In the picture: ", "") == expected


@pytest.mark.parametrize("name", WORKSHOPS)
def test_headings_are_headings_without_jumps(name: str) -> None:
    document = opened(word(narrative_of(name)))
    names = [line.style.name for line in document.paragraphs if line.style is not None]
    levels = [int(each.split()[1]) for each in names if each.startswith("Heading")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert set(names) <= {
        *(f"Heading {level}" for level in range(1, 7)),
        "Normal",
        "List Bullet",
        "Picture in words",
    }


def test_tables_have_titles_that_stand_again_overleaf() -> None:
    document = opened(word(narrative_of("theory_of_change")))
    assert document.tables
    for table in document.tables:
        first, *rest = table.rows
        assert table.style is not None
        assert table.style.name == "Table Grid"
        assert first._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:tblHeader')}") is None for row in rest)
        assert all(cell.paragraphs[0].runs[0].bold for cell in first.cells)
        assert sum(column.width for column in table.columns) < docx.shared.Mm(160.1)


def test_it_has_a_title_and_a_language_and_says_nothing_of_who_wrote_it() -> None:
    data = word(narrative_of("theory_of_change"))
    about = opened(data).core_properties
    assert about.title == "Riverside, spring"
    assert about.language == "en-GB"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.created, about.modified) == (None, None)
    with ZipFile(io.BytesIO(data)) as parts:
        names = parts.namelist()
        assert not any("thumbnail" in name or "customXml" in name for name in names)
        whole = b"".join(parts.read(name) for name in names)
    assert b"python-docx" not in whole
    assert b'<w:lang w:val="en-GB"' in whole
    assert b'w:name="Atkinson Hyperlegible Next"><w:altName' in whole


def test_type_is_12_point_and_larger() -> None:
    document = opened(word(narrative_of("theory_of_change")))
    used = {line.style.name for line in document.paragraphs if line.style is not None}
    sizes = {name: document.styles[name].font.size for name in used - {"Picture in words"}}
    assert all(size is not None and size.pt >= 12 for size in sizes.values()), sizes


def test_the_same_words_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        export_words(riverside(), tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_what_is_read_from_the_right_is_marked_so() -> None:
    document = opened(word(narrative_of("theory_of_change")))
    (line,) = [each for each in document.paragraphs if each.text == f"N5 {URDU}"]
    assert line._p.find(f".//{qn('w:bidi')}") is not None
    assert [run.font.rtl for run in line.runs] == [None, True]
    (other,) = [each for each in document.paragraphs if each.text == f"N6 {BENGALI}"]
    assert other._p.find(f".//{qn('w:bidi')}") is None


def test_a_document_in_a_language_that_is_read_from_the_right() -> None:
    told = Narrative(
        URDU,
        "ur",
        (Heading(1, URDU), Table((Cell(URDU), Cell(URDU)), ((Cell("1"), Cell("2")),))),
    )
    document = opened(word(told))
    assert document.tables[0]._tbl.find(f".//{qn('w:bidiVisual')}") is not None
    assert document.styles["Normal"].element.find(f".//{qn('w:bidi')}") is not None


def test_what_people_typed_stands_for_itself() -> None:
    document = opened(word(narrative_of("theory_of_change")))
    assert any(TYPED in line.text for line in document.paragraphs)


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_text_can_be_opened_again(text: str) -> None:
    told = Narrative(
        text,
        "en-GB",
        (Paragraph(text), Items((ListItem(text, text),)), Table((), ((Cell(text),),))),
    )
    said = "".join(each for each in says(opened(word(told))) if each in printable)
    assert said == 4 * "".join(each for each in text if each in printable)

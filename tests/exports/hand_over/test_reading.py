"""Papers as plain reading: what a board says, for any browser, and nothing else."""

import base64
import hashlib
import re

import pytest

from exports.document import MM, Document, Text
from exports.hand_over.html import POLICY, STYLE, page
from exports.hand_over.papers import reader_copy, to_read
from exports.hand_over.reading import Reading
from exports.sheets import PrintOptions
from exports.type.wrapping import wrap
from facilitator.exchange import WorkshopDocument
from tests.exports.every_paper import SAMPLES
from tests.exports.hand_over.strict_pages import StrictPage
from tests.exports.paper_workshops import TYPED, URDU, note, riverside, workshop


def copy_of(document: WorkshopDocument) -> StrictPage:
    return StrictPage(reader_copy(document, PrintOptions()))


def on_paper(document: WorkshopDocument) -> str:
    """Return every line that is set on the usual papers of a workshop, one after another."""
    lines = [
        line
        for paper, job in to_read(document, PrintOptions())
        for page in paper.document(job).pages
        for item in page.items
        if isinstance(item, Text)
        for line in item.lines
    ]
    return " ".join(" ".join(lines).split())


def test_a_board_is_read_in_its_words_without_a_script_or_anything_from_outside() -> None:
    read = copy_of(riverside())
    assert read.problems == []
    assert read.root == {"lang": "en-GB", "dir": "ltr"}
    assert TYPED in read.text
    assert "The bridge is closed since the flood, and people with prams walk half" in read.text
    assert "🍲" in read.text
    assert "2 notes are private" not in read.text


@pytest.mark.parametrize("name", SAMPLES)
def test_every_exercise_is_read_whole_and_as_strictly(name: str) -> None:
    sample = SAMPLES[name]
    document = sample.make()
    read = copy_of(document)
    assert read.problems == []
    said = {" ".join(text.split()) for text in sample.entered(document)}
    printed = on_paper(document)
    said = {text for text in said if text in printed}
    assert said
    assert [text for text in said if text not in read.text] == []


def test_a_language_from_right_to_left_turns_the_page_and_another_one_says_so() -> None:
    document = riverside()
    document.workshop.language = "ur"
    read = copy_of(document)
    assert read.problems == []
    assert read.root == {"lang": "ur", "dir": "rtl"}
    turned = copy_of(riverside())
    assert any(
        attributes.get("dir") == "rtl" and attributes.get("lang") == "ur"
        for _tag, attributes in turned.elements
    )
    assert URDU in turned.text


def test_what_people_typed_is_words_in_the_page_whatever_it_is() -> None:
    typed = '</p><script>alert("x")</script><img src="http://example.org/x">&amp;'
    document = workshop([note("N1", "now", typed)], [])
    document.workshop.title = '"><b onclick=x>&'
    read = copy_of(document)
    assert read.problems == []
    assert typed[:20] in read.text


def test_lines_that_were_only_full_are_joined_and_those_that_somebody_broke_are_not() -> None:
    document = Document("A paper")
    sheet = document.add_page(210, 297)
    words = "Nobody in this street eats alone on a Sunday unless they would rather\nSo we said."
    with sheet.tag("P"):
        sheet.text(20, 20, wrap(words, 12, 50 * MM), size=12, width=50)
    with sheet.artifact():
        sheet.text(20, 280, "Page 1 of 1", size=12)
    said = Reading("en-GB", above=1).html(document)
    assert said == f"<p>{words.replace(chr(10), '<br>')}</p>"


def test_a_style_that_is_changed_is_still_the_one_that_the_page_allows() -> None:
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in POLICY
    assert f"<style>{STYLE}</style>" in page("Title", "en", "")
    assert not re.search(r"url\(|@import|https?:", STYLE)


def test_maps_are_told_in_words() -> None:
    assert "Picture: Agreement map" in copy_of(SAMPLES["community_map"].make()).text

"""Papers of running text: what the room may read on them, and how they fill their pages."""

from pathlib import Path

import pytest

from exports.document import Document, Text
from exports.flow import Flow
from exports.flow_table import Column
from exports.pack import PrintOptions, print_pack
from exports.pdf import pdf_bytes
from facilitator.exchange import WorkshopDocument
from tests.exports.paper_workshops import (
    crowded,
    job,
    link,
    note,
    paper,
    riverside,
    solid,
    text_of,
    workshop,
)

TEXTS = ("story", "links", "assumptions", "barrier", "notes")


def said(key: str, document: WorkshopDocument) -> str:
    return text_of(pdf_bytes(paper(key).draw(job(document))))


def texts(document: Document, page: int) -> list[str]:
    items = document.pages[page].items
    return [" ".join(item.lines) for item in items if isinstance(item, Text)]


@pytest.mark.parametrize("key", TEXTS)
def test_no_paper_tells_the_room_that_somebody_kept_something_back(key: str) -> None:
    told = said(key, riverside())
    assert "private" not in told
    assert "Not on this paper" not in told


def test_what_a_pack_leaves_out_is_said_once(tmp_path: Path) -> None:
    printed = print_pack(riverside(), PrintOptions(), tmp_path)
    sentence = "2 notes are private and stay with the group."
    assert [sentence in each.notices for each in printed] == [True, *[False] * (len(printed) - 1)]


@pytest.mark.parametrize("key", ["story", "links", "assumptions", "notes"])
def test_a_note_that_is_seen_differently_is_told_in_both_wordings(key: str) -> None:
    other = [{"role": "differs", "text": "They asked us twice."}]
    document = workshop(
        [
            note("N1", "now", "Nobody asked us", kind="barrier", status="differ", wordings=other),
            note("D1", "actions", "Ask on every doorstep"),
            note("V1", "vision", "We are asked first"),
        ],
        [link("N1", "D1"), link("D1", "V1")],
    )
    told = solid(said(key, document))
    assert solid("Nobody asked us") in told
    assert solid("They asked us twice.") in told


def test_a_reason_that_ends_in_empty_lines_prints_none() -> None:
    notes = [note("D1", "actions", "Open it"), note("V1", "vision", "It is open")]
    for key in ("story", "links"):
        sheet = paper(key).draw(job(workshop(notes, [link("D1", "V1", "we have keys\n\n")])))
        lines = [
            line
            for page in sheet.pages
            for item in page.items
            if isinstance(item, Text)
            for line in item.lines
        ]
        assert "" not in [line.strip() for line in lines]


def test_what_is_there_calls_for_what_is_done() -> None:
    told = said("links", riverside())
    assert "N1 calls for D1" in told
    assert "answered" not in told


def test_a_label_stands_on_the_page_on_which_its_text_begins() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve " * 4
    for above in range(30):
        document = Document("List")
        flow = Flow(document)
        flow.y += 200 + above
        flow.list([("N1", text), ("N2", text)])
        for page in range(len(document.pages)):
            own = texts(document, page)
            for label in ("N1", "N2"):
                if label in own:
                    assert any(each.startswith("one two") for each in own[own.index(label) + 1 :])


def test_a_heading_stands_with_the_list_that_it_heads() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve " * 4
    for above in range(30):
        document = Document("List")
        flow = Flow(document)
        flow.y += 200 + above
        flow.heading(2, "What we heard")
        flow.list([("N1", text)])
        (page,) = [n for n in range(len(document.pages)) if "What we heard" in texts(document, n)]
        assert "N1" in texts(document, page)


def test_a_row_whose_heading_is_bold_is_not_split_where_it_would_fit_overleaf() -> None:
    heading = "Wherever mammoth women swim, mammoth women warm mammoth wool " * 2
    for above in range(40):
        document = Document("Table")
        flow = Flow(document)
        flow.y += 170 + above
        rows = [[heading, "yes"], [heading, "no"]]
        flow.table([Column("What", 1), Column("Is it", 3)], rows, row_headers=True)
        pages = [" ".join(texts(document, page)) for page in range(len(document.pages))]
        assert sum(page.count("Wherever") for page in pages) == 4
        assert all(page.count("Wherever") % 2 == 0 for page in pages)


@pytest.mark.parametrize("count", range(8, 26))
def test_the_last_page_of_a_list_is_not_left_nearly_empty_for_a_line_or_two(count: int) -> None:
    notes = [note(f"D{n}", "actions", f"Ask number {n}") for n in range(1, count + 2)]
    document = workshop(notes, [link(f"D{n}", f"D{n + 1}") for n in range(1, count + 1)])
    sheet = paper("links").draw(job(document))
    if len(sheet.pages) > 1:
        last = [each for each in texts(sheet, -1) if each.endswith(".")]
        assert len(last) > 2


def test_no_text_is_smaller_than_12_point_where_lines_are_closer() -> None:
    for key in TEXTS:
        for page in paper(key).draw(job(crowded(24, 20, words=12))).pages:
            assert min(item.size for item in page.items if isinstance(item, Text)) >= 12


def test_the_register_holds_five_links_and_more_a_page() -> None:
    sheet = paper("assumptions").draw(job(crowded(16, 24, words=8)))
    assert len(sheet.pages) <= 5


def test_questions_for_the_room_stand_once() -> None:
    question = "Is the hall ours to open?"
    for options in ({"paper": "a3"}, {"paper": "a4"}, {"paper": "a4", "large_print": True}):
        printing = job(crowded(24, 20, words=12), **options)
        printing.questions = (question,)
        sheet = paper("poster").draw(printing)
        told = text_of(pdf_bytes(sheet))
        assert told.count(question) == 1


def test_a_tick_and_its_word_are_never_parted() -> None:
    document = workshop(
        [
            note("N1", "now", "Agreed", status="agreed"),
            note("N2", "now", "Hm", votes=[{"kind": "concern", "count": 2}]),
        ],
        [],
    )
    words = {
        words
        for page in paper("poster").draw(job(document)).pages
        for item in page.items
        if isinstance(item, Text)
        for words in item.lines
    }
    assert any("✓\u00a0agreed" in line for line in words)
    assert any("△\u00a02\u00a0concerns" in line for line in words)

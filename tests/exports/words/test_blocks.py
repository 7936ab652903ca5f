"""A document read as blocks says what its print says, in order, with its lines joined."""

import re
from collections import Counter

import pytest

from exports.document import Document, Text
from exports.exercises import PAPERS
from exports.flow import Flow
from exports.flow_table import Column
from exports.pdf import pdf_bytes
from exports.session.papers import PAPERS as SESSION
from exports.sheet_code import meaning
from exports.sheets import WHOLE, Job, Paper, PrintOptions
from exports.structure import DECORATION
from exports.words.blocks import Cell, Figure, Heading, Items, ListItem, Paragraph, Table, blocks
from exports.words.narrative import LOG_BOOK, TOLD
from tests.exports.paper_workshops import text_of
from tests.exports.words.told import WORKSHOPS, narrative_of, plain, texts

LONG = "one two three four five six seven eight nine ten eleven twelve " * 12


def words(text: str) -> Counter[str]:
    """Count the words of a text that every way to read a print leaves whole."""
    return Counter(re.findall(r"[A-Za-z’]+|[0-9]+", text))


def papers(name: str) -> list[tuple[Paper, Job]]:
    """Return the papers of a workshop that a narrative is made from, as they are printed."""
    document = WORKSHOPS[name]()
    if name == "log_book":
        job = Job(document, WHOLE, PrintOptions())
        own = [paper for paper in SESSION.filled if paper.key in LOG_BOOK]
    else:
        job = Job(document, 1, PrintOptions())
        filled = PAPERS[job.activity.exercise].filled
        own = [paper for paper in filled if paper.key in TOLD[job.activity.exercise]]
    return [(paper, job) for paper in own if paper.wanted(job)]


@pytest.mark.parametrize("name", WORKSHOPS)
def test_blocks_say_every_word_of_the_print_and_no_other(name: str) -> None:
    for paper, job in papers(name):
        document = paper.draw(job)
        said = words(" ".join(texts(blocks(document))))
        printed = words(text_of(pdf_bytes(document)))
        decoration = words(
            " ".join(
                line
                for page in document.pages
                for item in page.items
                if isinstance(item, Text) and item.mark == DECORATION
                for line in item.lines
            )
        )
        figures = words(" ".join(each.alt for each in blocks(document) if isinstance(each, Figure)))
        assert not said - printed - figures, paper.key
        assert not printed - said - decoration - words(meaning()), paper.key
        assert meaning() not in texts(blocks(document))  # there is no square beside it


@pytest.mark.parametrize("name", WORKSHOPS)
def test_a_narrative_says_what_the_papers_say(name: str) -> None:
    told = [plain(each) for each in texts(narrative_of(name).blocks)]
    rest = iter(told)
    for paper, job in papers(name):
        if paper.poster or paper.key in {"planned_talks", "spread"}:
            continue
        head = {plain(each) for each in (job.question, job.occasion(), job.occasion(named=False))}
        for text in map(plain, texts(blocks(paper.draw(job)))):
            if text not in head:
                assert text in rest, (paper.key, text)


def test_a_line_break_stays_where_somebody_set_it_and_goes_where_a_line_was_full() -> None:
    document = Document("Breaks")
    flow = Flow(document)
    flow.paragraph(f"{LONG.strip()}\nand then this")
    flow.list([("N1", f"Short\n{LONG.strip()}")])
    flow.finish()
    assert blocks(document) == [
        Paragraph(f"{LONG.strip()}\nand then this"),
        Items((ListItem("N1", f"Short\n{LONG.strip()}"),)),
    ]


def test_a_paragraph_and_a_cell_that_go_on_overleaf_are_one() -> None:
    document = Document("Overleaf")
    flow = Flow(document)
    flow.paragraph((LONG * 14).strip())
    flow.table([Column("What"), Column("Why", 2)], [["A", (LONG * 10).strip()], ["B", ""]])
    flow.finish()
    paragraph, table = blocks(document)
    assert len(document.pages) > 2
    assert paragraph == Paragraph((LONG * 14).strip())
    assert table == Table(
        (Cell("What"), Cell("Why")),
        ((Cell("A"), Cell((LONG * 10).strip())), (Cell("B"), Cell(""))),
    )


def test_an_address_that_was_broken_is_whole_again() -> None:
    address = "https://example.org/" + "a-page-about-everything/" * 8
    document = Document("Address")
    flow = Flow(document)
    flow.paragraph(f"See {address} for more")
    flow.finish()
    assert blocks(document) == [Paragraph(f"See {address} for more")]


def test_decoration_is_passed_over_and_a_figure_is_its_text() -> None:
    document = Document("Picture")
    page = document.add_page(100, 100)
    with page.artifact():
        page.text(10, 10, "Page 1 of 1")
    with page.tag("H1"):
        page.text(10, 20, ["A heading on", "two lines"])
    with page.tag("Figure", alt="A bridge"):
        page.text(10, 40, "drawn words")
        page.line(10, 50, 60, 50)
    assert blocks(document) == [Heading(1, "A heading on two lines"), Figure("A bridge")]


def test_what_is_to_be_filled_in_by_hand_is_shown_as_open() -> None:
    story = next(p for p in PAPERS["theory_of_change"].filled if p.key == "story")
    said = blocks(story.draw(Job(WORKSHOPS["theory_of_change"](), 1, PrintOptions())))
    assert Paragraph("because …") in said

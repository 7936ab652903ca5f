from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from exports.exercises import PAPERS
from exports.exercises.theory_of_change.narrative import in_story_order
from exports.pdf import pdf_bytes
from exports.sheets import Paper, PrintOptions
from facilitator.exchange import WorkshopDocument
from facilitator.exercises import EXERCISES
from tests.exports.paper_workshops import (
    TYPED,
    job,
    link,
    note,
    paper,
    riverside,
    solid,
    text_of,
    workshop,
)

THEORY = PAPERS["theory_of_change"]
EVERY = [*THEORY.filled, *THEORY.blank]
NAMES = [each.key for each in THEORY.filled] + [f"blank-{each.key}" for each in THEORY.blank]
BLANK = frozenset({"TBL-012"})


def case(shared: Path, name: str) -> WorkshopDocument:
    return WorkshopDocument.model_validate_json((shared / "cases" / f"{name}.json").read_text())


def said(key: str, document: WorkshopDocument, *, blank: bool = False, **options: object) -> str:
    printing = job(document, blank=blank, **options)
    return text_of(pdf_bytes(paper(key, blank=blank).draw(printing)))


def test_every_exercise_can_be_printed() -> None:
    assert PAPERS.keys() == EXERCISES.keys()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("each", EVERY, ids=NAMES)
def test_every_paper_reads_well(each: Paper, large: bool, reads_well: Callable[..., None]) -> None:
    blank = each in THEORY.blank
    printing = job(riverside(), blank=blank, large_print=large)
    reads_well(each.draw(printing), skip=BLANK if blank else frozenset())


@pytest.mark.parametrize("name", ["toc_salford", "toc_tameside"])
@pytest.mark.parametrize("key", ["story", "links", "assumptions", "barrier", "notes"])
def test_real_cases_read_well(
    shared: Path, name: str, key: str, reads_well: Callable[..., None]
) -> None:
    reads_well(paper(key).draw(job(case(shared, name))))


@pytest.mark.parametrize("key", ["story", "links", "assumptions", "barrier", "notes"])
def test_text_papers_look_as_they_did(key: str, golden: Callable[..., None]) -> None:
    golden(f"theory_{key}", paper(key).draw(job(riverside())), dpi=50)


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_blank_sheet_looks_as_it_did(size: str, golden: Callable[..., None]) -> None:
    sheet = paper("blank", blank=True).draw(job(riverside(), blank=True, paper=size))
    assert len(sheet.pages) == 1
    golden(f"theory_blank_{size}", sheet, dpi=50)


def test_the_blank_barrier_sheet_is_one_page(golden: Callable[..., None]) -> None:
    sheet = paper("barrier", blank=True).draw(job(riverside(), blank=True))
    assert len(sheet.pages) == 1
    golden("theory_barrier_blank", sheet, dpi=50)


def test_the_story_reads_forwards_with_its_reasons() -> None:
    told = said("story", riverside())
    because = (
        "If “Open the hall kitchen on Tuesdays” (D1), then “People who live alone come out twice "
        "a week” (C1), because a warm kitchen pulls people in."
    )
    then = (
        "If “People who live alone come out twice a week” (C1), then “Nobody eats alone unless "
        "they want to” (V1), because company becomes habit."
    )
    assert because in told
    assert told.index(because) < told.index(then)


def test_a_link_without_a_reason_leaves_a_line_to_write_it_on() -> None:
    document = workshop(
        [note("D1", "actions", "Open the hall"), note("V1", "vision", "A full hall")],
        [link("D1", "V1")],
    )
    sheet = paper("story").draw(job(document))
    lines = [item.lines for page in sheet.pages for item in page.items if hasattr(item, "lines")]
    assert ("because",) in lines


def test_the_story_tells_every_link_once_and_knows_circles() -> None:
    document = riverside()
    order = in_story_order(job(document))
    pairs = [(each.source, each.target) for each in order]
    assert sorted(pairs) == sorted(
        (each.source, each.target) for each in document.activities[0].links
    )


def test_the_story_says_who_starts_what_and_where_the_dots_went() -> None:
    told = said("story", riverside())
    for words in ("Residents’ group", "May", "12 dots", "older residents", "kitchen book"):
        assert words.replace(" ", "") in solid(told)


def test_a_month_and_a_role_stay_whole_in_large_print() -> None:
    starts = note("D1", "actions", "Soup", owner="Neighbourhood officer", due="From September")
    told = said("story", workshop([starts], []), large_print=True)
    assert "September" in told
    assert "Neighbourhood" in told


def test_links_are_numbered_alike_in_story_list_and_register() -> None:
    document = riverside()
    for number, each in enumerate(in_story_order(job(document)), 1):
        links = said("links", document)
        if each.kind != "blocks" and not each.source.startswith("N"):
            assert f"{number}. {each.source} leads to {each.target}" in links
            register = solid(said("assumptions", document))
            assert solid(f"{number}. {each.source} leads to {each.target}") in register


def test_the_link_list_works_without_colour_or_arrows() -> None:
    told = said("links", riverside())
    assert "D1 leads to C1 D1: Open the hall kitchen on Tuesdays C1: People who live alone" in told
    assert "Because a warm kitchen pulls people in" in told
    assert f"N2 blocks C1 N2: {TYPED}" in told


def test_the_register_says_how_sure_people_are_in_words() -> None:
    told = said("assumptions", riverside())
    assert "We doubt it" in told
    assert "Fairly sure" in told
    assert "ask in May" in told
    assert "the pilot" in told


def test_the_barrier_sheet_holds_what_the_core_team_settled() -> None:
    told = said("barrier", riverside())
    assert "Nobody has keys to the hall after six." in told
    assert "☑ Shared power" in told
    assert "☐ Redefined purpose" in told
    assert "Twenty shared meals a month" in told


def test_blank_sheets_hold_nothing_that_people_said() -> None:
    for key in ("blank", "barrier"):
        told = said(key, riverside(), blank=True)
        assert "keys" not in told
        assert "kitchen" not in told
        assert "private" not in told


def test_no_paper_makes_the_room_ask_what_was_left_out() -> None:
    document = riverside()
    assert document.left_out
    for key in ("poster", "story", "links", "assumptions", "barrier", "notes"):
        assert not any(sentence in said(key, document) for sentence in document.left_out)


def test_the_list_of_all_notes_holds_every_text() -> None:
    document = riverside()
    told = solid(said("notes", document, large_print=True))
    for each in document.activities[0].notes:
        assert solid(each.text) in told


def test_text_stays_on_a4_whatever_the_poster_is_printed_on() -> None:
    for name, size in (("a0", (210.0, 297.0)), ("tabloid", (215.9, 279.4))):
        sheet = paper("story").draw(job(riverside(), paper=name))
        assert {(page.width, page.height) for page in sheet.pages} == {size}
    sheet = paper("blank", blank=True).draw(job(riverside(), paper="a0", blank=True))
    assert (sheet.pages[0].width, sheet.pages[0].height) == (420.0, 297.0)


def test_the_blank_sheet_names_its_columns_for_reading_back() -> None:
    sheet = paper("blank", blank=True).draw(job(riverside(), blank=True))
    frames = sheet.pages[0].frames
    assert {"qr", "table", "zone-now", "zone-actions", "zone-changes", "zone-vision"} <= set(frames)


def test_unknown_paper_is_refused_in_a_sentence() -> None:
    with pytest.raises(Exception, match="There is no paper called “a7”"):
        _ = PrintOptions(paper="a7").size


def test_page_numbers_are_on_every_page() -> None:
    data = pdf_bytes(paper("story").draw(job(riverside())))
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text

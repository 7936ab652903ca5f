"""The papers of a sector map: they read well, look as they did, and name nobody without consent."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from exports.document import Document, Text
from exports.exercises import PAPERS
from exports.exercises.sector_map.ring import ring_of
from exports.exercises.sector_map.words import MapWords
from exports.pack import print_pack
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.sheets import Job, Paper, PrintOptions
from facilitator.beginning import import_file
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.sector_map.script import About, script
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.exercises.sector_maps import HELD, SHARED, crowded, riverside
from tests.exports.paper_workshops import text_of

OWN = PAPERS["sector_map"]
EVERY = [*OWN.filled, *OWN.blank]
BLANK = frozenset({"TBL-012"})


def job(document: WorkshopDocument, **options: object) -> Job:
    return Job(document, 1, PrintOptions(**options))  # type: ignore[arg-type]


def drawn(key: str, document: WorkshopDocument, **options: object) -> Document:
    paper = next(each for each in EVERY if each.key == key)
    return paper.draw(job(document, blank=paper in OWN.blank, **options))


def said(key: str, document: WorkshopDocument, **options: object) -> str:
    return text_of(pdf_bytes(drawn(key, document, **options)))


def beyond_the_edge(paper: Document) -> list[str]:
    """Return the words that do not stand whole on their page."""
    return [
        " ".join(item.lines)
        for page in paper.pages
        for item in page.items
        if isinstance(item, Text) and any(item.lines)
        for box in [box_of(item)]
        if min(box.x, box.y) < 0 or box.right > page.width or box.bottom > page.height
    ]


@pytest.mark.parametrize("large", [False, True], ids=["clear", "large"])
@pytest.mark.parametrize("each", EVERY, ids=[each.key for each in EVERY])
def test_every_paper_reads_well(each: Paper, large: bool, reads_well: Callable[..., None]) -> None:
    blank = each in OWN.blank
    printing = job(riverside(), blank=blank, large_print=large)
    assert each.wanted(printing)
    reads_well(each.draw(printing), skip=BLANK if blank else frozenset())


@pytest.mark.parametrize("key", ["ring", "table", "gaps"])
def test_a_large_map_reads_well(key: str, reads_well: Callable[..., None]) -> None:
    paper = drawn(key, crowded(), mono=True)
    reads_well(paper)
    assert not beyond_the_edge(paper)


@pytest.mark.parametrize("key", ["ring", "table", "gaps", "contacts", "first_contact", "voices"])
def test_papers_look_as_they_did(key: str, golden: Callable[..., None]) -> None:
    golden(f"map_{key}", drawn(key, riverside()), dpi=50)


@pytest.mark.parametrize("key", ["blank", "invitation", "sign_up"])
def test_blank_papers_look_as_they_did(key: str, golden: Callable[..., None]) -> None:
    golden(f"map_{key}_blank" if key != "blank" else "map_blank", drawn(key, riverside()), dpi=50)


def test_the_ring_without_colour_and_on_a_small_paper(golden: Callable[..., None]) -> None:
    golden("map_ring_mono", drawn("ring", crowded(), mono=True), dpi=50)
    golden("map_ring_a4_large", drawn("ring", riverside(), paper="a4", large_print=True), dpi=40)


def test_the_real_case_is_printed_whole(shared: Path, reads_well: Callable[..., None]) -> None:
    path = shared / "cases" / "sector_map_oldham_state.json"
    document = WorkshopDocument.model_validate_json(path.read_text())
    for key in ("ring", "table", "gaps", "contacts"):
        reads_well(drawn(key, document))
    table, gaps = said("table", document), said("gaps", document)
    for entry in document.activities[0].entries:  # type: ignore[attr-defined]
        assert entry.here in table
        if not entry.known:
            assert entry.here in gaps


@pytest.mark.parametrize("each", OWN.filled, ids=[each.key for each in OWN.filled])
def test_what_is_private_is_on_no_paper(each: Paper) -> None:
    data = pdf_bytes(each.draw(job(riverside())))
    told = text_of(data)
    for hidden in ("secret", "Hidden source"):
        assert hidden not in told
        assert hidden.encode() not in data


def test_a_name_stands_only_where_it_may_be_shared() -> None:
    for key in ("ring", "table", "contacts", "voices"):
        assert f"{SHARED}, Tenants’ association chair" in said(key, riverside())
    for person in (document := riverside()).people:
        person.name_may_be_shared = False
    for key in ("ring", "table", "gaps", "contacts", "voices"):
        told = said(key, document)
        assert SHARED not in told
    assert "Tenants’ association chair" in said("table", document)


def test_the_table_has_the_shape_of_the_sources_sheet() -> None:
    told = said("table", riverside())
    columns = "Institutions Examples What there is here Whom we know Whom we need to know"
    assert columns in told
    assert "S1 Town clerk (working together); Parks officer (a name)" in told
    assert "S5 Tenants’ association, Riverside (tables: 1, 3)" in told
    assert "Newsletter editor (have spoken)" in told


def test_the_gap_sheet_says_who_could_introduce_us_and_leaves_lines() -> None:
    told = said("gaps", riverside())
    assert "We need to know: Director of adult social care" in told
    assert "Could introduce us: Town clerk (S1, working together)" in told
    assert f"Could introduce us: {SHARED}, Tenants’ association chair" in told
    assert told.count("Who does it, and by when:") == 3
    assert "Mosque committee" in told


def test_the_key_has_every_title_and_everybody_by_number() -> None:
    document = crowded()
    told = said("ring", document)
    words = MapWords(job(document))
    assert len(words.rows) == 40
    for _sector, row in words.rows:
        assert f"{row.number} {row.title}" in told
    for seat in words.seats:
        if seat.known is not None:
            assert seat.known.words in told


def test_labels_on_a_small_paper_are_numbers_rather_than_a_small_ring() -> None:
    words = MapWords(job(riverside()))
    with_titles = ring_of(words, (277.0, 150.0), 18 * 25.4 / 72)
    numbers = ring_of(words, (277.0, 150.0), 18 * 25.4 / 72, titles=False)
    assert numbers.radius > with_titles.radius
    assert {label.text for label in numbers.labels if label.kind == "row"} <= {
        str(number) for number in range(1, 35)
    }


def test_the_first_contact_is_one_page_with_its_four_moves() -> None:
    sheet = drawn("first_contact", riverside())
    assert len(sheet.pages) == 1
    told = said("first_contact", riverside())
    for move in ("1. Who sent me", "2. How I fit in", "3. Why you", "4. When"):
        assert move in told
    assert "“I am with Riverside Residents.”" in told


def test_a_planned_conversations_script_is_printed_with_what_is_known() -> None:
    from exports.exercises.sector_map.talks import talk_sheet

    printing = job(riverside())
    about = About(centre="Us", introducer="the town clerk", reason="you run the buses")
    told = text_of(
        pdf_bytes(talk_sheet(printing, script("first_contact", MapWords(printing).deck, about)))
    )
    assert "“the town clerk said that I should talk with you.”" in told
    assert "“I thought of you because you run the buses.”" in told


def test_contact_cards_are_of_the_size_that_was_chosen_and_cut_nothing_silently() -> None:
    document = riverside()
    document.activities[0].entries[1].next_step = "word " * 400  # type: ignore[attr-defined]
    printing = job(document, cards="a6")
    sheet = next(each for each in EVERY if each.key == "contacts")
    assert sheet.name(printing) == "contact cards a6"
    sheet.draw(printing)
    assert any("the whole text is in the table" in notice for notice in printing.notices)


def test_long_titles_and_names_stay_on_their_paper(reads_well: Callable[..., None]) -> None:
    document = riverside()
    entry = document.activities[0].entries[0]  # type: ignore[attr-defined]
    chance = random.Random(4)
    entry.here = " ".join(chance.choices(("hall", "clinic", "the", "old", "yard", "by"), k=1500))
    entry.here += "x" * 900
    entry.known[1].role = "role " * 300
    for key in ("ring", "table", "gaps", "contacts"):
        paper = drawn(key, document)
        reads_well(paper)
        assert not beyond_the_edge(paper), key


def test_a_map_that_went_through_its_file_is_printed_with_people_and_the_names_they_share(
    tmp_path: Path,
) -> None:
    path = tmp_path / "riverside.workshop"
    import_file(riverside(), path)
    with Store.open(path, read_only=True) as store:
        document = export_document(store)
    printed = print_pack(document, PrintOptions(papers=("table", "voices")), tmp_path / "out")
    words = "\n".join(text_of(each.path.read_bytes()) for each in printed)
    for role in ("District nurse", "Chief executive", "Parks officer", "Depot manager"):
        assert role in words
    assert SHARED in words
    assert HELD not in words
    assert "Hidden source" not in words

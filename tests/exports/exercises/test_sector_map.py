"""The papers of a sector map: they read well, look as they did, and name nobody without consent."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from exports.document import Document, Text
from exports.exercises import PAPERS
from exports.exercises.sector_map.ring import ring_of
from exports.exercises.sector_map.table import columns as table_columns
from exports.exercises.sector_map.talks import PLANNED
from exports.exercises.sector_map.words import MapWords
from exports.pack import print_pack
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.sheet_code import meaning
from exports.sheets import Job, Paper, PrintOptions
from facilitator.beginning import import_file
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.exercises.sector_map.script import OPEN
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.exercises.sector_maps import HELD, SHARED, crowded, riverside
from tests.exports.paper_workshops import text_of
from tests.given_out import text_in
from ui.cli import main

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
    columns = ": institutions Examples What there is here Whom we know Whom we need to know"
    assert columns in told
    assert "S1 Town clerk (working together); Parks officer (a name)" in told
    assert "S5 Tenants’ association, Riverside (tables 1, 3)" in told
    assert "Newsletter editor (have spoken)" in told


def test_the_table_names_its_sector_overleaf() -> None:
    words = MapWords(job(crowded()))
    for sector in (each for each in words.sectors if any(row.institutions for row in each.rows)):
        head = table_columns(f"{sector.shape} {sector.title}")[0].title
        assert sector.title in head
    assert len(drawn("table", crowded()).pages) > 1


def test_the_gap_sheet_says_who_could_introduce_us_and_leaves_lines() -> None:
    told = said("gaps", riverside())
    assert "We need to know: Director of adult social care" in told
    assert "Could introduce us: Town clerk (S1, working together)" in told
    assert f"Could introduce us: {SHARED}, Tenants’ association chair" in told
    assert told.count("Who does it, and by when:") == 3
    assert "Mosque committee" in told


def test_a_gap_stands_on_one_page_with_its_lines() -> None:
    for sheet in (drawn("gaps", crowded()), drawn("gaps", crowded(), large_print=True)):
        assert len(sheet.pages) > 1
        for page in sheet.pages:
            lines = [line for item in page.items if isinstance(item, Text) for line in item.lines]
            gaps = sum("ould introduce us:" in line for line in lines)
            assert lines.count("Who does it, and by when:") == gaps


def test_every_sheet_of_the_blank_table_looks_alike() -> None:
    for large in (False, True):
        sheet = drawn("blank", riverside(), large_print=large)
        titles = ("Local authority", "Landlords and developers", "Faith groups")
        texts = [item for page in sheet.pages for item in page.items if isinstance(item, Text)]
        own = [
            text.bold
            for text in texts
            if " ".join(text.lines).strip("\N{NO-BREAK SPACE}°") in titles
        ]
        assert len(own) == len(titles)
        assert len(set(own)) == 1


@pytest.mark.parametrize("key", ["table", "blank"])
def test_compiled_rows_have_their_sign_on_the_sheet_and_it_is_explained(key: str) -> None:
    told = said(key, riverside()).replace("\N{NO-BREAK SPACE}", " ")
    assert "Health bodies °" in told
    assert "° compiled, not on the source’s sheet." in told
    assert "Local authority °" not in told


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


def test_the_key_says_what_the_circles_mean() -> None:
    told = said("ring", riverside())
    for words in (
        "3 working together: the inner circle",
        "2 have spoken: the circle between",
        "1 a name: the outer circle",
        "? nobody yet: an empty chair on the rim",
    ):
        assert words in told


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


def test_a_blank_script_asks_with_whom_it_was_and_has_room_for_notes() -> None:
    for key, whom in (
        ("one_to_one", "With whom, and on which day"),
        ("house_meeting", "Who was the host, and on which day"),
    ):
        assert len(drawn(key, riverside()).pages) == 2
        told = said(key, riverside())
        assert whom in told
        assert "Notes, if they agree that you keep them" in told
    assert "With whom, and on which day" not in said(PLANNED, riverside(), conversation=2)


def test_no_heading_of_the_trusted_voices_is_broken_within_a_word() -> None:
    for edition in ({}, {"large_print": True}):
        for key in ("voices", "blank_voices"):
            told = said(key, riverside(), **edition)
            for heading in ("Community", "Trained", "Languages", "stands in"):
                assert heading in told, (key, edition)


def test_who_has_no_name_yet_writes_it_in_by_hand() -> None:
    document = riverside()
    settings = document.activities[0].settings.model_copy(update={"centre": ""})
    unnamed = document.activities[0].model_copy(update={"settings": settings})
    document = document.model_copy(update={"activities": [unnamed]})
    assert f"“I am with {OPEN}.”" in said("first_contact", document)
    assert "Us" not in said("invitation", document)
    assert "Invited by" in said("invitation", document)
    assert "In the middle: Us" in said("table", document)


# The script of one conversation


def scripts(document: WorkshopDocument, **options: object) -> list[Job]:
    """Return what is printed as the scripts of planned conversations, a file each."""
    paper = next(each for each in EVERY if each.key == PLANNED)
    every = paper.each(job(document, **options))
    return [Job(document, 1, each) for each in every]


def test_a_planned_conversation_has_a_script_of_its_own() -> None:
    told = said(PLANNED, riverside(), conversation=1)
    for words in (
        "First contact: Depot manager",
        "Where: Bus company",
        f"Sent by: {SHARED}, Tenants’ association chair",
        "Why them: the night bus carries half of our street home.",
        "When: 28 March 2025",
        f"“{SHARED}, Tenants’ association chair said that I should talk with you.”",
        "“I thought of you: the night bus carries half of our street home.”",
        "4. When",
        "“Who works with you, and how do they get here?”",
        "Bring a form, or write while they speak.",
        "Notes, if they agree that you keep them",
    ):
        assert words in told, words
    meeting = said(PLANNED, riverside(), conversation=3)
    assert "“When did a letter last frighten you?”" in meeting
    open_still = said(PLANNED, riverside(), conversation=2)
    assert "Town clerk brought us together" in open_still
    assert "Why them: When:" in open_still


def test_the_pack_has_a_script_for_each_planned_conversation_and_blank_ones_apart(
    tmp_path: Path,
) -> None:
    names = [each.path.name for each in print_pack(riverside(), PrintOptions(), tmp_path)]
    assert [name.partition(" - ")[2] for name in names if "script" in name] == [
        "script 1 first contact.pdf",
        "script 2 one-to-one.pdf",
        "script 3 house meeting.pdf",
    ]
    assert "Riverside, spring - first contact.pdf" not in names
    told = "\n".join(text_of((tmp_path / name).read_bytes()) for name in names)
    assert "Depot manager" in told
    for hidden in ("garden", "Hidden source"):
        assert hidden not in told
    blank = print_pack(riverside(), PrintOptions(blank=True), tmp_path / "blank")
    assert {"blank first contact", "blank one-to-one", "blank house meeting"} <= {
        each.path.stem.partition(" - ")[2] for each in blank
    }
    assert not any("Depot manager" in text_of(each.path.read_bytes()) for each in blank)
    only = PrintOptions(papers=(PLANNED,), conversation=2)
    (one,) = print_pack(riverside(), only, tmp_path / "one")
    assert "Director of adult social care" in text_of(one.path.read_bytes())
    with pytest.raises(FacilitatorError, match="no conversation 4 on this map; 3 are planned"):
        print_pack(riverside(), PrintOptions(papers=(PLANNED,), conversation=4), tmp_path)


@pytest.mark.parametrize("large", [False, True], ids=["clear", "large"])
def test_every_script_reads_well_and_stays_on_its_paper(
    large: bool, reads_well: Callable[..., None]
) -> None:
    document = riverside()
    chance = random.Random(6)
    words = chance.choices(("bus", "night", "the", "estate", "carries", "home"), k=400)
    talk = document.activities[0].conversations[0]  # type: ignore[attr-defined]
    talk.reason = " ".join([*words, "x" * 900])
    for printing in scripts(document, large_print=large):
        paper = drawn(
            PLANNED, document, large_print=large, conversation=printing.options.conversation
        )
        reads_well(paper)
        assert not beyond_the_edge(paper)


def test_scripts_look_as_they_did(golden: Callable[..., None]) -> None:
    golden("map_script", drawn(PLANNED, riverside(), conversation=1), dpi=50)
    large = drawn(PLANNED, riverside(), conversation=2, large_print=True, mono=True)
    golden("map_script_large", large, dpi=50)


def test_nothing_is_written_over_the_edge_of_a_script_for_any_conversation() -> None:
    for key in ("first_contact", "one_to_one", "house_meeting"):
        sheet = drawn(key, riverside(), large_print=True)
        right = sheet.pages[0].width - 32.0 + 0.5
        for page in sheet.pages:
            words = [item for item in page.items if isinstance(item, Text) and any(item.lines)]
            words = [item for item in words if meaning() not in item.lines]
            assert max(box_of(item).right for item in words) <= right, key


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


# Names, wherever anything leaves

EDITIONS: list[dict[str, Any]] = [
    {},
    {"large_print": True, "paper": "a4"},
    {"mono": True, "cards": "poker"},
    {"blank": True},
]
SPEAKS_OF_THE_CHAIR = ("ring", "table", "gaps", "contact cards", "script 1", "script 3", "trusted")


def everything_in(data: bytes) -> str:
    """Return all that a PDF holds: what it says, its raw bytes, its strings and its streams."""
    found = [text_of(data), data.decode("latin-1")]
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            found.extend(_strings(each))
            if isinstance(each, pikepdf.Stream):
                with suppress(pikepdf.PdfError):  # a picture
                    found.append(each.read_bytes().decode("utf-8", "replace"))
    return "\n".join(found)


def _strings(each: Any) -> Iterator[str]:
    if isinstance(each, pikepdf.String):
        yield str(each)
    elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
        for key in each.keys():  # noqa: SIM118 - a stream is no mapping
            if not getattr(each[key], "is_indirect", False):
                yield from _strings(each[key])
    elif isinstance(each, pikepdf.Array):
        for part in each:
            if not getattr(part, "is_indirect", False):
                yield from _strings(part)


def riverside_file(folder: Path, *, shared: bool) -> Path:
    """Return a file with the map, in which one name may be shared, or only held."""
    document = riverside()
    document.people[0].name_may_be_shared = shared
    path = folder / "riverside.workshop"
    import_file(document, path)
    return path


@pytest.mark.parametrize("shared", [False, True])
def test_names_are_on_paper_exactly_where_that_was_agreed(tmp_path: Path, *, shared: bool) -> None:
    path = riverside_file(tmp_path, shared=shared)
    with Store.open(path, read_only=True) as store:
        document = export_document(store, for_facilitator=True, for_paper=True)
    every = tuple(each.key for each in EVERY)
    for number, edition in enumerate(EDITIONS):
        folder = tmp_path / str(number)
        printed = print_pack(document, PrintOptions(papers=every, **edition), folder)
        assert len(printed) >= (7 if edition.get("blank") else 16)
        for sheet in printed:
            name = sheet.path.stem.partition(" - ")[2]
            held = everything_in(sheet.path.read_bytes())
            for hidden in (HELD, "secret", "Hidden source"):
                assert hidden not in held, (name, hidden)
            may = shared and not edition.get("blank") and "blank" not in name
            assert (SHARED in held) == (may and name.startswith(SPEAKS_OF_THE_CHAIR)), name
            assert (SHARED in str(sheet.path)) is False


@pytest.mark.parametrize("shared", [False, True])
def test_names_are_exported_exactly_where_that_was_agreed(tmp_path: Path, *, shared: bool) -> None:
    path = riverside_file(tmp_path, shared=shared)
    for ending in ("json", "csv", "ics", "zip"):
        for more in ([], ["--complete"]):
            out = tmp_path / f"out.{ending}"
            assert main(["export", str(path), str(out), *more]) == 0
            text = text_in(out)
            whole = bool(more) and ending in {"json", "zip"}
            assert (SHARED in text) == (whole or (shared and ending != "ics")), (ending, more)
            assert (HELD in text) == whole, (ending, more)
            assert ("A secret of hers" in text) == whole
            assert ("Hidden source" in text) == (bool(more) and ending != "ics")
            assert ("Depot manager" in text) == (ending != "ics")


@pytest.mark.parametrize("shared", [False, True])
def test_a_name_in_what_somebody_typed_leaves_only_where_that_was_agreed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, shared: bool
) -> None:
    document = riverside()
    document.people[0].name_may_be_shared = shared
    told = {"next_step": f"Ask {SHARED.upper()}, then {HELD}"}
    entries = document.activities[0].entries  # type: ignore[attr-defined]
    entries[3] = entries[3].model_copy(update=told)
    path, out = tmp_path / "riverside.workshop", tmp_path / "out"
    import_file(document, path)
    assert main(["print", str(path), "--out", str(out)]) == 0
    for ending in ("json", "csv", "md", "docx"):
        assert main(["export", str(path), str(tmp_path / f"out.{ending}")]) == 0
        text = text_in(tmp_path / f"out.{ending}")
        assert HELD not in text, ending
        assert (SHARED.upper() in text) == shared, ending
    gaps = everything_in(next(out.glob("*gaps.pdf")).read_bytes())
    assert "then (name left out)" in gaps
    assert (SHARED.upper() in gaps) == shared
    assert not [sheet for sheet in out.glob("*.pdf") if HELD in everything_in(sheet.read_bytes())]
    assert "a name was said that may not be shared" in capsys.readouterr().err
    assert main(["export", str(path), str(tmp_path / "whole.json"), "--complete"]) == 0
    assert f"then {HELD}" in text_in(tmp_path / "whole.json")


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("ending", ["md", "docx"])
def test_names_are_told_in_words_exactly_where_that_was_agreed(
    tmp_path: Path, ending: str, *, shared: bool
) -> None:
    out = tmp_path / f"out.{ending}"
    path = riverside_file(tmp_path, shared=shared)
    assert main(["export", str(path), str(out)]) == 0
    text = text_in(out)
    assert (SHARED in text) == shared
    assert "Depot manager" in text
    assert not [hidden for hidden in (HELD, "A secret of hers", "Hidden source") if hidden in text]


@pytest.mark.parametrize("shared", [False, True])
def test_names_are_in_a_picture_exactly_where_that_was_agreed(
    tmp_path: Path, *, shared: bool
) -> None:
    path = riverside_file(tmp_path, shared=shared)
    assert main(["export", str(path), str(tmp_path / "out.svg"), "--complete"]) == 0
    pictures = [each.read_text("utf-8") for each in tmp_path.glob("*.svg")]
    assert "Chief executive" in "".join(pictures)
    assert any(SHARED in each for each in pictures) == shared
    for hidden in (HELD, "Hidden source", "secret"):
        assert not any(hidden in each for each in pictures), hidden


def test_the_command_line_prints_the_script_of_one_conversation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = riverside_file(tmp_path, shared=True), tmp_path / "out"
    asked = ["print", str(path), "--out", str(out), "--large-print", "--conversation"]
    assert main([*asked, "1"]) == 0
    (sheet,) = out.glob("*.pdf")
    assert sheet.name == "Riverside, spring - script 1 first contact.pdf"
    assert "First contact: Depot manager" in text_of(sheet.read_bytes())
    assert main([*asked, "9"]) == 1
    assert (
        "There is no conversation 9 on this map; 3 are planned. Choose another number."
        in capsys.readouterr().err
    )
    with Store.open(path, read_only=True) as store:
        left = export_document(store, for_paper=True).left_out
    assert "2 conversations are left out." in left


def test_the_command_line_prints_contact_cards_of_the_size_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = riverside_file(tmp_path, shared=False)
    for size in ("a7", "poker"):
        out = tmp_path / size
        assert main(["print", str(path), "--out", str(out), "--cards", size]) == 0
        (sheet,) = out.glob("*.pdf")
        assert sheet.name == f"Riverside, spring - contact cards {size}.pdf"
        assert "Depot manager" in text_of(sheet.read_bytes())
        assert SHARED not in everything_in(sheet.read_bytes())
    for only_decks in (["--blank"], ["--print-shop"], ["--fold"]):
        asked = ["print", str(path), "--out", str(tmp_path / "no"), "--cards", "a7", *only_decks]
        assert main(asked) == 1
        assert "There are no cards in this workshop" in capsys.readouterr().err


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

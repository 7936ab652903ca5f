"""The wall list, the booklet, what happened since: and nothing for others that was not shared."""

from pathlib import Path
from typing import Any

import pytest

from exports.log_book.book import blank_log_book, log_book, team_log_book
from exports.log_book.since import has_happened, since
from exports.log_book.wall import on_the_wall, wall_list
from exports.pack import PrintOptions, print_pack
from exports.pdf import pdf_bytes
from exports.session.papers import FACILITATORS_OWN
from exports.session.papers import PAPERS as SESSION
from exports.sheets import CLEAR_PRINT, LARGE_PRINT
from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopDocument
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes, change_note
from facilitator.export_file import FORMATS, export_file
from facilitator.log_book import book
from facilitator.people import change_person
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.conftest import Golden, ReadsWell
from tests.exports.log_book.promised import FORM, SECRET, autumn, job, made, workshop
from tests.exports.paper_workshops import solid, text_of
from tests.given_out import text_in

PRINTS = (wall_list, since, log_book, team_log_book, blank_log_book)
EDITIONS: tuple[dict[str, Any], ...] = (
    {},
    {"large_print": True, "mono": True},
    {"paper": "a4", "mono": True},
    {"paper": "tabloid", "large_print": True},
)
NAME = "Maureen Quill"
ROOM = "Stays in this room: the lift is never mended"


# The wall


def test_the_wall_says_who_what_and_when_to_hear_about_it() -> None:
    said = text_of(pdf_bytes(wall_list(job())))
    assert "Who What To hear about it" in said
    assert f"Housing officer {FORM} 25 April 2026" in said
    assert "Open the gate on Saturdays No day yet" in said
    assert "Meet in the hall Done" in said
    assert SECRET not in said
    assert "Neighbour, Mill Street" not in said


def test_the_wall_takes_the_paper_that_was_chosen_up_to_a3() -> None:
    for paper, size in (("a4", (297, 210)), ("a3", (420, 297)), ("a0", (420, 297))):
        (page,) = wall_list(job(paper=paper)).pages
        assert (page.width, page.height) == size


def test_a_long_wall_list_loses_nothing() -> None:
    many = [made(number, "u1", f"Promise n{number} " + "word " * 30) for number in range(10, 60)]
    document = wall_list(job(workshop(many)))
    assert len(document.pages) > 1
    said = text_of(pdf_bytes(document))
    assert all(f"Promise n{number} " in said for number in range(10, 60))


def test_what_was_let_go_of_leaves_the_wall() -> None:
    gone = made(1, "u1", "Write a poster", state="let_go")
    assert on_the_wall(job(workshop([gone]))) == []


# What happened since


def test_who_was_not_there_reads_what_happened_what_was_learned_and_what_is_next() -> None:
    said = text_of(pdf_bytes(since(job())))
    for words in (
        "Meet in the hall",
        "Done 25 April 2026",
        "What happened Eleven people came.",
        "Who was there patients’ group",
        "Learned They know why the queue is long.",
        "A surprise Nobody complained.",
        "Next Again in July.",
        "Still to hear about",
        f"Housing officer {FORM} 25 April 2026",
        "Practice manager Open the gate on Saturdays No day yet",
    ):
        assert solid(words) in solid(said)
    assert SECRET not in said


def test_where_nothing_was_told_there_is_no_such_paper() -> None:
    assert not has_happened(job(workshop(autumn()[:2])))


# The booklet


def test_the_blank_booklet_is_four_sheets_with_a_page_that_stays_with_its_owner() -> None:
    for options in EDITIONS:
        printed = job(**options)
        document = blank_log_book(printed)
        assert len(document.pages) == 8
        said = text_of(pdf_bytes(document))
        assert [said.count(f"Entry {number}: ") for number in range(1, 8)] == [2] * 6 + [0]
        assert said.count("Only for me") == 1
        assert any("flipped on the short edge" in notice for notice in printed.notices)


def test_an_entry_of_the_blank_booklet_opens_on_two_facing_pages() -> None:
    frames = blank_log_book(job()).pages[3].frames
    assert frames["page-4"].x < frames["page-13"].x
    frames = blank_log_book(job()).pages[4].frames
    assert frames["page-5"].x > frames["page-12"].x


def test_the_filled_booklet_tells_each_entry_and_leaves_room_to_go_on() -> None:
    said = text_of(pdf_bytes(log_book(job())))
    assert FORM in said
    assert "Done, 25 April 2026" in said
    assert "They know why the queue is long." in said
    assert SECRET not in said
    assert SECRET in text_of(pdf_bytes(team_log_book(job())))


def test_long_entries_flow_over_pages_whole() -> None:
    words = " ".join(f"word{number}" for number in range(1_500))
    told = {"outcome": "done", "happened": words}
    long = made(1, "u1", words, first_step=words, follow_ups=[told])
    for draw in (log_book, since, wall_list):
        said = solid(text_of(pdf_bytes(draw(job(workshop([long]))))))
        assert all(f"word{number}" in said for number in (0, 700, 1_499))


# All of them


@pytest.mark.parametrize("draw", PRINTS)
@pytest.mark.parametrize("options", EDITIONS)
def test_papers_are_read_aloud_well_and_in_no_small_type(
    draw: Any, options: dict[str, Any], reads_well: ReadsWell
) -> None:
    document = draw(job(**options))
    reads_well(document)
    least = LARGE_PRINT if options.get("large_print") else CLEAR_PRINT
    sizes = [getattr(item, "size", least) for page in document.pages for item in page.items]
    assert min(sizes) >= least


def test_papers_look_as_they_should(golden: Golden) -> None:
    golden("promises_wall", wall_list(job()), dpi=45)
    golden("promises_since", since(job()))
    golden("log_book", log_book(job()))
    golden("log_book_blank", blank_log_book(job()), dpi=45)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return a workshop with promises, a name, and notes that do not leave the room."""
    path = tmp_path / "autumn.workshop"
    with plan.begin(path, title="Mill Street") as store:
        activity = plan.add_activity(store, shipped_source("four_quadrants"))
        with store.reading() as session:
            board = exercise("board").board.load(session, activity)
        (note,) = add_notes(store, board, board.deck.zones[0].key, [ROOM])
        change_note(store, note, visibility="stays_in_room")
        book.promise(store, role="Nurse", voice="staff", what=FORM, by="2026-04-25")
        book.promise(
            store, role="Neighbour", voice="resident", what=SECRET, by="2026-04-25", source="N1"
        )
        with store.reading() as session:
            entries = book.promises(session)
        for entry in entries:
            assert entry.person is not None
            change_person(store, entry.person.id or 0, name_may_be_held=True, name=NAME)
            book.follow_up(
                store, entry.promise.id or 0, outcome="still_going", happened=entry.promise.what
            )
        book.remind(store, "2026-05-05")
    return path


@pytest.mark.parametrize("for_facilitator", [False, True])
def test_nothing_for_the_team_is_on_any_paper_or_export_for_others(
    full: Path, tmp_path: Path, for_facilitator: bool
) -> None:
    every = tuple(paper.key for paper in (*SESSION.filled, *SESSION.blank))
    with Store.open(full, read_only=True) as store:
        document = export_document(store, for_facilitator=for_facilitator)
        for ending in FORMATS.keys() - {".geojson"}:  # which is a map alone
            path = tmp_path / f"out{ending}"
            export_file(store, path)
            text = text_in(path)
            assert not [secret for secret in (SECRET, NAME, ROOM) if secret in text]
    own = {paper.name for paper in SESSION.filled if paper.key in FACILITATORS_OWN}
    assert own
    printed = [
        *print_pack(document, PrintOptions(papers=every), tmp_path / "all"),
        *print_pack(document, PrintOptions(also=FACILITATORS_OWN), tmp_path / "usual"),
    ]
    names = {sheet.path.name for sheet in printed}
    assert "Mill Street - promise slips.pdf" in names
    assert ("Mill Street - promise slips for the team.pdf" in names) == for_facilitator
    for sheet in printed:
        said = solid(text_of(sheet.path.read_bytes()))
        theirs = "for the team" in sheet.path.name
        assert (solid(SECRET) in said) == (theirs and for_facilitator), sheet.path.name
        assert solid(NAME) not in said
        assert solid(ROOM) not in said


def test_promises_are_printed_also_where_there_is_one_board_alone(
    full: Path, tmp_path: Path
) -> None:
    with Store.open(full, read_only=True) as store:
        document = export_document(store)
    names = {sheet.path.name for sheet in print_pack(document, PrintOptions(), tmp_path)}
    assert {
        "Mill Street - promise slips.pdf",
        "Mill Street - what we promised.pdf",
        "Mill Street - what happened since.pdf",
        "Mill Street - log book.pdf",
    } <= names
    assert "Mill Street - running order.pdf" not in names


def test_where_nobody_promised_nothing_is_printed_of_it(tmp_path: Path) -> None:
    silent = workshop([])
    silent.activities = []
    assert print_pack(silent, PrintOptions(), tmp_path) == []
    with_cards: WorkshopDocument = workshop([])
    blank = print_pack(with_cards, PrintOptions(blank=True), tmp_path / "blank")
    assert {"Riverside, spring - blank promise slips.pdf"} <= {each.path.name for each in blank}

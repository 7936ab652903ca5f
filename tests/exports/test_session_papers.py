"""The papers of a day: running orders, what to bring, and a sign-in sheet without names."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from exports.exercises import PAPERS
from exports.pack import PrintOptions, print_pack
from exports.pdf import pdf_bytes
from exports.session.papers import PAPERS as SESSION
from exports.sheets import WHOLE, Job, Paper
from facilitator import participants
from facilitator.agreement import agreement
from facilitator.day.document import DayDocument, StepDocument
from facilitator.decks import MOMENT, shipped_decks, shipped_sessions
from facilitator.decks.bundle import bundle_for
from facilitator.exchange import AccessNeedDocument, WorkshopDocument, WorkshopHead
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.session import begin_session
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import activities, saved_id
from tests.exports.paper_workshops import riverside, solid, text_of

STORIES = "community_of_practice_1_stories"
HEAD = {
    "uid": "5e55105a-0000",
    "title": "Stories of Riverside",
    "place": "St Anne’s hall",
    "date": "2026-03-14",
    "starts": "10:00",
    "expected": 24,
    "question": "How might the groups of Riverside learn from each other?",
}
NEEDS = {"large_print": 2, "bsl": 1, "travel_or_fee": 3}
SECRET = "Do not seat the two landlords together"


def made(tmp_path: Path, deck: str = STORIES, **head: Any) -> WorkshopDocument:
    """Return a workshop that began with a session deck, as the facilitator prints it."""
    path = tmp_path / f"{deck}.workshop"
    begin_session(path, bundle_for(deck), WorkshopHead(**{**HEAD, **head}))
    with Store.open(path) as store:
        participants.set_tables(store, 5)
        for kind, count in NEEDS.items():
            participants.set_need(store, kind, count)
        return export_document(store, for_facilitator=True)


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> WorkshopDocument:
    return made(tmp_path_factory.mktemp("day"))


@pytest.fixture
def day(stories: WorkshopDocument) -> WorkshopDocument:
    """Return a day of its own for each test, which may change it."""
    return stories.model_copy(deep=True)


def paper(key: str) -> Paper:
    return next(each for each in (*SESSION.filled, *SESSION.blank) if each.key == key)


def drawn(key: str, document: WorkshopDocument, **options: Any) -> bytes:
    return pdf_bytes(paper(key).draw(Job(document, WHOLE, PrintOptions(**options))))


def said(key: str, document: WorkshopDocument, **options: Any) -> str:
    return text_of(drawn(key, document, **options))


def step(document: WorkshopDocument, activity: int, place: int, **values: Any) -> None:
    steps = document.activities[activity - 1].steps
    steps[place] = StepDocument(**{**steps[place].model_dump(), **values})


# How they look


LOOKS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "day_order_wall": ("order", {}),
    "day_order_wall_a4_mono": ("order", {"paper": "a4", "mono": True}),
    "day_order_facilitator": ("facilitator", {}),
    "day_order_facilitator_large": ("facilitator", {"large_print": True}),
    "day_materials": ("materials", {}),
    "day_sign_in": ("sign_in", {"blank": True}),
    "day_sign_in_large": ("sign_in", {"blank": True, "large_print": True, "mono": True}),
}


@pytest.mark.parametrize("name", LOOKS)
def test_they_look_as_they_did_and_read_well(
    day: WorkshopDocument,
    name: str,
    golden: Callable[..., None],
    reads_well: Callable[..., None],
) -> None:
    key, options = LOOKS[name]
    data = drawn(key, day, **options)
    reads_well(data)
    assert data == drawn(key, day, **options)
    if key != "facilitator" or not options:
        golden(name, data, dpi=50)


@pytest.mark.parametrize("deck", shipped_sessions())
def test_every_session_that_is_shipped_prints_whole(
    tmp_path: Path, deck: str, reads_well: Callable[..., None]
) -> None:
    document = made(tmp_path, deck)
    for options in (
        PrintOptions(also=("facilitator",), large_copies=2),
        PrintOptions(blank=True),
    ):
        printed = print_pack(document, options, tmp_path / str(options.blank))
        for file in printed:
            reads_well(file.path, skip=frozenset({"TBL-012"} if options.blank else ()))
    names = [file.path.name for file in printed]
    assert any("sign-in sheet" in name for name in names)


# What is printed without being asked for


def names(tmp_path: Path, document: WorkshopDocument, **options: Any) -> list[str]:
    folder = tmp_path / "pack"
    for old in folder.glob("*"):
        old.unlink()
    printed = print_pack(document, PrintOptions(**options), folder)
    return [file.path.stem.split(" - ", 1)[1] for file in printed]


def test_of_a_day_the_wall_s_order_and_the_materials_are_printed(
    tmp_path: Path, day: WorkshopDocument
) -> None:
    assert names(tmp_path, day) == [
        "running order",
        "what to bring",
        "3 poster a3",
        "5 poster a3",
    ]


def test_of_one_board_there_is_no_running_order_unless_asked_for(tmp_path: Path) -> None:
    assert "running order" not in names(tmp_path, riverside())
    assert names(tmp_path, riverside(), papers=("order",)) == ["running order"]


def test_with_blank_sheets_comes_the_sign_in_sheet(tmp_path: Path, day: WorkshopDocument) -> None:
    found = names(tmp_path, day, blank=True)
    assert found == ["sign-in sheet", "3 blank sheet a3", "5 blank sheet a3"]
    assert names(tmp_path, day, papers=("sign_in",)) == ["sign-in sheet"]


def test_one_activity_is_printed_without_the_papers_of_the_day(
    tmp_path: Path, day: WorkshopDocument
) -> None:
    assert names(tmp_path, day, activity=3) == ["3 poster a3"]
    assert names(tmp_path, day, activity=3, blank=True) == ["3 blank sheet a3"]


def test_a_moment_has_no_paper_of_its_own(tmp_path: Path, day: WorkshopDocument) -> None:
    assert day.activities[0].exercise == MOMENT
    assert PAPERS[MOMENT].filled == PAPERS[MOMENT].blank == ()
    for blank in (False, True):
        assert names(tmp_path, day, activity=1, blank=blank) == []


def test_large_print_copies_stand_beside_what_people_hold(
    tmp_path: Path, day: WorkshopDocument
) -> None:
    usual = names(tmp_path, day, blank=True)
    found = names(tmp_path, day, blank=True, large_copies=2)
    assert set(found) - set(usual) == {f"{name} large print" for name in usual}
    assert names(tmp_path, riverside(), large_copies=1)[-1] == "all notes large print"
    assert "poster a3 large print" not in names(tmp_path, riverside(), large_copies=1)
    assert len(names(tmp_path, day, blank=True, large_print=True, large_copies=2)) == len(usual)


# What is on whose paper


def test_the_facilitator_s_notes_and_needs_are_on_the_facilitator_s_paper_only(
    tmp_path: Path, day: WorkshopDocument
) -> None:
    for activity in day.activities:
        activity.facilitator_notes = SECRET
    for options in (PrintOptions(also=("facilitator",), large_copies=2), PrintOptions(blank=True)):
        for printed in print_pack(day, options, tmp_path / "pack"):
            text = text_of(printed.path.read_bytes())
            for_facilitator = "with notes" in printed.path.name
            assert (SECRET in text) == for_facilitator, printed.path.name
            assert ("BSL" in text) == for_facilitator, printed.path.name
    assert said("facilitator", day).count(SECRET) == len(day.activities)


def test_even_a_document_with_everything_leaves_them_off_the_wall(day: WorkshopDocument) -> None:
    for activity in day.activities:
        activity.facilitator_notes = SECRET
    for key in ("order", "materials", "sign_in"):
        assert SECRET not in said(key, day)


@pytest.mark.parametrize("complete", [False, True])
def test_no_paper_of_a_day_tells_what_people_said(tmp_path: Path, complete: bool) -> None:
    path = tmp_path / "day.workshop"
    begin_session(path, bundle_for(STORIES), WorkshopHead(**HEAD))
    with Store.open(path) as store:
        with store.reading() as session:
            found = next(each for each in activities(session) if each.exercise == "board")
            board = exercise("board").board.load(session, saved_id(found))
        zone = board.deck.zones[0].key
        for visibility in ("private", "stays_in_room", "public"):
            add_notes(store, board, zone, [f"Rosa {visibility}"], visibility=visibility)
        document = export_document(store, complete=complete, for_facilitator=True)
    for key in ("order", "facilitator", "materials", "sign_in"):
        assert "Rosa" not in said(key, document)


# The running orders


def test_the_wall_says_when_what_happens_and_when_it_ends(day: WorkshopDocument) -> None:
    told = said("order", day)
    for words in ("10:00 Welcome", "10:56 Break", "11:50 Promises", "12:00 We finish"):
        assert words in told
    assert len(paper("order").draw(Job(day, WHOLE, PrintOptions())).pages) == 1


def test_a_long_day_stays_readable_on_the_wall(day: WorkshopDocument) -> None:
    day.activities = [
        each.model_copy(update={"title": f"{each.title} {n}"})
        for n in range(9)
        for each in day.activities
    ]
    document = paper("order").draw(Job(day, WHOLE, PrintOptions(paper="a4")))
    sizes = {item.size for page in document.pages for item in page.items if hasattr(item, "size")}
    assert min(sizes) >= 18
    assert len(document.pages) > 1


def test_spare_time_and_what_is_left_out_are_not_on_the_wall(day: WorkshopDocument) -> None:
    step(day, 2, 0, role="buffer")
    step(day, 4, 0, state="skipped")
    told = said("order", day)
    assert "What we agree" not in told
    assert "Break" not in told
    assert "11:50 We finish" in told


def test_without_a_beginning_the_wall_says_how_long(tmp_path: Path) -> None:
    told = said("order", made(tmp_path, starts=""))
    assert "7 minutes Welcome" in told
    assert ":00" not in told


def test_one_activity_is_told_by_its_steps(tmp_path: Path) -> None:
    document = made(tmp_path)
    document.activities = [document.activities[2]]
    assert "10:00 Choose a story" in said("order", document)


def test_the_facilitator_reads_what_may_become_of_each_step(day: WorkshopDocument) -> None:
    told = said("facilitator", day)
    assert "From 10:00 to 12:00: 120 minutes." in told
    assert "7 minutes. Can shrink to 5 minutes." in told
    assert "4 minutes. Keep it." in told
    assert "Can go. Instead: Leave the board up" in told
    assert "Bring: Tea, water, and something to eat" in told
    assert "What keeps coming back in our stories?" in told


def test_the_facilitator_is_reminded_of_what_people_need(day: WorkshopDocument) -> None:
    told = said("facilitator", day)
    assert "BSL interpreter: 1" in told
    assert told.count("needs a break too.") == 1
    assert told.count("3 people are owed travel or a fee") == 1
    assert told.index("11:50 Promises") < told.index("owed travel")
    day.access_needs = [AccessNeedDocument(kind="crèche, for Mo", count=1)]
    assert "crèche, for Mo: 1" in said("facilitator", day)


def test_a_fixed_time_is_waited_for(day: WorkshopDocument) -> None:
    day.activities[3].starts = "11:15"
    assert "11:15 Break" in said("order", day)
    told = said("facilitator", day)
    assert "Fixed: it begins at 11:15." in told
    assert "too long" not in told


def test_a_fixed_time_that_cannot_be_met_is_said(day: WorkshopDocument) -> None:
    day.activities[3].starts = "10:50"
    told = said("facilitator", day)
    assert "“Break” is to begin at 10:50, but what comes before is 6 minutes too long." in told
    assert "too long" not in said("order", day)


def test_a_fixed_time_says_when_a_day_without_a_beginning_begins(tmp_path: Path) -> None:
    document = made(tmp_path, starts="")
    document.activities[3].starts = "11:00"
    assert "10:04 Welcome" in said("order", document)


def test_what_was_left_out_does_not_move_the_beginning(tmp_path: Path) -> None:
    document = made(tmp_path, starts="")
    document.activities[3].starts = "11:00"
    step(document, 1, 0, state="skipped")
    assert "From 10:04" in said("facilitator", document)
    began = datetime.fromisoformat("2026-03-14T09:50:20").astimezone(UTC)
    document.day = DayDocument(began=began.isoformat())
    assert "From 09:50" in said("facilitator", document)
    document.day = DayDocument(began=(began - timedelta(days=3)).isoformat())
    assert "From 10:04" in said("facilitator", document), "that was a trial"


def test_nobody_is_reminded_twice_in_one_breath(day: WorkshopDocument) -> None:
    before = said("facilitator", day).count("large print copy")
    step(day, 1, 0, role="break")
    assert said("facilitator", day).count("large print copy") == before


def test_the_wall_names_the_workshop_once(tmp_path: Path) -> None:
    assert said("order", made(tmp_path, question="")).count("Stories of Riverside") == 1


def test_a_step_that_was_broken_off_is_not_called_left_out(day: WorkshopDocument) -> None:
    step(day, 5, 2, state="skipped", spent=35 * 60)
    told = said("facilitator", day)
    assert "Cut short after 35 minutes. Instead: Leave the board up" in told
    assert "Left out." not in told


def test_after_the_day_planned_and_actual_minutes_stand_side_by_side(
    day: WorkshopDocument,
) -> None:
    assert "Took" not in said("facilitator", day)
    step(day, 3, 1, spent=21 * 60 + 10, added=3)
    step(day, 5, 2, state="skipped")
    step(day, 1, 0, spent=9 * 60)
    told = said("facilitator", day)
    assert "It took 30 minutes." in told
    assert "It took 9 minutes." in told
    assert "20 (was 17) 21 Tell it in pairs" in told
    assert "– – – Read across" in told
    assert "Left out. Instead: Leave the board up" in told


def test_a_document_without_steps_has_those_of_its_decks(day: WorkshopDocument) -> None:
    before = said("facilitator", day)
    for activity in (day.activities[2],):
        activity.steps = []
    assert "10:11 5 Choose a story" in said("facilitator", day)
    assert len(before) == len(said("facilitator", day))


def test_a_step_that_its_deck_does_not_know_is_printed_by_its_key(day: WorkshopDocument) -> None:
    step(day, 3, 0, step="walk_and_talk", prompt="Walk, and talk.")
    assert "walk_and_talk Walk, and talk." in said("facilitator", day)


# What to bring


def test_what_to_bring_is_listed_once_with_all_that_needs_it(day: WorkshopDocument) -> None:
    told = said("materials", day)
    assert told.count("Notes and thick pens") == 1
    assert "Stories What our stories add up to" in told


def test_what_to_bring_is_counted_where_people_and_tables_are_known(
    day: WorkshopDocument,
) -> None:
    told = said("materials", day)
    assert "Story cards, A5, one each 24" in told
    assert "one A3 sheet to a table 5" in told
    day.workshop.expected, day.tables = None, []
    told = said("materials", day)
    assert "Story cards, A5, one each …" in told
    assert "one A3 sheet to a table …" in told


def test_each_or_each_table_of_several_things_is_not_counted_wrongly(
    day: WorkshopDocument,
) -> None:
    day.activities[0].materials = ["Stickers, two of each to a table", "Sticky dots, three each"]
    told = said("materials", day)
    assert "two of each to a table …" in told
    assert "Sticky dots, three each 72" in told


def test_a_day_that_needs_nothing_has_no_such_list(tmp_path: Path, day: WorkshopDocument) -> None:
    for activity in day.activities:
        activity.materials = []
    assert "what to bring" not in names(tmp_path, day)


# Signing in


def test_the_sign_in_sheet_prints_the_whole_agreement_and_asks_for_no_name(
    day: WorkshopDocument,
) -> None:
    told = solid(said("sign_in", day, blank=True))
    whole = agreement()
    for words in (whole.opening, *(part.words for part in whole.parts), whole.closing):
        assert solid(words) in told
    assert "Nonames,please" in told
    assert "ignature" not in told


@pytest.mark.parametrize(("expected", "lines"), [(None, 30), (7, 7), (45, 45)])
def test_there_is_a_line_for_everybody_who_is_expected(
    day: WorkshopDocument, expected: int | None, lines: int
) -> None:
    day.workshop.expected = expected
    told = said("sign_in", day, blank=True).split()
    assert [word for word in told if word[0] == "P" and word[1:].isdigit()] == [
        f"P{number}" for number in range(1, lines + 1)
    ]
    assert told.count("☐") == 4 * lines


def test_the_sign_in_sheet_has_the_agreement_and_no_word_about_who_needs_what(
    day: WorkshopDocument,
) -> None:
    assert "BSL" not in said("sign_in", day, blank=True)


# Blank sheets of a session


def test_marks_that_zones_share_are_explained_once(tmp_path: Path) -> None:
    shared = [
        deck
        for deck in shipped_decks()
        if sum(bool(zone.kinds) for zone in bundle_for(deck).board(deck).zones) > 1
    ]
    assert shared
    for deck in shared:
        document = WorkshopDocument.model_validate(
            {
                "format": "workshop-exchange",
                "version": 1,
                "workshop": {"title": "Marks"},
                "activities": [
                    {"exercise": bundle_for(deck).board(deck).exercise, "deck": deck},
                ],
            }
        )
        (sheet, *_more) = print_pack(
            document, PrintOptions(blank=True, activity=1), tmp_path / deck
        )
        text = text_of(sheet.path.read_bytes())
        kinds = {kind.title for zone in bundle_for(deck).board(deck).zones for kind in zone.kinds}
        foot = text[text.index("Ring one") :].split("Ring one")[1]
        for title in kinds:
            assert foot.count(title) == 1, (deck, title)


def test_a_blank_sheet_says_which_activity_of_the_day_it_is_for(
    tmp_path: Path, day: WorkshopDocument
) -> None:
    _sign_in, stories, quadrants = print_pack(day, PrintOptions(blank=True), tmp_path)
    assert "Stories" in text_of(stories.path.read_bytes())
    assert "What our stories add up to" in text_of(quadrants.path.read_bytes())

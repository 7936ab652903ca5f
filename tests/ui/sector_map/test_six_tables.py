"""Six tables' paper maps are typed in by a volunteer, and brought together by the facilitator."""

import shutil
from collections.abc import Iterator

import pytest

from exports.exercises import PAPERS
from exports.pdf import pdf_bytes
from exports.sheets import Job, PrintOptions
from facilitator.exercises.sector_map.pooling import bring_together
from facilitator.exercises.sector_map.tables import KNOWN, MapBoard, SectorEntry
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import saved_id
from tests.exercises.sector_maps import map_of
from tests.exports.paper_workshops import text_of
from tests.ui.log_book.sight import everything_in_sight
from tests.ui.sector_map.scribe_hands import go_to, hand_over, is_on, next_paper, seen, take_back
from tests.ui.sector_map.table_hands import MapHands
from ui.cli import main
from ui.exercises.sector_map.pooling_dialog import PoolingDialog
from ui.exercises.sector_map.ring_view import RingView

Line = tuple[str, ...]
HEALTH, COUNCIL = "Health bodies", "Local authority"
SHEETS: dict[int, dict[str, list[Line]]] = {
    1: {
        COUNCIL: [("The council", "Town clerk 2", "Mayor", "Ring the clerk")],
        HEALTH: [("The surgery", "Nurse 3")],
    },
    2: {COUNCIL: [("the Council", "town clerk 3, Parks officer", "", "Write to the parks")]},
    3: {COUNCIL: [("Town hall", "Town  clerk")], HEALTH: [("Hospital", "", "Ward manager")]},
    4: {COUNCIL: [("", "Town clerk 3")], HEALTH: [("The surgery", "", "Practice manager")]},
    5: {HEALTH: [("hospital", "", "ward manager", "Ask the nurse"), ("Dentist", "")]},
    6: {COUNCIL: [("The council", "", "Mayor")]},
}
"""By table, by row: what stands on the papers, in the columns of the table."""


def type_papers(hands: MapHands) -> None:
    """Type every paper by keys alone, as one volunteer does."""
    hand_over(hands, table=1)
    for table, sheet in SHEETS.items():
        if table > 1:
            next_paper(hands, table)
        for row, lines in sheet.items():
            go_to(hands, row)
            for line in lines:
                hands.fill(*line)
            hands.press("Escape")
    take_back(hands)


def written(board: MapBoard) -> list[tuple[int | None, str, str]]:
    """Return what each line says, and from which paper it is."""
    return [(row.table_number, row.here, row.next_step) for row in board.entries.values()]


def on_papers() -> list[tuple[int | None, str, str]]:
    return [
        (table, line[0], line[3] if len(line) > 3 else "")
        for table, sheet in SHEETS.items()
        for lines in sheet.values()
        for line in lines
    ]


def paper(store: Store, key: str) -> str:
    """Return what stands on a printed paper."""
    job = Job(export_document(store), 1, PrintOptions())
    (found,) = [each for each in PAPERS["sector_map"].filled if each.key == key]
    return text_of(pdf_bytes(found.draw(job)))


def from_table(board: MapBoard, table: int, place: int) -> SectorEntry:
    return [row for row in board.entries.values() if row.table_number == table][place]


def known(board: MapBoard, row: SectorEntry) -> set[int]:
    return {tie.person_id for tie in board.ties_of(saved_id(row), KNOWN)}


def test_six_papers_are_typed_brought_together_and_told_apart_still(map_: MapHands) -> None:
    type_papers(map_)
    assert written(map_.board) == on_papers()
    ties = len(map_.board.ties)
    assert len({tie.person_id for tie in map_.board.ties.values()}) == ties  # each is a person

    map_.press("Ctrl+F3")
    map_.rest(60)
    offered = everything_in_sight()
    assert "The council (Local authority)\n   Table 1: S1 The council" in offered
    assert "Table 2: S3 the Council" in offered
    assert "Table 6: S10 The council" in offered
    assert "Table 4: S6 Local authority, working together" in offered
    assert map_.focus is map_.find(PoolingDialog).list
    map_.press("Return")
    assert "sounds like the same twice" in everything_in_sight()
    assert "not in the workshop any more" not in everything_in_sight()
    map_.press("Escape")
    board = map_.board
    assert written(board) == on_papers()
    clerks = [known(board, from_table(board, table, 0)) for table in (1, 2, 3, 4)]
    assert len(set.intersection(*clerks)) == 1
    council, hospital = (from_table(board, table, place) for table, place in ((1, 0), (3, 1)))
    assert board.table_numbers(saved_id(council)) == [1, 2, 6]
    assert board.table_numbers(saved_id(hospital)) == [3, 5]
    assert board.strength(saved_id(council)) == 3

    tables_say_where_lines_are_from(map_)
    papers_say_where_lines_are_from(map_.store)
    map_.press("Ctrl+1")
    map_.press("Ctrl+Z")
    assert all(row.stands_with_id is None for row in map_.board.entries.values())
    assert len({tie.person_id for tie in map_.board.ties.values()}) == len(map_.board.ties) == ties


def tables_say_where_lines_are_from(hands: MapHands) -> None:
    """See that table and ring say from which papers something is."""
    said = hands.aloud()
    assert "Local authority, label: S3; Table 2; with S1" in said
    assert "Health bodies, label: S8; Table 5; with S5" in said
    hands.press("Ctrl+2")
    ring = hands.find(RingView)
    ring.select_entry(hands.entry("S1").id)
    assert "S1 The council (tables 1, 2, 6): " in hands.words()
    ring.select_entry(hands.entry("S5").id)
    assert "S5 Hospital (tables 3, 5): nobody yet; we need Ward manager" in hands.words()


def papers_say_where_lines_are_from(store: Store) -> None:
    """See that nothing of any paper is lost on what is printed."""
    table = paper(store, "table")
    assert "S1 The council (tables 1, 2, 6)" in table
    assert "S4 Town hall (table 3)" in table
    assert "S5 Hospital (tables 3, 5)" in table
    for role in ("Town clerk (working together)", "Parks officer", "Practice manager", "Nurse"):
        assert role in table
    gaps = paper(store, "gaps")
    assert "S5 Hospital (tables 3, 5)" in gaps
    assert "Next step: Ask the nurse" in gaps
    assert "S9 Dentist (table 5)" in gaps


def test_what_was_typed_is_one_stream_of_steps_to_undo(map_: MapHands) -> None:
    type_papers(map_)
    steps = []
    while map_.board.entries:
        steps.append(map_.store.undo_label)
        map_.press("Ctrl+Z")
    assert not map_.board.ties
    assert set(steps) == {
        "Add institution",
        "Change institution",
        "Change whom we know",
        "Change whom we need to know",
    }
    map_.press("Ctrl+Shift+Z", len(steps))
    assert written(map_.board) == on_papers()


def test_a_paper_that_is_taken_up_again_goes_on_where_it_was(map_: MapHands) -> None:
    hand_over(map_, table=1)
    map_.fill("The council")
    map_.press("Escape")
    next_paper(map_, 2)
    map_.fill("The ministry")
    map_.press("Escape")
    next_paper(map_, 1)
    assert "The council" in seen(map_)
    map_.press("Ctrl+Return")
    map_.fill("The member of parliament")
    take_back(map_)
    assert [row.table_number for row in map_.board.entries.values()] == [1, 2, 1]


def test_tables_that_said_different_things_are_both_on_paper(map_: MapHands) -> None:
    type_papers(map_)
    rows = [from_table(map_.board, table, 0) for table in (1, 2, 3)]
    bring_together(map_.store, [saved_id(row) for row in rows])
    table, cards = paper(map_.store, "table"), paper(map_.store, "contacts")
    assert "S1 The council; Town hall (tables 1, 2, 3)" in table
    assert "Ring the clerk; Write to the parks" in cards


def test_a_map_brought_together_with_itself_is_as_it_was(
    map_: MapHands, capsys: pytest.CaptureFixture[str]
) -> None:
    type_papers(map_)
    entry = saved_id(map_.entry("S1"))
    bring_together(map_.store, [entry, entry])
    assert map_.entry("S1").stands_with_id is None
    map_.press("Ctrl+F3")
    map_.rest(60)
    map_.press("Return")
    map_.press("Escape")
    path = map_.store.path
    before = written(map_.board), len(map_.board.ties)
    map_.window.show_home()
    copy, both = path.with_name("copy.workshop"), path.with_name("both.workshop")
    shutil.copy(path, copy)
    assert main(["merge", str(path), str(copy), "--into", str(both)]) == 0
    with Store.open(both) as store:
        board = map_of(store)
        assert (written(board), len(board.ties)) == before
        assert board.table_numbers(saved_id(from_table(board, 1, 0))) == [1, 2, 6]
    assert main(["check", str(both)]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.fixture(autouse=True)
def the_keyboard_is_given_back(map_: MapHands) -> Iterator[None]:
    yield
    if map_.window.isVisible() and is_on(map_):
        take_back(map_)

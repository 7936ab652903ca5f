"""A map is filled by keyboard alone, as fast as people talk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from facilitator.exercises.sector_map.institutions import add_entry, change_entry, remove_entries
from facilitator.exercises.sector_map.rows import add_row, remove_row
from facilitator.exercises.sector_map.ties import know
from facilitator.people import change_person
from tests.ui.room.seen import everything_open
from tests.ui.sector_map.table_hands import MapHands
from ui.exercises.sector_map.role_field import RoleField

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def test_a_blank_map_is_filled_with_thirty_institutions_by_keyboard_alone(map_: MapHands) -> None:
    for number in range(30):
        map_.fill(
            f"Place {number}", f"Lead {number} 3, Clerk {number}", f"Chief {number}", "Ring them"
        )
        if number % 3 == 2:
            map_.press("Return")  # from an empty line to the next row
    assert len(map_.board.entries) == 30
    labels = [entry.label for entry in map_.board.entries.values()]
    assert labels == [f"S{number}" for number in range(1, 31)]
    assert map_.known("S30") == [("Lead 29", 3), ("Clerk 29", 1)]
    assert map_.people("S1", "needed") == [("Chief 0", 0)]
    assert map_.entry("S7").next_step == "Ring them"
    rows = [entry.row_id for entry in map_.board.entries.values()]
    assert len(set(rows)) == 10
    assert map_.entry("S1").row_id == map_.entry("S3").row_id == map_.row("Local authority")
    path = map_.store.path
    map_.press("Ctrl+W")
    map_.window.open_path(path)
    map_.rest(20)
    assert len(map_.board.entries) == 30


def test_each_cell_is_a_step_that_is_undone_and_done_again(map_: MapHands) -> None:
    map_.fill("The council", "Public Health lead 3, Districts lead 3")
    map_.press("Escape")
    assert map_.known("S1") == [("Public Health lead", 3), ("Districts lead", 3)]
    map_.press("Ctrl+Z")
    assert map_.known("S1") == []
    map_.press("Ctrl+Z")
    assert not map_.board.entries
    assert not map_.board.ties
    map_.press("Ctrl+Shift+Z")
    map_.press("Ctrl+Shift+Z")
    assert map_.known("S1") == [("Public Health lead", 3), ("Districts lead", 3)]


def test_lines_that_were_kept_look_as_if_painted_anew(map_: MapHands) -> None:
    map_.fill("The council, at the far end of a very long street", "Clerk 1", "Chief")
    map_.fill("A second council", "Leader 3")
    map_.press("Escape")
    (first, second), table = map_.board.entries, map_.table

    def kept() -> bool:
        map_.rest(20)
        before = table.grab().toImage()
        table.fit()  # nothing that was painted is kept
        map_.rest(20)
        return before == table.grab().toImage()

    assert kept()
    know(map_.store, first, "Porter", 2)
    assert kept()
    change_entry(map_.store, first, here="Hall", next_step="Ask at the desk on a Tuesday morning")
    assert kept()
    person = next(iter(map_.board.ties.values())).person_id
    change_person(map_.store, person, role="Night clerk")
    assert kept()
    remove_entries(map_.store, [first])
    assert kept(), "the second one names the row now"
    map_.press("Ctrl+Z")
    change_entry(map_.store, second, here="")
    assert kept()


def test_what_is_on_the_screen_is_what_there_is_wherever_lines_move(map_: MapHands) -> None:
    def on_screen() -> QImage:
        map_.rest(30)
        window = map_.window
        return window.screen().grabWindow(window.winId()).toImage()

    map_.fill("The council", "", "", "")
    for number in range(30):
        map_.fill(f"Institution {number} " * (1 + number % 7))
        map_.press("Return" if number % 5 else "Ctrl+Return")
    for keys in ("Escape", "Up", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Delete", "Ctrl+Return"):
        map_.press(keys)
        kept = on_screen()
        map_.table.viewport().update()
        assert kept == on_screen(), keys
    headings = set(map_.table.table.headings())
    rows = range(map_.table.table.rowCount())
    assert {at for at in rows if map_.table.columnSpan(at, 0) > 1} == headings


def test_a_key_names_the_middle_from_the_table(map_: MapHands) -> None:
    map_.press("Shift+F2")
    map_.rest(30)
    map_.write("Riverside Residents")
    map_.press("Return")
    assert map_.board.centre == "Riverside Residents"


def test_cells_are_said_in_full(map_: MapHands) -> None:
    map_.fill("The council", "Public Health lead 3")
    map_.press("Escape")
    said = map_.aloud()
    assert "Local authority, whom we know: Public Health lead, working together" in said
    assert "Local authority, what it is here: The council" in said
    assert any(each.startswith("Health bodies, compiled") for each in said)
    assert "State, 11 rows · 1 institution" in said
    begun = "Public services, what it is here: nothing yet; for example Health, police"
    assert any(each.startswith(begun) for each in said)


def test_a_gap_says_so_in_words(map_: MapHands) -> None:
    map_.fill("The bus company")
    map_.press("Escape")
    assert "Local authority, whom we know: nobody yet" in map_.aloud()
    assert "State, 11 rows · 1 institution · nobody known at 1" in map_.aloud()


def test_whoever_is_on_the_map_is_offered_and_stays_one_person(map_: MapHands) -> None:
    map_.fill("The council", "Public Health lead 3")
    map_.write("The clinic")
    map_.press("Tab")
    map_.write("publ")
    field = map_.focus
    assert isinstance(field, RoleField)
    assert field.is_offering
    offers = QApplication.activePopupWidget()
    assert offers is not None
    QTest.keyClick(offers, Qt.Key.Key_Down)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    assert field.text() == "Public Health lead"
    map_.write(" 2, Nurse")
    map_.press("Return")
    assert map_.known("S2") == [("Public Health lead", 2), ("Nurse", 1)]
    council, clinic = (map_.entry(label).id or 0 for label in ("S1", "S2"))
    (one,) = map_.board.ties_of(council, "known")
    assert one.person_id == map_.board.ties_of(clinic, "known")[0].person_id


def test_enter_means_enter_while_people_are_offered(map_: MapHands) -> None:
    map_.fill("The council", "Public Health lead 3")
    map_.write("The clinic")
    map_.press("Tab")
    map_.write("Pub")
    offers = QApplication.activePopupWidget()
    assert offers is not None
    QTest.keyClick(offers, Qt.Key.Key_Tab)
    assert map_.known("S2") == [("Pub", 1)]
    assert map_.focus.accessibleName() == "Local authority, whom we need"


def test_ctrl_enter_arrows_f2_and_delete(map_: MapHands) -> None:
    map_.write("The council")
    map_.press("Ctrl+Return")
    map_.write("The ministry")
    map_.press("Up")
    assert map_.here() == "Local authority, what it is here: The council"
    map_.press("F2")
    map_.write(" of the town")
    map_.press("Down")
    assert map_.entry("S1").here == "The council of the town"
    map_.press("Delete")
    assert [entry.label for entry in map_.board.entries.values()] == ["S1"]
    assert "S2 is deleted. Ctrl+Z brings it back." in map_.asked()
    map_.press("Ctrl+Z")
    assert map_.entry("S2").here == "The ministry"


def test_typing_replaces_words_and_adds_people(map_: MapHands) -> None:
    map_.fill("The council", "Clerk 2")
    map_.press("Escape")
    map_.press("Up")
    map_.write("The county")
    map_.press("Tab")
    map_.write("Warden")
    map_.press("Return")
    assert map_.entry("S1").here == "The county"
    assert map_.known("S1") == [("Clerk", 2), ("Warden", 1)]


def test_the_table_typed_for_stays_until_it_is_changed(map_: MapHands) -> None:
    map_.press("Ctrl+Shift+T")
    map_.enter("3")
    map_.fill("The council")
    map_.fill("The parks team")
    map_.press("Escape")
    map_.press("Ctrl+Shift+T")
    map_.enter("4")
    map_.press("Ctrl+Return")
    map_.fill("The ministry")
    assert [entry.table_number for entry in map_.board.entries.values()] == [3, 3, 4]
    assert "Local authority, label: S1; Table 3" in map_.aloud()


def test_rows_and_sectors_are_added_renamed_moved_and_removed(map_: MapHands) -> None:
    map_.press("Ctrl+R")
    map_.enter("Allotments")
    assert map_.here().startswith("Allotments, what it is here: nothing yet")
    map_.fill("The gardens behind the mill", "Chair 3")
    map_.press("Escape")
    own = map_.row("Allotments")
    state = map_.board.rows["sector_row"][own].sector_id
    map_.press("Alt+Down")
    assert map_.board.rows["sector_row"][own].sector_id != state
    assert map_.entry("S1").row_id == own
    map_.press("Alt+Up")
    assert map_.board.rows["sector_row"][own].sector_id == state
    actions = map_.screen.actions_
    actions.rename.trigger()
    map_.write("")
    map_.press("Ctrl+A")
    map_.enter("Gardens")
    assert map_.row("Gardens") == own
    actions.add_sector.trigger()
    map_.enter("Neighbours abroad")
    assert "Neighbours abroad, 0 rows · 0 institutions" in map_.aloud()
    map_.screen.table.go_to(map_.screen.table.table.row_lines(own)[0])
    map_.rest(120)
    actions.remove_row.trigger()
    assert not map_.board.entries
    assert map_.store.undo_label == "Delete row with 1 institution"
    map_.press("Ctrl+Z")
    assert map_.entry("S1").row_id == own


def test_an_entry_that_goes_while_its_cell_is_open_closes_it(map_: MapHands) -> None:
    map_.fill("The council")
    map_.press("Escape")
    map_.press("Up")
    map_.press("F2")
    map_.write(", and its offices")
    remove_entries(map_.store, [map_.entry("S1").id or 0])
    map_.rest(10)
    assert map_.asked().startswith("This line was removed while you were writing in it.")
    assert QApplication.clipboard().text() == "The council, and its offices"
    assert map_.focus is map_.table
    assert not map_.board.entries


def test_a_row_that_goes_while_somebody_begins_a_line_in_it(map_: MapHands) -> None:
    map_.write("The council of elders")
    remove_row(map_.store, map_.row("Local authority"))
    map_.rest(10)
    assert QApplication.clipboard().text() == "The council of elders"
    assert "This line was removed while you were writing in it." in map_.asked()


def test_a_line_that_is_begun_stays_when_others_add_to_its_row(map_: MapHands) -> None:
    map_.write("The council")
    add_entry(map_.store, map_.board, map_.row("Local authority"), "From elsewhere")
    map_.rest(10)
    map_.press("Return")
    assert [entry.here for entry in map_.board.entries.values()] == [
        "From elsewhere",
        "The council",
    ]


def test_what_is_typed_is_kept_when_the_workshop_closes(map_: MapHands) -> None:
    map_.write("Half a thou")
    path = map_.store.path
    map_.press("Ctrl+W")
    map_.window.open_path(path)
    map_.rest(20)
    assert map_.entry("S1").here == "Half a thou"


def test_the_table_follows_line_by_line_whatever_happens(map_: MapHands) -> None:
    model = map_.table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    store, board = map_.store, map_.board
    rows = [map_.row(title) for title in ("Banks", "Unions", "Youth", "Local authority")]
    ids = [add_entry(store, board, rows[n % 4], f"Place {n}", known=["Lead"]) for n in range(12)]
    map_.press("Ctrl+R")
    map_.enter("Allotments")
    know(store, ids[3], "Warden", 2)
    remove_row(store, rows[1])
    remove_entries(store, ids[:1])
    for _step in range(3):
        store.undo()
    for _step in range(2):
        store.redo()
    lines = [each for each in map_.aloud() if ", what it is here: Place" in each]
    assert len(lines) == 12 - 3


def test_private_entries_and_names_stay_off_a_mirrored_screen(map_: MapHands) -> None:
    board, store = map_.board, map_.store
    own = map_.row("Local authority")
    entry = add_entry(store, board, own, "The secret one", known=["Hidden ally"])
    shown = add_entry(store, board, own, "The open one", known=["Clerk"])
    (tie,) = map_.board.ties_of(shown, "known")
    change_person(store, tie.person_id, name_may_be_held=True, name="Amina Yusuf")
    map_.screen.table.go_to(map_.screen.table.table.row_lines(own)[0])
    map_.press("Alt+Return")
    change_entry(store, entry, visibility="private")
    assert "The secret one" in " ".join(map_.aloud())
    map_.start_clock()
    everything = everything_open() + " ".join(map_.aloud())
    assert "The secret one" not in everything
    assert "Hidden ally" not in everything
    assert "The open one" in everything
    assert "Amina" not in everything


def test_a_thousand_rows_stay_fluent(map_: MapHands) -> None:
    store, board = map_.store, map_.board
    rows = list(board.rows["sector_row"])
    with store.step("Fill"):
        for number in range(1_000):
            add_entry(store, board, rows[number % len(rows)], f"Place {number}", known=["Lead"])
    map_.rest(10)
    map_.press("Home")
    map_.press("Ctrl+Return")
    map_.fill("One more", "Clerk 3")
    assert len(map_.board.entries) == 1_001


def test_a_thousand_kinds_of_institution_are_filled_and_seen_on_the_ring(map_: MapHands) -> None:
    store, activity_id = map_.store, map_.screen.desk.activity_id
    sectors = [sector.id or 0 for sector in map_.board.sectors]
    with store.step("Many rows"):
        for number in range(1_000):
            add_row(store, activity_id, sectors[number % 3], f"Row {number}")
    map_.rest(10)
    map_.screen.select_labels(["Row 999"])
    map_.fill("The last one of the state", "Clerk 3")
    map_.press("Escape")
    assert map_.entry("S1").row_id == map_.row("Row 999")
    map_.press("Up")
    map_.press("Ctrl+2")
    assert "S1 The last one of the state: Clerk, working together" in map_.words()
    map_.press("Ctrl+1")
    assert map_.here() == "Row 999, what it is here: The last one of the state"

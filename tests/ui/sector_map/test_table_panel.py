"""What comes next at an institution, beside the table; and the ring over the same rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator.exercises.sector_map.institutions import add_entry, remove_entries
from facilitator.store import Store
from tests.ui.sector_map.table_hands import MapHands
from ui.exercises.fields import Choice, SavedText
from ui.exercises.sector_map.entry_panel import EntryPanel
from ui.exercises.sector_map.legend import Legend
from ui.exercises.sector_map.ring_view import RingView
from ui.exercises.sector_map.role_field import RoleField
from ui.theme import load_fallback_fonts

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def opened(map_: MapHands) -> MapHands:
    """Return a map with two institutions, and the details of the second one open."""
    map_.fill("The council", "Public Health lead 3")
    map_.fill("The bus company", "", "Depot manager")
    map_.press("Escape")
    map_.press("Up")
    map_.press("Alt+Return")
    return map_


def test_a_command_may_follow_the_cursor_at_once(map_: MapHands) -> None:
    map_.fill("The council", "Public Health lead 3")
    map_.press("Escape")
    map_.rest(200)
    talk = map_.screen.actions_.talk
    assert not talk.isEnabled()  # the cursor is in the empty line
    QTest.keyClick(map_.focus, Qt.Key.Key_Up)
    assert talk.isEnabled()


def test_what_the_signs_mean_is_whole_once_all_fonts_are_there(map_: MapHands) -> None:
    load_fallback_fonts()  # as the app does, once its window is up
    map_.rest(100)
    words = next(label for label in map_.find(Legend).findChildren(QLabel))
    assert "●○○ a name" in words.text()
    assert words.height() >= words.heightForWidth(words.width())


def test_how_the_middle_is_named_is_said_beside_the_table_until_it_is(map_: MapHands) -> None:
    assert "Shift+F2 names the middle." in map_.words()
    map_.press("Shift+F2")
    map_.press("Ctrl+A")
    map_.write("Bont Street")
    map_.press("Return")
    map_.press("Ctrl+1")
    map_.rest(20)
    assert map_.board.named == "Bont Street"
    assert "names the middle" not in map_.words()


def test_details_are_filled_by_keyboard(opened: MapHands) -> None:
    assert isinstance(opened.focus, SavedText)
    opened.write("Ask at the depot")
    opened.press("Tab")
    opened.write("Public Health lead")
    opened.press("Tab")
    opened.write("Centre manager")
    opened.press("Escape")
    entry, role = opened.entry("S2"), opened.screen.desk.people.role
    assert entry.next_step == "Ask at the depot"
    assert role(entry.introducer_id) == "Public Health lead"
    assert role(entry.holder_id) == "Centre manager"
    assert opened.focus is opened.table


def test_an_introducer_who_is_chosen_is_the_person_we_know(opened: MapHands) -> None:
    field = opened.find(RoleField, "Who could introduce us")
    field.setFocus()
    opened.write("publ")
    assert field.is_offering
    offers = QApplication.activePopupWidget()
    assert offers is not None
    QTest.keyClick(offers, Qt.Key.Key_Down)
    QTest.keyClick(offers, Qt.Key.Key_Return)
    opened.press("Tab")
    (tie,) = opened.board.ties_of(opened.entry("S1").id or 0, "known")
    assert opened.entry("S2").introducer_id == tie.person_id


def test_strength_is_said_anew_with_one_choice(opened: MapHands) -> None:
    opened.press("Escape")
    opened.press("Up")
    opened.press("Alt+Return")
    choice = opened.find(Choice, "How well we know Public Health lead")
    choice.setFocus()
    opened.press("Up")
    assert opened.known("S1") == [("Public Health lead", 2)]
    opened.press("Ctrl+Z")
    assert opened.known("S1") == [("Public Health lead", 3)]
    opened.until(lambda: choice.currentText().endswith("working together"))
    assert choice.currentText() == "●●●  working together"


def test_details_go_when_their_institution_goes(opened: MapHands) -> None:
    opened.write("Ask at the")
    remove_entries(opened.store, [opened.entry("S2").id or 0])
    opened.rest(100)
    panel = opened.find(EntryPanel)
    assert "S2" not in panel.accessibleName()
    assert [entry.label for entry in opened.board.entries.values()] == ["S1"]


def test_table_and_ring_show_the_same_institution(opened: MapHands) -> None:
    opened.press("Ctrl+2")
    assert opened.find(RingView).isVisible()
    opened.press("Ctrl+1")
    assert opened.table.isVisible()
    assert opened.here() == "Local authority, what it is here: The bus company"


def test_a_label_of_a_question_leads_to_its_line(opened: MapHands) -> None:
    opened.screen.select_labels(["S1"])
    assert opened.here() == "Local authority, what it is here: The council"
    opened.screen.select_labels(["civil_society: Youth"])
    assert opened.here().startswith("Youth, what it is here")


def test_a_file_for_reading_only_is_shown_and_not_changed(map_: MapHands) -> None:
    entry = add_entry(map_.store, map_.board, map_.row("Banks"), "The savings bank")
    path = map_.store.path
    map_.press("Ctrl+W")
    before = path.read_bytes()
    map_.window.open_path(path, read_only=True)
    map_.rest(20)
    map_.screen.select_labels(["S1"])
    map_.table.setFocus()
    map_.write("Nothing")
    map_.press("Return")
    map_.press("Delete")
    map_.press("Ctrl+R")
    assert entry in map_.board.entries
    assert map_.entry("S1").here == "The savings bank"
    map_.press("Ctrl+W")
    assert path.read_bytes() == before
    with Store.open(path) as store:
        assert store.undo_label is None


def test_in_little_room_details_stand_in_place_of_the_table(opened: MapHands) -> None:
    opened.press("Escape")
    opened.window.resize(1000, 420)
    opened.rest(20)
    opened.press("Alt+Return")
    assert not opened.screen.table.isVisible()
    assert opened.find(QPushButton, "").isVisible()
    opened.press("Escape")
    assert opened.screen.table.isVisible()
    assert opened.focus is opened.table

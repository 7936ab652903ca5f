"""Who is in the room, entered with the keys alone, and what that changes in print."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QSpinBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from facilitator import participants
from facilitator.access import need_title
from facilitator.beginning import new_workshop
from facilitator.day import clock
from facilitator.decks.bundle import bundle_for
from facilitator.exchange import WorkshopHead
from facilitator.participants import NEEDS, PARTS, Participant
from facilitator.session import begin_session
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui import theme as look
from ui.people.dialog import WhoIsHere
from ui.people.table import PeopleTable
from ui.printing.dialog import PrintDialog
from ui.theme import Theme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside", expected=4)):
        pass
    with Store.open(path) as store:
        yield store


@pytest.fixture
def dialog(qtbot: QtBot, store: Store) -> WhoIsHere:
    dialog = WhoIsHere(store, Theme())
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.qWaitForWindowActive(dialog)
    return dialog


def everybody(store: Store) -> list[Participant]:
    with store.reading() as session:
        return participants.participants(session)


def agreed(store: Store, code: str) -> list[str]:
    (person,) = [one for one in everybody(store) if one.code == code]
    return [part for part in PARTS if getattr(person, part)]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focus(), key)


def tab_to(qtbot: QtBot, name: str) -> QWidget:
    """Press Tab until something of this name has the cursor."""
    for _stop in range(20):
        here = focus()
        known = here.accessibleName() or getattr(here, "text", str)()
        if known.startswith(name):
            return here
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to “{name}”")


def open_page(qtbot: QtBot, dialog: WhoIsHere, title: str) -> None:
    bar = dialog.findChild(QTabBar)
    assert bar is not None
    bar.setFocus()
    for _page in range(bar.count()):
        if bar.tabText(bar.currentIndex()).replace("&", "") == title:
            return
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    raise AssertionError(f"there is no page “{title}”")


def says(dialog: QWidget, words: str) -> bool:
    return any(words in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_people_get_codes_and_agree_by_key(qtbot: QtBot, dialog: WhoIsHere, store: Store) -> None:
    tab_to(qtbot, "Add people")
    press(qtbot, Qt.Key.Key_Space)
    assert [person.code for person in everybody(store)] == ["P1", "P2", "P3", "P4"]
    tab_to(qtbot, "People, by code")
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert agreed(store, "P1") == ["joins", "keep_notes"]
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert agreed(store, "P2") == ["joins", "photograph"]
    press(qtbot, Qt.Key.Key_Space)
    assert agreed(store, "P2") == ["joins"]


def test_everybody_agrees_at_once_but_for_whoever_takes_no_part(
    qtbot: QtBot, dialog: WhoIsHere, store: Store
) -> None:
    participants.add_participants(store, 4)
    participants.remove_participants(store, ["P3"])
    tab_to(qtbot, "All agree to all four")
    press(qtbot, Qt.Key.Key_Space)
    assert agreed(store, "P1") == agreed(store, "P4") == list(PARTS)
    assert agreed(store, "P3") == []
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert agreed(store, "P1") == ["joins", "keep_notes"]
    assert says(dialog, "3 people take part.")


def test_a_number_seats_and_delete_removes_and_undo_brings_back(
    qtbot: QtBot, dialog: WhoIsHere, store: Store
) -> None:
    participants.set_tables(store, 3)
    participants.add_participants(store, 2)
    table = tab_to(qtbot, "People, by code")
    press(qtbot, Qt.Key.Key_Left)
    qtbot.keyClicks(focus(), "3")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: everybody(store)[0].table_number == 3)
    table.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert agreed(store, "P1") == []
    assert everybody(store)[0].table_number is None
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert agreed(store, "P1") == ["joins"]
    assert everybody(store)[0].table_number == 3


def test_what_a_cell_says_is_read_out(qtbot: QtBot, dialog: WhoIsHere, store: Store) -> None:
    participants.add_participants(store, 2, photograph=True, table_number=1)
    participants.remove_participants(store, ["P2"])
    table = dialog.findChild(PeopleTable)
    assert table is not None
    cells = QAccessible.queryAccessibleInterface(table)
    names = {
        child.text(QAccessible.Text.Name)
        for number in range(cells.childCount())
        if (child := cells.child(number)) is not None
    }
    assert {
        "P1, Photograph me: yes",
        "P1, Quote me: no",
        "P1, table 1",
        "P2, takes no part",
        "P2, no table",
    } <= names


def test_tables_and_their_names_are_entered_in_a_line(
    qtbot: QtBot, dialog: WhoIsHere, store: Store
) -> None:
    tab_to(qtbot, "How many tables")
    press(qtbot, Qt.Key.Key_Up, Qt.Key.Key_Up)
    tab_to(qtbot, "Names of the tables")
    qtbot.keyClicks(focus(), "window, door, stage")
    press(qtbot, Qt.Key.Key_Tab)
    with store.reading() as session:
        found = [(table.number, table.name) for table in participants.room_tables(session)]
    assert found == [(1, "window"), (2, "door"), (3, "stage")]
    assert dialog.everybody.tables.value() == 3
    dialog.everybody.tables.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    with store.reading() as session:
        assert len(participants.room_tables(session)) == 2


def test_the_agreement_is_read_out_and_the_moment_is_kept(
    qtbot: QtBot, dialog: WhoIsHere, store: Store
) -> None:
    store.clock = lambda: datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
    open_page(qtbot, dialog, "Agreement")
    assert "without your name" in dialog.agreement.words.toPlainText()
    assert says(dialog, "Not read out yet")
    tab_to(qtbot, "It was read out")
    press(qtbot, Qt.Key.Key_Space)
    assert says(dialog, "on 14 March 2026")
    store.undo()
    assert says(dialog, "Not read out yet")


def test_needs_are_counts_without_names(qtbot: QtBot, dialog: WhoIsHere, store: Store) -> None:
    open_page(qtbot, dialog, "Access needs")
    for kind in NEEDS:
        field = tab_to(qtbot, f"How many: {need_title(kind)}")
        assert isinstance(field, QSpinBox)
        press(qtbot, Qt.Key.Key_Up)
    with store.reading() as session:
        assert participants.access_needs(session) == dict.fromkeys(NEEDS, 1)
    press(qtbot, Qt.Key.Key_Down)
    with store.reading() as session:
        assert "travel_or_fee" not in participants.access_needs(session)
    assert says(dialog, "never who")


def test_what_cannot_be_done_is_said(qtbot: QtBot, dialog: WhoIsHere, store: Store) -> None:
    participants.add_participants(store, 1_999)
    dialog.everybody.more.setValue(2)
    tab_to(qtbot, "Add people")
    press(qtbot, Qt.Key.Key_Space)
    assert says(dialog, "has room for 2000 people")
    assert len(everybody(store)) == 1_999


def test_a_file_that_is_only_read_is_shown_and_stays_as_it_is(qtbot: QtBot, store: Store) -> None:
    participants.add_participants(store, 2)
    with Store.open(store.path, read_only=True) as copy:
        dialog = WhoIsHere(copy, Theme())
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.qWaitForWindowActive(dialog)
        tab_to(qtbot, "People, by code")
        press(qtbot, Qt.Key.Key_Space, Qt.Key.Key_Delete)
        assert not dialog.everybody.add.isEnabled()
        assert not dialog.agreement.read_out.isEnabled()
        assert agreed(copy, "P1") == ["joins"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_small_screen(
    qtbot: QtBot, qapp: QApplication, store: Store, scale: float, dark: bool
) -> None:
    theme = Theme(dark=dark, text_scale=scale)
    look.apply(qapp, theme)
    try:
        dialog = WhoIsHere(store, theme)
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.qWaitForWindowActive(dialog)
        assert dialog.width() <= 1280
        assert dialog.height() <= 720
        for page in (dialog.everybody, dialog.agreement, dialog.needs):
            assert page.minimumSizeHint().width() <= dialog.pages.width()
    finally:
        look.apply(qapp, Theme())


# In the window


def test_the_window_opens_it_and_gives_the_cursor_back(tmp_path: Path) -> None:
    path = tmp_path / "stories.workshop"
    begin_session(path, bundle_for("community_of_practice_1_stories"), WorkshopHead(expected=12))
    with Hands.on(tmp_path / "documents", path=path) as hands:
        hands.press("Ctrl+Shift+P")
        hands.until(lambda: isinstance(QApplication.activeWindow(), WhoIsHere), "the dialog")
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, WhoIsHere)
        assert dialog.everybody.more.value() == 12
        hands.press("Escape")
        hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
        assert hands.window.isAncestorOf(hands.focus)


def test_while_people_are_in_the_room_no_number_is_on_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "stories.workshop"
    begin_session(path, bundle_for("community_of_practice_1_stories"))
    with Store.open(path) as store:
        participants.set_need(store, "large_print", 2)
        with store.reading() as session:
            first = saved_id(activities(session)[0])
        clock.start(store, first)
    with Hands.on(tmp_path / "documents", path=path) as hands:
        hands.press("Ctrl+Shift+P")
        hands.until(lambda: isinstance(QApplication.activeWindow(), WhoIsHere), "the dialog")
        dialog = QApplication.activeWindow()
        assert isinstance(dialog, WhoIsHere)
        dialog.pages.setCurrentIndex(2)
        assert not any(field.isVisible() for field in dialog.needs.findChildren(QSpinBox))
        assert says(dialog, "Hold F9")
        window = dialog.windowHandle()
        QTest.keyPress(window, Qt.Key.Key_F9)
        assert all(field.isVisible() for field in dialog.needs.findChildren(QSpinBox))
        QTest.keyRelease(window, Qt.Key.Key_F9)
        assert not any(field.isVisible() for field in dialog.needs.findChildren(QSpinBox))
        hands.press("Escape")
        hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
        hands.press("Ctrl+P")
        hands.until(lambda: isinstance(QApplication.activeWindow(), PrintDialog), "the dialog")
        printing = QApplication.activeWindow()
        assert isinstance(printing, PrintDialog)
        assert "Large print copies as well" in ticked(printing)
        assert not says(printing, "need large print")
        hands.press("Escape")


# What it changes in print


def ticked(dialog: PrintDialog) -> set[str]:
    return {box.text() for box in dialog.findChildren(QCheckBox) if box.isChecked()}


def test_what_people_need_is_ticked_in_print_and_the_reason_said(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "stories.workshop"
    begin_session(path, bundle_for("community_of_practice_1_stories"))
    with Store.open(path) as store:
        plain = PrintDialog(store, Theme())
        participants.set_need(store, "large_print", 2)
        participants.set_need(store, "reader_copy", 1)
        needed = PrintDialog(store, Theme())
        for dialog in (plain, needed):
            qtbot.addWidget(dialog)
        needed.show()
        qtbot.waitExposed(needed)
        more = {"Large print copies as well", "List of all notes", "List of links"}
        assert ticked(needed) - ticked(plain) == more
        assert needed.options()["large_copies"] == 2
        assert says(needed, "2 people need large print")
        assert says(needed, "1 person needs a reader copy")


def test_papers_of_the_day_are_offered_for_the_whole_workshop_only(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "stories.workshop"
    begin_session(path, bundle_for("community_of_practice_1_stories"))
    with Store.open(path) as store:
        dialog = PrintDialog(store, Theme())
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        offered = [dialog.what.itemText(place) for place in range(dialog.what.count())]
        assert offered == ["The whole workshop", "Stories", "What our stories add up to"]
        assert {"order", "materials"} <= set(dialog.options()["papers"])
        dialog.what.setFocus()
        qtbot.keyClick(dialog.what, Qt.Key.Key_Down)
        assert dialog.options()["activity"] == 3
        assert not {"order", "materials"} & set(dialog.options()["papers"])

"""The list view: everything without a mouse, over the same rows as the canvas."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from facilitator.exercises.board.groups import tidy_board
from facilitator.exercises.board.notes import add_notes, move_notes, send_to_zone
from tests.ui.exercises.conftest import Room

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listed(room: Room) -> Room:
    room.type("Good neighbours", "No bus", "A choir")
    room.press(Qt.Key.Key_Tab)
    room.type("Share cars")
    room.press(Qt.Key.Key_L, CONTROL)
    room.screen.select_labels(["N2"])
    return room


def rows(room: Room) -> dict[str, list[str]]:
    """Return what the list says: each zone's heading, and its notes' labels."""
    view = room.screen.findChild(QTableView)
    assert view is not None
    model, found, zone = view.model(), dict[str, list[str]](), ""
    for row in range(model.rowCount(QModelIndex())):
        name = model.index(row, 0).data()
        if model.index(row, 1).data() is None:
            zone = name
            found[zone] = []
        else:
            found[zone].append(name)
    return found


def test_the_list_has_the_focus_and_the_canvas_its_selection(listed: Room) -> None:
    assert isinstance(listed.focus, QTableView)
    listed.press(Qt.Key.Key_Down)
    assert listed.screen.canvas.selection == [listed.id("N3")]
    listed.screen.canvas.select([listed.id("D1")])
    listed.press(Qt.Key.Key_Up)
    listed.press(Qt.Key.Key_Up)
    assert listed.screen.canvas.selection == [listed.id("N3")]


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_words_are_edited_in_place(listed: Room, qtbot: QtBot, key: Qt.Key) -> None:
    listed.press(key)
    listed.keys("No bus after six")
    listed.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed.note("N2").text == "No bus after six")
    first = listed.live.wording(listed.id("N2"), "said")
    assert first is not None
    assert first.text == "No bus"
    assert isinstance(QApplication.focusWidget(), QTableView)


def test_escape_leaves_the_words_as_they_were(listed: Room) -> None:
    listed.press(Qt.Key.Key_F2)
    listed.keys("Nonsense")
    listed.press(Qt.Key.Key_Escape)
    assert listed.note("N2").text == "No bus"


def test_notes_go_to_the_next_and_the_previous_column(listed: Room) -> None:
    listed.press(Qt.Key.Key_Right, ALT)
    assert listed.note("N2").zone == "actions"
    assert list(rows(listed).values())[:2] == [["N1", "N3"], ["D1", "N2"]]
    listed.press(Qt.Key.Key_Left, ALT)
    assert listed.note("N2").zone == "now"
    listed.press(Qt.Key.Key_Left, ALT)
    assert listed.note("N2").zone == "now"
    assert listed.screen.canvas.selection == [listed.id("N2")]


def test_notes_move_up_and_down_within_their_column(listed: Room) -> None:
    listed.press(Qt.Key.Key_Up, ALT)
    assert next(iter(rows(listed).values())) == ["N2", "N1", "N3"]
    listed.press(Qt.Key.Key_Down, ALT, times=3)
    assert next(iter(rows(listed).values())) == ["N1", "N3", "N2"]
    boxes = [card.box for card in listed.screen.canvas.scene.cards.values()]
    assert not any(a.overlaps(b) for a in boxes for b in boxes if a is not b)


def test_delete_removes_and_undo_brings_back(listed: Room) -> None:
    listed.press(Qt.Key.Key_Delete)
    assert next(iter(rows(listed).values())) == ["N1", "N3"]
    listed.press(Qt.Key.Key_Z, CONTROL)
    assert next(iter(rows(listed).values())) == ["N1", "N2", "N3"]


def test_l_links_to_a_typed_label(listed: Room) -> None:
    listed.press(Qt.Key.Key_L)
    listed.type("d1")
    assert listed.links == ["N2>D1"]
    assert isinstance(listed.focus, QTableView)
    listed.press(Qt.Key.Key_L)
    listed.type("d7")
    shown = [label.text() for label in listed.window.findChildren(QLabel) if label.isVisible()]
    assert "No note here is called D7; look at its label again." in shown
    listed.press(Qt.Key.Key_Escape)
    assert isinstance(listed.focus, QTableView)


def test_alt_enter_opens_the_details_and_escape_returns(listed: Room) -> None:
    listed.press(Qt.Key.Key_Return, ALT)
    listed.keys("Really: ")
    listed.press(Qt.Key.Key_Escape)
    assert listed.note("N2").text == "Really: No bus"
    assert isinstance(listed.focus, QTableView)


def test_the_list_follows_row_by_row_whatever_happens(listed: Room) -> None:
    view = listed.screen.findChild(QTableView)
    assert view is not None
    QAbstractItemModelTester(
        view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, view
    )
    board, store = listed.live.board, listed.store
    ids = add_notes(store, board, "changes", [f"Change {n}" for n in range(20)])
    listed.screen.select_labels(["C3"])
    move_notes(store, board, [(ids[4], 500, 2), (listed.id("D1"), 250, 900)])
    tidy_board(store, board)
    send_to_zone(store, board, ids[:15], "vision")
    assert listed.screen.canvas.selection == [listed.id("C3")]
    for _step in range(4):
        store.undo()
    assert [len(labels) for labels in rows(listed).values()] == [3, 1, 0, 0]
    for _step in range(4):
        store.redo()
    assert [len(labels) for labels in rows(listed).values()] == [3, 1, 5, 15]


def test_rows_are_told_in_full_to_assistive_technology(listed: Room) -> None:
    view = listed.screen.findChild(QTableView)
    assert view is not None
    assert view.accessibleName() == "Notes as a list"
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.Table
    told = view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "N2. Where are we now?. No bus"


def test_all_of_what_was_said_can_be_read_in_its_row(listed: Room) -> None:
    view = listed.screen.findChild(QTableView)
    assert view is not None
    before = view.rowHeight(view.currentIndex().row())
    listed.press(Qt.Key.Key_F2)
    listed.keys("So many words that they go on and on over line after line of this row. " * 8)
    listed.press(Qt.Key.Key_Return)
    assert view.rowHeight(view.currentIndex().row()) > 2 * before
    listed.press(Qt.Key.Key_Z, CONTROL)
    assert view.rowHeight(view.currentIndex().row()) == before

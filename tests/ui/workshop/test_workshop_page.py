"""The workshop window: what people do around the board."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.plan import add_activity
from facilitator.store import Store
from facilitator.workshop import activities, the_workshop
from ui.main_window import MainWindow
from ui.menus import menus
from ui.quiet_edit import QuietEdit
from ui.room.dialog import RoomDialog
from ui.room.settings import RoomSettings
from ui.room.view import RoomView
from ui.settings import Settings
from ui.workshop.guide import Guide
from ui.workshop.running_order import ActivityRow, RunningOrder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside", place="Centre")) as store:
        add_activity(store, shipped_source("theory_of_change"))
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, file: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings.load(), tmp_path / "documents")
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.open_path(file)
    qtbot.waitActive(window)
    yield window
    window.close()


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(focus(), key, held)


def enter(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(focus(), text)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)


def rows(window: QWidget) -> list[ActivityRow]:
    return [row for row in window.findChildren(ActivityRow) if row.isVisible()]


def button(window: QWidget, text: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.text().startswith(text))


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_undo_and_redo_say_what_they_do_and_do_it(qtbot: QtBot, window: MainWindow) -> None:
    enter(qtbot, "Tea on Tuesdays")
    page = window.page
    assert page is not None
    assert page.live is not None
    undo = button(window, "Undo")
    assert undo.text() == "Undo Add note"
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert not page.live.board.notes
    assert window.commands.redo.text() == "Redo Add note"
    press(qtbot, Qt.Key.Key_Z, CTRL, SHIFT)
    assert [note.text for note in page.live.board.notes.values()] == ["Tea on Tuesdays"]
    undo.click()
    assert not page.live.board.notes
    assert not undo.isEnabled()


def test_the_title_is_edited_where_it_stands(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    title = window.findChild(QuietEdit)
    assert title is not None
    title.setFocus()
    title.selectAll()
    enter(qtbot, "Riverside, spring")
    assert isinstance(focus(), QPlainTextEdit), "people go on typing notes"
    assert "Riverside, spring" in window.windowTitle()
    with Store.open(file, read_only=True) as store, store.reading() as session:
        assert the_workshop(session).title == "Riverside, spring"


def test_leaving_the_title_with_escape_puts_it_back(qtbot: QtBot, window: MainWindow) -> None:
    title = window.findChild(QuietEdit)
    assert title is not None
    title.setFocus()
    qtbot.keyClicks(title, "Oops")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert title.text() == "Riverside"


def test_place_day_and_question_are_entered_about_the_workshop(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, Qt.Key.Key_A, CTRL, SHIFT)
    dialog = window.findChild(QDialog)
    assert dialog is not None
    qtbot.waitActive(dialog)
    qtbot.waitUntil(lambda: isinstance(focus(), QLineEdit))
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focus(), " hall")
    button(dialog, "Save").click()
    assert window.page is not None
    with window.page.store.reading() as session:
        workshop = the_workshop(session)
    assert workshop.place.endswith("hall")
    assert workshop.title == "Riverside"


def test_activities_are_added_removed_and_brought_back(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert page is not None
    page.add_activity("keep_amplify_discard_create")
    assert isinstance(focus(), QPlainTextEdit)
    enter(qtbot, "The tea")
    qtbot.waitUntil(lambda: len(rows(window)) == 2)
    second = rows(window)[1]
    added = second.value
    assert isinstance(added, int)
    assert second.isChecked()
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Delete)
    with page.store.reading() as session:
        assert [each.exercise for each in activities(session)] == ["theory_of_change"]
    window.commands.undo.trigger()
    with page.store.reading() as session:
        assert len(activities(session)) == 2
    page.open_activity(added)
    assert page.live is not None
    assert [note.text for note in page.live.board.notes.values()] == ["The tea"]


def test_the_last_activity_may_go_and_the_window_offers_another(window: MainWindow) -> None:
    page = window.page
    assert page is not None
    (row,) = rows(window)
    page.remove_activity(int(str(row.value)))
    assert page.activity_screen is None
    assert not window.commands.print_.isEnabled()
    assert not window.commands.next_step.isEnabled()
    window.commands.undo.trigger()
    assert page.activity_screen is not None
    assert window.commands.next_step.isEnabled()


def test_f6_walks_round_the_parts_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    begin = focus()
    visited = []
    for _press in range(4):
        press(qtbot, Qt.Key.Key_F6)
        visited.append(focus())
    guide, order = window.findChild(Guide), window.findChild(RunningOrder)
    assert guide is not None
    assert order is not None
    assert guide.isAncestorOf(visited[0])
    assert order.isAncestorOf(visited[1])
    assert visited[3] is begin
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert focus() is visited[1]


def test_a_sheet_lists_every_command_with_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_F1, SHIFT)
    sheet = window.findChild(QDialog)
    assert sheet is not None
    tree = sheet.findChild(QTreeWidget)
    assert tree is not None
    found = {}
    for number in range(tree.topLevelItemCount()):
        part = tree.topLevelItem(number)
        assert part is not None
        for line in range(part.childCount()):
            found[part.child(line).text(0)] = part.child(line).text(1)
    assert found["Print…"] == "Ctrl+P"
    assert found["Find…"] == "Ctrl+F"
    assert found["Room view"] == "F11, F5"


def test_no_two_commands_share_their_keys(window: MainWindow) -> None:
    assert window.page is not None
    keys = [
        key.toString()
        for _title, actions in menus(window.commands, window.page.menus())
        for action in {id(action): action for action in actions}.values()
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)


def test_the_room_view_opens_and_closes(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_F11)

    def rooms() -> list[QWidget]:
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if isinstance(top, RoomView) and top.isVisible()]

    qtbot.waitUntil(lambda: len(rooms()) == 1)
    assert window.page is not None
    window.page.add_activity("keep_amplify_discard_create")
    window.commands.dark.trigger()
    window.commands.dark.trigger()
    window.commands.room_view.trigger()
    assert rooms() == []
    window.commands.room_view.trigger()
    qtbot.waitUntil(lambda: len(rooms()) == 1)
    window.commands.leave.trigger()
    assert rooms() == []


def test_an_open_room_view_follows_while_its_settings_are_said(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.commands.room_view.trigger()
    room = next(top for top in QApplication.topLevelWidgets() if isinstance(top, RoomView))
    before = room.settings
    window.commands.room_settings.trigger()
    dialog = window.findChild(RoomDialog)
    assert dialog is not None
    dialog.back_row.setValue(before.depth + 5)
    assert room.settings.depth == before.depth + 5
    dialog.reject()
    assert room.settings == before == RoomSettings.load()
    window.commands.room_settings.trigger()
    dialog = next(x for x in window.findChildren(RoomDialog) if x.isVisible())
    dialog.back_row.setValue(before.depth + 2)
    dialog.accept()
    assert room.settings == RoomSettings.load()
    assert room.settings.depth == before.depth + 2
    room.close()


def test_the_running_order_folds_where_there_is_little_room(
    qtbot: QtBot, window: MainWindow
) -> None:
    order = window.findChild(RunningOrder)
    assert order is not None
    assert not order.folded
    window.resize(1100, 720)
    qtbot.waitUntil(lambda: order.folded)
    press(qtbot, Qt.Key.Key_F7)
    assert not order.folded
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not order.folded)
    assert Settings.load().running_order


def test_what_is_being_typed_outlives_a_change_of_theme(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(focus(), "Half a sent")
    window.commands.dark.trigger()
    window.commands.text_sizes.actions()[-1].trigger()
    assert window.page is not None
    window.page.focus_capture()
    enter(qtbot, "ence")
    assert window.page.live is not None
    assert [note.text for note in window.page.live.board.notes.values()] == ["Half a sentence"]
    window.commands.text_sizes.actions()[0].trigger()
    window.commands.dark.trigger()


def test_a_file_that_may_only_be_read_says_why(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.open_path(file, read_only=True)
    qtbot.waitActive(window)
    title = window.findChild(QuietEdit)
    assert title is not None
    assert title.isReadOnly()
    before = file.read_bytes()
    window.commands.next_step.trigger()
    (row,) = rows(window)
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    window.close()
    assert file.read_bytes() == before


def test_opening_and_closing_leaves_the_file_as_it_was(window: MainWindow, file: Path) -> None:
    window.close()
    before = file.read_bytes()
    window.open_path(file)
    window.close()
    assert file.read_bytes() == before

"""People's data in the window: what is held, until when, a copy for others, and erasing it all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.backups import copies_of
from facilitator.day import clock
from facilitator.privacy.held import keep_until
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from facilitator.workshop import activities, saved_id, the_workshop
from tests.hand_over.held import speaking
from tests.in_sight import any_shown, shown, words_on
from tests.recovery.pulling import needs_moving_folders
from ui.home.overdue import OverdueReminder
from ui.home.page import WorkshopRow
from ui.log_book.dialog import LogBook
from ui.main_window import MainWindow
from ui.privacy.dialog import PrivacyPanel
from ui.privacy.erase_workshop import EraseWorkshopDialog
from ui.privacy.leave_dialog import LeaveDialog
from ui.privacy.share_dialog import ShareDialog
from ui.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return speaking(folder / "evening.workshop", "Riverside")


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings.load(), path.parent)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_home()
    window.show()
    qtbot.waitActive(window)
    with qtbot.waitSignal(window.ready):
        window.open_path(path)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.close()


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    buttons = widget.findChildren(QPushButton)
    button = next(b for b in buttons if b.isVisible() and b.text().replace("&", "") == text)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def panel(window: MainWindow) -> PrivacyPanel:
    window.commands.data.trigger()
    return shown(window, PrivacyPanel)


def test_it_says_what_is_held_about_whom(window: MainWindow) -> None:
    told = words_on(panel(window))
    for words in (
        "housing officer: Maria Santos. They said that the name may be held, and not",
        "They gave it themselves.",
        "About 1 person there is something that you keep to yourself.",
        "The agreement was not read out yet.",
        "Large print: 2",
        "2 notes on boards.",
        "1 of them is private",
        "0 photographs.",
        "No day is set",
    ):
        assert words in told
    assert "owes us an answer" not in told


def test_while_the_day_runs_no_name_is_in_sight(qtbot: QtBot, window: MainWindow) -> None:
    assert window.page is not None
    store = window.page.store
    with store.reading() as session:
        activity = saved_id(activities(session)[0])
    clock.start(store, activity)
    qtbot.waitUntil(lambda: window.page is not None and window.page.safe.hides)
    told = words_on(panel(window))
    assert "Maria Santos" not in told
    assert "housing officer: …" in told


def test_a_day_is_set_with_the_keyboard_and_kept(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    dialog = panel(window)
    choice = dialog.until.choice
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: "reminds you" in words_on(dialog))
    dialog.finish.click()
    assert window.page is not None
    with window.page.store.reading() as session:
        assert the_workshop(session).delete_after == dialog.until.iso != ""


def test_it_leads_to_what_removes_data(qtbot: QtBot, window: MainWindow) -> None:
    for text, kind in (
        ("Erase somebody…", LogBook),
        ("Share copy…", ShareDialog),
        ("Leave nothing here…", LeaveDialog),
        ("Erase this workshop…", EraseWorkshopDialog),
    ):
        press(qtbot, panel(window), text)
        dialog = shown(window, kind)
        dialog.close()


def test_a_share_copy_says_what_it_left_out(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.commands.share.trigger()
    dialog = shown(window, ShareDialog)
    target = path.with_name("share.workshop")
    dialog.write_to(target)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    left_out = "The name of 1 person is left out; the role stays."
    qtbot.waitUntil(lambda: left_out in words_on(dialog), timeout=20_000)
    assert "The copy is written" in words_on(dialog)
    assert b"Maria" not in target.read_bytes()
    dialog.away.click()
    window.commands.share.trigger()
    again = shown(window, ShareDialog)
    again.write_to(target)
    qtbot.waitUntil(lambda: "already" in words_on(again), timeout=20_000)


def test_a_workshop_is_erased_once_somebody_typed_the_word(
    qtbot: QtBot, window: MainWindow, path: Path, data_dir: Path
) -> None:
    press(qtbot, panel(window), "Erase this workshop…")
    dialog = shown(window, EraseWorkshopDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.word)
    assert not dialog.erase.isEnabled()
    qtbot.keyClicks(dialog.word, "eras")
    assert not dialog.erase.isEnabled()
    qtbot.keyClicks(dialog.word, "e")
    press(qtbot, dialog, "Erase for good")
    qtbot.waitUntil(lambda: "The workshop’s file was deleted." in words_on(dialog))
    told = words_on(dialog)
    assert "1 backup was deleted." in told
    assert "are not reached" in told
    assert list(path.parent.iterdir()) == []
    assert window.is_at_home
    assert not [row for row in window.findChildren(WorkshopRow) if row.isVisible()]
    assert not list((data_dir / "backups").iterdir())


def test_home_reminds_of_a_day_that_has_passed_and_the_backups_obey(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    assert window.page is not None
    with window.page.store.reading() as session:
        uid = the_workshop(session).uid
    keep_until(window.page.store, "2024-05-03")
    window.commands.leave.trigger()
    qtbot.waitUntil(lambda: any_shown(window, OverdueReminder), timeout=10_000)
    reminder = shown(window, OverdueReminder)
    assert "“Riverside” was to be deleted after 3 May 2024." in words_on(reminder)
    assert "1 backup of a workshop that is past its day was deleted." in words_on(reminder)
    assert copies_of(path, uid) == []
    press(qtbot, reminder, "Erase it…")
    dialog = shown(window, EraseWorkshopDialog)
    qtbot.keyClicks(dialog.word, "erase")
    press(qtbot, dialog, "Erase for good")
    assert not path.exists()


@needs_moving_folders
def test_where_the_file_is_away_what_is_kept_is_erased_and_the_file_is_named(
    qtbot: QtBot, window: MainWindow, path: Path, data_dir: Path
) -> None:
    path.parent.rename(path.parent.with_name("pocket"))
    assert window.page is not None
    with window.page.store.step("Go on") as session:
        the_workshop(session).title = "Hillside"
    press(qtbot, panel(window), "Erase this workshop…")
    dialog = shown(window, EraseWorkshopDialog)
    told = words_on(dialog)
    assert "–  its file" not in told
    assert "1 recovery copy with work that is not in the file yet" in told
    assert f"it is not there now: {path}. Delete it yourself." in told
    qtbot.keyClicks(dialog.word, "erase")
    press(qtbot, dialog, "Erase for good")
    qtbot.waitUntil(lambda: "was not put back, was deleted." in words_on(dialog))
    told = words_on(dialog)
    assert "1 backup was deleted." in told
    assert "file was deleted" not in told
    assert f"it is not there now: {path}. Delete it yourself." in told
    assert not list(data_dir.rglob("*.workshop"))
    assert path.parent.with_name("pocket").joinpath(path.name).exists()


@needs_moving_folders
def test_a_file_that_is_back_meanwhile_is_not_erased_without_being_named(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    path.parent.rename(path.parent.with_name("pocket"))
    press(qtbot, panel(window), "Erase this workshop…")
    dialog = shown(window, EraseWorkshopDialog)
    path.parent.with_name("pocket").rename(path.parent)
    qtbot.keyClicks(dialog.word, "erase")
    press(qtbot, dialog, "Erase for good")
    qtbot.waitUntil(lambda: "is there again" in words_on(dialog))
    assert path.exists()


@needs_moving_folders
def test_home_keeps_the_newest_work_past_its_day_until_somebody_decides(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    path.parent.rename(path.parent.with_name("pocket"))
    assert window.page is not None
    keep_until(window.page.store, "2024-05-03")
    window.commands.leave.trigger()
    qtbot.waitUntil(lambda: any_shown(window, OverdueReminder), timeout=10_000)
    reminder = shown(window, OverdueReminder)
    assert "“Riverside” was to be deleted after 3 May 2024." in words_on(reminder)
    assert "is on this computer alone, so it was kept" in words_on(reminder)
    assert len(not_back_yet()) == 1
    press(qtbot, reminder, "Erase it…")
    dialog = shown(window, EraseWorkshopDialog)
    qtbot.keyClicks(dialog.word, "erase")
    press(qtbot, dialog, "Erase for good")
    assert not_back_yet() == []


def test_one_that_is_only_read_cannot_be_erased_from_here(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    with qtbot.waitSignal(window.ready):
        window.open_path(path, read_only=True)
    dialog = panel(window)
    assert not dialog.until.isEnabled()
    buttons = {b.text().replace("&", ""): b.isEnabled() for b in dialog.findChildren(QPushButton)}
    assert buttons["Share copy…"]
    assert not buttons["Erase this workshop…"]
    assert not buttons["Erase somebody…"]
    assert Store.open(path, read_only=True).close() is None

"""Leaving nothing here in the window: chosen, asked once more when it closes, and said."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from facilitator.backups import backups_of, copies_of
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from facilitator.workshop import the_workshop
from tests.hand_over.held import SAID, SECRETS, speaking
from tests.in_sight import any_shown, shown, words_on
from tests.locked import holding
from tests.recovery.pulling import needs_moving_folders
from ui.home.page import Home
from ui.main_window import MainWindow
from ui.message_bar import MessageBar
from ui.privacy import leaving
from ui.privacy.closing_dialog import ClosingDialog, ToldDialog
from ui.privacy.leave_dialog import LeaveDialog
from ui.privacy.traces import Known, everything_here
from ui.recovery.which_one import WhichOne
from ui.settings import Settings

TITLE = "Grüße aus Riverside 🍲"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(autouse=True)
def written(data_dir: Path, temporary: Path) -> tuple[Path, Path]:
    """Return the folders that the app writes to by itself."""
    return data_dir, temporary


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return speaking(folder / "evening.workshop", TITLE)


@pytest.fixture
def uid(path: Path) -> str:
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return the_workshop(session).uid


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


def choose(qtbot: QtBot, window: MainWindow) -> None:
    """Choose, with the keyboard, that this workshop leaves nothing here."""
    window.commands.leave_nothing.trigger()
    dialog = shown(window, LeaveDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.this)
    qtbot.keyClick(dialog.this, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.finish, Qt.MouseButton.LeftButton)


def traces(path: Path, uid: str, *folders: Path) -> list[Path]:
    words = (TITLE, uid, str(path), SAID, *SECRETS)
    return [
        found
        for folder in folders
        for found in (
            *holding(folder, *words),
            *(each for each in folder.rglob("*") if uid in each.name),
        )
    ]


def test_going_home_asks_removes_and_says_what(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str, written: tuple[Path, Path]
) -> None:
    choose(qtbot, window)
    window.commands.leave.trigger()
    asked = shown(window, ClosingDialog)
    assert "1 backup" in words_on(asked)
    assert str(path) in words_on(asked)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is asked.nothing)
    qtbot.keyClick(asked.nothing, Qt.Key.Key_Space)
    told = shown(window, ToldDialog)
    assert "1 backup was deleted." in words_on(told)
    assert "taken off the list" in words_on(told)
    assert window.is_at_home
    assert TITLE not in words_on(shown(window, Home))
    qtbot.mouseClick(told.finish, Qt.MouseButton.LeftButton)
    assert traces(path, uid, *written) == []
    assert path.exists()


def test_quitting_asks_as_well_and_then_quits(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str, written: tuple[Path, Path]
) -> None:
    choose(qtbot, window)
    window.close()
    assert window.isVisible()
    qtbot.mouseClick(shown(window, ClosingDialog).nothing, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown(window, ToldDialog).finish, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert traces(path, uid, *written) == []


def test_it_can_be_kept_this_once_and_esc_goes_on_working(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str
) -> None:
    choose(qtbot, window)
    window.close()
    qtbot.keyClick(shown(window, ClosingDialog), Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.page is not None
    window.close()
    qtbot.mouseClick(shown(window, ClosingDialog).keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(copies_of(path, uid)) == 1


def test_nobody_who_did_not_choose_it_is_asked(window: MainWindow, path: Path, uid: str) -> None:
    window.commands.leave.trigger()
    assert window.is_at_home
    assert not any_shown(window, QDialog)
    assert len(copies_of(path, uid)) == 1


def test_it_can_be_done_at_once(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str, data_dir: Path
) -> None:
    window.commands.leave_nothing.trigger()
    qtbot.mouseClick(shown(window, LeaveDialog).close_now, Qt.MouseButton.LeftButton)
    assert "1 backup was deleted." in words_on(shown(window, ToldDialog))
    assert traces(path, uid, data_dir) == []


def test_for_every_workshop_also_one_that_another_takes_the_place_of(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str, data_dir: Path
) -> None:
    window.commands.leave_nothing.trigger()
    dialog = shown(window, LeaveDialog)
    dialog.every.click()
    qtbot.mouseClick(dialog.finish, Qt.MouseButton.LeftButton)
    other = speaking(path.with_name("other.workshop"), "Canal side")
    with qtbot.waitSignal(window.ready):
        window.open_path(other)
    bar = window.findChild(MessageBar)
    assert bar is not None
    assert "1 backup was deleted." in bar.sentence
    assert copies_of(path, uid) == []
    window.commands.leave.trigger()
    qtbot.mouseClick(shown(window, ClosingDialog).nothing, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(shown(window, ToldDialog).finish, Qt.MouseButton.LeftButton)
    assert traces(path, uid, data_dir) == []
    assert traces(other, "Canal side", data_dir) == []


def test_one_that_is_opened_again_in_its_own_place_keeps_its_backups(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str
) -> None:
    choose(qtbot, window)
    with qtbot.waitSignal(window.ready):
        window.open_path(path, read_only=True)
    assert window.page is not None
    assert len(copies_of(path, uid)) == 1
    leaving.choose(uid, on=False)


def test_where_the_file_is_gone_the_backups_stay_and_that_is_said(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str
) -> None:
    choose(qtbot, window)
    path.rename(path.with_name("taken away"))
    window.commands.leave.trigger()
    qtbot.mouseClick(shown(window, ClosingDialog).nothing, Qt.MouseButton.LeftButton)
    assert "not where it was" in words_on(shown(window, ToldDialog))
    assert len(backups_of(path, uid)) == 1


@needs_moving_folders
def test_what_waits_for_the_same_workshop_elsewhere_stays_and_that_is_said(
    qtbot: QtBot, window: MainWindow, path: Path, uid: str
) -> None:
    copy = path.parent.with_name("laptop.workshop")
    shutil.copy(path, copy)
    path.parent.rename(path.parent.with_name("pocket"))
    assert window.page is not None
    with window.page.store.step("Go on") as session:
        the_workshop(session).title = "Hillside"
    window.commands.leave.trigger()
    window.open_path(copy)
    qtbot.waitUntil(lambda: any_shown(window, WhichOne))
    with qtbot.waitSignal(window.ready):
        shown(window, WhichOne).file_button.click()
    choose(qtbot, window)
    window.commands.leave.trigger()
    asked = shown(window, ClosingDialog)
    assert "1 recovery copy with work that is not in the file yet" in words_on(asked)
    qtbot.mouseClick(asked.nothing, Qt.MouseButton.LeftButton)
    told = words_on(shown(window, ToldDialog))
    assert "is on this computer alone, so nothing was removed here: open it and put it" in told
    assert "This was removed" not in told
    assert len(not_back_yet()) == 1
    assert backups_of(path, uid)


def test_file_windows_forget_its_folder(qapp: QApplication, path: Path, uid: str) -> None:
    kept = QSettings("QtProject")
    ours, others = (QUrl.fromLocalFile(str(each)).toString() for each in path.parents[:2])
    kept.setValue("FileDialog/history", [ours, others])
    kept.setValue("FileDialog/lastVisited", ours)
    kept.sync()
    (trace,) = everything_here(Known(path, uid, TITLE))
    assert "windows that ask for a file" in trace.held
    trace.remove()
    again = QSettings("QtProject")
    again.sync()
    assert again.value("FileDialog/history") in ([others], others)
    assert again.value("FileDialog/lastVisited") is None
    assert everything_here(Known(path, uid, TITLE)) == []

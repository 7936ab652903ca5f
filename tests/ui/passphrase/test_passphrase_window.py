"""A passphrase in the window: set, asked for, and typed again after the window locked itself."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.exercises.board import notes
from facilitator.passphrase.change import change_passphrase
from facilitator.store import LockedWorkshopError, Store
from tests.in_sight import any_shown, shown, words_on
from tests.locked import KEY, WORDS, holding
from tests.workshops import board_of
from ui.home.page import WorkshopRow
from ui.main_window import MainWindow
from ui.merging.dialog import MergeDialog
from ui.passphrase.asking import AskPassphrase
from ui.passphrase.dialog import PassphraseDialog
from ui.passphrase.fields import PassphraseField
from ui.passphrase.lock_page import LockPage
from ui.settings import Settings

SAID = "Damp comes through the nursery wall"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "evening.workshop"
    path.parent.mkdir()
    with plan.begin(path, title="Riverside homes", place="Canal Hall") as store:
        board = plan.add_activity(store, shipped_source("theory_of_change"))
        notes.add_notes(store, board_of(store, board), "now", [SAID])
    return path


@pytest.fixture
def locked(path: Path) -> Path:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    return path


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings.load(), path.parent)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_home()
    window.show()
    qtbot.waitActive(window)
    yield window
    window.close()


def type_into(qtbot: QtBot, field: QWidget, words: str) -> None:
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def unlock(qtbot: QtBot, window: MainWindow, words: str = WORDS) -> None:
    field = shown(window, PassphraseField)
    qtbot.waitUntil(field.hasFocus)
    field.clear()
    type_into(qtbot, field, words)


def is_ready(window: MainWindow) -> bool:
    """Tell whether the cursor is where people type."""
    focus = QApplication.focusWidget()
    return window.page is not None and focus is not None and window.page.isAncestorOf(focus)


def open_locked(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_path(path)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: is_ready(window))


def test_it_is_set_with_the_keyboard_and_what_is_lost_is_said_before(
    qtbot: QtBot, window: MainWindow, path: Path, data_dir: Path
) -> None:
    window.open_path(path)
    assert "Riverside homes" in (data_dir / "recent.json").read_text("utf-8")
    window.commands.passphrase.trigger()
    dialog = shown(window, PassphraseDialog)
    assert "cannot be recovered" in words_on(dialog)
    field = dialog.first
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "canal")
    assert "Short" in words_on(dialog)
    assert "canal" not in field.displayText()
    qtbot.keyClicks(field, WORDS[5:])
    assert "Good" in words_on(dialog)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    again = dialog.second
    assert again.hasFocus()
    qtbot.keyClicks(again, "canal")
    assert "not the same yet" in words_on(dialog)
    type_into(qtbot, again, WORDS[5:])
    qtbot.waitUntil(lambda: not any_shown(window, PassphraseDialog))
    assert "locked with your passphrase" in words_on(window)
    assert window.page is not None
    assert window.page.store.key is not None
    window.page.undo()
    assert json.loads((data_dir / "recent.json").read_text("utf-8")) == [[str(path), "", "", ""]]
    assert holding(path.parent, SAID) == holding(data_dir, SAID, "Riverside homes") == []
    with pytest.raises(LockedWorkshopError):
        Store.open(path)


def test_it_is_removed_only_when_asked_twice(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    open_locked(qtbot, window, locked)
    window.commands.passphrase.trigger()
    dialog = shown(window, PassphraseDialog)
    dialog.remove.setFocus()
    qtbot.keyClick(dialog.remove, Qt.Key.Key_Return)
    assert "anybody who has the file can read it" in words_on(dialog)
    with pytest.raises(LockedWorkshopError):
        Store.open(locked)
    qtbot.keyClick(dialog.remove, Qt.Key.Key_Return)
    assert not any_shown(window, PassphraseDialog)
    assert "The passphrase is removed" in words_on(window)
    assert window.page is not None
    assert window.page.store.key is None


def test_opening_asks_until_it_fits_and_home_names_the_file_alone(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    open_locked(qtbot, window, locked)
    window.show_home()
    row = shown(window, WorkshopRow)
    assert row.accessibleName().startswith("evening")
    assert "Riverside" not in row.accessibleName()

    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    dialog = shown(window, AskPassphrase)
    unlock(qtbot, window, "not this one")
    assert "does not open" in words_on(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.is_at_home
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: is_ready(window))
    assert window.page is not None
    assert SAID in [note.text for note in board_of(window.page.store, 1).notes.values()]


def test_the_locked_window_and_the_wall_show_nothing(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    open_locked(qtbot, window, locked)
    page = window.page
    assert page is not None
    page.wall.toggle(page.live, page.theme)
    window.commands.about.trigger()
    assert any_shown(window, QDialog)
    window.commands.lock.trigger()
    cover = shown(window, LockPage)
    assert not page.isVisible()
    assert not any_shown(window, QDialog)
    assert "Riverside" not in words_on(window) + window.windowTitle()
    assert SAID not in words_on(window)
    assert page.wall.is_blank
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    window.open_path(locked.with_name("another.workshop"))
    assert not any_shown(window, QDialog)
    type_into(qtbot, cover.field, "not this one")
    assert "another passphrase" in words_on(window)
    unlock(qtbot, window)
    assert page.isVisible()
    assert any_shown(window, QDialog)  # what was open is open again
    assert not page.wall.is_blank
    assert "Riverside homes" in window.windowTitle()


def test_the_window_locks_when_nobody_touches_it_but_never_while_the_day_runs(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    window.lock.choose(5)
    assert Settings.load().lock_after == 5
    open_locked(qtbot, window, locked)
    assert window.page is not None
    store = window.page.store
    clock.start(store, 1)
    window.lock.minute = 20
    window.lock.follow()
    qtbot.wait(300)
    assert not any_shown(window, LockPage)
    clock.pause(store)
    clock.end_day(store)
    qtbot.waitUntil(lambda: any_shown(window, LockPage))
    window.lock.minute = 60_000
    unlock(qtbot, window)
    assert window.page.isVisible()


def test_copies_that_are_locked_come_together_locked(
    qtbot: QtBot, window: MainWindow, locked: Path
) -> None:
    other = shutil.copy(locked, locked.with_name("other.workshop"))
    open_locked(qtbot, window, locked)
    window.commands.merge.trigger()
    dialog = shown(window, MergeDialog)
    dialog.add([other])
    unlock(qtbot, window)
    qtbot.waitUntil(lambda: "passphrase of “evening”" in words_on(dialog))
    make = next(b for b in dialog.findChildren(QAbstractButton) if "one workshop" in b.text())
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None and window.page.store.path != locked)
    assert window.page is not None
    assert window.page.store.path.name.startswith("evening, together")
    assert holding(locked.parent, SAID, "Riverside homes") == []


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which holds those of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_an_evening_leaves_no_word_in_any_file(
    qtbot: QtBot, window: MainWindow, locked: Path, temporary: Path, data_dir: Path
) -> None:
    tmp_path = temporary.parent
    open_locked(qtbot, window, locked)
    capture = QApplication.focusWidget()
    assert capture is not None
    type_into(qtbot, capture, "Mould behind the cupboard")
    window.commands.undo.trigger()
    window.commands.redo.trigger()
    window.commands.leave.trigger()
    assert window.is_at_home
    with Store.open(locked, key=KEY):  # somebody else has it: it is only read, from a copy
        window.open_path(locked)
        unlock(qtbot, window)
        window.files.open_now(locked, read_only=True, key=KEY)
        assert window.page is not None
        assert window.page.store.read_only
        told = ("Mould behind", SAID, "Riverside homes", "Canal Hall")
        assert list(temporary.rglob("*.workshop")) != []
        assert holding(tmp_path, *told) == holding(data_dir, *told) == []
        window.commands.leave.trigger()
    open_locked(qtbot, window, locked)
    window.close()
    assert holding(tmp_path, *told) == holding(data_dir, *told) == []

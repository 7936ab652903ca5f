"""A damaged file in the window, and earlier versions: with keys and mouse, from real files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.backups import backups_of
from facilitator.earlier import earlier_versions
from facilitator.exercises.board import notes
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.store import Store
from facilitator.workshop import the_workshop
from tests.in_sight import any_shown, shown, words_on
from tests.locked import KEY, WORDS
from tests.rescue.damage import make, page_of, zeroed
from tests.workshops import board_of
from ui.backups.dialog import VersionsDialog
from ui.main_window import MainWindow
from ui.passphrase.asking import AskPassphrase
from ui.rescue.dialog import DamagedDialog
from ui.settings import Settings

SAID = "Said before the disk went"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "Riverside.workshop"
    path.parent.mkdir()
    return make(path)


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


def add(path: Path, said: str, key: Passphrase | None = None) -> None:
    with Store.open(path, key=key) as store:
        notes.add_notes(store, board_of(store, 1), "now", [said])


def damage(path: Path, table: str = "link") -> bytes:
    path.write_bytes(zeroed(path.read_bytes(), page_of(path, table), 10_000))
    return path.read_bytes()


def said_in(window: MainWindow) -> list[str]:
    assert window.page is not None
    return [note.text for note in board_of(window.page.store, 1).notes.values()]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_what_can_be_read_is_looked_at_with_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    damaged = damage(path)
    window.open_path(path)
    dialog = shown(window, DamagedDialog)
    assert "“Riverside” cannot be opened" in words_on(dialog)
    assert "Nothing is written into this file" in words_on(dialog)
    assert len(dialog.choices) == 2  # it was never opened here, so there is no backup
    qtbot.waitUntil(dialog.choices[0].hasFocus)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.store.read_only
    assert "25 links" in words_on(window)
    assert len(said_in(window)) == 27
    assert path.read_bytes() == damaged
    window.show_home()
    assert path.read_bytes() == damaged


def test_a_repaired_copy_is_made_next_to_it_and_can_be_worked_on(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    damaged = damage(path)
    window.open_path(path)
    dialog = shown(window, DamagedDialog)
    qtbot.waitUntil(dialog.choices[0].hasFocus)
    press(qtbot, Qt.Key.Key_Tab)
    assert dialog.choices[1].hasFocus()
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.store.path == path.with_name("Riverside (repaired).workshop")
    assert not window.page.store.read_only
    assert "the damaged file stays as it was" in words_on(window)
    assert path.read_bytes() == damaged


def test_the_newest_backup_opens_as_a_copy(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    add(path, SAID)
    Store.open(path).close()
    damaged = damage(path)
    window.open_path(path)
    dialog = shown(window, DamagedDialog)
    qtbot.mouseClick(dialog.choices[2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    assert window.page.store.path.name.startswith("Riverside (as on 20")
    assert SAID in said_in(window)
    assert path.read_bytes() == damaged


def test_left_as_it_is_nothing_happens(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    damaged = damage(path)
    window.open_path(path)
    dialog = shown(window, DamagedDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not any_shown(window, DamagedDialog)
    assert window.is_at_home
    assert path.read_bytes() == damaged
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_of_a_damaged_file_with_a_passphrase_the_backup_is_offered_alone(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    add(path, SAID, KEY)
    Store.open(path, key=KEY).close()
    path.write_bytes(zeroed(path.read_bytes(), 60, 10_000))
    window.open_path(path)
    field = shown(window, AskPassphrase).field
    qtbot.keyClicks(field, WORDS)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any_shown(window, DamagedDialog))
    dialog = shown(window, DamagedDialog)
    assert len(dialog.choices) == 1
    qtbot.mouseClick(dialog.choices[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None)
    assert SAID in said_in(window)
    assert window.page is not None
    assert window.page.store.key is not None


@pytest.mark.parametrize("page", [bytes(4096), bytes(range(256)) * 16])
def test_where_not_even_its_first_page_is_left_the_passphrase_opens_the_backups(
    qtbot: QtBot, window: MainWindow, path: Path, page: bytes
) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    add(path, SAID, KEY)
    path.write_bytes(page + path.read_bytes()[4096:])
    window.open_path(path)
    if any_shown(window, DamagedDialog):  # nobody can tell that it was locked
        dialog = shown(window, DamagedDialog)
        assert dialog.choices == []
        versions = next(b for b in dialog.findChildren(QAbstractButton) if "Earlier" in b.text())
        qtbot.mouseClick(versions, Qt.MouseButton.LeftButton)
    for words in ("not this one", WORDS):
        field = shown(window, AskPassphrase).field
        field.clear()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any_shown(window, VersionsDialog) or any_shown(window, DamagedDialog))


def test_what_is_no_workshop_is_only_told(window: MainWindow, path: Path) -> None:
    path.write_bytes(b"%PDF-1.7 " * 900)
    window.open_path(path)
    assert not any_shown(window, DamagedDialog)
    assert "is not a workshop" in words_on(window)


@pytest.fixture
def evening(path: Path) -> Path:
    for number in range(3):
        add(path, f"{SAID} {number}")
    return path


def browse(qtbot: QtBot, window: MainWindow) -> VersionsDialog:
    window.commands.versions.trigger()
    qtbot.waitUntil(lambda: any_shown(window, VersionsDialog))
    return shown(window, VersionsDialog)


def test_earlier_versions_are_told_apart_and_looked_at(
    qtbot: QtBot, window: MainWindow, evening: Path
) -> None:
    window.open_path(evening)
    qtbot.waitUntil(lambda: window.page is not None)
    assert window.page is not None
    add_here = window.page.store
    notes.add_notes(add_here, board_of(add_here, 1), "now", ["One more"])
    before = evening.read_bytes()
    dialog = browse(qtbot, window)
    assert dialog.table.rowCount() == 4
    assert "Since the newest of these: 1 note added" in words_on(dialog)
    item = dialog.table.item(0, 1)
    assert item is not None
    assert "1 note added" in item.text()
    qtbot.waitUntil(dialog.table.hasFocus)
    for _row in range(3):
        press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.store.read_only)
    assert "it can be looked at, not changed" in words_on(window)
    assert len(said_in(window)) == 27
    back = next(b for b in window.findChildren(QAbstractButton) if b.text() == "Back to now")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert window.page is not None
    assert not window.page.store.read_only
    assert "One more" in said_in(window)
    assert evening.read_bytes() == before


def test_one_is_put_in_place_once_somebody_confirmed_it(
    qtbot: QtBot, window: MainWindow, evening: Path
) -> None:
    window.open_path(evening)
    before = evening.read_bytes()
    dialog = browse(qtbot, window)
    dialog.table.selectRow(3)
    qtbot.mouseClick(dialog.put_button, Qt.MouseButton.LeftButton)
    assert "it is kept as one of these versions" in words_on(dialog)
    assert evening.read_bytes() == before
    qtbot.waitUntil(dialog.yes_button.hasFocus)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.page is not None and len(said_in(window)) == 27)
    assert window.page is not None
    assert window.page.store.path == evening
    assert "The workshop is as it was on" in words_on(window)
    with window.page.store.reading() as session:
        uid = the_workshop(session).uid
    assert any(each.read_bytes() == before for each in backups_of(evening, uid))


def test_a_copy_opens_next_to_the_file(qtbot: QtBot, window: MainWindow, evening: Path) -> None:
    window.open_path(evening)
    dialog = browse(qtbot, window)
    dialog.table.selectRow(2)
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None and window.page.store.path != evening)
    assert len(said_in(window)) == 28
    assert "A copy as on" in words_on(window)


def test_without_any_nothing_can_be_done(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.open_path(path)
    for version in earlier_versions(path):
        version.path.unlink()
    dialog = browse(qtbot, window)
    assert "Nothing is kept of this workshop" in words_on(dialog)
    assert not dialog.look_button.isEnabled()


def test_from_home_a_file_is_asked_for(qtbot: QtBot, window: MainWindow, evening: Path) -> None:
    window.commands.versions.trigger()
    chooser = shown(window, QFileDialog)
    chooser.fileSelected.emit(str(evening))
    chooser.close()
    qtbot.waitUntil(lambda: any_shown(window, VersionsDialog))
    assert shown(window, VersionsDialog).table.rowCount() == 3


# So damaged that it is no workshop any more


NO_WORKSHOP: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda good: b"",
    "cut off in its first page": lambda good: good[:50],
    "cut off": lambda good: good[:5_000],
    "its first bytes gone": lambda good: good[512:],
    "overwritten by zeros": lambda good: bytes(len(good)),
    "overwritten by a letter": lambda good: b"Dear all, " * 2_000,
}


@pytest.mark.parametrize("damaged", NO_WORKSHOP)
def test_what_is_no_workshop_any_more_leads_to_its_earlier_versions(
    qtbot: QtBot, window: MainWindow, path: Path, damaged: str
) -> None:
    add(path, SAID)
    Store.open(path).close()
    left = NO_WORKSHOP[damaged](path.read_bytes())
    path.write_bytes(left)
    window.open_path(path)
    dialog = shown(window, DamagedDialog)
    assert "Go on from the newest backup" in words_on(dialog)
    versions = next(
        each for each in dialog.findChildren(QAbstractButton) if each.text() == "Earlier versions…"
    )
    qtbot.mouseClick(versions, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any_shown(window, VersionsDialog))
    kept = shown(window, VersionsDialog)
    qtbot.mouseClick(kept.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None)
    assert SAID in said_in(window)
    assert path.read_bytes() == left


def test_bytes_by_chance_may_be_a_passphrase_or_damage_and_both_are_offered(
    qtbot: QtBot, window: MainWindow, path: Path
) -> None:
    add(path, SAID)
    Store.open(path).close()
    path.write_bytes(Random(1).randbytes(4 * 4_096))
    window.open_path(path)
    dialog = shown(window, AskPassphrase)
    assert (
        "If you do not know of one, it was given one on another computer, or the file is damaged"
        in words_on(dialog)
    )
    versions = next(
        each for each in dialog.findChildren(QAbstractButton) if each.text() == "Earlier versions…"
    )
    versions.setFocus()
    qtbot.waitUntil(versions.hasFocus)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any_shown(window, VersionsDialog))
    kept = shown(window, VersionsDialog)
    assert not kept.put_button.isVisible(), "it may be locked: nobody puts anything over it"
    qtbot.mouseClick(kept.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None)
    assert SAID in said_in(window)


def test_what_was_locked_elsewhere_is_not_replaced_by_what_was_never_locked(
    qtbot: QtBot,
    window: MainWindow,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add(path, SAID)
    Store.open(path).close()  # this computer keeps a version without a passphrase
    with monkeypatch.context() as another_computer:
        another_computer.setenv("FACILITATOR_DATA_DIR", str(tmp_path / "another computer"))
        elsewhere = Path(shutil.copy(path, tmp_path / "elsewhere.workshop"))
        with Store.open(elsewhere) as store:
            change_passphrase(store, KEY)
    locked = Path(shutil.copy(elsewhere, path)).read_bytes()
    window.open_path(path)
    buttons = shown(window, AskPassphrase).findChildren(QAbstractButton)
    next(each for each in buttons if each.text() == "Earlier versions…").click()
    qtbot.waitUntil(lambda: any_shown(window, VersionsDialog))
    kept = shown(window, VersionsDialog)
    assert kept.copy_button.isVisible()
    assert not kept.put_button.isVisible()
    assert path.read_bytes() == locked


def test_a_file_with_a_passphrase_speaks_of_no_damage(window: MainWindow, path: Path) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    window.open_path(path)
    assert "damaged" not in words_on(shown(window, AskPassphrase))

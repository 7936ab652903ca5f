"""Handing over from the window: asked by keys, made elsewhere, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.check import check
from facilitator.passphrase import Passphrase
from facilitator.store import Store
from tests.hand_over.held import SECRETS, plain, speaking
from ui.hand_over.dialog import HandOverDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(speaking(tmp_path / "a.workshop", "Riverside")) as store:
        yield store


@pytest.fixture
def dialog(qtbot: QtBot, store: Store) -> HandOverDialog:
    return opened(qtbot, store)


def opened(qtbot: QtBot, store: Store) -> HandOverDialog:
    dialog = HandOverDialog(store, Theme())
    qtbot.addWidget(dialog)
    dialog.large_copies.setChecked(False)
    dialog.when.setCurrentIndex(dialog.when.findData("before"))
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def says(dialog: HandOverDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(qtbot: QtBot, dialog: HandOverDialog, wanted: QWidget) -> None:
    for _key in range(40):
        if focused() is wanted:
            return
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {wanted}")


def test_by_keys_alone_somebody_chooses_the_copy_and_gets_the_folder(
    qtbot: QtBot, dialog: HandOverDialog, tmp_path: Path
) -> None:
    beats: list[float] = []
    heart = QTimer(dialog, interval=5)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert says(dialog, "Choose first which copy")
    assert focused() is dialog.which.without
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    tab_to(qtbot, dialog, dialog.make_button)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(dialog, "The folder is complete"), timeout=60_000)
    heart.stop()
    assert says(dialog, "1 private note is left out")
    assert len(beats) > 20
    folder = tmp_path / "Riverside - hand-over"
    assert (folder / "START HERE.html").is_file()
    copy = folder / "Riverside.workshop"
    assert check(copy).problem is None
    assert not any(secret.encode() in copy.read_bytes() for secret in SECRETS)
    assert focused() is dialog.close_button
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_it_says_whom_the_file_speaks_of_and_the_choices_are_described_by_it(
    dialog: HandOverDialog,
) -> None:
    assert says(dialog, "The name of 1 person is in it.")
    assert says(dialog, "They speak of people.")
    assert "1 person" in dialog.which.whole.accessibleDescription()
    assert not dialog.which.is_chosen


def test_a_stopped_hand_over_leaves_nothing(
    qtbot: QtBot, dialog: HandOverDialog, tmp_path: Path
) -> None:
    dialog.which.whole.click()
    dialog.make_button.click()
    qtbot.waitUntil(lambda: says(dialog, "If nothing works.pdf"), timeout=60_000)
    assert focused() is dialog.progress.stop_button
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert says(dialog, "Stopped; nothing was handed over.")
    assert not [path for path in tmp_path.iterdir() if "hand-over" in path.name]


def test_closing_the_dialog_stops_it(qtbot: QtBot, dialog: HandOverDialog, tmp_path: Path) -> None:
    dialog.which.whole.click()
    dialog.make_button.click()
    qtbot.wait(100)
    dialog.reject()
    assert not [path for path in tmp_path.iterdir() if "hand-over" in path.name]


def test_a_passphrase_is_typed_twice_and_locks_the_copy(
    qtbot: QtBot, dialog: HandOverDialog, tmp_path: Path
) -> None:
    dialog.which.whole.click()
    tab_to(qtbot, dialog, dialog.lock.wanted)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    tab_to(qtbot, dialog, dialog.lock.first)
    qtbot.keyClicks(dialog.lock.first, "four words of mine")
    dialog.make_button.click()
    assert says(dialog, "The two passphrases are not the same")
    qtbot.keyClicks(dialog.lock.second, "four words of mine")
    dialog.make_button.click()
    qtbot.waitUntil(lambda: says(dialog, "The folder is complete"), timeout=60_000)
    assert not dialog.lock.first.text()
    copy = tmp_path / "Riverside - hand-over" / "Riverside.workshop"
    assert not any(secret.encode() in copy.read_bytes() for secret in SECRETS)
    with Store.open(copy, key=Passphrase("four words of mine"), read_only=True):
        pass


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    dialog: HandOverDialog, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    dialog.folder.setText(str(tmp_path / "file" / "out"))
    dialog.which.whole.click()
    dialog.make_button.click()
    assert says(dialog, "Nothing was handed over into “out”")
    assert dialog.make_button.isVisible()


def test_nobody_is_asked_about_a_file_that_speaks_of_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    with Store.open(plain(tmp_path / "plain.workshop")) as store:
        dialog = opened(qtbot, store)
        assert not dialog.which.isVisible()
        dialog.make_button.click()
        qtbot.waitUntil(lambda: says(dialog, "The folder is complete"), timeout=60_000)
        dialog.close()
    assert (tmp_path / "Riverside - hand-over" / "If nothing works.pdf").is_file()


def test_the_menu_offers_it_while_a_workshop_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    window.show()
    assert not window.commands.hand_over.isEnabled()
    window.files.open_path(speaking(tmp_path / "a.workshop", "Riverside"))
    qtbot.waitUntil(window.commands.hand_over.isEnabled)
    window.commands.hand_over.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HandOverDialog)
    assert dialog.folder.text() == str(tmp_path / "Riverside - hand-over")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

"""Two laptops in one room: what comes together is shown first, and both copies stay."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import shipped_source
from facilitator.exercises.board import notes
from facilitator.merging.files import bring_together, write_together
from facilitator.store import Store
from tests.workshops import board_of, document_of
from ui.main_window import MainWindow
from ui.merging.dialog import MergeDialog
from ui.merging.differences import DifferencesDialog
from ui.settings import Settings


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    one, other = tmp_path / "one.workshop", tmp_path / "other.workshop"
    with plan.begin(one, title="Our street") as store:
        plan.add_activity(store, shipped_source("theory_of_change"))
        note = notes.add_notes(store, board_of(store, 1), "now", ["The hall is cold"])[0]
    shutil.copy(one, other)
    for path, text in ((one, "The hall is freezing"), (other, "The hall is damp")):
        with Store.open(path) as store:
            notes.reword(store, note, text)
            notes.add_notes(store, board_of(store, 1), "now", [f"From {path.stem}"])
    return one, other


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, copies: tuple[Path, Path]) -> Iterator[MainWindow]:
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    window.show()
    window.open_path(copies[0])
    qtbot.waitActive(window)
    yield window
    window.close()


def test_what_comes_together_is_shown_before_it_is_made(
    qtbot: QtBot, window: MainWindow, copies: tuple[Path, Path]
) -> None:
    typing = QApplication.focusWidget()
    assert typing is not None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(typing, Qt.Key.Key_M, both)
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    make = button(dialog, "Make one workshop of them")
    assert not make.isEnabled()
    add(qtbot, dialog, copies[1])
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Copy 1 brings 1 note that no other has." in told
    assert "1 note is in all of them." in told
    assert "1 thing is said differently; both are kept." in told
    table = dialog.findChild(QTableWidget)
    assert table is not None
    cells = [item.text() for n in range(4) if (item := table.item(0, n)) is not None]
    assert cells[:2] == ["N1", "words"]
    assert set(cells[2:]) == {"The hall is freezing", "The hall is damp"}
    before = copies[1].read_bytes()
    qtbot.keyClick(make, Qt.Key.Key_Space)
    assert window.page is not None
    assert window.page.store.path.name == "Our street, together.workshop"
    texts = {n.text for n in document_of(window.page.store.path).activities[0].notes}
    assert {"From one", "From other"} <= texts
    assert copies[1].read_bytes() == before


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def add(qtbot: QtBot, dialog: MergeDialog, path: Path) -> None:
    """Add a file as somebody does who types its name."""
    qtbot.keyClick(button(dialog, "Add files…"), Qt.Key.Key_Space)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.selectFile(str(path))
    chooser.accept()
    qtbot.waitUntil(lambda: button(dialog, "Make one workshop of them").isEnabled())


def test_what_was_said_differently_can_be_settled_afterwards(
    qtbot: QtBot, window: MainWindow, copies: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "together.workshop"
    write_together(bring_together(copies), path)
    window.open_path(path)
    assert window.page is not None
    window.commands.differences.trigger()
    dialog = window.findChild(DifferencesDialog)
    assert dialog is not None
    table = dialog.findChild(QTableWidget)
    assert table is not None
    taken, other = (item.text() for n in (2, 3) if (item := table.item(0, n)) is not None)
    take, keep = (
        next(each for each in dialog.findChildren(QPushButton) if each.text() == text)
        for text in ("Take the other", "Keep what is there")
    )
    qtbot.keyClick(take, Qt.Key.Key_Space)
    assert table.item(0, 2).text() == other
    assert table.item(0, 3).text() == taken
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    assert table.rowCount() == 0
    window.page.undo()
    assert table.rowCount() == 1
    dialog.close()


def test_nobodys_words_are_shown_while_people_are_in_the_room(
    qtbot: QtBot, window: MainWindow, copies: tuple[Path, Path]
) -> None:
    typing = QApplication.focusWidget()
    assert typing is not None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(typing, Qt.Key.Key_Space, both)
    qtbot.keyClick(typing, Qt.Key.Key_M, both)
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    add(qtbot, dialog, copies[1])
    assert "1 thing is said differently; both are kept." in told(dialog)
    assert "The day is under way and this screen may be on the wall" in told(dialog)
    assert shown_words(dialog) == []
    qtbot.keyClick(button(dialog, "Make one workshop of them"), Qt.Key.Key_Space)
    assert window.page is not None
    found = document_of(window.page.store.path)
    assert len(found.differences) >= 1


def test_differences_wait_until_the_day_has_ended(
    qtbot: QtBot, window: MainWindow, copies: tuple[Path, Path], tmp_path: Path
) -> None:
    path = tmp_path / "together.workshop"
    write_together(bring_together(copies), path)
    window.open_path(path)
    assert window.page is not None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    typing = QApplication.focusWidget()
    assert typing is not None
    qtbot.keyClick(typing, Qt.Key.Key_Space, both)
    window.commands.differences.trigger()
    dialog = window.findChild(DifferencesDialog)
    assert dialog is not None
    assert "can be settled here when the day has ended" in told(dialog)
    assert shown_words(dialog) == []
    assert not button(dialog, "Take the other").isEnabled()
    assert not button(dialog, "Keep what is there").isEnabled()
    clock.end_day(window.page.store)
    assert {"The hall is freezing", "The hall is damp"} <= set(shown_words(dialog))
    assert button(dialog, "Keep what is there").isEnabled()
    assert "Both are kept until you decide." in told(dialog)


def told(dialog: QDialog) -> str:
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def shown_words(dialog: QDialog) -> list[str]:
    table = dialog.findChild(QTableWidget)
    assert table is not None
    cells = [(line, n) for line in range(table.rowCount()) for n in range(table.columnCount())]
    items = [table.item(*cell) for cell in cells]
    return [item.text() for item in items if item is not None]

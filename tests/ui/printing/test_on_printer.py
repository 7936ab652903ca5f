"""The dialog in which people print on a printer: here, into a PDF as a printer would get it."""

import multiprocessing
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from exports.pdf import write_pdf
from facilitator.errors import InvalidEntryError
from tests.exports.printer.printers import dotted
from ui.printing.on_printer import PrinterDialog
from ui.printing.page_range import page_range
from ui.theme import Theme


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "order.pdf", tmp_path / "poster.pdf"]
    for path, size, pages in zip(paths, ((105, 148), (148, 210)), (3, 1), strict=True):
        write_pdf(dotted(size, pages), path)
    return paths


@pytest.fixture
def dialog(qtbot: QtBot, files: list[Path]) -> PrinterDialog:
    dialog = PrinterDialog(files, Theme())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=60_000)
    dialog.printer.setCurrentIndex(dialog.printer.findData(""))
    return dialog


def says(dialog: PrinterDialog, words: str) -> bool:
    return any(words in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def sides(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


def test_one_file_and_a_range_by_keyboard(
    qtbot: QtBot, dialog: PrinterDialog, tmp_path: Path
) -> None:
    assert not dialog.range.isEnabled()  # pages of several files have no common numbers
    qtbot.keyClick(dialog.what, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.range, "2-3")
    dialog.copies.setValue(2)
    dialog.tables.setValue(3)
    assert says(dialog, "= 6")
    qtbot.keyClick(dialog.print_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: says(dialog, "12 sides"), timeout=120_000)
    assert says(dialog, "“order - as printed.pdf”")
    assert sides(tmp_path / "order - as printed.pdf") == 12
    assert not (tmp_path / "poster - as printed.pdf").exists()


def test_all_files_are_printed_one_after_the_other(
    qtbot: QtBot, dialog: PrinterDialog, tmp_path: Path
) -> None:
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "4 sides"), timeout=120_000)
    assert sides(tmp_path / "order - as printed.pdf") == 3
    assert sides(tmp_path / "poster - as printed.pdf") == 1


def test_pages_that_make_no_sense_are_said_in_a_sentence(
    dialog: PrinterDialog, tmp_path: Path
) -> None:
    dialog.what.setCurrentIndex(1)
    dialog.range.setText("3-1")
    dialog.print_button.click()
    assert says(dialog, "“3-1” names no pages")
    assert not list(tmp_path.glob("*as printed*"))


def test_pages_that_are_not_there_are_said_in_a_sentence(
    qtbot: QtBot, dialog: PrinterDialog
) -> None:
    dialog.what.setCurrentIndex(1)
    dialog.range.setText("9")
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "There are no such pages"), timeout=60_000)


def test_a_stopped_print_leaves_no_half_file(
    qtbot: QtBot, dialog: PrinterDialog, files: list[Path], tmp_path: Path
) -> None:
    dialog.copies.setValue(50)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "side 2 of"), timeout=60_000)
    dialog.progress.stop_button.click()
    assert says(dialog, "Stopped")
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_a_process_that_is_killed_is_said_in_a_sentence(
    qtbot: QtBot, dialog: PrinterDialog, files: list[Path], tmp_path: Path
) -> None:
    others = set(multiprocessing.active_children())
    dialog.copies.setValue(50)
    dialog.print_button.click()
    (process,) = set(multiprocessing.active_children()) - others
    qtbot.waitUntil(lambda: says(dialog, "side 2 of"), timeout=60_000)
    process.kill()
    qtbot.waitUntil(lambda: says(dialog, "ended before it was complete"), timeout=60_000)
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_every_button_has_words(dialog: PrinterDialog) -> None:
    assert all(button.text() for button in dialog.findChildren(QPushButton))


def test_ranges_of_pages() -> None:
    assert page_range("") == ()
    assert page_range(" 1-3, 5") == (1, 2, 3, 5)
    assert page_range("7 2–3;2") == (2, 3, 7)
    for wrong in ("0", "a", "4-2", "1--2", "-3"):
        with pytest.raises(InvalidEntryError):
            page_range(wrong)

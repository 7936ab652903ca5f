"""Calibrating a printer in the app: typed once, kept on this computer, used by every print."""

import json
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.exchange import WorkshopHead
from facilitator.store import Store
from ui.main_window import MainWindow
from ui.printing.calibration import CalibrationDialog
from ui.printing.dialog import PrintDialog
from ui.settings import Settings
from ui.theme import Theme

FRONT = ("27.1", "26,2", "24.1", "23.9", "140.5", "222.3")
BACK = ("24.0", "24.4", "26.0", "26.3", "139.6", "221.8")


@pytest.fixture
def dialog(qtbot: QtBot) -> CalibrationDialog:
    return opened(qtbot)


def opened(qtbot: QtBot) -> CalibrationDialog:
    dialog = CalibrationDialog(Theme())
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def says(dialog: CalibrationDialog, words: str) -> bool:
    return any(words in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def type_lengths(qtbot: QtBot, dialog: CalibrationDialog, *sides: tuple[str, ...]) -> None:
    """Type with the keyboard alone, from field to field."""
    dialog.lengths.front[0].setFocus()
    for length in (each for side in sides for each in side):
        field = dialog.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, length)
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def calibrated(qtbot: QtBot, name: str = "The one in the hall") -> CalibrationDialog:
    dialog = opened(qtbot)
    dialog.printer.setCurrentText(name)
    type_lengths(qtbot, dialog, FRONT, BACK)
    dialog.keep_button.click()
    return dialog


def test_what_is_typed_is_kept_on_this_computer_and_shown_again(
    qtbot: QtBot, data_dir: Path
) -> None:
    assert not calibrated(qtbot).isVisible()
    kept = json.loads((data_dir / "printers.json").read_text("utf-8"))
    assert list(kept) == ["The one in the hall"]
    again = opened(qtbot)
    again.printer.setCurrentText("The one in the hall")
    assert says(again, "Measured on")
    assert [field.text() for field in again.lengths.front] == [
        "27.1", "26.2", "24.1", "23.9", "140.5", "222.3"
    ]  # fmt: skip
    assert says(again, "up to ")
    again.forget_button.click()
    assert json.loads((data_dir / "printers.json").read_text("utf-8")) == {}
    assert not again.forget_button.isEnabled()


def test_a_length_that_cannot_be_right_is_said_at_once(
    qtbot: QtBot, dialog: CalibrationDialog
) -> None:
    dialog.printer.setCurrentText("Any")
    type_lengths(qtbot, dialog, ("25.0", "61.0"))
    assert says(dialog, "Line 2: 61.0 mm would be 36.0 mm from where it belongs")
    assert not dialog.keep_button.isEnabled()
    dialog.lengths.front[1].setText("about 25")
    assert says(dialog, "Line 2: type a length in millimetres")


def test_a_printer_without_a_name_is_not_kept(
    qtbot: QtBot, dialog: CalibrationDialog, data_dir: Path
) -> None:
    dialog.printer.setCurrentText("")
    type_lengths(qtbot, dialog, FRONT)
    dialog.keep_button.click()
    assert says(dialog, "Type the printer’s name")
    assert dialog.isVisible()
    assert not (data_dir / "printers.json").exists()


def test_the_sheet_is_saved_as_a_pdf_of_two_pages(
    qtbot: QtBot, dialog: CalibrationDialog, tmp_path: Path
) -> None:
    dialog.paper.setCurrentIndex(dialog.paper.findData("letter"))
    dialog.save_to(str(tmp_path / "sheet.pdf"))
    qtbot.waitUntil(lambda: says(dialog, "The sheet is in “sheet.pdf”"), timeout=60_000)
    with pypdfium2.PdfDocument(tmp_path / "sheet.pdf") as pdf:
        assert [page.get_size() for page in pdf] == [(612, 792)] * 2


def test_a_print_for_this_printer_is_moved_and_says_where_it_was_not_measured(
    qtbot: QtBot, tmp_path: Path
) -> None:
    calibrated(qtbot)
    with new_workshop(tmp_path / "r.workshop", WorkshopHead(title="Riverside")):
        pass
    places = []
    with Store.open(tmp_path / "r.workshop") as store:
        for printer in ("", "The one in the hall"):
            folder = tmp_path / (printer or "any")
            dialog = PrintDialog(store, Theme())
            qtbot.addWidget(dialog)
            dialog.for_printer.choose(printer)
            dialog.papers.choose(["sign_in"])
            dialog.folder.setText(str(folder))
            dialog.open()
            qtbot.waitExposed(dialog)
            dialog.print_button.click()
            qtbot.waitUntil(lambda: bool(list(folder.glob("*.pdf"))), timeout=60_000)  # noqa: B023
            (path,) = folder.glob("*.pdf")
            with pypdfium2.PdfDocument(path) as pdf:
                places.append(pdf[0].get_textpage().get_charbox(0))
    across = (places[1][0] - places[0][0]) / 72 * 25.4
    down = (places[0][1] - places[1][1]) / 72 * 25.4
    assert across == pytest.approx(-2.1, abs=0.4)
    assert down == pytest.approx(0.9, abs=0.4)


def test_enter_presses_the_button_that_has_the_cursor_and_nothing_else(
    qtbot: QtBot, tmp_path: Path
) -> None:
    calibrated(qtbot)
    with new_workshop(tmp_path / "r.workshop", WorkshopHead(title="Riverside")):
        pass
    with Store.open(tmp_path / "r.workshop") as store:
        dialog = PrintDialog(store, Theme())
        qtbot.addWidget(dialog)
        dialog.folder.setText(str(tmp_path / "out"))
        dialog.open()
        qtbot.waitExposed(dialog)
        dialog.for_printer.calibrate.setFocus()
        qtbot.keyClick(dialog.for_printer.calibrate, Qt.Key.Key_Return)
        calibration = dialog.findChild(CalibrationDialog)
        assert calibration is not None
        calibration.printer.setCurrentText("The one in the hall")
        calibration.forget_button.setFocus()
        qtbot.keyClick(calibration.forget_button, Qt.Key.Key_Return)
        assert says(calibration, "is forgotten")
        assert calibration.isVisible()
        assert not (tmp_path / "out").exists()


def test_the_menu_opens_it_without_a_workshop(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.commands.calibrate.trigger()
    dialog = window.findChild(CalibrationDialog)
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(CalibrationDialog) is None)

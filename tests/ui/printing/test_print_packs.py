"""Everything for before, or for afterwards: chosen in the dialog, or on the command line."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator import participants
from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.plan import add_activity
from facilitator.store import Store
from ui.cli import main
from ui.printing.dialog import PrintDialog
from ui.theme import Theme

SECRET = "What Maria told us"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside", expected=8)) as new:
        key = add_activity(new, shipped_source("theory_of_change"))
        with new.reading() as session:
            board = exercise("theory_of_change").board.load(session, key)
        add_notes(new, board, "vision", ["Nobody eats alone on Sundays"])
        add_notes(new, board, "now", [SECRET], visibility="private")
        participants.set_tables(new, 2)
        participants.set_need(new, "large_print", 1)
    return path


@pytest.fixture
def dialog(qtbot: QtBot, file: Path, tmp_path: Path) -> Iterator[PrintDialog]:
    with Store.open(file) as store:
        dialog = PrintDialog(store, Theme())
        qtbot.addWidget(dialog)
        dialog.folder.setText(str(tmp_path / "out"))
        dialog.open()
        qtbot.waitExposed(dialog)
        yield dialog


def says(dialog: PrintDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def piles(dialog: PrintDialog) -> list[QCheckBox]:
    return [box for box in dialog.pack.piles.findChildren(QCheckBox) if box.isVisible()]


def printed(dialog: PrintDialog) -> bool:
    buttons = dialog.findChildren(QPushButton)
    return any(button.text() == "Open folder" and button.isVisible() for button in buttons)


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(pages).split())


def test_the_dialog_prints_everything_for_before_as_one_file(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    assert dialog.papers.isVisible()
    dialog.pack.which.setFocus()
    qtbot.keyClick(dialog.pack.which, Qt.Key.Key_Down)
    assert not dialog.papers.isVisible()
    assert dialog.pack.one_file.isChecked()
    assert (dialog.pack.tables.value(), dialog.pack.people.value()) == (2, 8)
    assert says(dialog, "The workshop says: 2 tables and 8 people.")
    dialog.pack.tables.setValue(3)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["Riverside - pack before.pdf"]
    assert says(dialog, "sheets of A4")  # how much paper it takes, before anybody prints it
    said = text_of(tmp_path / "out" / "Riverside - pack before.pdf")
    assert "For 8 people at 3 tables." in said
    assert "3 copies, one for each table" in said
    assert "1 copy, for whoever reads large print" in said
    assert SECRET not in said


def test_a_stopped_pack_leaves_nothing(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.pack.which.setCurrentIndex(1)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "Drawing"), timeout=60_000)
    dialog.progress.stop_button.click()
    assert says(dialog, "Stopped")
    assert list((tmp_path / "out").iterdir()) == []


def test_what_is_ticked_is_printed_where_no_pack_is_chosen(dialog: PrintDialog) -> None:
    dialog.pack.which.setCurrentIndex(2)
    assert dialog.options()["papers"] == ()
    assert not dialog.pack.tables.isVisible()
    dialog.pack.which.setCurrentIndex(0)
    assert dialog.papers.isVisible()
    assert "when" not in dialog.options()
    assert dialog.options()["papers"] == dialog.papers.chosen


def test_the_command_line_prints_a_pack(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["print", str(file), "--out", str(out), "--after", "--one-file"]) == 0
    told = capsys.readouterr()
    assert told.out.strip() == str(out / "Riverside - pack after.pdf")
    assert "1 private note is left out" in told.err
    said = text_of(out / "Riverside - pack after.pdf")
    assert "1 private note is left out" in said
    assert SECRET not in said
    words = ["print", str(file), "--out", str(out), "--before", "--people", "9", "--tables", "3"]
    assert main([*words, "--one-file"]) == 0
    assert "For 9 people at 3 tables." in text_of(out / "Riverside - pack before.pdf")
    capsys.readouterr()
    assert main(words) == 0
    said = capsys.readouterr().err
    assert "Riverside - blank sheet a3.pdf: Print 3 copies, one for each table." in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--after", "--people", "9"], "Say --before as well"),
        (["--before", "--tables", "0"], "1 table and 1 person at least"),
        (
            ["--before", "--people", "9999"],
            "A pack is for 1 to 2000 people, not for 9999; choose such a number.",
        ),
    ],
)
def test_a_pack_for_nobody_is_refused_in_a_sentence(
    file: Path,
    tmp_path: Path,
    words: list[str],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["print", str(file), "--out", str(tmp_path / "out"), *words]) == 1
    assert sentence in capsys.readouterr().err


def test_what_is_not_needed_of_a_pack_is_left_out(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    dialog.pack.which.setFocus()
    qtbot.keyClick(dialog.pack.which, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(piles(dialog)) > 1)
    qtbot.waitUntil(lambda: all("page" in box.text() for box in piles(dialog)), timeout=60_000)
    boxes = piles(dialog)
    assert all(box.isChecked() and "cop" in box.text() for box in boxes)
    for box in boxes:
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not dialog.print_button.isEnabled()
    boxes[0].click()
    assert boxes[0].text().startswith("Sign-in sheet")
    dialog.pack.tables.setValue(4)  # the list is made anew, the ticks stay
    qtbot.waitUntil(lambda: len(piles(dialog)) == len(boxes))
    assert [box.isChecked() for box in piles(dialog)] == [True] + [False] * (len(boxes) - 1)
    dialog.pack.one_file.setChecked(False)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert all("sign-in sheet" in each.name for each in (tmp_path / "out").iterdir())


def test_piles_are_chosen_on_the_command_line(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["print", str(file), "--out", str(tmp_path / "out")]
    assert main([*asked, "--before", "--piles", "nonsense"]) != 0
    said = capsys.readouterr().err
    assert "There is no pile “nonsense” in this pack; choose from:" in said
    first = said.partition("choose from:")[2].split(",")[0].strip()
    assert main([*asked, "--before", "--piles", first]) == 0
    names = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert names == ["Riverside - sign-in sheet large print.pdf", "Riverside - sign-in sheet.pdf"]
    assert main([*asked, "--piles", first]) != 0
    assert "Say --before or --after as well" in capsys.readouterr().err

"""What may befall a print from the window: it is said in a sentence, and nothing is half there."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.plan import add_activity
from facilitator.store import Store
from ui.printing.dialog import PrintDialog
from ui.theme import Theme

POSTER = "Riverside - poster a3.pdf"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside")) as new:
        key = add_activity(new, shipped_source("theory_of_change"))
        with new.reading() as session:
            board = exercise("theory_of_change").board.load(session, key)
        add_notes(new, board, "vision", ["Nobody eats alone on Sundays"])
    with Store.open(path) as opened_again:
        yield opened_again


@pytest.fixture
def dialog(qtbot: QtBot, store: Store, tmp_path: Path) -> PrintDialog:
    return opened(qtbot, store, tmp_path / "out")


def opened(qtbot: QtBot, store: Store, folder: Path) -> PrintDialog:
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    dialog.papers.choose(["poster"])
    dialog.folder.setText(str(folder))
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def says(dialog: PrintDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def printed(dialog: PrintDialog) -> bool:
    buttons = dialog.findChildren(QPushButton)
    return any(button.text() == "Open folder" and button.isVisible() for button in buttons)


def test_a_worker_that_is_killed_leaves_nothing(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    before = set(multiprocessing.active_children())
    dialog.print_button.click()
    (worker,) = set(multiprocessing.active_children()) - before
    worker.kill()
    qtbot.waitUntil(lambda: says(dialog, "Printing ended before it was complete"), timeout=60_000)
    assert dialog.print_button.isVisible()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_sheet_that_cannot_be_replaced_is_named_and_stays(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "out" / POSTER / "in the way"
    in_the_way.parent.mkdir(parents=True)
    in_the_way.touch()
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "cannot be put into"), timeout=60_000)
    assert says(dialog, POSTER)
    assert dialog.print_button.isVisible()
    assert list((tmp_path / "out").iterdir()) == [in_the_way.parent]
    assert in_the_way.exists()


def test_a_workshop_whose_stick_is_gone_is_printed_from_its_copy(
    qtbot: QtBot, dialog: PrintDialog, store: Store, tmp_path: Path
) -> None:
    store.path.rename(tmp_path / "elsewhere.workshop")
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert (tmp_path / "out" / POSTER).is_file()
    (tmp_path / "elsewhere.workshop").rename(store.path)


def test_a_locked_workshop_is_printed(qtbot: QtBot, store: Store, tmp_path: Path) -> None:
    change_passphrase(store, Passphrase("three red kites"), tmp_path / "data")
    dialog = opened(qtbot, store, tmp_path / "out")
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    with pypdfium2.PdfDocument(tmp_path / "out" / POSTER) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert "Nobody eats alone" in " ".join(text.split())


def test_what_is_open_for_reading_only_is_printed(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    with Store.open(store.path, read_only=True) as copy:
        dialog = opened(qtbot, copy, tmp_path / "out")
        dialog.print_button.click()
        qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert (tmp_path / "out" / POSTER).exists()

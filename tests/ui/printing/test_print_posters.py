"""Posters in tiles, and sheets of a map for so many people, asked for in the window."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from exports.exercises.community_map.sheets import USUAL_SHEETS
from facilitator.beginning import import_file
from facilitator.exchange import WorkshopDocument
from facilitator.participants import add_participants
from facilitator.store import Store
from tests.exports.exercises import community_maps
from tests.exports.paper_workshops import riverside
from ui.printing.dialog import PrintDialog
from ui.printing.map_sheets import MapSheets
from ui.theme import Theme

Opened = Callable[[WorkshopDocument, int], PrintDialog]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    stores = []

    def open_it(document: WorkshopDocument, people: int = 0) -> PrintDialog:
        path = tmp_path / "street.workshop"
        import_file(document, path)
        store = Store.open(path)
        stores.append(store)
        if people:
            add_participants(store, people)
        dialog = PrintDialog(store, Theme())
        qtbot.addWidget(dialog)
        dialog.folder.setText(str(tmp_path / "out"))
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    yield open_it
    for store in stores:
        store.close()


def says(dialog: PrintDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def tick(dialog: PrintDialog, words: str) -> None:
    boxes = dialog.papers.findChildren(QCheckBox)
    next(box for box in boxes if box.text() == words).click()


def choose(qtbot: QtBot, dialog: PrintDialog, paper: str, tile: str) -> None:
    """Choose a poster's size and its tiles with the keyboard."""
    for box, words in ((dialog.posters.paper, paper), (dialog.posters.tile, tile)):
        box.setFocus()
        for _step in range(box.count()):
            qtbot.keyClick(box, Qt.Key.Key_Up)
        while box.currentText() != words:
            qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_poster_is_in_one_piece_until_tiles_are_asked_for(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(riverside(), 0)
    assert dialog.options()["tile"] == ""
    assert not dialog.posters.overlap.isVisible()
    choose(qtbot, dialog, "A1", "In tiles on A4")
    assert says(dialog, "A poster takes 12 sheets of A4, and one with the plan.")
    assert dialog.posters.overlap.isVisible()
    dialog.posters.overlap.setValue(15)
    dialog.posters.margin.setValue(10)
    assert says(dialog, "A poster takes 15 sheets of A4")
    choose(qtbot, dialog, "A4", "In tiles on A3")
    assert says(dialog, "fits on one sheet of A3; it stays whole")
    choose(qtbot, dialog, "A4", "In one piece")
    assert not dialog.posters.overlap.isVisible()


def test_the_tiles_that_were_asked_for_are_printed(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened(riverside(), 0)
    dialog.papers.choose(["poster"])
    choose(qtbot, dialog, "A2", "In tiles on A3")
    dialog.posters.overlap.setValue(12)
    dialog.print_button.click()
    path = tmp_path / "out" / "Riverside, spring - poster a2 in tiles a3.pdf"
    qtbot.waitUntil(path.exists, timeout=60_000)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 5


def sheets(dialog: PrintDialog) -> MapSheets:
    return dialog.map_sheets


def test_sheets_of_a_map_are_asked_for_where_blank_sheets_are_printed(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    document = community_maps.riverside()
    document.participants.clear()
    document.workshop.expected = None
    dialog = opened(document, 0)
    assert not sheets(dialog).isVisible()
    tick(dialog, "Blank sheets to write on")
    assert sheets(dialog).isVisible()
    assert sheets(dialog).people.value() == USUAL_SHEETS
    assert "sheets" not in dialog.options()
    dialog.papers.choose(["blank"])
    dialog.paper.setCurrentText("A4")
    people = sheets(dialog).people
    people.setFocus()
    people.selectAll()
    qtbot.keyClicks(people, "2")
    dialog.print_button.click()
    path = tmp_path / "out" / "Riverside, spring - map sheets a4.pdf"
    qtbot.waitUntil(path.exists, timeout=60_000)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 2


def test_usually_everybody_in_the_room_has_a_sheet(opened: Opened) -> None:
    document = community_maps.riverside()
    document.participants.clear()
    document.workshop.expected = 40
    dialog = opened(document, 7)
    tick(dialog, "Blank sheets to write on")
    assert sheets(dialog).people.value() == 7
    assert says(dialog, "the code of everybody in the room")
    assert "sheets" not in dialog.options()


def test_else_everybody_who_is_expected_has_one(opened: Opened) -> None:
    document = community_maps.riverside()
    document.participants.clear()
    document.workshop.expected = 40
    dialog = opened(document, 0)
    assert sheets(dialog).people.value() == 40


def test_a_board_has_no_sheets_to_draw_on(opened: Opened) -> None:
    dialog = opened(riverside(), 0)
    tick(dialog, "Blank sheets to write on")
    assert not sheets(dialog).isVisible()


def test_what_was_chosen_can_be_sent_to_the_printing_process(opened: Opened) -> None:
    assert json.dumps(opened(riverside(), 0).options())

"""Printing from the window: in another process, whole files or none."""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.elsewhere import WorkshopFile
from facilitator.exchange import WorkshopHead
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.i18n import speak, spoken
from facilitator.plan import add_activity
from facilitator.store import Store
from ui.printing.dialog import PrintDialog
from ui.printing.worker import PrintOrder
from ui.theme import Theme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside")) as new:
        key = add_activity(new, shipped_source("theory_of_change"))
        with new.reading() as session:
            board = exercise("theory_of_change").board.load(session, key)
        add_notes(new, board, "vision", ["Nobody eats alone on Sundays"])
        add_notes(new, board, "now", ["What Maria told us"], visibility="private")
    with Store.open(path) as store:
        yield store


@pytest.fixture
def dialog(qtbot: QtBot, store: Store, tmp_path: Path) -> PrintDialog:
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog


def printed(dialog: PrintDialog) -> bool:
    buttons = dialog.findChildren(QPushButton)
    return any(button.text() == "Open folder" and button.isVisible() for button in buttons)


def says(dialog: PrintDialog, words: str) -> bool:
    labels = dialog.findChildren(QLabel)
    return any(words in label.text() for label in labels if label.isVisible())


def text_of(folder: Path) -> str:
    texts = []
    for path in sorted(folder.glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            texts += [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(texts).split())


def test_the_pack_is_printed_while_the_window_stays_awake(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    beats: list[float] = []
    heart = QTimer(dialog, interval=5)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start()
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    heart.stop()
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names
    assert all(name.endswith(".pdf") for name in names)
    text = text_of(tmp_path / "out")
    assert "Nobody eats alone" in text
    assert "Maria" not in text
    assert says(dialog, "1 private note is left out")
    assert len(beats) > 20


def test_questions_stay_off_paper_unless_they_are_asked_for(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    question = "has nothing leading to it"
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert question not in text_of(tmp_path / "out")
    dialog.looks.questions.setChecked(True)
    dialog.begin()
    qtbot.waitUntil(lambda: not printed(dialog))
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert question in text_of(tmp_path / "out")


def test_a_stopped_print_leaves_nothing(qtbot: QtBot, dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "Drawing"), timeout=60_000)
    dialog.progress.stop_button.click()
    assert says(dialog, "Stopped")
    assert list((tmp_path / "out").iterdir()) == []


def test_closing_the_dialog_stops_the_print(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    dialog.print_button.click()
    qtbot.wait(200)
    dialog.reject()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(
    dialog: PrintDialog, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    dialog.folder.setText(str(tmp_path / "file" / "out"))
    dialog.print_button.click()
    assert says(dialog, "Nothing can be printed into")
    assert dialog.print_button.isVisible()


def test_blank_sheets_are_printed_for_people_to_write_on(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    dialog.papers.choose(["blank"])
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert "Nobody eats alone" not in text_of(tmp_path / "out")


def test_only_the_papers_that_are_ticked_are_printed(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    dialog.papers.choose([])
    assert not dialog.print_button.isEnabled()
    notes = next(box for box in dialog.findChildren(QCheckBox) if box.text() == "List of all notes")
    notes.click()
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printed(dialog), timeout=60_000)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["Riverside - all notes.pdf"]


def test_papers_with_nothing_on_them_are_said_in_a_sentence(
    qtbot: QtBot, dialog: PrintDialog, tmp_path: Path
) -> None:
    dialog.papers.choose(["links"])
    dialog.print_button.click()
    qtbot.waitUntil(lambda: says(dialog, "nothing to put on these papers yet"), timeout=60_000)
    assert list((tmp_path / "out").iterdir()) == []


def test_the_other_process_speaks_the_same_language() -> None:
    before = spoken()
    speak("pt_BR")
    order = PrintOrder(WorkshopFile(Path("riverside.workshop")), {})
    speak(before)
    assert order.language == "pt_BR"


def test_large_print_ticks_the_list_of_all_notes(dialog: PrintDialog) -> None:
    assert "notes" not in dialog.papers.chosen
    dialog.looks.large_print.setChecked(True)
    assert "notes" in dialog.papers.chosen


def ticked(dialog: PrintDialog) -> set[str]:
    boxes = dialog.papers.findChildren(QCheckBox)
    return {box.text() for box in boxes if box.isChecked()}


def test_a_board_on_which_nobody_wrote_is_offered_as_a_blank_sheet(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with new_workshop(tmp_path / "new.workshop", WorkshopHead(title="New")) as store:
        add_activity(store, shipped_source("four_quadrants"))
        dialog = PrintDialog(store, Theme())
        qtbot.addWidget(dialog)
        assert ticked(dialog) == {"Blank sheets to write on"}


def test_empty_boards_stay_off_paper_unless_they_are_asked_for(
    qtbot: QtBot, store: Store, tmp_path: Path
) -> None:
    add_activity(store, shipped_source("four_quadrants"))
    dialog = PrintDialog(store, Theme())
    qtbot.addWidget(dialog)
    dialog.papers.choose({"poster"})
    for row, name in ((0, "all"), (2, "asked")):
        dialog.what.setCurrentIndex(row)
        dialog.folder.setText(str(tmp_path / name))
        dialog.begin()
        qtbot.waitUntil(lambda: bool(list((tmp_path / name).glob("*.pdf"))), timeout=60_000)  # noqa: B023
    assert [path.name[:13] for path in (tmp_path / "all").iterdir()] == ["Riverside - 1"]
    assert [path.name[:13] for path in (tmp_path / "asked").iterdir()] == ["Riverside - 2"]

"""A workshop given out from the window: as a file that is whole, and what it leaves out."""

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTreeWidget
from pytestqt.qtbot import QtBot

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exchange_text import read_exchange
from facilitator.exercises import exercise
from facilitator.exercises.board.notes import add_notes
from facilitator.plan import add_activity
from ui.cli import main
from ui.export.posters import PosterDialog
from ui.main_window import MainWindow
from ui.settings import Settings

PRIVATE = "1 private note is left out, with its votes and wordings."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Workshop 2026-11-22.workshop"
    with new_workshop(path, WorkshopHead(title="Mill Lane: a street that’s ours?")) as new:
        key = add_activity(new, shipped_source("theory_of_change"))
        with new.reading() as session:
            board = exercise("theory_of_change").board.load(session, key)
        add_notes(new, board, "vision", ["Nobody eats alone on Sundays"])
        add_notes(new, board, "now", ["What Maria told us"], visibility="private")
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings.load(), tmp_path / "documents")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def asked(qtbot: QtBot, window: MainWindow) -> QFileDialog:
    """Press Ctrl+E where people type, and return what opens."""
    qtbot.waitActive(window)
    typing = QApplication.focusWidget()
    assert typing is not None
    qtbot.keyClick(typing, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    return dialog


def said(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("ending", ["json", "csv"])
@pytest.mark.parametrize("read_only", [False, True])
def test_a_workshop_is_exported_and_what_was_left_out_is_said(  # noqa: PLR0917
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path, ending: str, read_only: bool
) -> None:
    window.open_path(file, read_only=read_only)
    dialog = asked(qtbot, window)
    assert Path(dialog.selectedFiles()[0]) == tmp_path / "Mill Lane a street that’s ours.json"
    out = tmp_path / f"out.{ending}"
    dialog.selectFile(str(out))
    dialog.accept()
    qtbot.waitUntil(lambda: PRIVATE in said(window))
    assert f"The workshop is written to “out.{ending}”." in said(window)
    text = out.read_text("utf-8")
    assert "Nobody eats alone" in text
    assert "Maria" not in text
    assert [path.name for path in tmp_path.iterdir() if "draft" in path.name] == []


def test_what_is_exported_can_be_imported(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    window.open_path(file)
    asked(qtbot, window).accept()
    out = tmp_path / "Mill Lane a street that’s ours.json"
    qtbot.waitUntil(out.exists)
    assert read_exchange(out).workshop.title == "Mill Lane: a street that’s ours?"


def test_a_table_is_named_as_one(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.open_path(file)
    dialog = asked(qtbot, window)
    table = dialog.nameFilters()[1]
    dialog.selectNameFilter(table)
    dialog.filterSelected.emit(table)
    assert Path(dialog.selectedFiles()[0]).suffix == ".csv"


def test_planned_and_actual_minutes_go_back_to_the_coach(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    window.open_path(file)
    dialog = asked(qtbot, window)
    times = dialog.nameFilters()[2]
    assert times == "Planned and actual minutes, for the coach (*.csv)"
    dialog.selectNameFilter(times)
    dialog.filterSelected.emit(times)
    out = tmp_path / "Mill Lane a street that’s ours, minutes.csv"
    assert Path(dialog.selectedFiles()[0]) == out, "it is not written over the table of notes"
    dialog.accept()
    qtbot.waitUntil(lambda: "Planned and actual minutes are written to" in said(window))
    text = out.read_text("utf-8-sig")
    assert text.startswith("activity,step,planned,replanned,actual,over")
    assert "Nobody eats alone" not in text


def test_a_change_of_mind_gives_the_name_back(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.open_path(file)
    dialog = asked(qtbot, window)
    names = []
    for number in (2, 0, 2, 1):
        dialog.selectNameFilter(dialog.nameFilters()[number])
        dialog.filterSelected.emit(dialog.nameFilters()[number])
        names.append(Path(dialog.selectedFiles()[0]).name.removeprefix("Mill Lane a street "))
    assert names == [
        "that’s ours, minutes.csv",
        "that’s ours.json",
        "that’s ours, minutes.csv",
        "that’s ours.csv",
    ]


def test_minutes_are_a_table_and_nothing_else(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert main(["export", str(file), str(out), "--times", "--activity", "1"]) == 0
    assert "over" in out.read_text("utf-8-sig").splitlines()[0]
    assert main(["export", str(file), str(tmp_path / "out.json"), "--times"]) == 1
    assert not (tmp_path / "out.json").exists()


def test_a_name_of_another_kind_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    window.open_path(file)
    dialog = asked(qtbot, window)
    dialog.selectFile(str(tmp_path / "out.xlsx"))
    dialog.accept()
    qtbot.waitUntil(lambda: "cannot be exported as “out.xlsx”" in said(window))
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("ending", ["docx", "md"])
def test_a_workshop_is_told_in_words_while_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path, ending: str
) -> None:
    window.open_path(file)
    dialog = asked(qtbot, window)
    assert any("(*.docx)" in kind for kind in dialog.nameFilters())
    dialog.selectFile(str(tmp_path / "out.docx"))
    dialog.accept()
    assert "Writing “out.docx”" in said(window)
    qtbot.waitUntil(lambda: PRIVATE in said(window), timeout=60_000)
    assert "The workshop is written to “out.docx”." in said(window)
    told = " ".join(line.text for line in docx.Document(str(tmp_path / "out.docx")).paragraphs)
    assert "Nobody eats alone on Sundays" in told
    assert "Maria" not in told
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".export")] == []


def test_nothing_is_told_of_a_workshop_in_which_nobody_said_anything(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "empty.workshop"
    with new_workshop(path, WorkshopHead(title="Empty")) as new:
        add_activity(new, shipped_source("theory_of_change"))
    window.open_path(path)
    dialog = asked(qtbot, window)
    dialog.selectFile(str(tmp_path / "out.md"))
    dialog.accept()
    qtbot.waitUntil(lambda: "nothing to tell of this yet" in said(window), timeout=60_000)
    assert not (tmp_path / "out.md").exists()
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".export")] == []


def posters(qtbot: QtBot, window: MainWindow, file: Path, out: Path) -> PosterDialog:
    """Ask for a picture, and return what asks which poster it is to be."""
    window.open_path(file)
    dialog = asked(qtbot, window)
    dialog.selectFile(str(out))
    dialog.accept()
    qtbot.waitUntil(lambda: window.findChild(PosterDialog) is not None)
    which = window.findChild(PosterDialog)
    assert which is not None
    qtbot.waitUntil(lambda: which.list.count() > 0, timeout=60_000)
    return which


def test_a_poster_is_chosen_and_drawn_with_the_keyboard_alone(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    which = posters(qtbot, window, file, tmp_path / "wall.png")
    qtbot.waitUntil(which.list.hasFocus)
    assert [which.list.item(n).text() for n in range(which.list.count())] == [
        "Theory of change: Wall poster"
    ]
    qtbot.keyClick(which.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The poster is drawn in “wall.png”." in said(window), timeout=60_000)
    assert PRIVATE in said(window)
    assert (tmp_path / "wall.png").read_bytes().startswith(b"\x89PNG")


def test_a_drawing_is_stopped_by_cancelling_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    which = posters(qtbot, window, file, tmp_path / "wall.svg")
    assert which.fineness.count() == 0, "a drawing has no points"
    qtbot.mouseClick(which.draw_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(which.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(PosterDialog) is None)
    assert not (tmp_path / "wall.svg").exists()
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".export")]


def test_the_shortcut_sheet_lists_the_export(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.open_path(file)
    qtbot.waitActive(window)
    window.show_shortcuts()
    tree = window.findChild(QTreeWidget)
    assert tree is not None
    (found,) = tree.findItems("Export…", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert found.text(1) == "Ctrl+E"

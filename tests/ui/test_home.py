"""Home: carry on with a workshop, or start from a session deck, in two clicks."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.decks.bundle import bundle_for, write_deck_file
from facilitator.store import Store
from facilitator.workshop import the_workshop
from ui.editor.page import DeckEditor
from ui.home.deck_tile import DeckTile, OwnDeckTile
from ui.home.page import Home, WorkshopRow
from ui.home.recent import RecentWorkshop, recent_workshops, remember
from ui.main_window import MainWindow
from ui.message_bar import MessageBar
from ui.settings import Settings

quiet = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = MainWindow(Settings.load(), tmp_path / "documents")
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show_home()
    window.show()
    qtbot.waitActive(window)
    return window


def tile(window: MainWindow, title: str) -> DeckTile:
    tiles = [tile for tile in window.findChildren(DeckTile) if tile.isVisible()]
    return next(tile for tile in tiles if tile.accessibleName().startswith(title))


def rows(window: MainWindow) -> list[WorkshopRow]:
    return [row for row in window.findChildren(WorkshopRow) if row.isVisible()]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def workshops(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.workshop"))


def sentence(window: MainWindow) -> str:
    bar = window.findChild(MessageBar)
    assert bar is not None
    return bar.sentence


def test_a_click_on_a_deck_and_people_are_ready_to_type(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    qtbot.mouseClick(tile(window, "Theory of change"), Qt.MouseButton.LeftButton)
    assert isinstance(focus(), QPlainTextEdit)
    qtbot.keyClicks(focus(), "Somebody asks how I am")
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    window.close()
    (file,) = workshops(tmp_path / "documents")
    assert file.name.startswith("Theory of change, 2 hours 20")
    with Store.open(file, read_only=True) as store, store.reading() as session:
        assert the_workshop(session).title == "Theory of change, 2 hours"
    assert b"Somebody asks how I am" in file.read_bytes()


def test_it_tells_when_it_was_painted_so_that_the_rest_can_follow(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show_home()
        window.show()
    with qtbot.waitSignal(window.painted):
        window.show_opening(tmp_path / "riverside.workshop")


def own_tile(window: MainWindow) -> OwnDeckTile | None:
    tiles = window.findChildren(OwnDeckTile)
    return next((tile for tile in tiles if tile.isVisible()), None)


def menu_of(window: MainWindow, tile: DeckTile) -> dict[str, QAction]:
    """Press the menu key on a tile, and return what is offered."""
    at = tile.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, tile.mapToGlobal(at))
    QApplication.sendEvent(tile, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    return {action.text(): action for action in menu.actions()}


@quiet
def test_a_shipped_deck_is_edited_as_a_copy_from_its_tile(window: MainWindow) -> None:
    offered = menu_of(window, tile(window, "Four quadrants"))
    assert list(offered) == ["Start a workshop", "Edit a copy"]
    offered["Edit a copy"].trigger()
    assert window.findChild(DeckEditor) is not None
    window.show_home()
    assert own_tile(window) is None, "nothing was changed, nothing is kept"


@quiet
def test_a_deck_from_a_stick_is_ones_own_and_starts_a_workshop(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    stick = tmp_path / "stick.deck"
    write_deck_file(stick, bundle_for("four_quadrants_60"))
    window.import_deck(str(stick))
    own = own_tile(window)
    assert own is not None
    assert own.accessibleName() == "Four quadrants in an hour", "at once, from the file's name"
    qtbot.waitUntil(lambda: "60 min" in own.accessibleName())
    assert list(menu_of(window, own)) == [
        "Start a workshop",
        "Edit",
        "Edit a copy",
        "Export .deck…",
        "Move to the bin",
    ]
    own.click()
    assert window.page is not None
    assert window.page.title == "Four quadrants in an hour"
    window.show_home()
    again = own_tile(window)
    assert again is not None
    Path(os.environ["XDG_DATA_HOME"]).mkdir(exist_ok=True)  # where the bin is
    menu_of(window, again)["Move to the bin"].trigger()
    assert "is in the bin" in sentence(window)
    assert own_tile(window) is None
    window.import_deck(str(tmp_path / "gone.deck"))
    assert "gone.deck" in sentence(window)


@quiet
def test_a_deck_of_ones_own_is_given_away_from_its_tile(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "documents" / "Decks"
    folder.mkdir(parents=True)
    write_deck_file(folder / "Ours.deck", bundle_for("four_quadrants_60"))
    window.show_home()
    own = own_tile(window)
    assert own is not None
    menu_of(window, own)["Export .deck…"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    out = tmp_path / "stick.deck"
    dialog.selectFile(str(out))
    dialog.accept()
    assert "is written to “stick.deck”" in sentence(window)
    assert out.read_bytes() == (folder / "Ours.deck").read_bytes()


def test_a_deck_that_cannot_be_read_says_why(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "documents" / "Decks"
    folder.mkdir(parents=True)
    (folder / "Broken.deck").write_bytes(b"no zip")
    window.show_home()
    own = own_tile(window)
    assert own is not None
    qtbot.waitUntil(lambda: "is not a deck" in own.accessibleName())
    own.click()
    assert "is not a deck" in sentence(window)


def test_everything_on_home_is_done_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for _press in range(20):
        if isinstance(focus(), DeckTile):
            break
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    assert isinstance(focus(), DeckTile)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert isinstance(focus(), QPlainTextEdit)
    assert len(workshops(tmp_path / "documents")) == 1


def test_a_first_start_offers_a_finished_example_as_a_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    offer = next(x for x in window.findChildren(QPushButton) if "finished example" in x.text())
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert window.page is not None
    assert window.page.title == "What next for Riverside?"
    (file,) = workshops(tmp_path / "documents")
    window.show_home()
    assert [row.value for row in rows(window)] == [file]
    assert not offer.isVisible()


def test_the_example_and_the_tour_stay_in_reach_of_the_keyboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.new_workshop()
    window.show_home()
    reached: list[str] = []
    for _press in range(12):
        qtbot.keyClick(focus(), Qt.Key.Key_Tab)
        here = focus()
        reached.append(here.text() if isinstance(here, QPushButton) else "")
        if reached[-1] == "The example, Riverside":
            break
    assert "copy of a finished workshop" in focus().accessibleDescription()
    qtbot.keyClick(focus(), Qt.Key.Key_Tab)
    tour = focus()
    assert isinstance(tour, QPushButton)
    assert tour.text() == "A tour of five minutes"
    qtbot.keyClick(tour, Qt.Key.Key_Backtab)
    qtbot.keyClick(focus(), Qt.Key.Key_Space)
    assert window.page is not None
    assert window.page.title == "What next for Riverside?"
    assert len(workshops(tmp_path / "documents")) == 2


def test_a_second_workshop_of_the_day_has_a_name_of_its_own(
    window: MainWindow, tmp_path: Path
) -> None:
    tile(window, "Theory of change").click()
    window.commands.leave.trigger()
    tile(window, "Theory of change").click()
    assert len(workshops(tmp_path / "documents")) == 2


def test_the_workshop_left_last_comes_first_and_opens_with_enter(
    qtbot: QtBot, window: MainWindow
) -> None:
    tile(window, "Keep, amplify").click()
    window.commands.leave.trigger()
    tile(window, "Theory of change").click()
    window.commands.leave.trigger()
    listed = rows(window)
    assert [row.accessibleName().split(".")[0] for row in listed] == [
        "Theory of change, 2 hours",
        "Keep, amplify, discard, create",
    ]
    assert focus() is listed[0]
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert isinstance(focus(), QPlainTextEdit)
    assert "Theory of change" in window.windowTitle()


def test_a_workshop_that_is_gone_says_so_and_leaves_the_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    remember(RecentWorkshop(tmp_path / "gone.workshop", "Leaders’ supervision", "Town hall"))
    window.show_home()
    (row,) = rows(window)
    assert "not found" in row.accessibleName()
    row.click()
    assert "gone.workshop" in sentence(window)
    assert isinstance(window.centralWidget().findChild(Home), Home)
    qtbot.keyClick(rows(window)[0], Qt.Key.Key_Delete)
    assert recent_workshops() == []


def test_a_file_that_is_no_workshop_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "holiday.workshop"
    path.write_bytes(b"\x89PNG" * 500)
    window.open_path(path)
    assert "holiday.workshop" in sentence(window)
    assert window.page is None
    assert path.read_bytes() == b"\x89PNG" * 500


def test_exchange_json_becomes_a_workshop(window: MainWindow, tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text(
        '{"format": "workshop-exchange", "version": 1, "workshop": {"title": "Riverside"},'
        ' "activities": [{"exercise": "board", "deck": "keep_amplify_discard_create",'
        ' "notes": [{"id": "K1", "zone": "keep", "text": "Tea on Tuesdays"}]}]}',
        "utf-8",
    )
    window.import_path(source)
    assert window.page is not None
    assert "Riverside" in window.windowTitle()
    source.write_text("[]", "utf-8")
    window.import_path(source)
    assert "in.json" in sentence(window)


def test_a_workshop_that_is_open_elsewhere_can_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tile(window, "Theory of change").click()
    (file,) = workshops(tmp_path / "documents")
    other = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(other)
    other.show_home()
    other.open_path(file)
    assert other.page is None
    buttons = {button.text(): button for button in other.findChildren(QPushButton)}
    buttons["Open it to read"].click()
    assert other.page is not None
    assert other.page.store.read_only
    other.close()


def test_what_was_spoilt_in_the_data_folder_costs_nothing(
    qtbot: QtBot, data_dir: Path, tmp_path: Path
) -> None:
    data_dir.mkdir(parents=True)
    (data_dir / "recent.json").write_text('[["a\\u0000", "", "", ""], 3, ["x"]]')
    (data_dir / "settings.json").write_text('{"text_size": 9000, "dark": "yes"')
    window = MainWindow(Settings.load(), tmp_path)
    qtbot.addWidget(window)
    window.show_home()
    assert window.findChildren(WorkshopRow) == []
    assert Settings.load() == Settings()


def test_theme_and_text_size_are_remembered(window: MainWindow) -> None:
    window.commands.dark.trigger()
    window.commands.text_sizes.actions()[-1].trigger()
    assert Settings.load().theme.dark
    assert Settings.load().text_size == 200
    window.commands.dark.trigger()
    window.commands.text_sizes.actions()[0].trigger()
    assert Settings.load() == Settings()

"""In the window: from the selected institution to the conversation, the script and the people."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.plan import add_activity
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from tests.ui.log_book.sight import come, everything_in_sight, open_store, opened
from ui.exercises.sector_map.pooling_dialog import PoolingDialog
from ui.exercises.sector_map.talk_dialog import TalkDialog
from ui.exercises.sector_map.voices_dialog import VoicesDialog
from ui.log_book.dialog import LogBook
from ui.printing.dialog import PrintDialog


def map_of(hands: Hands) -> MapBoard:
    with open_store(hands).reading() as session:
        return MapBoard.load(session, saved_id(activities(session)[0]))


def offered(hands: Hands, title: str) -> bool:
    """Say whether a command of the screen can be used now."""
    page = hands.window.page
    assert page is not None
    actions = [action for _menu, actions in page.menus() for action in actions]
    return any(each.text() == title and each.isEnabled() for each in actions)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    """Sit down in front of a map with one gap."""
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside")) as store:
        activity_id = add_activity(store, shipped_source("sector_map"))
        with store.reading() as session:
            board = MapBoard.load(session, activity_id)
        row = board.rows_of(saved_id(board.sectors[0]))[0]
        add_entry(store, board, saved_id(row), "The council", needed=["clerk"])
    with Hands.on(tmp_path / "documents", (1280, 720), path=path) as hands:
        hands.until(lambda: hands.window.page is not None, "the workshop")
        hands.rest(20)
        yield hands


def test_the_selected_gap_becomes_a_conversation_that_undo_takes_back(hands: Hands) -> None:
    page = hands.window.page
    assert page is not None
    assert page.activity_screen is not None
    page.activity_screen.select_labels(["S1"])
    hands.until(lambda: offered(hands, "Conversation…"), "the conversation")
    dialog = opened(hands, "Ctrl+K", TalkDialog)
    assert "The council" in everything_in_sight()
    assert dialog.plan.who.text() == "clerk"
    hands.press("Ctrl+Return")
    dialog.pages.setCurrentIndex(1)
    hands.press("Ctrl+Return")
    hands.press("Escape")
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
    assert [tie.strength for tie in map_of(hands).ties.values()] == [2]
    hands.press("Ctrl+Z")
    assert [tie.strength for tie in map_of(hands).ties.values()] == [0]
    hands.press("Ctrl+Shift+Z")
    assert [tie.strength for tie in map_of(hands).ties.values()] == [2]


def test_the_script_is_ticked_where_it_is_printed_and_nothing_else(hands: Hands) -> None:
    dialog = opened(hands, "Ctrl+Shift+Return", TalkDialog)
    dialog.plan.kind.buttons["house_meeting"].click()
    dialog.guide.print.setFocus()
    hands.press("Return")
    printing = come(hands, PrintDialog)
    boxes = printing.papers.findChildren(QCheckBox)
    assert [box.text() for box in boxes if box.isChecked()] == ["House meeting"]
    hands.press("Escape")
    come(hands, TalkDialog).done(0)


def test_voices_and_tables_open_over_the_map_with_their_keys(hands: Hands) -> None:
    opened(hands, "Ctrl+F2", VoicesDialog).done(0)
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
    opened(hands, "Ctrl+F3", PoolingDialog).done(0)


def test_people_have_a_command_of_their_own(hands: Hands) -> None:
    log_book = opened(hands, "Ctrl+F7", LogBook)
    assert log_book.people.isVisible()
    assert "clerk" in everything_in_sight()
    log_book.done(0)

"""A coach builds a day of nine lines at the keyboard, and hands it over as a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.decks.bundle import read_deck_file
from facilitator.decks.library import own_decks
from tests.hands import Hands
from tests.ui.editor.coach import Coach, build_a_day, export_deck, make_board_own

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


def test_a_day_is_built_by_keyboard_and_travels(hands: Hands, tmp_path: Path) -> None:
    coach = Coach(hands)
    build_a_day(coach)
    make_board_own(coach)
    assert coach.titles() == [
        "Welcome",
        "Horizon scan",
        "Break",
        "What we would carry on",
        "Whatever needs time",
        "Lunch",
        "Ten years on",
        "What happens next",
        "Promises",
    ]
    assert [row.clock for row in coach.rows][:3] == ["09:15", "09:25", "10:10"]
    lunch = coach.rows[5]
    assert lunch.clock == "12:30"
    assert lunch.pinned
    assert "free before" in lunch.kind
    hands.press("Ctrl+S")
    (kept,) = own_decks(tmp_path / "documents" / "Decks")
    assert (kept.title, kept.id) == ("A day at Riverside", "a_day_at_riverside")
    export_deck(hands, tmp_path / "stick.deck")
    deck = read_deck_file(tmp_path / "stick.deck")
    assert deck == read_deck_file(kept.path)
    day = deck.session
    assert [line.kind for line in day.activities].count("break") == 2
    assert [line.starts for line in day.activities if line.starts] == ["12:30"]
    assert day.starts == "09:15"
    assert day.activities[7].prompt == "Who does what by Friday?"
    assert day.activities[7].notes == "Wait; silence is fine here."
    (key,) = deck.boards
    board = deck.board(key)
    assert board.title == "Carry on"
    assert [zone.prefix for zone in board.zones] == ["CO", "B", "A"]
    assert board.zones[0].title == "Carry on with"
    assert board.zones[0].tint == "rose"
    assert [tag.title for tag in board.tags] == ["Old", "Young"]
    assert board.checks == ["empty_zone"]
    write, share = day.activities[3].steps
    assert (write.minutes, share.can_go) == (7, True)
    assert share.instead == "Leave it on the wall"
    assert QApplication.activeModalWidget() is None

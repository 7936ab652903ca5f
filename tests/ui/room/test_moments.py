"""A moment of the day on the wall and on the laptop: what it is, and until when it lasts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.day.days import Watch, whole_day
from tests.hands import Hands
from ui.exercises.moment import MomentScreen
from ui.room.view import RoomView


@pytest.fixture
def watch() -> Watch:
    """Return the clock of a hall."""
    return Watch()


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    """A day from 10:00 with lunch at 12:00, which stands at tea from 11:15."""
    path = tmp_path / "riverside.workshop"
    whole_day(path)
    with Hands.on(tmp_path / "documents", (1440, 900), watch, path) as hands:
        hands.press("Ctrl+Shift+Space")
        watch.set("11:15:00")
        hands.press("Ctrl+PgDown", 3)
        yield hands


def laptop(hands: Hands) -> list[str]:
    labels = hands.find(MomentScreen).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def on_wall(hands: Hands) -> str:
    page = hands.window.page
    assert page is not None
    hands.press("F11")
    hands.rest(150)
    said = hands.find(RoomView).page.spoken()
    hands.find(RoomView).close()
    hands.focus_window()
    return said


def test_a_break_says_when_we_go_on(hands: Hands) -> None:
    assert on_wall(hands) == "Tea. We go on at 11:30"
    assert laptop(hands) == ["Tea", "We go on at 11:30", "Then: Spare time"]


def test_a_break_before_a_pin_lasts_until_the_pin(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+PgDown")
    assert laptop(hands) == ["Spare time", "We go on at 12:00", "Then: Lunch"]


def test_a_talk_and_the_closing_say_until_when(hands: Hands, watch: Watch) -> None:
    watch.set("13:00:00")
    hands.press("Ctrl+PgDown", 3)
    assert on_wall(hands) == "Walk. Until 13:30"
    hands.press("Ctrl+PgDown", 2)
    assert on_wall(hands) == "Promises. We end at 13:15"
    assert laptop(hands) == ["Promises", "We end at 13:15"]


def test_a_clock_that_stands_says_no_time(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    assert on_wall(hands) == "Tea"
    assert laptop(hands) == ["Tea", "Then: Spare time"]


def test_the_time_follows_what_is_added(hands: Hands) -> None:
    hands.press("Ctrl+Shift++", 5)
    assert "We go on at 11:35" in laptop(hands)
    assert on_wall(hands) == "Tea. We go on at 11:35"

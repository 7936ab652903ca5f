"""A day that runs is not left by accident."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator import plan
from tests.day.days import Watch, whole_day
from tests.hands import Hands

RUNS = "The day is running: its clock goes on while you are elsewhere."


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    path = tmp_path / "ours.workshop"
    whole_day(path)
    plan.begin(tmp_path / "theirs.workshop", title="Theirs").close()
    with Hands.on(tmp_path / "documents", path=path) as hands:
        yield hands


def open_now(hands: Hands) -> str:
    page = hands.window.page
    return "" if page is None else page.store.path.stem


def test_home_asks_first_while_the_day_runs(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+W")
    assert (hands.asked(), open_now(hands)) == (RUNS, "ours")
    hands.answer("Stay here")
    assert (hands.asked(), open_now(hands)) == ("", "ours")
    hands.press("Ctrl+W")
    hands.answer("Leave it running")
    assert hands.window.is_at_home


def test_another_file_asks_first_while_the_day_runs(hands: Hands, tmp_path: Path) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.window.open_path(tmp_path / "theirs.workshop")
    assert (hands.asked(), open_now(hands)) == (RUNS, "ours")
    hands.window.open_path(tmp_path / "ours.workshop")
    assert hands.asked() == "", "that one is open already"
    hands.window.open_path(tmp_path / "theirs.workshop")
    hands.answer("Leave it running")
    assert open_now(hands) == "theirs"


def test_a_new_workshop_is_not_made_before_somebody_agreed(hands: Hands, tmp_path: Path) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+Shift+N")
    assert (hands.asked(), open_now(hands)) == (RUNS, "ours")
    hands.answer("Stay here")
    assert not list((tmp_path / "documents").glob("*.workshop"))
    hands.press("Ctrl+Shift+N")
    hands.answer("Leave it running")
    assert len(list((tmp_path / "documents").glob("*.workshop"))) == 1


def test_a_day_that_does_not_run_is_left_at_once(hands: Hands, tmp_path: Path) -> None:
    hands.window.open_path(tmp_path / "theirs.workshop")
    assert open_now(hands) == "theirs"
    hands.press("Ctrl+W")
    assert hands.window.is_at_home

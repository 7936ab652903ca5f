"""The day goes on without a wait: the screen of what comes next is made while people talk."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.decks import shipped_source
from tests.hands import Hands
from ui.exercises.cards.card_list import CardList
from ui.exercises.screen import ActivityScreen


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    path = tmp_path / "day.workshop"
    with plan.begin(path, title="Riverside") as store:
        for deck in ("four_quadrants", "stories", "ten_years_on"):
            plan.add_activity(store, shipped_source(deck))
    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        hands.window.open_path(path)
        yield hands


def screens(hands: Hands) -> list[ActivityScreen]:
    return hands.window.findChildren(ActivityScreen)


def test_the_next_screen_is_made_and_only_the_one_in_hand_shows(hands: Hands) -> None:
    hands.until(lambda: len(screens(hands)) == 2, "the next screen")
    assert [screen.isVisible() for screen in screens(hands)].count(True) == 1
    hands.rest(300)
    assert len(screens(hands)) == 2


def test_what_was_made_ready_goes_with_its_activity(hands: Hands) -> None:
    hands.until(lambda: len(screens(hands)) == 2, "the next screen")
    page = hands.window.page
    assert page is not None
    page.remove_activity(2)
    hands.until(lambda: len(screens(hands)) == 1, "one screen")
    page.undo()
    hands.capture_field()
    hands.enter("The hall is cold")
    assert "Add note" in hands.window.commands.undo.text()


def test_the_cards_of_a_screen_made_later_stand_apart(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "cards.workshop"
    with plan.begin(path, title="Riverside") as store:
        for deck in ("stories", "look_fors"):
            plan.add_activity(store, shipped_source(deck))
    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        hands.window.open_path(path)
        page = hands.window.page
        assert page is not None
        page.open_activity(2)
        cards = hands.find(CardList)
        hands.until(lambda: cards.visualItemRect(cards.item(1)).top() > 0, "the cards")
        lines = [cards.visualItemRect(cards.item(row)) for row in range(6)]
        assert all(above.bottom() < below.top() for above, below in pairwise(lines)), lines

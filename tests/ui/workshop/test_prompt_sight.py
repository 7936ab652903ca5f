"""What to say now is in sight at each step, with large letters on a small screen as well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QScrollArea

from tests.hands import Hands
from tests.in_sight import any_shown
from ui.sample import sample_workshop
from ui.settings import Settings
from ui.tour.bar import TourBar
from ui.workshop.guide import Guide


@pytest.fixture
def hands(qapp: object, tmp_path: Path) -> Iterator[Hands]:
    Settings.load().with_(text_size=200)
    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        yield hands


def area(hands: Hands) -> QScrollArea:
    return hands.find(Guide).findChildren(QScrollArea)[0]


def prompt(hands: Hands) -> QLabel:
    labels = hands.find(Guide).findChildren(QLabel)
    return next(each for each in labels if each.property("role") == "prompt")


def is_whole(hands: Hands) -> bool:
    """Say whether the prompt can be read from its first word to its last."""
    hands.rest(100)
    words, room = prompt(hands), area(hands).viewport()
    return room.rect().contains(QRect(words.mapTo(room, QPoint()), words.size()))


def test_large_letters_leave_the_prompt_in_sight_at_each_step(hands: Hands, tmp_path: Path) -> None:
    hands.window.open_path(sample_workshop(tmp_path))
    said = set()
    for _step in range(4):
        assert is_whole(hands), prompt(hands).text()
        said.add(prompt(hands).text())
        hands.press("Ctrl+PgDown")
    assert len(said) > 2


def test_the_tour_says_what_to_say_now_where_it_can_be_read(hands: Hands) -> None:
    hands.window.commands.tour.trigger()
    hands.until(lambda: any_shown(hands.window, TourBar), "the tour")
    hands.press("Alt+N")
    assert is_whole(hands)


def test_whoever_scrolls_down_is_left_there_until_the_next_step(
    hands: Hands, tmp_path: Path
) -> None:
    hands.window.open_path(sample_workshop(tmp_path))
    assert is_whole(hands)
    bar = area(hands).verticalScrollBar()
    bar.setValue(bar.maximum())
    below = bar.value()
    hands.window.resize(1280, 700)
    hands.rest(100)
    assert bar.value() == below
    hands.press("Ctrl+PgDown")
    assert is_whole(hands)


def test_where_there_is_room_the_guide_begins_at_its_top(hands: Hands, tmp_path: Path) -> None:
    hands.window.commands.text_sizes.actions()[0].trigger()
    hands.window.open_path(sample_workshop(tmp_path))
    hands.rest(100)
    assert prompt(hands).isVisible()
    assert area(hands).verticalScrollBar().value() == 0

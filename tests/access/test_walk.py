"""Promises to people who do not see the screen, and to those who use no mouse."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.access import editor_places, evening_places, exercise_places
from tests.access.dialogs import VISITED, name_of_dialog, our_dialogs
from tests.access.tour import Tour
from tests.access.walk import complaints, round_trip
from tests.hands import Hands
from tests.languages import more

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""
JOURNEYS = (
    evening_places.home,
    evening_places.board,
    evening_places.day,
    evening_places.taking_in,
    evening_places.log_book,
    evening_places.giving_out,
    evening_places.safety,
    evening_places.stick_gone,
    exercise_places.other_boards,
    exercise_places.cards,
    exercise_places.sector_map,
    exercise_places.community_map,
    editor_places.deck_editor,
    editor_places.card_editor,
    more.recovery,
    more.learning,
    more.trouble,
    more.pooled,
)


@pytest.fixture(autouse=True)
def screen_reader(qapp: object) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_everything_says_what_it_is_and_keys_lead_to_it_and_back(
    qtbot: QtBot, tmp_path: Path, journey: Callable[[Tour], None]
) -> None:
    wrong: list[str] = []
    seen: set[str] = set()

    def look(name: str, widget: QWidget) -> None:
        assert not isinstance(widget, QFileDialog), name
        seen.add(name_of_dialog(widget))
        wrong.extend(f"{name}: {each}" for each in complaints(widget) + round_trip(widget))

    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        tour = Tour(hands, tmp_path, look)
        journey(tour)
    wrong.extend(f"Esc does not leave {each}" for each in tour.trapped)
    wrong.extend(f"not visited: {each}" for each in VISITED.get(journey.__name__, set()) - seen)
    assert not wrong, "\n".join(wrong)


def test_no_dialog_is_left_out_of_the_walk() -> None:
    """One that is new stands in no journey of `tests.access.dialogs` yet: it belongs there."""
    assert set().union(*VISITED.values()) == our_dialogs()
    assert VISITED.keys() <= {journey.__name__ for journey in JOURNEYS}

"""A promise to fingers and to hands that shake: what is pressed is large enough to be hit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.access import evening_places, exercise_places
from tests.access.test_walk import JOURNEYS
from tests.access.tour import Tour
from tests.access.walk import in_sight, who
from tests.hands import Hands, application
from ui.settings import Settings
from ui.theme import TOUCH_HEIGHT

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
SMALLEST = 24
"""WCAG 2.2, 2.5.8: in CSS pixels, which are Qt's logical ones."""


def small_targets(top: QWidget, least: int) -> list[str]:
    """Return the buttons, boxes and fields in sight that are lower or narrower than that."""
    return [
        f"{each.width()} × {each.height()}: {who(each)}"
        for each in in_sight(top)
        if is_target(each) and each.isEnabled() and min(each.height(), wide(each)) < least
    ]


def is_target(widget: QWidget) -> bool:
    """Say whether something is pressed; a field within a box is pressed with its box."""
    boxes = QComboBox | QAbstractSpinBox
    if isinstance(widget, QLineEdit):
        return not isinstance(widget.parent(), boxes)
    return isinstance(widget, QAbstractButton | boxes)


def wide(target: QWidget) -> int:
    """Return how wide a target is; a box to tick is as wide as its words, which tick it too."""
    return 1_000 if isinstance(target, QCheckBox | QRadioButton) else target.width()


@pytest.fixture(params=["never", "always"])
def least(request: pytest.FixtureRequest, data_dir: Path) -> Iterator[int]:
    Settings.load().with_(fingers=request.param)
    yield TOUCH_HEIGHT if request.param == "always" else SMALLEST
    Settings.load().with_(fingers="never")
    application()


@pytest.mark.parametrize(
    "journey",
    [evening_places.home, evening_places.board, exercise_places.cards],
    ids=lambda journey: journey.__name__,
)
def test_every_button_is_large_enough(
    qtbot: QtBot, tmp_path: Path, least: int, journey: Callable[[Tour], None]
) -> None:
    assert_all_large(tmp_path, least, journey)


@pytest.mark.soak
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_every_target_of_every_screen_is_large_enough_for_fingers(
    qtbot: QtBot, tmp_path: Path, data_dir: Path, journey: Callable[[Tour], None]
) -> None:
    Settings.load().with_(fingers="always")
    try:
        assert_all_large(tmp_path, TOUCH_HEIGHT, journey)
    finally:
        Settings.load().with_(fingers="never")
        application()


def assert_all_large(folder: Path, least: int, journey: Callable[[Tour], None]) -> None:
    small: set[str] = set()

    def look(name: str, widget: QWidget) -> None:
        small.update(f"{name}: {each}" for each in small_targets(widget, least))

    with Hands.on(folder / "documents", (1280, 720)) as hands:
        journey(Tour(hands, folder, look))
    assert not small, "\n".join(sorted(small))

"""A promise to fingers and to hands that shake: what is pressed is large enough to be hit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.access import evening_places, exercise_places
from tests.access.tour import Tour
from tests.access.walk import in_sight, who
from tests.hands import Hands, application
from ui.settings import Settings
from ui.theme import TOUCH_HEIGHT

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
SMALLEST = 24
"""WCAG 2.2, 2.5.8: in CSS pixels, which are Qt's logical ones."""


def small_targets(top: QWidget, least: int) -> list[str]:
    """Return the buttons in sight that are lower or narrower than that."""
    return [
        f"{each.width()} × {each.height()}: {who(each)}"
        for each in in_sight(top)
        if isinstance(each, QAbstractButton)
        and each.isEnabled()
        and min(each.height(), wide(each)) < least
    ]


def wide(button: QAbstractButton) -> int:
    """Return how wide a button is; a box to tick is as wide as its words, which tick it too."""
    return 1_000 if isinstance(button, QCheckBox | QRadioButton) else button.width()


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
    small: set[str] = set()

    def look(name: str, widget: QWidget) -> None:
        small.update(f"{name}: {each}" for each in small_targets(widget, least))

    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        journey(Tour(hands, tmp_path, look))
    assert not small, "\n".join(sorted(small))

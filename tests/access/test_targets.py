"""A promise to fingers and to hands that shake: what is pressed is large enough to be hit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDateEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.access import evening_places, exercise_places
from tests.access.targets import SMALLEST, small_targets
from tests.access.test_walk import JOURNEYS
from tests.access.tour import Tour
from tests.hands import Hands, application
from ui.clearable import make_clearable
from ui.settings import Settings
from ui.theme import TOUCH_HEIGHT
from ui.ticks import WideTicks

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


SETTLING_MS = 300
"""What came at this moment is laid out by then."""


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
def test_everything_is_large_enough(
    qtbot: QtBot, tmp_path: Path, least: int, journey: Callable[[Tour], None]
) -> None:
    assert_all_large(tmp_path, least, journey)


@pytest.mark.soak
@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_everything_on_every_screen_is_large_enough(
    qtbot: QtBot, tmp_path: Path, least: int, journey: Callable[[Tour], None]
) -> None:
    assert_all_large(tmp_path, least, journey)


def test_every_day_of_a_calendar_is_large_enough(qtbot: QtBot, least: int) -> None:
    application()
    day = QDateEdit()
    day.setCalendarPopup(True)
    qtbot.addWidget(day)
    day.show()
    QTest.mouseClick(day, Qt.MouseButton.LeftButton, pos=day.rect().center() * 2 - QPoint(12, 20))
    calendar = day.calendarWidget()
    assert calendar.isVisible()
    assert not small_targets(calendar.window(), least)


def test_one_press_anywhere_at_the_end_of_a_search_empties_it(qtbot: QtBot, least: int) -> None:
    application()
    field = QLineEdit("soup")
    make_clearable(field)
    qtbot.addWidget(field)
    field.show()
    assert not small_targets(field, least)
    button = field.findChild(QToolButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert field.text() == ""


def test_the_words_beside_a_tick_tick_it_too(qtbot: QtBot) -> None:
    offers = QListWidget()
    offers.setItemDelegate(WideTicks(offers))
    qtbot.addWidget(offers)
    offers.resize(400, 200)
    offers.show()
    item = QListWidgetItem("Where the bus stops", offers)
    item.setCheckState(Qt.CheckState.Unchecked)
    words = offers.visualItemRect(item).center()
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert item.checkState() == Qt.CheckState.Checked
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, shift, words)
    assert item.checkState() == Qt.CheckState.Checked
    QTest.mouseClick(offers.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert item.checkState() == Qt.CheckState.Unchecked


def assert_all_large(folder: Path, least: int, journey: Callable[[Tour], None]) -> None:
    small: set[str] = set()

    def look(name: str, widget: QWidget) -> None:
        if small_targets(widget, least):
            hands.rest(SETTLING_MS)
        small.update(f"{name}: {each}" for each in small_targets(widget, least))

    with Hands.on(folder / "documents", (1280, 720)) as hands:
        journey(Tour(hands, folder, look))
    assert not small, "\n".join(sorted(small))

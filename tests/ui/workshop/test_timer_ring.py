"""The timer that the room can see: any length, and another shape when it draws to its end."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.workshop.timer_ring import TimerRing

MINUTE = 60
HOUR = 60 * MINUTE


@pytest.fixture
def ring(qtbot: QtBot) -> TimerRing:
    ring = TimerRing(Theme())
    qtbot.addWidget(ring)
    ring.measure(200, 40)
    return ring


def picture(ring: TimerRing, left: int, whole: int) -> QImage:
    ring.show_time(left, whole)
    return ring.grab().toImage()


def painted(image: QImage, colour: str) -> set[tuple[int, int]]:
    """Return where a picture has a colour, on a coarse grid."""
    wanted = QColor(colour)
    return {
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y) == wanted
    }


@pytest.mark.parametrize(
    ("left", "text", "said"),
    [
        (45 * MINUTE, "45:00", "45 minutes left"),
        (90 * MINUTE, "1:30:00", "90 minutes left"),
        (2 * HOUR + 5, "2:00:05", "2 hours 1 minute left"),
        (-61, "+1:01", "2 minutes over"),
    ],
)
def test_any_length_is_told(ring: TimerRing, left: int, text: str, said: str) -> None:
    ring.show_time(left, 3 * HOUR if left > 0 else MINUTE)
    assert ring.text == text
    assert ring.accessibleDescription() == said


def test_the_rooms_ring_tells_minutes_and_then_hours(qtbot: QtBot) -> None:
    ring = TimerRing(Theme(), minutes_only=True)
    qtbot.addWidget(ring)
    for left, text in ((5 * MINUTE, "5"), (99 * MINUTE, "99"), (2 * HOUR, "2:00"), (-30, "+1")):
        ring.show_time(left, 3 * HOUR)
        assert ring.text == text


def test_it_shrinks_and_changes_shape_and_colour_in_the_last_fifth(ring: TimerRing) -> None:
    colours = Theme().colours
    half = painted(picture(ring, 50, 100), colours.accent)
    third = painted(picture(ring, 30, 100), colours.accent)
    assert len(third) < len(half)
    last = picture(ring, 20, 100)
    assert not painted(last, colours.accent)
    fifth, tenth = painted(last, colours.amber), painted(picture(ring, 10, 100), colours.amber)
    assert fifth
    assert len(tenth) < len(fifth)
    corner = last.pixelColor(last.width() // 9, last.height() // 9)
    round_ = picture(ring, 50, 100)
    assert corner != round_.pixelColor(round_.width() // 9, round_.height() // 9)
    assert "nearly over" in picture_words(ring, 15, 100)
    over = painted(picture(ring, -10, 100), colours.amber)
    assert over
    assert over != fifth


def picture_words(ring: TimerRing, left: int, whole: int) -> str:
    ring.show_time(left, whole)
    return ring.accessibleDescription()

"""What is pinned to a later time does not begin early without a question."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.day.days import Watch, title, whole_day
from tests.hands import Hands
from ui.workshop.guide import Guide


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    """A day from 10:00, which stands at 11:42 at the spare time before lunch at 12:00."""
    path = tmp_path / "riverside.workshop"
    whole_day(path)
    with Hands.on(tmp_path / "documents", (1440, 900), path=path) as hands:
        hands.press("Ctrl+Shift+Space")
        hands.press("Ctrl+PgDown", 4)
        watch.set("11:42:00")
        yield hands


def here(hands: Hands) -> str:
    page = hands.window.page
    assert page is not None
    now = page.day.timetable.now
    assert now is not None
    return title(page.store, now.line.activity_id)


def says(hands: Hands) -> list[str]:
    labels = hands.find(Guide).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_lunch_is_waited_for(hands: Hands, watch: Watch) -> None:
    assert here(hands) == "Spare time"
    assert "Then: Lunch, pinned to 12:00" in says(hands)
    hands.press("Ctrl+PgDown")
    assert hands.asked() == "“Lunch” is pinned to 12:00, in 18 minutes."
    assert here(hands) == "Spare time", "asking changes nothing"
    hands.answer("Wait")
    assert (hands.asked(), here(hands)) == ("", "Spare time")
    watch.set("11:58:30")
    hands.press("PgDown")
    assert hands.asked() == "“Lunch” is pinned to 12:00, in 2 minutes."
    watch.set("11:59:30")
    hands.press("PgDown")
    assert here(hands) == "Lunch", "its time has come"


def test_lunch_begins_early_where_somebody_says_so(hands: Hands) -> None:
    hands.press("Ctrl+PgDown")
    hands.answer("Begin now")
    assert here(hands) == "Lunch"
    assert hands.asked() == ""


def test_skipping_what_comes_before_asks_too(hands: Hands) -> None:
    hands.press("Ctrl+Shift+S")
    assert "in 18 minutes" in hands.asked()
    assert here(hands) == "Spare time"
    hands.answer("Begin now")
    assert here(hands) == "Lunch"
    assert hands.window.commands.undo.text() == "Undo Skip step"


def test_an_answer_that_comes_too_late_does_nothing(hands: Hands) -> None:
    hands.press("Ctrl+PgDown")
    hands.press("Ctrl+PgUp")
    assert here(hands) == "Tea"
    hands.answer("Begin now")
    assert here(hands) == "Tea"


def test_a_late_day_and_one_that_is_not_begun_are_not_asked(hands: Hands, watch: Watch) -> None:
    watch.set("12:10:00")
    hands.press("Ctrl+PgDown")
    assert (hands.asked(), here(hands)) == ("", "Lunch")
    hands.window.commands.end_day.trigger()
    watch.set("11:00:00")
    hands.press("Ctrl+PgUp")
    hands.press("Ctrl+PgDown")
    assert "pinned" not in hands.asked()

"""The edges of a day: how it ends, what Home shows meanwhile, and who may turn the wall."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.decks.bundle import bundle_for
from facilitator.session import begin_session
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui.home.page import WorkshopRow
from ui.home.recent import RecentWorkshop, remember
from ui.room.view import RoomView
from ui.scribe.page import ScribePage
from ui.scribe.start import StartScribe
from ui.workshop.guide import Guide


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ours.workshop"
    begin_session(path, bundle_for("community_of_practice_1_stories"))
    other = tmp_path / "theirs.workshop"
    plan.begin(other, title="Another group").close()
    remember(RecentWorkshop(other, "Another group", "", ""))
    return path


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, file: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", (1280, 720), path=file) as hands:
        yield hands


def buttons(hands: Hands) -> list[str]:
    guide = hands.window.findChild(Guide)
    return [b.text() for b in guide.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]


def listed(hands: Hands) -> list[str]:
    rows = hands.window.findChildren(WorkshopRow)
    return [row.accessibleName().split(".")[0] for row in rows if row.isVisible()]


def to_the_end(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    while hands.window.commands.next_step.isEnabled():
        hands.press("Ctrl+PgDown")


def test_the_last_step_offers_the_end_and_a_clicker_does_not_end_it(hands: Hands) -> None:
    to_the_end(hands)
    assert "End the day" in buttons(hands)
    assert not any("Next" in text or "Go on" in text for text in buttons(hands))
    page = hands.window.page
    assert page is not None
    hands.press("PgDown")
    assert page.day.is_running
    end = next(b for b in hands.window.findChildren(QPushButton) if b.text() == "End the day")
    QTest.keyClick(end, Qt.Key.Key_Space)
    assert not page.day.is_running


def test_a_day_whose_activities_are_all_gone_can_be_ended(hands: Hands) -> None:
    page = hands.window.page
    assert page is not None
    hands.press("Ctrl+Shift+Space")
    with page.store.reading() as session:
        ids = [saved_id(activity) for activity in activities(session)]
    for activity_id in ids:
        page.remove_activity(activity_id)
    assert hands.window.commands.end_day.isEnabled()
    hands.window.commands.end_day.trigger()
    assert not page.day.is_running


def test_home_lists_no_other_group_while_the_day_runs_even_after_a_restart(
    hands: Hands, tmp_path: Path
) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+W")
    hands.answer("Leave it running")
    assert "Another group" not in listed(hands)
    hands.window.close()
    with Hands.on(tmp_path / "documents") as again:
        assert "Another group" not in listed(again)
        again.window.open_path(tmp_path / "ours.workshop")
        again.rest(50)
        again.window.commands.end_day.trigger()
        again.press("Ctrl+W")
        assert "Another group" in listed(again)


def test_while_a_guest_has_the_keyboard_nobody_turns_the_wall(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    for _step in range(3):
        hands.press("Ctrl+PgDown")
    page = hands.window.page
    assert page is not None
    page.wall.toggle(page.live, hands.window.theme)
    room = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RoomView))
    hands.focus_window()
    hands.press("Ctrl+Shift+G")
    hands.rest(60)
    assert hands.find(StartScribe).isVisible()
    hands.write("lantern")
    hands.press("Tab")
    hands.write("lantern")
    hands.press("Return")
    hands.rest(60)
    assert hands.find(ScribePage).isVisible()
    step = page.guide.step.key
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape):
        QTest.keyClick(room, key)
    assert room.isVisible()
    assert page.guide.step.key == step

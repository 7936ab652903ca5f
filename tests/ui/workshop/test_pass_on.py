"""The guide suggests passing the keyboard on, once an activity, after people have written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from tests.day.days import SATURDAY, Watch
from tests.hands import Hands
from ui.scribe.start import StartScribe
from ui.workshop.pass_on import PassOn


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    """Two boards; each begins with quiet writing."""
    path = tmp_path / "riverside.workshop"
    with new_workshop(path, WorkshopHead(title="Riverside", date=SATURDAY)) as store:
        for deck in ("keep_amplify_discard_create", "ten_years_on"):
            plan.add_activity(store, shipped_source(deck))
    with Hands.on(tmp_path / "documents", (1440, 900), path=path) as hands:
        yield hands


def suggestion(hands: Hands) -> PassOn:
    return hands.find(PassOn)


def suggests(hands: Hands) -> bool:
    return any(each.isVisible() for each in hands.window.findChildren(PassOn))


def push(hands: Hands, text: str) -> None:
    buttons = suggestion(hands).findChildren(QPushButton)
    next(each for each in buttons if each.text() == text).click()


def test_it_comes_after_quiet_writing_and_only_while_the_day_runs(hands: Hands) -> None:
    hands.press("Ctrl+PgDown")
    assert not suggests(hands), "nobody is in the room yet"
    hands.press("Ctrl+PgUp")
    hands.press("Ctrl+Shift+Space")
    assert not suggests(hands), "people write alone"
    hands.press("Ctrl+PgDown")
    assert suggests(hands)
    assert "residents first" in suggestion(hands).accessibleName()
    hands.press("Ctrl+PgDown")
    assert not suggests(hands)


def test_not_now_means_not_again_in_this_activity(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+PgDown")
    push(hands, "Not now")
    assert not suggests(hands)
    hands.press("Ctrl+PgUp")
    hands.press("Ctrl+PgDown")
    hands.window.commands.dark.trigger()
    assert not suggests(hands)
    hands.window.commands.dark.trigger()
    while hands.window.commands.next_step.text() != "Go on ›":
        hands.press("Ctrl+PgDown")
    hands.press("Ctrl+PgDown", 2)
    assert suggests(hands), "another activity, another person"


def test_it_opens_the_hand_over(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+PgDown")
    push(hands, "Pass it on…")
    assert hands.find(StartScribe).isVisible()
    hands.press("Escape")
    assert not suggests(hands)

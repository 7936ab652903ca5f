"""The guide through a whole day: on into the next activity, skipping, parking, ending."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from facilitator import plan
from facilitator.beginning import new_workshop
from facilitator.decks import SessionActivity, TimedStep, parse_deck, shipped_source
from facilitator.decks.writing import deck_source
from facilitator.exchange import WorkshopHead
from facilitator.participants import set_need
from facilitator.workshop import activities, saved_id
from tests.day.days import SATURDAY, Watch, rows, spent
from tests.hands import Hands
from ui.text_button import TextButton
from ui.workshop.activity_row import ActivityRow
from ui.workshop.guide import Guide
from ui.workshop.length import LengthDialog
from ui.workshop.timer_ring import TimerRing

STEPS = [
    TimedStep(step="welcome", minutes=10),
    TimedStep(step="vision", minutes=30, least=20),
    TimedStep(step="because", minutes=15, can_go=True, instead="Ask about two links."),
    TimedStep(step="signs", minutes=10, can_go=True),
    TimedStep(step="actions", minutes=20),
]
TEA = SessionActivity(kind="break", title="Tea", minutes=15)
PROMISES = SessionActivity(kind="closing", title="Promises", minutes=10)


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    """A board of five steps at 10:00, a break, and a closing."""
    path = tmp_path / "riverside.workshop"
    source = shipped_source("theory_of_change")
    head = WorkshopHead(title="Riverside", date=SATURDAY, starts="10:00")
    with new_workshop(path, head) as store:
        with store.progress() as session:
            plan.put_activity(
                session,
                parse_deck(source),
                source,
                steps=STEPS,
                facilitator_notes="Maria will be late.",
                materials=["Thick pens"],
            )
            for line in (TEA, PROMISES):
                deck = line.as_board()
                plan.put_activity(session, deck, deck_source(deck), title=line.title)
        set_need(store, "bsl", 1)
    with Hands.on(tmp_path / "documents", (1440, 900), path=path) as hands:
        yield hands


def guide(hands: Hands) -> Guide:
    return hands.window.findChild(Guide)


def says(hands: Hands) -> list[str]:
    labels = guide(hands).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def step(hands: Hands) -> str:
    return guide(hands).step.title


def title(hands: Hands) -> str:
    assert hands.window.page is not None
    assert hands.window.page.live is not None
    return hands.window.page.live.board.activity.title


def button(hands: Hands, text: str) -> QPushButton:
    found = guide(hands).findChildren(QPushButton)
    return next(each for each in found if each.text() == text)


def offered(hands: Hands) -> list[TextButton]:
    found = guide(hands).findChildren(TextButton)
    return [each for each in found if each.isVisible() and " – take it up" in each.accessibleName()]


def order(hands: Hands) -> list[ActivityRow]:
    return [row for row in hands.window.findChildren(ActivityRow) if row.isVisible()]


def states(hands: Hands) -> list[str]:
    assert hands.window.page is not None
    return [row.state for row in rows(hands.window.page.store)]


def test_next_goes_on_into_the_next_activity_and_back(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    for _step in range(4):
        watch.go(minutes=10)
        hands.press("Ctrl+PgDown")
    assert button(hands, "Go on ›").isEnabled()
    assert "Then: Tea, 11:00" in says(hands)
    hands.press("Ctrl+PgDown")
    assert title(hands) == "Tea"
    assert order(hands)[1].isChecked()
    assert hands.window.page is not None
    assert hands.window.page.day.runs(hands.window.page.live.activity_id)  # type: ignore[union-attr]
    hands.press("PgUp")
    assert (title(hands), step(hands)) == ("Theory of change", "What we will do")
    hands.press("PgDown")
    hands.press("PgDown")
    assert title(hands) == "Promises"
    assert not button(hands, "Next step ›").isEnabled()
    assert "This is the last step of the day." in says(hands)
    assert spent(hands.window.page.store) == 40 * 60


def test_a_step_that_is_left_out_says_what_to_do_instead(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+PgDown", 2)
    assert guide(hands).step.key == "because"
    hands.press("Ctrl+Shift+S")
    assert states(hands)[2] == "skipped"
    assert guide(hands).planned[3].step == "signs"
    assert "Instead: Ask about two links." in says(hands)
    assert hands.window.commands.undo.text() == "Undo Skip step"
    hands.press("Ctrl+Z")
    assert "Instead: Ask about two links." not in says(hands)
    assert states(hands)[2] == ""


def test_a_parked_step_is_offered_at_the_end_and_taken_up(hands: Hands, watch: Watch) -> None:
    signs = parse_deck(shipped_source("theory_of_change")).step("signs").title
    hands.press("Ctrl+Shift+Space")
    for _step in range(3):
        watch.go(minutes=10)
        hands.press("Ctrl+PgDown")
    assert step(hands) == signs
    hands.press("Ctrl+Shift+K")
    assert states(hands)[3] == "parked"
    (row,) = offered(hands)
    assert row.accessibleName() == f"Parked: {signs} – take it up"
    watch.go(minutes=20)
    row.setFocus()
    hands.press("Return")
    assert (step(hands), states(hands)[3]) == (signs, "")
    watch.go(minutes=5)
    hands.press("Ctrl+PgDown")
    assert title(hands) == "Tea", "the steps after it are done already"


def test_set_aside_and_actual_minutes_stand_in_the_list_of_steps(
    hands: Hands, watch: Watch
) -> None:
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=18)
    hands.press("Ctrl+PgDown")
    hands.press("Ctrl+Shift+K")
    menu = next(b for b in guide(hands).findChildren(QPushButton) if b.text().startswith("Step"))
    listed = menu.menu().actions()
    assert listed[0].text().endswith("18 of 10 min")
    assert listed[1].text().endswith("parked")
    listed[0].trigger()
    hands.press("Ctrl+Shift+Space")
    assert step(hands) == guide(hands).deck.step("welcome").title
    listed = menu.menu().actions()
    listed[1].trigger()
    assert states(hands)[1] == "", "whoever goes to a parked step takes it up"


def test_five_minutes_more_and_the_end_of_the_day(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.window.commands.five_minutes.trigger()
    assert hands.find(TimerRing).text == "15:00"
    watch.go(minutes=3)
    hands.window.commands.end_day.trigger()
    assert hands.window.page is not None
    assert not hands.window.page.day.is_running
    assert not hands.window.commands.end_day.isEnabled()
    watch.go(minutes=60)
    assert spent(hands.window.page.store) == 3 * 60
    hands.press("Ctrl+Shift+Space")
    assert hands.window.page.day.is_running


def test_a_step_can_be_as_long_as_it_needs(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=4)
    hands.press("Ctrl+Shift+H")
    dialog = hands.window.findChild(LengthDialog)
    hands.until(lambda: QApplication.activeWindow() is dialog)
    hands.enter("7")
    assert hands.find(TimerRing).text == "3:00"
    hands.press("Ctrl+Shift+H")
    hands.until(lambda: isinstance(QApplication.activeWindow(), LengthDialog))
    hands.enter("90")
    assert hands.find(TimerRing).text == "1:26:00"


def test_looking_at_another_activity_leaves_the_day_where_it_is(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    order(hands)[1].click()
    assert "The day is at: Theory of change." in says(hands)
    watch.go(minutes=2)
    hands.press("Ctrl+PgDown")
    assert hands.window.page is not None
    day = hands.window.page.day
    with day.store.reading() as session:
        board = saved_id(activities(session)[0])
    assert day.runs(board)
    assert day.at(board).step == 0
    button(hands, "Go back").click()
    assert title(hands) == "Theory of change"
    assert not button(hands, "Go back").isVisible()
    order(hands)[2].click()
    button(hands, "Start here").click()
    assert not day.runs(board)
    assert "The day is at: Theory of change." not in says(hands)


def test_a_step_that_is_looked_at_elsewhere_can_be_started(hands: Hands, watch: Watch) -> None:
    order(hands)[1].click()
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=5)
    order(hands)[0].click()
    hands.press("Ctrl+PgDown")
    assert guide(hands).step.key == "vision"
    hands.press("Ctrl+Shift+Space")
    assert guide(hands).step.key == "vision"
    assert hands.window.page is not None
    assert hands.window.page.day.timetable.now.line.step == "vision"  # type: ignore[union-attr]


def test_own_notes_and_reminders_are_not_for_the_wall(hands: Hands) -> None:
    assert "Maria will be late." in says(hands)
    assert any("BSL interpreter" in said for said in says(hands))
    assert "– Thick pens" in says(hands)
    hands.press("Ctrl+Shift+Space")
    shown = says(hands)
    assert "Maria will be late." not in shown
    assert not any("BSL interpreter" in said for said in shown)
    assert "– Thick pens" in shown
    focus = hands.focus
    QTest.keyPress(focus, Qt.Key.Key_F9)
    assert "Maria will be late." in says(hands)
    QTest.keyRelease(focus, Qt.Key.Key_F9)
    assert "Maria will be late." not in says(hands)


def test_opened_again_in_the_middle_of_the_day_it_shows_where_the_day_is(
    hands: Hands, watch: Watch
) -> None:
    order(hands)[1].click()
    hands.press("Ctrl+Shift+Space")
    assert hands.window.page is not None
    path = hands.window.page.store.path
    hands.press("Ctrl+W")
    hands.answer("Leave it running")
    hands.window.open_path(path)
    assert title(hands) == "Tea"


def test_an_activity_that_runs_loses_no_time_when_it_is_removed_and_comes_back(
    hands: Hands, watch: Watch
) -> None:
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=7)
    row = order(hands)[0]
    row.setFocus()
    hands.press("Delete")
    assert title(hands) == "Tea"
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=2)
    hands.press("Ctrl+Z")
    assert hands.window.page is not None
    assert spent(hands.window.page.store) == 9 * 60


def test_the_cursor_is_where_people_type_after_going_on(hands: Hands) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("Ctrl+PgDown")
    assert isinstance(hands.focus, QPlainTextEdit)

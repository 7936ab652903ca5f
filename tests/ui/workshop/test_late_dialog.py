"""Running late: two plans are seen side by side, and one is taken by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.day import clock
from facilitator.decks import SessionActivity
from tests.day.days import Watch, rows, whole_day
from tests.hands import Hands
from ui.workshop.late import LateDialog

MORNING = [
    SessionActivity(kind="talk", title="Welcome", minutes=15, least=10),
    SessionActivity(kind="talk", title="Stories", minutes=40, least=25),
    SessionActivity(kind="talk", title="Round", minutes=20, can_go=True, instead="Ask over tea."),
    SessionActivity(kind="buffer", title="Spare time", minutes=10),
    SessionActivity(kind="closing", title="Promises", minutes=15),
]


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    path = tmp_path / "riverside.workshop"
    whole_day(path, MORNING)
    with Hands.on(tmp_path / "documents", (1280, 800), path=path) as hands:
        yield hands


def dialog(hands: Hands) -> LateDialog:
    found = [each for each in hands.window.findChildren(LateDialog) if each.isVisible()]
    return found[0]


def running_late(hands: Hands) -> None:
    hands.press("Ctrl+Shift+L")
    hands.until(lambda: QApplication.activeWindow() is dialog(hands))


def says(dialog: LateDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def plan_of(hands: Hands) -> list[tuple[int, str]]:
    assert hands.window.page is not None
    return [(row.minutes, row.state) for row in rows(hands.window.page.store)]


def test_both_plans_are_seen_before_one_is_taken_and_undone(hands: Hands, watch: Watch) -> None:
    before = plan_of(hands)
    watch.set("10:25")
    running_late(hands)
    shown = says(dialog(hands))
    assert shown[0] == "25 min behind"
    for sentence in (
        "Shorter steps",
        "Fewer steps",
        "Ends at 11:40, on time.",
        "Stories: 29 min instead of 40 min.",
        "Round: left out, 20 min.",
        "Instead: Ask over tea.",
        "Spare time: 5 min instead of 10 min.",
    ):
        assert sentence in shown
    assert plan_of(hands) == before, "nothing is done yet"
    hands.press("Tab")
    assert isinstance(hands.focus, QPushButton)
    assert hands.focus.accessibleName() == "Take this plan: Fewer steps"
    assert "Instead: Ask over tea." in hands.focus.accessibleDescription()
    hands.press("Return")
    assert plan_of(hands)[2:4] == [(20, "skipped"), (5, "")]
    assert hands.window.commands.undo.text() == "Undo Running late: fewer steps"
    hands.press("Ctrl+Z")
    assert plan_of(hands) == before


def test_escape_leaves_the_plan_as_it_is(hands: Hands, watch: Watch) -> None:
    before = plan_of(hands)
    watch.set("10:25")
    running_late(hands)
    hands.press("Escape")
    assert plan_of(hands) == before
    assert not hands.window.commands.undo.isEnabled()


def test_what_is_still_missing_is_said(hands: Hands, watch: Watch) -> None:
    watch.set("11:00")
    running_late(hands)
    assert "Still 10 minutes short: ends at 11:50." in says(dialog(hands))


def test_on_time_there_is_nothing_to_take(hands: Hands) -> None:
    running_late(hands)
    shown = dialog(hands)
    assert "There is nothing to catch up: the plan can stay as it is." in says(shown)
    (only,) = [button for button in shown.findChildren(QPushButton) if button.isVisible()]
    assert only.hasFocus()
    assert only.text() == "Close"
    hands.press("Return")


def test_where_nothing_may_change_it_says_so(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    for _step in range(4):
        hands.press("Ctrl+PgDown")
    watch.set("11:50")
    running_late(hands)
    assert any("No step that is left may be shorter or go." in said for said in says(dialog(hands)))


def test_it_is_worked_out_anew_while_it_is_open(hands: Hands, watch: Watch) -> None:
    watch.set("10:25")
    running_late(hands)
    watch.set("10:35")
    hands.until(lambda: says(dialog(hands))[0] == "35 min behind")
    assert hands.focus.accessibleName() == "Take this plan: Shorter steps"


def test_a_free_gap_before_a_pin_is_told(hands: Hands, tmp_path: Path, watch: Watch) -> None:
    path = tmp_path / "lunch.workshop"
    whole_day(path)
    hands.window.open_path(path)
    watch.set("10:25")
    running_late(hands)
    shown = says(dialog(hands))
    assert shown[0] == "5 min behind"
    assert shown[1].startswith("25 min late, 20 min free before Lunch: 5 min behind.")
    watch.set("10:12")
    hands.until(lambda: says(dialog(hands))[0] == "On time")
    assert says(dialog(hands))[1].startswith("12 min late, 20 min free before Lunch:")


@pytest.mark.parametrize("later", [0, 22 * 60])
def test_a_day_that_has_ended_is_not_late(hands: Hands, watch: Watch, later: int) -> None:
    assert hands.window.page is not None
    store = hands.window.page.store
    clock.start(store, rows(store)[0].activity_id)
    watch.go(minutes=7)
    clock.end_day(store)
    watch.go(minutes=later)
    running_late(hands)
    shown = says(dialog(hands))
    assert shown == ["The day has ended", "Nothing is left to be shortened or left out."]


def test_nothing_of_what_to_do_instead_is_cut_off(
    hands: Hands, tmp_path: Path, watch: Watch
) -> None:
    path = tmp_path / "long.workshop"
    instead = "Put out a sheet for people to write on during the break. " * 4
    part = SessionActivity(kind="talk", title="Part", minutes=20, can_go=True, instead=instead)
    whole_day(path, [part, part, part, SessionActivity(kind="talk", title="Talk", minutes=9)])
    hands.window.open_path(path)
    watch.set("10:45")
    running_late(hands)
    hands.rest(50)
    found = dialog(hands).findChildren(QLabel)
    long = [label for label in found if label.text().startswith("Instead")]
    assert long
    for label in long:
        assert label.height() >= label.heightForWidth(label.width())

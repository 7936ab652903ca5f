"""The running order: when things happen, and another order, by keys and by mouse."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTimeEdit
from pytestqt.qtbot import QtBot

from facilitator.day import clock
from facilitator.workshop import activities
from tests.day.days import Watch, whole_day
from tests.hands import Hands
from ui.workshop.activity_row import ActivityRow
from ui.workshop.day_head import DayHead
from ui.workshop.pin import PinDialog
from ui.workshop.running_order import RunningOrder


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, watch: Watch) -> Iterator[Hands]:
    path = tmp_path / "riverside.workshop"
    whole_day(path)
    with Hands.on(tmp_path / "documents", (1440, 900), path=path) as hands:
        yield hands


def rows(hands: Hands) -> list[ActivityRow]:
    return [row for row in hands.window.findChildren(ActivityRow) if row.isVisible()]


def said(hands: Hands, number: int) -> str:
    return rows(hands)[number].accessibleName()


def titles(hands: Hands) -> list[str]:
    return [row.accessibleName().split(". ")[0] for row in rows(hands)]


def head(hands: Hands) -> list[str]:
    labels = hands.window.findChild(DayHead).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def look(hands: Hands) -> None:
    """Let the running order see what time it is."""
    order = hands.window.findChild(RunningOrder)
    order.fold(on=order.folded)


def late_button(hands: Hands) -> QPushButton:
    buttons = hands.window.findChild(DayHead).findChildren(QPushButton)
    return next(button for button in buttons if button.text() == "Running late…")


def test_before_the_day_it_says_when_things_happen(hands: Hands) -> None:
    assert head(hands) == ["Begins at 10:00"]
    assert said(hands, 1) == "Stories. 10:15 · 40 min"
    assert said(hands, 5) == "Lunch. 12:00 · 45 min. ◆ Pinned to 12:00"
    assert not late_button(hands).isVisible()


def test_late_before_anybody_came(hands: Hands, watch: Watch) -> None:
    watch.set("10:25")
    look(hands)
    assert head(hands)[0] == "5 min behind"
    assert late_button(hands).isVisible()
    assert said(hands, 1) == "Stories. 10:40, planned 10:15 · 40 min"


def test_now_next_done_and_actual_minutes(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=18)
    hands.press("Ctrl+PgDown")
    watch.go(minutes=5)
    look(hands)
    assert head(hands)[:3] == ["On time", "Now: Stories", "Next: Round, 10:58"]
    assert said(hands, 0) == "Welcome. ✓ Done · 18 of 15 min"
    assert said(hands, 1) == "Stories. Now, since 10:18. 5 of 40 min"
    assert said(hands, 2) == "Round. 10:58, planned 10:55 · 20 min"


def test_ahead_of_time(hands: Hands, watch: Watch) -> None:
    for key in ("Delete", "Delete"):  # no pin holds the day back without lunch and what follows
        row = rows(hands)[5]
        row.setFocus()
        hands.press(key)
    hands.window.activateWindow()
    hands.press("Ctrl+Shift+Space")
    watch.go(minutes=10)
    hands.press("Ctrl+PgDown")
    assert head(hands)[0] == "5 min ahead"


def test_a_pin_that_cannot_be_met_is_a_sentence(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    watch.set("11:00")
    look(hands)
    assert "“Lunch” is pinned to 12:00 and would begin 25 minutes late." in head(hands)


def test_a_plan_that_does_not_add_up_is_told_and_left_alone(hands: Hands) -> None:
    row = rows(hands)[6]
    row.setFocus()
    hands.press("Alt+Up")
    hands.press("Alt+Up")
    assert any(
        "The plan runs 10 minutes over: “Lunch” is pinned to 12:00" in s for s in head(hands)
    )
    hands.press("Ctrl+Z", 2)
    assert titles(hands)[5:7] == ["Lunch", "Walk"]


def test_another_order_by_keys(hands: Hands) -> None:
    rows(hands)[1].setFocus()
    hands.press("Alt+Down")
    assert titles(hands)[:3] == ["Welcome", "Round", "Stories"]
    assert QApplication.focusWidget() is rows(hands)[2], "the cursor goes with it"
    hands.press("Alt+Up")
    hands.press("Alt+Up")
    hands.press("Alt+Up")
    assert titles(hands)[:3] == ["Stories", "Welcome", "Round"]
    hands.press("Ctrl+Z")
    assert titles(hands)[:3] == ["Welcome", "Stories", "Round"]


def test_another_order_by_dragging(hands: Hands) -> None:
    first, third = rows(hands)[0], rows(hands)[2]
    end = first.mapFromGlobal(third.mapToGlobal(QPoint(40, third.height() - 4)))
    hands.drag(first, QPoint(40, 12), end)
    assert titles(hands)[:4] == ["Stories", "Round", "Welcome", "Tea"]
    assert hands.window.page is not None
    with hands.window.page.store.reading() as session:
        assert [each.position for each in activities(session)] == list(range(9))
    fourth = rows(hands)[3]
    hands.drag(fourth, QPoint(40, 12), QPoint(40, -150))
    assert titles(hands)[1] == "Tea"


def test_a_press_is_no_drag(hands: Hands) -> None:
    row = rows(hands)[3]
    hands.drag(row, QPoint(40, 12), QPoint(42, 13))
    assert row.isChecked()
    assert hands.window.page is not None
    assert hands.window.page.live is not None
    assert hands.window.page.live.board.activity.title == "Tea"


def test_a_time_is_pinned_from_the_menu_of_the_row(qtbot: QtBot, hands: Hands) -> None:
    row = rows(hands)[3]
    row.setFocus()
    row.menu_of_line().actions()[0].trigger()
    dialog = hands.window.findChild(PinDialog)
    qtbot.waitUntil(dialog.isVisible)
    time = dialog.findChild(QTimeEdit)
    assert time.text() == "11:15", "when it begins without a pin"
    time.setFocus()
    qtbot.keyClick(time, Qt.Key.Key_Up)
    qtbot.keyClick(time, Qt.Key.Key_Return)
    assert said(hands, 3).endswith("◆ Pinned to 12:15")
    hands.press("Ctrl+Z")
    assert "Pinned" not in said(hands, 3)


def test_folded_it_says_where_the_day_is(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    hands.press("F7")
    hands.rest(20)
    shown = [label.text() for label in rows(hands)[0].findChildren(QLabel)]
    assert shown == ["1", "now"]
    assert said(hands, 0).startswith("Welcome. Now")
    hands.press("F7")


def test_a_trial_is_behind_us_on_the_day_itself(hands: Hands, watch: Watch) -> None:
    saturday = watch.moment
    watch.moment -= timedelta(days=4)
    hands.press("Ctrl+Shift+Space")
    watch.moment = saturday
    look(hands)
    page = hands.window.page
    assert page is not None
    assert head(hands) == ["Begins at 10:00"]
    assert not page.day.is_running
    assert page.day.time(rows(hands)[0].value) == (15 * 60, 15 * 60)
    clock.start(page.store, rows(hands)[0].value)
    hands.rest(20)
    assert head(hands)[0] == "On time"
    assert "The day begins anew: the times of the trial are cleared." in head(hands)
    assert page.day.is_running
    hands.press("Ctrl+PgDown")
    assert not any("anew" in sentence for sentence in head(hands))


def test_minutes_taken_of_minutes_planned_now(hands: Hands, watch: Watch) -> None:
    hands.press("Ctrl+Shift+Space")
    page = hands.window.page
    assert page is not None
    watch.go(minutes=20)
    first = rows(hands)[0].value
    clock.skip(page.store, first, 0)
    look(hands)
    assert said(hands, 0) == "Welcome. ✓ Done · 20 of 15 min"
    clock.skip(page.store, rows(hands)[2].value, 0)
    look(hands)
    assert said(hands, 2).startswith("Round. Left out")

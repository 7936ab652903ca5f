"""Six weeks later: what happened since, and an earlier workshop taken up in a new one."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from facilitator.database import DRIVER
from facilitator.decks.bundle import bundle_for
from facilitator.log_book import book
from facilitator.log_book.book import Entry
from facilitator.log_book.taking_over import take_over
from facilitator.session import begin_session
from facilitator.store import Store
from tests.hands import Hands
from tests.ui.log_book.sight import (
    DAY,
    LATER,
    Evening,
    come,
    everything_in_sight,
    open_store,
    opened,
    written,
)
from ui.log_book.dialog import HAPPENED, LogBook
from ui.log_book.earlier import EarlierWorkshops
from ui.log_book.taking_up import TakeUp
from ui.log_book.told_dialog import ToldDialog


@pytest.fixture
def promised(hands: Hands, evening: Evening) -> Hands:
    """Three people promised something six weeks ago."""
    store = open_store(hands)
    book.promise(store, role="housing officer", voice="staff", what="Read the survey out")
    book.promise(store, role="neighbour", voice="resident", what="Ask on my landing")
    book.promise(store, role="cook", voice="staff", what="Soup on Thursdays", by="2026-11-19")
    evening.moment = LATER
    return hands


@pytest.fixture
def again(promised: Hands, path: Path) -> Hands:
    """The same group meets again: a new workshop is open."""
    promised.press("Ctrl+W")
    promised.window.new_workshop()
    promised.rest(20)
    assert open_store(promised).path != path
    return promised


def test_one_promise_after_the_other_is_told_by_keyboard(promised: Hands) -> None:
    log_book = opened(promised, "Ctrl+Shift+J", LogBook)
    assert "Soup on Thursdays" in everything_in_sight()
    assert "What happened? 1 of 3" in everything_in_sight()
    promised.press("Space")
    promised.press("Return")
    promised.enter("Eleven people came.")
    promised.enter("two neighbours, the caretaker")
    promised.enter("Bread matters more than soup.")
    promised.enter("Nobody paid with a card.")
    promised.write("Ask for a bigger pot.")
    promised.press("Ctrl+Return")
    assert "Read the survey out" in everything_in_sight()
    assert log_book.happened.form.happened.words == ""
    promised.press("Alt+W")
    promised.until(lambda: "Ask on my landing" in everything_in_sight(), "the next promise")
    for _outcome in range(3):
        promised.press("Right")
    promised.press("Return")
    promised.write("Two of three.")
    promised.press("Ctrl+Return")
    promised.rest(10)
    assert log_book.pages.currentIndex() == 0
    officer, neighbour, cook = written(promised)
    assert cook.promise.state == "done"
    (told,) = cook.follow_ups
    assert (told.happened, told.there) == (
        "Eleven people came.",
        ["two neighbours", "the caretaker"],
    )
    assert told.learned == "Bread matters more than soup."
    assert told.surprised == "Nobody paid with a card."
    assert told.next_step == "Ask for a bigger pot."
    assert officer.promise.waits
    assert not officer.follow_ups
    assert neighbour.promise.state == "open"
    assert neighbour.promise.by == "2027-01-03"
    assert [told.outcome for told in neighbour.follow_ups] == ["still_going"]


def test_nothing_is_kept_until_somebody_says_what_became_of_it(promised: Hands) -> None:
    opened(promised, "Ctrl+Shift+J", LogBook)
    promised.press("Ctrl+Return")
    assert "Say what became of it first" in everything_in_sight()
    promised.press("Return")
    promised.write("Eleven people came.")
    promised.press("Ctrl+Return")
    assert "Say what became of it first" in everything_in_sight()
    assert all(entry.is_open and not entry.follow_ups for entry in written(promised))
    assert "Eleven people came." in everything_in_sight()


def test_every_answer_undoes(promised: Hands) -> None:
    opened(promised, "Ctrl+Shift+J", LogBook)
    promised.press("Space")
    promised.press("Ctrl+Return")
    promised.press("Alt+W")
    promised.until(lambda: written(promised)[0].promise.waits, "it waits")
    assert [entry.promise.state for entry in written(promised)] == ["open", "open", "done"]
    promised.press("Ctrl+Z")
    assert not any(entry.promise.waits for entry in written(promised))
    assert "Undone: Wait for who promised." in everything_in_sight()
    assert "Read the survey out" in everything_in_sight()
    promised.press("Ctrl+Z")
    assert "Undone: What happened since." in everything_in_sight()
    assert "Soup on Thursdays" in everything_in_sight()
    assert all(entry.is_open and not entry.follow_ups for entry in written(promised))
    promised.press("Ctrl+Shift+Z")
    assert [entry.promise.state for entry in written(promised)] == ["open", "open", "done"]


def test_who_waits_is_taken_up_when_they_come(promised: Hands) -> None:
    store = open_store(promised)
    first = written(promised)[0].promise.id or 0
    book.wait(store, first, on=True)
    log_book = opened(promised, "Ctrl+J", LogBook)
    assert "waits until they are here" in everything_in_sight()
    log_book.promises.choose(first)
    promised.rest(10)
    promised.press("Alt+N")
    promised.until(lambda: not written(promised)[0].promise.waits, "it waits no more")
    promised.press("Alt+H")
    promised.until(lambda: log_book.pages.currentIndex() == HAPPENED, "what happened")
    assert "Read the survey out" in everything_in_sight()


def test_what_was_told_and_not_kept_is_pointed_out_before_it_is_left(promised: Hands) -> None:
    log_book = opened(promised, "Ctrl+Shift+J", LogBook)
    promised.press("Return")
    promised.write("Eleven people came.")
    promised.press("Escape")
    assert "not kept yet" in everything_in_sight()
    log_book.happened.after.click()
    assert log_book.happened.form.happened.words == "Eleven people came."
    promised.press("Escape")
    promised.until(lambda: QApplication.activeWindow() is promised.window, "the window again")


def test_the_window_closes_whatever_is_half_told(promised: Hands) -> None:
    opened(promised, "Ctrl+Shift+J", LogBook)
    promised.press("Return")
    promised.write("Eleven people came.")
    promised.window.close()
    assert not promised.window.isVisible()


# An earlier workshop


def rows(dialog: TakeUp) -> dict[str, bool]:
    return {each.entry.what: each.comes for each in dialog.rows}


def agree_to_all(hands: Hands) -> None:
    """Say of three promises that the first one's owner is not here, and that the others agree."""
    for key in ("Left", "Tab", "Left", "Left", "Tab", "Left", "Left"):
        hands.press(key)


def test_a_new_workshop_offers_to_take_up_an_earlier_one(again: Hands, path: Path) -> None:
    before = path.read_bytes()
    assert "Did this group promise something before?" in everything_in_sight()
    offer = again.find(QPushButton, "Take up an earlier workshop")
    offer.click()
    come(again, EarlierWorkshops)
    again.until(lambda: "3 open promises" in everything_in_sight(), "how much is open")
    assert "Mill Street" in everything_in_sight()
    again.press("Return")
    dialog = come(again, TakeUp)
    assert rows(dialog) == {
        "Read the survey out": False,
        "Ask on my landing": False,
        "Soup on Thursdays": False,
    }
    agree_to_all(again)
    assert "Take up 3 promises" in everything_in_sight()
    again.press("Ctrl+Return")
    log_book = come(again, LogBook)
    assert log_book.pages.currentIndex() == HAPPENED
    assert "What happened? 1 of 2" in everything_in_sight()
    assert {entry.promise.what: entry.promise.waits for entry in written(again)} == {
        "Read the survey out": True,
        "Ask on my landing": False,
        "Soup on Thursdays": False,
    }
    assert path.read_bytes() == before
    again.press("Ctrl+Z")
    assert written(again) == []


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_another_file_is_chosen_and_the_day_of_somebodys_own_paper_comes_along(
    again: Hands, path: Path
) -> None:
    with Store.open(path) as store:
        book.remind(store, "2027-01-03")
    again.find(QPushButton, "Take up an earlier workshop").click()
    come(again, EarlierWorkshops)
    again.press("Alt+F")
    files = come(again, QFileDialog)
    again.write(str(path))
    files.accept()
    dialog = come(again, TakeUp)
    (paper,) = dialog.papers
    assert paper.text() == "Somebody wants to be reminded of their own paper on 3 January 2027"
    assert not paper.isChecked()
    assert not dialog.take.isEnabled()
    for _row in dialog.rows:
        again.press("Tab")
    again.press("Space")
    assert "Take up 1 reminder" in everything_in_sight()
    again.press("Ctrl+Return")
    again.until(lambda: QApplication.activeWindow() is again.window, "the window again")
    assert written(again) == []
    with open_store(again).reading() as session:
        assert [each.remind_on for each in book.reminders(session)] == ["2027-01-03"]


def test_a_day_that_begins_with_open_promises_asks_what_happened(again: Hands, path: Path) -> None:
    page = again.window.page
    assert page is not None
    page.log_book.take_up(path)
    come(again, TakeUp)
    agree_to_all(again)
    again.press("Ctrl+Return")
    come(again, LogBook)
    again.press("Escape")
    again.until(lambda: QApplication.activeWindow() is again.window, "the window again")
    assert "2 promises of an earlier workshop are open" in everything_in_sight()
    again.find(QPushButton, "What happened?").click()
    come(again, LogBook)


def test_taking_up_twice_adds_nothing_and_says_so(again: Hands, path: Path) -> None:
    page = again.window.page
    assert page is not None
    for _time in range(2):
        page.log_book.take_up(path)
        dialog = come(again, TakeUp)
        for each in dialog.rows[:2]:
            each.taken.click()
        dialog.take.click()
        again.rest(10)
        if isinstance(QApplication.activeWindow(), LogBook):
            again.press("Escape")
            again.rest(10)
    assert len(written(again)) == 2
    assert "here already" in everything_in_sight()


def test_what_cannot_be_taken_up_is_said_in_a_sentence(
    again: Hands, path: Path, tmp_path: Path
) -> None:
    page = again.window.page
    assert page is not None
    gone = tmp_path / "gone.workshop"
    words = tmp_path / "words.workshop"
    words.write_text("Not a workshop at all.", encoding="utf-8")
    newer = tmp_path / "newer.workshop"
    shutil.copy(path, newer)
    connection = DRIVER.connect(newer)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    for bad in (gone, words, newer, page.store.path):
        page.log_book.take_up(bad)
        again.rest(5)
        assert QApplication.activeWindow() is again.window
        assert bad.name in everything_in_sight(), bad
    with Store.open(path):
        page.log_book.take_up(path)
        come(again, TakeUp)


def test_a_workshop_in_which_all_was_heard_about_says_so(
    again: Hands, path: Path, evening: Evening
) -> None:
    evening.moment = DAY
    with Store.open(path) as store:
        for promise_id in (1, 2, 3):
            book.follow_up(store, promise_id, outcome="let_go")
    page = again.window.page
    assert page is not None
    page.log_book.take_up(path)
    dialog = come(again, TakeUp)
    assert "all of it was heard about" in everything_in_sight()
    assert not dialog.take.isVisible()


def test_what_was_told_is_put_right_or_taken_back(promised: Hands) -> None:
    store = open_store(promised)
    book.follow_up(store, 1, outcome="done", happened="Ten people came.", there=["the cook"])
    log_book = opened(promised, "Ctrl+J", LogBook)
    log_book.promises.choose(1)
    promised.rest(10)
    log_book.promises.again.click()
    dialog = come(promised, ToldDialog)
    assert dialog.form.there.roles == ["the cook"]
    promised.press("Right")
    promised.press("Return")
    promised.press("Ctrl+A")
    promised.write("Eleven people came.")
    promised.press("Ctrl+Return")
    come(promised, LogBook)
    first = written(promised)[0]
    assert first.promise.state == "changed"
    assert [told.happened for told in first.follow_ups] == ["Eleven people came."]
    promised.rest(10)
    log_book.promises.again.click()
    come(promised, ToldDialog).remove.click()
    come(promised, LogBook)
    assert written(promised)[0].is_open
    promised.press("Ctrl+Z")
    assert [told.happened for told in written(promised)[0].follow_ups] == ["Eleven people came."]


def test_the_first_step_of_a_day_asks_what_happened_and_later_ones_do_not(
    again: Hands, path: Path, tmp_path: Path
) -> None:
    again.press("Ctrl+W")
    new = tmp_path / "second evening.workshop"
    begin_session(new, bundle_for("community_of_practice_1_stories"))
    again.window.open_path(new)
    again.rest(20)
    assert "Did this group promise something before?" in everything_in_sight()
    page = again.window.page
    assert page is not None
    take_over(page.store, path, [each.promise.uid for each in promises_in(path)])
    again.rest(20)
    assert "3 promises of an earlier workshop are open" in everything_in_sight()
    again.find(QPushButton, "What happened?").click()
    come(again, LogBook)
    again.press("Escape")
    again.until(lambda: QApplication.activeWindow() is again.window, "the window again")
    again.press("Ctrl+PgDown")
    again.rest(20)
    assert "promises of an earlier workshop" not in everything_in_sight()


def promises_in(path: Path) -> list[Entry]:
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return book.promises(session)

"""Projectors mirror: what is for the team is not on the screen while people are in the room."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.beginning import new_workshop
from facilitator.day import clock
from facilitator.exchange import WorkshopHead
from facilitator.log_book import book
from facilitator.people import change_person, people
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from tests.ui.log_book.sight import (
    LATER,
    Evening,
    come,
    everything_in_sight,
    open_store,
    opened,
)
from ui.log_book.dialog import LogBook
from ui.log_book.promise_dialog import PromiseDialog
from ui.log_book.taking_up import TakeUp
from ui.room.view import RoomView

TEAM_ONLY = (
    "quiet resident",
    "the landlord",
    "who was at the door",
    "Samira",
    "told in confidence",
)


@pytest.fixture
def running(hands: Hands, evening: Evening) -> Hands:
    """People are in the room, six weeks after things were promised."""
    store = open_store(hands)
    book.promise(
        store, role="housing officer", voice="staff", what="Read the survey out", by="2026-11-19"
    )
    quiet = book.promise(
        store,
        role="quiet resident",
        voice="resident",
        what="I will speak to the landlord.",
        with_whom=["who was at the door"],
        by="2026-11-19",
    )
    book.follow_up(store, quiet, outcome="still_going", learned="told in confidence")
    with store.reading() as session:
        resident = saved_id(people(session)[1])
        activity_id = saved_id(activities(session)[0])
    change_person(store, resident, name_may_be_held=True, name="Samira")
    evening.moment = LATER
    clock.start(store, activity_id)
    hands.rest(20)
    return hands


def leaks() -> list[str]:
    seen = everything_in_sight()
    return [words for words in TEAM_ONLY if words in seen]


def hold(window: QWidget, *, down: bool) -> None:
    handle = window.windowHandle()
    (QTest.keyPress if down else QTest.keyRelease)(handle, Qt.Key.Key_F9)


def test_no_page_of_the_log_book_shows_what_is_for_the_team(running: Hands) -> None:
    log_book = opened(running, "Ctrl+J", LogBook)
    for page in range(log_book.pages.count()):
        log_book.pages.setCurrentIndex(page)
        running.rest(10)
        assert leaks() == [], log_book.pages.tabText(page)
        assert "old F9 to see" in everything_in_sight()
    log_book.pages.setCurrentIndex(0)
    assert "Read the survey out" in everything_in_sight()


def test_everything_is_in_sight_for_as_long_as_the_key_is_held(running: Hands) -> None:
    log_book = opened(running, "Ctrl+J", LogBook)
    hold(log_book, down=True)
    log_book.promises.list.setFocus()
    running.press("End")
    running.rest(10)
    assert {"the landlord", "quiet resident"} <= set(leaks())
    log_book.pages.setCurrentIndex(2)
    running.rest(10)
    assert "Samira" in leaks()
    hold(log_book, down=False)
    for page in range(log_book.pages.count()):
        log_book.pages.setCurrentIndex(page)
        running.rest(10)
        assert leaks() == []


def test_what_is_told_in_the_team_leaves_the_screen_and_comes_back(running: Hands) -> None:
    log_book = opened(running, "Ctrl+Shift+J", LogBook)
    hold(log_book, down=True)
    page = log_book.happened
    for _step in range(3):
        if "the landlord" in everything_in_sight():
            break
        page.after.click()
    page.form.happened.setFocus()
    running.write("He would not hear the landlord's name.")
    hold(log_book, down=False)
    assert leaks() == []
    assert not page.form.isVisible()
    hold(log_book, down=True)
    assert "He would not hear" in everything_in_sight()
    running.press("Ctrl+Return")
    hold(log_book, down=False)
    assert leaks() == []


def test_known_roles_that_are_offered_are_those_the_room_may_know(running: Hands) -> None:
    dialog = opened(running, "Ctrl+Shift+O", PromiseDialog)
    assert "The room may see this screen" in everything_in_sight()
    running.write("quiet")
    assert "Known" not in everything_in_sight()
    running.press("Down")
    assert dialog.form.who.text() == "quiet"
    dialog.form.who.clear()
    running.write("hous")
    running.press("Down")
    assert dialog.form.who.text() == "housing officer"
    dialog.form.with_whom.setFocus()
    running.write("door")
    running.press("Down")
    assert dialog.form.with_whom.text() == "door"


def test_what_was_written_for_the_team_is_off_the_screen_once_it_is_written(
    running: Hands,
) -> None:
    opened(running, "Ctrl+Shift+O", PromiseDialog)
    running.enter("quiet resident")
    running.press("Return")
    running.write("I will ask the landlord again.")
    running.press("Ctrl+Return")
    assert leaks() == []
    assert "For the team" in everything_in_sight()
    running.press("Escape")
    running.until(lambda: QApplication.activeWindow() is running.window, "the window again")
    running.rest(20)
    assert leaks() == []
    assert running.window.commands.undo.text() == "Undo Promise"


def test_an_earlier_workshop_is_taken_up_without_showing_what_is_for_the_team(
    running: Hands, tmp_path: Path
) -> None:
    path = tmp_path / "earlier.workshop"
    with new_workshop(path, WorkshopHead(title="Earlier")) as store:
        book.promise(store, role="head of housing", voice="leader", what="Come without a tie")
        book.promise(store, role="quiet resident", what="Ask the landlord", share="team")
    page = running.window.page
    assert page is not None
    page.log_book.take_up(path)
    dialog = come(running, TakeUp)
    assert leaks() == []
    assert "Come without a tie" in everything_in_sight()
    hold(dialog, down=True)
    assert {"the landlord", "quiet resident"} <= set(leaks())
    hold(dialog, down=False)
    assert leaks() == []


# What the room may read


def the_room(hands: Hands) -> RoomView:
    hands.until(
        lambda: any(
            isinstance(top, RoomView) and top.isVisible() for top in QApplication.topLevelWidgets()
        ),
        "the room view",
    )
    tops = QApplication.topLevelWidgets()
    return next(top for top in tops if isinstance(top, RoomView) and top.isVisible())


def test_the_room_reads_what_was_promised_for_everybody_and_no_more(running: Hands) -> None:
    running.window.commands.promised.trigger()
    room = the_room(running)
    assert room.chapter == "promised"
    said = room.page.spoken()
    assert "Read the survey out" in said
    assert "housing officer" in said
    assert not [words for words in TEAM_ONLY if words in said]
    store = open_store(running)
    with store.reading() as session:
        officer = next(each for each in book.promises(session) if each.promise.share == "room")
    book.change_promise(store, officer.promise.id or 0, share="team")
    assert "promised" not in room.chapters
    assert "Read the survey out" not in room.page.spoken()
    room.close()


def test_there_is_no_such_page_while_nothing_is_promised_for_everybody(hands: Hands) -> None:
    book.promise(open_store(hands), role="neighbour", what="For the team")
    hands.window.commands.promised.trigger()
    hands.rest(10)
    assert "Nothing is promised for everybody in the room yet" in everything_in_sight()
    hands.press("F11")
    room = the_room(hands)
    assert "promised" not in room.chapters
    room.close()

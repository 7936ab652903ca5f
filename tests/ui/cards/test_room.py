"""The card on the wall: the room turns to it, hears it, and sees nothing of any hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.exercises.cards.play import hold, name_community, show_card
from facilitator.exercises.cards.tables import CardOnWall
from facilitator.log_book.book import promise
from facilitator.store import Store
from tests.ui.cards.conftest import CardWindow
from tests.ui.room.seen import seen_in

ACT = "8-P-A1"
OWN_TABLE = "10-C-R3"


@pytest.fixture
def cards(open_window: Callable[[str], CardWindow]) -> CardWindow:
    return open_window("power_shifting")


def test_a_card_is_put_on_the_wall_and_taken_off(cards: CardWindow) -> None:
    room = cards.room()
    cards.take(ACT)
    assert room.chapters == ["question"]
    cards.press("Ctrl+Shift+W")
    assert room.chapter == "card-8-P-A1"
    spoken = room.page.spoken()
    assert spoken.startswith("Accountability. 8-P-A1 for public service leaders Take one decision")
    assert "Act · for public service leaders · 30 minutes" in spoken
    assert "Take one decision" in room.accessibleDescription()
    assert "On the wall" in cards.chosen()
    cards.press("Ctrl+Shift+W")
    assert room.chapters == ["question"]
    assert "Take one decision" not in room.accessibleDescription()


def test_the_wall_turns_to_the_card_that_is_shown_and_stays_there(cards: CardWindow) -> None:
    cards.take(ACT, "6-C-R1")
    room = cards.room()
    cards.press("Ctrl+Shift+W")
    QTest.keyClick(room, Qt.Key.Key_Home)
    assert room.chapter == "question"
    cards.press("Ctrl+N")
    cards.rest(150)
    assert room.chapter == "question"
    show_card(cards.store, 1, ACT)
    assert room.chapter == "card-8-P-A1"


def test_a_room_view_that_opens_late_begins_at_the_card(cards: CardWindow) -> None:
    cards.take(ACT)
    cards.press("Ctrl+Shift+W")
    assert cards.room().chapter == "card-8-P-A1"


def test_a_card_put_on_a_closed_wall_says_how_to_open_it(cards: CardWindow) -> None:
    cards.take(ACT)
    cards.press("Ctrl+Shift+W")
    assert cards.message() == "The room view is closed; F11 opens it."
    assert "On the wall" not in cards.chosen()
    room = cards.room()
    assert "On the wall" in cards.chosen()
    assert "On the wall: card 8-P-A1." in cards.words()
    room.close()
    cards.rest(10)
    assert "On the wall" not in cards.chosen()


def test_the_laptop_says_that_the_wall_shows_what_was_promised_and_takes_it_off(
    cards: CardWindow,
) -> None:
    cards.take(ACT)
    promise(cards.store, role="nurse", what="Read the survey out", share="room")
    room = cards.room()
    cards.press("Ctrl+Shift+W")
    promised = cards.window.commands.promised
    promised.trigger()
    assert room.chapter == "promised"
    assert promised.isChecked()
    assert "On the wall: “What we promised”." in cards.words()
    assert "On the wall" not in cards.chosen()
    promised.trigger()
    assert room.chapter == "card-8-P-A1"
    assert not promised.isChecked()
    promised.trigger()
    cards.press("Ctrl+Shift+W")
    assert room.chapter == "card-8-P-A1"


def test_both_sides_are_on_the_wall_the_one_that_was_shown_first(cards: CardWindow) -> None:
    cards.take(ACT)
    room = cards.room()
    cards.press("Ctrl+Shift+F")
    cards.press("Ctrl+Shift+W")
    read = []
    for _page in range(4):
        read.append(room.page.spoken())
        room.forward()
    assert "for public service leaders 8-P-A1" in read[0]
    assert "for community leaders 8-C-A1" in read[0]
    whole = " ".join(read)
    assert "8-P-R1" not in whole


def test_a_card_for_its_own_table_is_never_on_the_wall(cards: CardWindow) -> None:
    cards.take(OWN_TABLE)
    room = cards.room()
    cards.press("Ctrl+Shift+W")
    assert room.chapters == ["question"]
    cards.press("Ctrl+Shift+F")
    cards.press("Ctrl+Shift+W")
    read = seen_in(room)
    for _page in range(5):
        read += room.page.spoken()
        room.forward()
    assert "10-C-R1" in read
    assert OWN_TABLE not in read
    with cards.store.progress() as session:  # as a file from elsewhere may have it
        session.get_one(CardOnWall, 1).card = OWN_TABLE
    assert room.chapters == ["question"]


def test_the_room_hears_nothing_of_hands_and_communities(cards: CardWindow) -> None:
    cards.take(ACT, "6-C-R1")
    name_community(cards.store, 1, 1, "Mill Street")
    hold(cards.store, next(iter(cards.board.draws)), "nurse")
    room = cards.room()
    cards.screen.select_labels([ACT])
    cards.press("Ctrl+Shift+W")
    QTest.keyClick(room, Qt.Key.Key_O)
    read = seen_in(room) + room.page.spoken()
    assert "Take one decision" in read
    for word in ("Mill Street", "nurse", "6-C-R1"):
        assert word not in read


def test_showing_a_card_is_no_step_to_undo_and_lasts(cards: CardWindow) -> None:
    cards.take(ACT)
    cards.press("Ctrl+Shift+W")
    assert cards.store.undo_label == "Take a card by its code"
    path = cards.store.path
    cards.press("Ctrl+W")
    with Store.open(path, read_only=True) as store, store.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT card FROM card_on_wall").all()
    assert rows == [(ACT,)]

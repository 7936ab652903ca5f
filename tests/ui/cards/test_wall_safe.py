"""While people are in the room, nothing that opens over cards shows what is not for the wall."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.exercises.cards.play import draw_code, name_community
from facilitator.exercises.cards.rating import add_evidence, change_evidence, rate
from tests.ui.cards.conftest import CardWindow
from tests.ui.room.seen import everything_open, seen_in
from ui.exercises.cards.evidence import PrivateLine
from ui.exercises.cards.spread_strip import SpreadStrip
from ui.exercises.fields import Choice

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

FIRST = "C1-1"
OWN_TABLE = "What puts you off speaking when officials are present?"
PRIVATE = "What Jo told me about the surgery"
ELSEWHERE = {"End the day", "Quit", "‹ Workshops", "Undo", "Redo", "Start", "Guest scribe…"}
"""Commands after which there is no screen of cards, or no day that runs."""


def with_secrets(open_window: Callable[[str], CardWindow], deck: str) -> CardWindow:
    hands = open_window(deck)
    if deck == "look_fors":
        add_evidence(hands.store, 1, "C1-1", PRIVATE, 1, "private")
    else:
        draw_code(hands.store, 1, 1, "10-C-R3")
    hands.start_clock()
    return hands


@pytest.mark.parametrize("deck", ["power_shifting", "look_fors"])
def test_no_command_shows_what_is_not_for_the_room(
    open_window: Callable[[str], CardWindow], deck: str
) -> None:
    hands = with_secrets(open_window, deck)
    page = hands.window.page
    assert page is not None
    own = [action for _title, actions in page.menus() for action in actions]
    commands = hands.window.commands
    some = [commands.promise, commands.log_book, commands.what_happened, commands.paper]
    some += [commands.read_back, commands.print_, commands.room_view]
    for action in (*own, *some):
        if action.text() in ELSEWHERE or not action.isEnabled():
            continue
        action.trigger()
        hands.rest(20)
        seen = everything_open()
        assert OWN_TABLE not in seen, action.text()
        assert PRIVATE not in seen, action.text()
        hands.put_away_dialogs()


def test_a_card_for_its_own_table_is_kept_from_a_mirrored_screen(
    open_window: Callable[[str], CardWindow],
) -> None:
    cards = open_window("power_shifting")
    cards.take("10-C-R3")
    assert OWN_TABLE in everything_open()
    cards.start_clock()
    assert OWN_TABLE not in everything_open()
    cards.press("Ctrl+Shift+F")
    cards.press("Ctrl+Shift+X")
    assert OWN_TABLE not in everything_open()
    QTest.keyPress(cards.focus, Qt.Key.Key_F9)
    assert OWN_TABLE in everything_open()
    QTest.keyRelease(cards.focus, Qt.Key.Key_F9)
    assert OWN_TABLE not in everything_open()


def test_what_was_given_is_hidden_from_a_mirrored_screen_until_it_is_shown(
    open_window: Callable[[str], CardWindow],
) -> None:
    rated = open_window("look_fors")
    rated.start_clock()
    rated.enter("0 4 4")
    rated.press("Up")
    assert "3 slips so far, hidden until you show the spread." in rated.words()
    assert "talk about it" not in everything_open()
    assert "Normal: 2" not in everything_open()
    rated.press("Ctrl+Shift+F")
    assert "4 Normal: 2" in rated.find(SpreadStrip).accessibleName()


def test_private_evidence_is_nowhere_on_a_mirrored_screen(
    open_window: Callable[[str], CardWindow],
) -> None:
    rated = open_window("look_fors")
    add_evidence(rated.store, 1, FIRST, PRIVATE, 1, "private")
    add_evidence(rated.store, 1, FIRST, "The notice at the surgery", 1, "stays_in_room")
    assert PRIVATE in everything_open()
    rated.start_clock()
    assert PRIVATE not in everything_open()
    assert "The notice at the surgery" in everything_open()
    QTest.keyPress(rated.focus, Qt.Key.Key_F9)
    assert PRIVATE in everything_open()
    QTest.keyRelease(rated.focus, Qt.Key.Key_F9)
    assert PRIVATE not in everything_open()
    rated.find(Choice, "Who may see it").show_key("private")
    rated.press("Ctrl+Shift+I")
    assert "The room may see this screen while you type." in rated.words()
    rated.write("Quarrelled in the corridor")
    field = rated.focus
    assert isinstance(field, PrivateLine)
    assert "Quarrelled" not in field.displayText()
    QTest.keyPress(rated.focus, Qt.Key.Key_F9)
    assert "Quarrelled" in field.displayText()
    QTest.keyRelease(rated.focus, Qt.Key.Key_F9)
    assert "Quarrelled" not in field.displayText()
    rated.press("Return")
    assert len(rated.board.evidence) == 3
    assert "Quarrelled" not in everything_open()


def test_the_room_sees_a_card_then_its_spread_and_never_private_evidence(
    open_window: Callable[[str], CardWindow],
) -> None:
    rated = open_window("look_fors")
    rate(rated.store, 1, FIRST, 1, "0 0 4 ?")
    private = add_evidence(rated.store, 1, FIRST, PRIVATE, 1, "private")
    add_evidence(rated.store, 1, FIRST, "The notice at the surgery", 1, "stays_in_room")
    room = rated.room()
    rated.press("Ctrl+Shift+W")
    assert "Everybody can find out what is on" in room.page.spoken()
    assert "●" not in seen_in(room)
    rated.press("Ctrl+Shift+F")
    assert "◆ C1-1 · From 0 to 4: talk about it" in room.page.spoken()
    assert "Everybody can find out what is on" in room.page.spoken()
    assert "0 ●●  2  Not seen" in room.page.spoken()
    pages = [room.page.spoken()]
    for _page in range(3):
        room.forward()
        pages.append(room.page.spoken())
    assert "The notice at the surgery" in " ".join(pages)
    assert PRIVATE not in " ".join(pages) + seen_in(room)
    change_evidence(rated.store, private, visibility="public")
    room.back()
    room.forward()
    change_evidence(rated.store, private, visibility="private")
    assert PRIVATE not in seen_in(room)
    assert PRIVATE not in room.page.spoken()
    rated.press("Ctrl+Shift+W")
    assert "From 0 to 4" not in room.page.spoken()


def test_what_was_begun_as_evidence_is_kept_when_the_workshop_closes(
    open_window: Callable[[str], CardWindow],
) -> None:
    rated = open_window("look_fors")
    rated.press("Ctrl+Shift+I")
    rated.write("The board by the library door")
    path = rated.store.path
    rated.press("Ctrl+W")
    rated.window.open_path(path)
    rated.rest(20)
    assert "The board by the library door" in everything_open()


def test_whose_a_card_is_and_of_which_community_stays_off_a_mirrored_screen(
    open_window: Callable[[str], CardWindow],
) -> None:
    cards = open_window("power_shifting")
    name_community(cards.store, 1, 1, "The four families on the landing")
    draw_code(cards.store, 1, 1, "8-P-A1", "Amina from number six")
    cards.rest(20)
    told = ("The four families on the landing", "Amina from number six")
    assert all(each in everything_open() for each in told)
    cards.start_clock()
    assert not any(each in everything_open() for each in told)
    cards.press("Ctrl+Shift+O")
    cards.rest(20)
    assert not any(each in everything_open() for each in told)
    cards.put_away_dialogs()
    QTest.keyPress(cards.focus, Qt.Key.Key_F9)
    assert told[0] in everything_open()
    QTest.keyRelease(cards.focus, Qt.Key.Key_F9)
    assert not any(each in everything_open() for each in told)

"""A promise: cards are played and rated, and promises are made and told, by keyboard alone.

Nothing here clicks or sets anything. What the keys did is read from the workshop.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.access.keyboard import Keyboard
from tests.access.offered import begin_with

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    with Keyboard.at_home(tmp_path) as keys:
        yield keys


def held(keys: Keyboard) -> list[tuple[str, int]]:
    """Return which cards are held, and at which table."""
    draws = keys.kept()["draws"]
    return [(draw["card"], draw["table_number"]) for draw in draws if draw["held"]]


def test_cards_are_played_by_keyboard_alone(keys: Keyboard) -> None:
    begin_with(keys, "power_shifting")
    draw_cards(keys)
    work_with_a_card(keys)
    trade_with_another_table(keys)
    choose_which_are_played(keys)
    keys.walk_the_guide()
    keys.see_the_wall()
    keys.look_at_printing()
    steps = keys.undo_until(lambda: not keys.kept()["draws"])
    for _time in range(steps):
        keys.press("Ctrl+Shift+Z")
    assert {code for code, _table in held(keys)} >= {"8-P-A1", "6-C-R1"}


def draw_cards(keys: Keyboard) -> None:
    """Name the community, draw one, swap it, and type the code of a paper card."""
    keys.press("Ctrl+Shift+C")
    keys.enter("Mill Street")
    assert keys.kept()["communities"][0]["name"] == "Mill Street"
    keys.press("Ctrl+N")
    ((drawn, table),) = held(keys)
    assert table == 1
    keys.press("Ctrl+K")
    keys.press("Escape")
    keys.press("Ctrl+Del")
    ((swapped, _table),) = held(keys)
    assert swapped != drawn
    keys.press("Del")
    assert held(keys) == []
    keys.press("Ctrl+K")
    keys.enter("8-P-A1")
    assert held(keys) == [("8-P-A1", 1)]


def work_with_a_card(keys: Keyboard) -> None:
    """Large, with its holder, on the wall and off it, and from both sides."""
    keys.press("Escape")
    keys.press("Return")
    keys.fill("Who holds this card", "caretaker")
    keys.press("Return")
    keys.go_to("Act, Accountability")
    keys.press("Ctrl+Shift+W")
    assert keys.kept()["settings"]["card"] == "8-P-A1"
    keys.press("Ctrl+Shift+W")
    keys.press("Ctrl+Shift+F")
    keys.press("Ctrl+Shift+F")
    assert held(keys) == [("8-P-A1", 1)]


def trade_with_another_table(keys: Keyboard) -> None:
    keys.choose("Cards", "Another table")
    keys.press("Ctrl+K")
    keys.enter("6-C-R1")
    assert held(keys) == [("8-P-A1", 1), ("6-C-R1", 2)]
    keys.press("Escape")
    keys.choose("caretaker", opened_by="Ctrl+Shift+X")
    assert sorted(held(keys)) == [("6-C-R1", 1), ("8-P-A1", 2)]


def choose_which_are_played(keys: Keyboard) -> None:
    """The menu stays open for more than one."""
    keys.go_to("Kinds")
    keys.press("Space")
    keys.press("Down", times=2)
    keys.press("Space")
    keys.press("Escape")
    keys.bring_to_front(keys.window)
    assert len(keys.kept()["settings"]["kinds"]) == 1


def test_cards_are_rated_by_keyboard_alone(keys: Keyboard) -> None:
    begin_with(keys, "look_fors")
    keys.enter("0 3 3 4 ?")
    rated = [(each["score"], each["count"]) for each in keys.kept()["ratings"]]
    assert sorted(rated) == [(-1, 1), (0, 1), (3, 2), (4, 1)]
    first = keys.kept()["ratings"][0]["card"]
    keys.press("Up")
    keys.press("Ctrl+Shift+I")
    keys.enter("Cooks are paid")
    (seen,) = keys.kept()["evidence"]
    keys.go_to("What somebody has seen")
    keys.press("End")
    keys.write(" since May")
    keys.pick("Who may see this", "Stays in the room")
    keys.press("Return")
    (seen,) = keys.kept()["evidence"]
    assert (seen["text"], seen["card"]) == ("Cooks are paid since May", first)
    assert seen["visibility"] == "stays_in_room"
    keys.push("Remove what somebody has seen")
    assert keys.kept()["evidence"] == []
    keys.press("Ctrl+K")
    keys.press("Ctrl+Down")
    keys.enter("2 2")
    assert keys.kept()["ratings"][-1]["card"] != first
    keys.walk_the_guide()
    keys.see_the_wall()
    keys.look_at_printing()
    keys.undo_until(lambda: not keys.kept()["ratings"])


# What everybody promises


def promises(keys: Keyboard) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = keys.whole()["promises"]
    return found


def test_promises_are_made_and_told_by_keyboard_alone(keys: Keyboard) -> None:
    keys.begin("Ten years on")
    make_promises(keys)
    change_one(keys)
    tell_what_happened(keys)
    say_who_they_are(keys)
    remove_one(keys)
    keys.see_the_wall()
    keys.undo_until(lambda: not promises(keys))


def make_promises(keys: Keyboard) -> None:
    keys.in_dialog("Ctrl+Shift+O")
    for who, what in (("caretaker", "Open the hall"), ("cook", "Bring soup")):
        keys.fill("Who, as a role", who)
        keys.fill("What", what)
        keys.go_to("Everybody in the room")
        keys.press("Space")
        keys.press("Ctrl+Return")
    keys.leave_dialog()
    assert [each["what"] for each in promises(keys)] == ["Open the hall", "Bring soup"]
    assert {each["share"] for each in promises(keys)} == {"room"}


def change_one(keys: Keyboard) -> None:
    """The log book opens at the list; Enter opens the promise that the arrows are at."""
    log_book = keys.in_dialog("Ctrl+J")
    assert keys.here == "Promises"
    keys.press("Home")
    keys.press("Down")
    keys.press("Return")
    keys.dialog(over=log_book)
    keys.fill("First step", "Ask for the key")
    keys.press("Ctrl+Return")
    keys.until(lambda: QApplication.activeModalWidget() is log_book, "the log book")
    keys.bring_to_front(log_book)
    assert "Ask for the key" in {each["first_step"] for each in promises(keys)}


def tell_what_happened(keys: Keyboard) -> None:
    """Arrows choose what became of it; Ctrl+Enter keeps that, and asks about the next one."""
    keys.push("What happened?")
    assert keys.here == "Done"
    keys.press("Space")
    keys.fill("What happened", "It is open on Mondays")
    keys.press("Ctrl+Return")
    (told,) = [each["follow_ups"] for each in promises(keys) if each["follow_ups"]]
    assert (told[0]["outcome"], told[0]["happened"]) == ("done", "It is open on Mondays")


def say_who_they_are(keys: Keyboard) -> None:
    """On the third page, by role: whose voice it is."""
    keys.leave_dialog()
    keys.in_dialog("Ctrl+F7")
    keys.go_to("People, by role")
    keys.press("Home")
    keys.press("Down")
    keys.press("Return")
    assert keys.here.startswith("Role")
    keys.press("End")
    keys.write(" of the hall")
    keys.press("Tab")
    keys.leave_dialog()
    assert any(each["role"].endswith(" of the hall") for each in keys.whole()["people"])


def remove_one(keys: Keyboard) -> None:
    keys.in_dialog("Ctrl+J")
    keys.press("Home")
    keys.press("Down")
    keys.press("Delete")
    keys.leave_dialog()
    assert len(promises(keys)) == 1

"""A promise: each map that comes with the app is filled, drawn and read by keyboard alone.

Nothing here clicks or sets anything. What the keys did is read from the workshop.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.access.keyboard import Keyboard
from tests.access.offered import begin_with
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.sector_map.ring_canvas import RingCanvas

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    with Keyboard.at_home(tmp_path) as keys:
        yield keys


# Whom we know


def entries(keys: Keyboard) -> dict[str, dict[str, Any]]:
    return {entry["here"]: entry for entry in keys.kept()["entries"]}


def test_a_sector_map_by_keyboard_alone(keys: Keyboard) -> None:
    begin_with(keys, "sector_map")
    fill_the_table(keys)
    change_the_table(keys)
    rate_somebody(keys)
    go_round_the_ring(keys)
    plan_a_conversation(keys)
    write_voices_down(keys)
    keys.walk_the_guide()
    keys.see_the_wall()
    keys.look_at_printing()
    steps = keys.undo_until(lambda: not keys.kept()["entries"])
    for _time in range(steps):
        keys.press("Ctrl+Shift+Z")
    assert list(entries(keys)) == ["Council", "Surgery"]


def to_the_first_row(keys: Keyboard) -> None:
    keys.go_to("Sector map as a table")
    keys.press("Ctrl+Home")
    keys.press("Down")
    keys.rest(120)  # the menu follows once the hand rests


def fill_the_table(keys: Keyboard) -> None:
    """Type cell by cell, into this row and the next."""
    for number, cell in enumerate(("Council", "clerk 2", "planner", "Ring her")):
        if number:
            keys.press("Tab")
        keys.write(cell)
    keys.press("Ctrl+Return")
    keys.enter("Surgery")
    keys.press("Escape")
    found = entries(keys)
    council = found["Council"]
    assert (council["strength"], council["next_step"]) == (2, "Ring her")
    assert len(council["known"]) == len(council["needed"]) == 1
    assert found["Surgery"]["row"] != council["row"]


def change_the_table(keys: Keyboard) -> None:
    """Move a row, add one, delete a line, and take each of these back."""
    to_the_first_row(keys)
    titles = [row["title"] for row in keys.kept()["rows"]]
    keys.press("Alt+Down")
    assert [row["title"] for row in keys.kept()["rows"]][:2] == titles[1::-1]
    keys.press("Ctrl+Z")
    keys.press("Ctrl+R")
    keys.enter("Bakery")
    assert "Bakery" in [row["title"] for row in keys.kept()["rows"]]
    keys.press("Ctrl+Z")
    to_the_first_row(keys)
    keys.press("Delete")
    assert list(entries(keys)) == ["Surgery"]
    keys.press("Ctrl+Z")
    assert list(entries(keys)) == ["Council", "Surgery"]


def rate_somebody(keys: Keyboard) -> None:
    """Say in the details how well we know the clerk, and who may see that."""
    to_the_first_row(keys)
    keys.press("Alt+Return")
    keys.rest(20)
    assert keys.here == "Next step"
    keys.press("Shift+Tab")  # it stands above
    assert keys.chosen.startswith("●●")
    keys.press("Down")
    assert entries(keys)["Council"]["strength"] == 3
    keys.pick("Who may see it", "Stays in the room")
    keys.press("Return")
    keys.push("Close")
    assert entries(keys)["Council"]["visibility"] == "stays_in_room"


def go_round_the_ring(keys: Keyboard) -> None:
    """Go from mark to mark, and name the middle."""
    keys.press("Ctrl+2")
    ring = keys.focus
    assert isinstance(ring, RingCanvas)
    keys.press("Home")
    first = ring.entry
    keys.press("Right")
    assert None not in {first, ring.entry}
    assert ring.entry != first
    keys.press("F2")
    keys.enter("Our street")
    assert keys.focus is ring
    assert keys.kept()["settings"]["centre"] == "Our street"
    keys.press("Ctrl+1")


def plan_a_conversation(keys: Keyboard) -> None:
    to_the_first_row(keys)
    keys.in_dialog("Ctrl+K")
    keys.fill("With whom", "clerk")
    keys.fill("Why them", "She has the key")
    keys.press("Ctrl+Return")
    keys.leave_dialog()
    (talk,) = keys.kept()["conversations"]
    assert talk["reason"] == "She has the key"


def write_voices_down(keys: Keyboard) -> None:
    """A community, and whom it asks before it asks us."""
    keys.choose("Map", "Trusted voices")
    keys.dialog()
    keys.enter("Mill Street")
    keys.enter("hairdresser")
    keys.fill("Touchpoint", "the salon")
    keys.leave_dialog()
    (community,) = keys.kept()["communities"]
    assert community["name"] == "Mill Street"
    assert community["voices"][0]["touchpoint"] == "the salon"


# Where we say we are


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A picture of where people live."""
    path = tmp_path / "plan.png"
    Image.new("RGB", (800, 600), "#EFEBE0").save(path)
    return path


def test_a_community_map_by_keyboard_alone(keys: Keyboard, plan: Path) -> None:
    begin_with(keys, "community_map")
    choose_a_base_map(keys, plan)
    draw_with_each_tool(keys)
    say_whose_it_is(keys)
    put_places(keys)
    list_what_happens(keys)
    look_where_they_agree(keys)
    keys.walk_the_guide()
    keys.see_the_wall()
    keys.look_at_printing()
    drawn = len(keys.kept()["drawings"])
    assert drawn == 2
    steps = keys.undo_until(lambda: not keys.kept()["drawings"])
    for _time in range(steps):
        keys.press("Ctrl+Shift+Z")
    assert len(keys.kept()["drawings"]) == drawn
    assert [place["label"] for place in keys.kept()["places"]] == ["The old school"]


def choose_a_base_map(keys: Keyboard, plan: Path) -> None:
    """The button has the cursor; then a file, a frame, and whose map it is."""
    keys.press("Return")
    dialog = keys.dialog()
    keys.push("Choose a file")
    keys.pick_file(plan)
    keys.until(lambda: isinstance(keys.focus, MapCanvas), "the frame")
    keys.push("Next")
    keys.fill("Whose", "Us")
    keys.until(lambda: keys.can_push("Use this map"), "the map is cut out")
    keys.push("Use this map")
    keys.until(lambda: keys.kept()["base_map"] is not None, "the map")
    if QApplication.activeModalWidget() is dialog:
        keys.leave_dialog()
    keys.bring_to_front(keys.window)


def draw_with_each_tool(keys: Keyboard) -> None:
    """Two people: one draws round and colours in; the other colours in, and rubs out."""
    keys.go_to("Map")
    keys.press("Return")
    draw_round(keys)
    (first,) = keys.kept()["drawings"]
    assert kinds(first) == ["area"]
    keys.press("L")
    for way in ("Right", "Down"):
        keys.press(way, times=3)
        keys.press("Space")
    keys.press("Return")
    assert kinds(keys.kept()["drawings"][0]) == ["area", "edge"]
    keys.press("Ctrl+Return")
    keys.press("B")
    colour_in(keys)
    assert kinds(keys.kept()["drawings"][1]) == ["area"]
    keys.press("C")
    colour_in(keys)
    assert kinds(keys.kept()["drawings"][1]) == ["area", "core"]


def kinds(drawing: dict[str, Any]) -> list[str]:
    return [patch["kind"] for patch in drawing["areas"]]


def draw_round(keys: Keyboard) -> None:
    """Put four corners, and close the area."""
    keys.press("R")
    keys.press("Left", times=2)
    for way in ("Right", "Down", "Left"):
        keys.press("Space")
        keys.press(way, times=6)
    keys.press("Return", times=2)


def colour_in(keys: Keyboard) -> None:
    """Put the brush down, carry it, and lift it."""
    keys.press("Right")
    keys.press("Space")
    keys.press("Right", times=4)
    keys.press("Space")


def say_whose_it_is(keys: Keyboard) -> None:
    """The name they use, and how long they have lived here."""
    keys.press("N")
    keys.enter("Riverside")
    assert isinstance(keys.focus, MapCanvas)
    keys.go_to("Years here")
    keys.press("Down")
    keys.push("May be shown by itself")
    keys.go_to("Map")
    drawing = keys.kept()["drawings"][1]
    assert (drawing["name"], drawing["may_be_shown"]) == ("Riverside", True)
    assert drawing["years"]


def put_places(keys: Keyboard) -> None:
    """Two pins of two kinds; one is moved, said again, and the other taken away."""
    keys.press("Ctrl+3")
    assert isinstance(keys.focus, MapCanvas)
    for kind, words in (("1", "The old school"), ("2", "Choir")):
        keys.press(kind)
        keys.press("Right", times=3)
        keys.press("Return")
        keys.enter(words)
    old, choir = keys.kept()["places"]
    assert (old["label"], choir["label"]) == ("The old school", "Choir")
    assert old["kind"] != choir["kind"]
    keys.press("Return")
    keys.press("Down", times=3)
    keys.press("Return")
    assert keys.kept()["places"][1]["pixel"] != choir["pixel"]
    keys.pick("Kind", "Institutions")
    keys.press("Return")
    keys.go_to("Map")
    keys.press("Delete")
    assert [place["label"] for place in keys.kept()["places"]] == ["The old school"]


def list_what_happens(keys: Keyboard) -> None:
    """A line as it is told, its details, and its place in the list."""
    keys.press("Ctrl+4")
    keys.enter("Soup on Fridays")
    keys.press("Down")
    keys.press("Return")
    keys.fill("Who makes it happen", "the choir")
    keys.push("May be listed")
    keys.press("Escape")
    (line,) = keys.kept()["provision"]
    assert line["group_name"] == "the choir"
    assert line["may_be_listed"]


def look_where_they_agree(keys: Keyboard) -> None:
    keys.press("Ctrl+2")
    keys.press("Ctrl+1")
    keys.go_to("Map")


def test_a_provision_map_by_keyboard_alone(keys: Keyboard) -> None:
    begin_with(keys, "provision_map")
    list_what_happens(keys)
    keys.walk_the_guide()
    keys.see_the_wall()
    keys.look_at_printing()
    keys.press("Ctrl+4")
    keys.press("Down")
    keys.press("Delete")
    assert keys.kept()["provision"] == []
    keys.press("Ctrl+Z")
    assert len(keys.kept()["provision"]) == 1

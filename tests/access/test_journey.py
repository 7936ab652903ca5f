"""A promise: no exercise, and no kind of line of the day, has to be done with a mouse.

Each board has its journey in `test_journey_boards`, each map in `test_journey_maps`, cards and
promises in `test_journey_cards`. Here is what stands between them, and that none is missing.
"""

import ast
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.access.keyboard import Keyboard
from tests.access.offered import sessions
from ui.exercises import SCREENS

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    """Open the finished example from home, with keys."""
    with Keyboard.at_home(tmp_path) as keys:
        keys.open_example()
        yield keys


def test_every_deck_that_comes_with_the_app_has_a_journey() -> None:
    """Boards are all there, since their journey reads the folder."""
    begun = {
        call.args[1].value
        for file in Path(__file__).parent.glob("test_journey_*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "begin_with"
        and isinstance(call.args[1], ast.Constant)
    }
    shipped = {
        place.name.removesuffix(".toml")
        for kind in ("cards", "maps")
        for place in (files("decks") / kind).iterdir()
        if place.name.endswith(".toml")
    }
    assert begun >= shipped
    assert sessions().keys() >= shipped
    boards = {"theory_of_change", "board"}
    assert SCREENS.keys() == {*boards, "cards", "sector_map", "community_map", "moment"}


def test_what_only_a_theory_of_change_has(keys: Keyboard) -> None:
    """What holds for all of it, a sign of progress, and how sure we are of a link."""
    keys.choose("Board", "Theory of change…")
    keys.fill("By when the vision", "2030")
    keys.push("Shared power")
    keys.press("Escape")
    settings = keys.kept()["settings"]
    assert settings["horizon"] == "2030"
    keys.press("Ctrl+F")
    keys.enter("D2")
    keys.press("Escape")
    keys.press("Alt+Return")
    keys.push("Later, with the core team")
    before = len(signs(keys))
    keys.push("Add a sign")
    assert keys.here.startswith("Sign")
    keys.write("The lamp is lit")
    keys.push("Details of the link")
    keys.push("Later, with the core team")
    keys.pick("How sure are we?", "3")
    keys.press("Return")
    keys.press("Escape")
    assert len(signs(keys)) == before + 1
    assert "The lamp is lit" in signs(keys)


def signs(keys: Keyboard) -> list[str]:
    notes = keys.kept()["notes"]
    return [each["sign"] for note in notes for each in note["indicators"]]


def test_a_line_of_the_day_is_added_moved_and_removed(keys: Keyboard) -> None:
    """A break is gone through; another exercise comes from the list of decks."""
    keys.open_activity("Soup")
    keys.walk_the_guide()
    keys.see_the_wall()
    before = titles(keys)
    keys.go_to("Add activity")
    keys.choose("Four quadrants", opened_by="Space")
    assert titles(keys) == [*before, "Four quadrants"]
    keys.enter("We decide on Mondays")
    assert "We decide on Mondays" in json.dumps(keys.kept())
    keys.go_to_line("Four quadrants")
    keys.press("Alt+Up")
    assert titles(keys)[-2] == "Four quadrants"
    keys.press("Delete")
    assert titles(keys) == before
    keys.press("Ctrl+Z")
    assert "Four quadrants" in titles(keys)
    keys.press("Ctrl+W")
    keys.until(lambda: keys.window.page is None, "home")


def titles(keys: Keyboard) -> list[str]:
    return [each["title"] for each in keys.whole()["activities"]]

"""A promise: what is seldom done on a community map is done by keyboard alone as well.

A hole, the rubber, where the map lies, and boundaries. Nothing here clicks or sets anything.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.exercises.community_map.shapes import shape_of
from tests.access.keyboard import Keyboard
from tests.base_maps.map_files import geojson, square
from tests.ui.community_map.map_hands import workshop
from ui.canvas.map.canvas import MapCanvas

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    """Sit before a map on which nobody has drawn, and of which nobody said where it lies."""
    path = workshop(tmp_path / "street.workshop", placed=False)
    with Keyboard.on(tmp_path / "documents", (1280, 720), path=path) as keys:
        assert isinstance(keys, Keyboard)
        keys.go_to("Map")
        yield keys


# A hole and the rubber


def test_a_hole_and_the_rubber(keys: Keyboard) -> None:
    keys.press("Return")
    go_round(keys, "R", 12)
    whole = covered(keys)
    go_round(keys, "H", 4)
    with_hole = covered(keys)
    assert 0 < whole - with_hole < whole / 2
    (area,) = areas(keys)
    assert len(area["rings"]) == 2, "what is cut out is inside"
    keys.press("E")
    keys.press("Space")
    keys.press("Left", times=20)
    keys.press("Space")
    rubbed = covered(keys)
    assert rubbed < with_hole
    keys.press("Ctrl+Z")
    assert covered(keys) == pytest.approx(with_hole)
    keys.press("Ctrl+Z")
    assert covered(keys) == pytest.approx(whole)


def go_round(keys: Keyboard, tool: str, far: int) -> None:
    """Take a tool, put the corners of a square about the middle, and close it where it began."""
    keys.press(tool)
    keys.press("Left")  # the crosshair appears
    for way in ("Left", "Up"):
        keys.press(way, times=far // 2)
    for way in ("Right", "Down", "Left"):
        keys.press("Space")
        keys.press(way, times=far)
    keys.press("Space")
    keys.press("Up", times=far)
    keys.press("Return")


def areas(keys: Keyboard) -> list[dict[str, Any]]:
    (drawing,) = keys.kept()["drawings"]
    return [patch for patch in drawing["areas"] if patch["kind"] == "area"]


def covered(keys: Keyboard) -> float:
    """Return how many pixels of the map the drawing covers."""
    return sum(shape_of(patch["rings"]).area for patch in areas(keys))


# Where the map lies


def test_known_points_are_put_read_moved_and_removed(keys: Keyboard) -> None:
    keys.choose("Map", "Where the map lies")
    keys.dialog()
    put_point(keys, "Left", "371000 405000")
    assert points(keys) == []
    put_point(keys, "Right", "374200, 405000")
    assert len(points(keys)) == 2
    put_point(keys, "Down", "the old church")
    assert "could not be read" in in_sight(keys)
    keys.fill("Position of point 3", "SD 74200 01800")
    keys.press("Return")
    assert len(points(keys)) == 3
    assert isinstance(keys.focus, MapCanvas)
    keys.press("Return")  # the crosshair is on it still
    keys.press("Shift+Up", times=3)
    before = points(keys)
    keys.press("Return")
    assert points(keys)[2]["pixel"][1] < before[2]["pixel"][1], "it is moved"
    keys.push("Remove point 3")
    assert len(points(keys)) == 2
    keys.press("Ctrl+Z")
    assert len(points(keys)) == 3
    leave_the_points(keys)
    assert isinstance(keys.focus, MapCanvas)


def put_point(keys: Keyboard, way: str, position: str) -> None:
    """Carry the crosshair, put a point, and type where that is."""
    keys.press(way, times=12)
    keys.press("Return")
    assert keys.here.startswith("Position of point")
    keys.write(position)
    keys.press("Return")


def leave_the_points(keys: Keyboard) -> None:
    keys.go_to("Done")
    keys.leave_dialog("Space")


def points(keys: Keyboard) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = keys.kept()["base_map"]["control_points"]
    return found


def in_sight(keys: Keyboard) -> str:
    labels = keys.focus.window().findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


# Boundaries


def test_boundaries_are_found_added_renamed_and_removed(keys: Keyboard, tmp_path: Path) -> None:
    wards = geojson(
        tmp_path / "wards.geojson",
        (square(-2.438, 53.537, 0.002), {"name": "Barton"}),
        (square(-2.435, 53.537, 0.002), {"name": "Eccles"}),
    )
    say_where_it_lies(keys)
    keys.choose("Map", "Boundaries")
    keys.dialog()
    keys.push("Choose a file")
    keys.pick_file(wards)
    keys.until(lambda: keys.here.startswith("Search"), "the areas of the file")
    keys.write("ecc")
    keys.press("Return")
    keys.press("Space")
    keys.press("Return")
    keys.until(lambda: outlines(keys) == ["Eccles"], "the boundary")
    keys.go_to("Boundaries on this map")
    keys.press("F2")
    keys.press("Ctrl+A")
    keys.enter("Old Eccles")
    keys.until(lambda: outlines(keys) == ["Old Eccles"], "the other name")
    keys.go_to("Boundaries on this map")
    keys.press("Delete")
    assert outlines(keys) == []
    keys.press("Ctrl+Z")
    assert outlines(keys) == ["Old Eccles"]
    keys.leave_dialog()


def say_where_it_lies(keys: Keyboard) -> None:
    keys.choose("Map", "Where the map lies")
    keys.dialog()
    put_point(keys, "Left", "53.54, -2.44")
    put_point(keys, "Right", "53.54, -2.43")
    leave_the_points(keys)


def outlines(keys: Keyboard) -> list[str]:
    return [each["name"] for each in keys.kept()["outlines"]]

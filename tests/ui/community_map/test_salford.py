"""The wards of Salford, from the files of a map to what people drew, in the app's own window.

The scan is a real one's equal: turned by three degrees, and nothing in it says where it lies.
"""

import json
from collections.abc import Iterator
from math import dist
from pathlib import Path
from typing import Any

import pytest

from facilitator.decks import shipped_source
from facilitator.plan import add_activity, begin
from tests.hands import Hands
from tests.ui.community_map.map_stage import (
    choose_file,
    click,
    click_map,
    in_front,
    press,
    wait_for,
    words,
    write,
    zoom_at,
)
from ui.exercises.community_map.base_dialog import BaseMapDialog
from ui.exercises.community_map.boundary_dialog import BoundaryDialog
from ui.exercises.community_map.points_dialog import PointsDialog
from ui.exercises.community_map.screen import CommunityScreen

WHOSE = "Contains National Statistics and OS data © Crown copyright and database right 2013"


@pytest.fixture
def maps(shared: Path) -> Path:
    """Return the folder of real maps, or skip."""
    return shared / "data" / "maps"


@pytest.fixture
def hands(qapp: object, tmp_path: Path) -> Iterator[Hands]:
    """Open a workshop with a community map that has no base map yet."""
    path = tmp_path / "salford.workshop"
    with begin(path, title="Salford", question="Where is home?") as store:
        add_activity(store, shipped_source("community_map"))
    with Hands.on(tmp_path / "documents", (1280, 720), path=path) as hands:
        yield hands


def screen_of(hands: Hands) -> CommunityScreen:
    page = hands.window.page
    assert page is not None
    assert isinstance(page.activity_screen, CommunityScreen)
    return page.activity_screen


def import_map(hands: Hands, path: Path) -> BaseMapDialog:
    """Choose a file as the base map, all of it, and say whose it is."""
    click(hands.window, "Choose a base map")
    dialog = in_front(BaseMapDialog)
    click(dialog, "Choose a file")
    choose_file(dialog, path)
    wait_for(lambda: "2 of 3" in words(dialog))
    click(dialog, "Next")
    write(WHOSE)
    press("Return")
    wait_for(lambda: "The map is in" in words(dialog))
    return dialog


def known(maps: Path) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = json.loads((maps / "salford_scan.points.json").read_text())[
        "points"
    ]
    return points


def place_by_three(dialog: PointsDialog, maps: Path) -> None:
    """Look closely at three known points, click each, and type what the grid says."""
    for point in known(maps)[:3]:
        zoom_at(dialog.canvas, *point["pixel"], notches=14)
        click_map(dialog.canvas, *point["pixel"])
        write("{} {}".format(*point["easting_northing"]))
        press("Return")
        press("0")


def test_the_scan_is_placed_by_three_points_and_takes_the_wards(hands: Hands, maps: Path) -> None:
    dialog = import_map(hands, maps / "salford_scan.png")
    click(dialog, "Say where")
    points = in_front(PointsDialog)
    place_by_three(points, maps)
    assert "The map is 18 km wide. The known points are off by" in words(points)
    press("Alt+D")
    screen = screen_of(hands)
    wait_for(lambda: screen.desk.ground is not None and not _is_open(points))
    ground = screen.desk.ground
    assert ground is not None
    for point in known(maps)[3:]:
        there = ground.metres([point["pixel"]])[0].tolist()
        assert dist(there, point["easting_northing"]) < 10

    screen.actions_.boundaries.trigger()
    wards = in_front(BoundaryDialog)
    press("Return")
    choose_file(wards, maps / "salford_wards.geojson")
    wait_for(lambda: wards.parts.offered.count() == 20)
    write("broughton")
    press("Return")
    press("Space")
    press("Return")
    wait_for(lambda: [row.name for row in screen.desk.map.outlines.values()] == ["Broughton"])
    press("Escape")


def test_the_wards_themselves_are_a_map(hands: Hands, maps: Path) -> None:
    import_map(hands, maps / "salford_wards.geojson")
    screen = screen_of(hands)
    assert screen.desk.map.settings.crs == "EPSG:27700"
    assert max(screen.desk.size) == 4000
    press("Return")
    wards = in_front(BoundaryDialog)
    wait_for(lambda: wards.parts.offered.count() == 20)
    press("Escape")


def _is_open(points: PointsDialog) -> bool:
    from shiboken6 import isValid

    return isValid(points) and points.isVisible()

"""Boundaries come from a file, by name, and lie over the map."""

from pathlib import Path

import pytest

from facilitator.exercises.community_map import base_map
from tests.base_maps.map_files import geojson, quarters, square
from tests.drawing import KNOWN, picture
from tests.ui.community_map.map_stage import (
    Stage,
    button,
    choose_file,
    click,
    click_map,
    field,
    press,
    stage,
    wait_for,
    words,
    write,
)
from ui.exercises.community_map.boundary_dialog import BoundaryDialog, ask_boundaries
from ui.exercises.community_map.points_dialog import PointsDialog

pytestmark = pytest.mark.usefixtures("qapp")


def areas(folder: Path) -> Path:
    """Return a file of three areas, of which two lie on the map of `KNOWN`."""
    return geojson(
        folder / "wards.geojson",
        (square(-2.438, 53.537, 0.002), {"name": "Barton"}),
        (square(-2.435, 53.537, 0.002), {"name": "Eccles"}),
        (square(4.0, 51.0, 0.01), {"name": "Elsewhere"}),
    )


def opened(here: Stage, path: Path | None, *, placed: bool = True) -> BoundaryDialog:
    base_map.choose_base_map(here.store, here.activity_id, picture(), title="", attribution="Us")
    if placed:
        base_map.set_control_points(here.store, here.activity_id, KNOWN)
    ask_boundaries(here.window, here.desk, path)
    return here.front(BoundaryDialog)


def offered(dialog: BoundaryDialog) -> list[str]:
    shown = dialog.parts.offered
    items = [shown.item(at) for at in range(shown.count())]
    return [item.text() for item in items if not item.isHidden()]


def names(here: Stage) -> list[str]:
    return [row.name for row in here.board.outlines.values()]


def test_one_is_found_by_its_name_and_added_with_the_keys(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, None)
        press("Return")
        choose_file(dialog, areas(tmp_path))
        wait_for(lambda: offered(dialog))
        assert offered(dialog) == ["Barton", "Eccles", "Elsewhere (lies elsewhere)"]
        write("ecc")
        assert offered(dialog) == ["Eccles"]
        press("Return")
        press("Space")
        assert button(dialog, "Add 1 to the map").isEnabled()
        press("Return")
        wait_for(lambda: names(here) == ["Eccles"])
        assert "1 boundary is on the map" in words(dialog)
        press("Ctrl+Z")
        assert names(here) == []
        dialog.accept()


def test_several_are_added_and_renamed_and_removed(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, areas(tmp_path))
        wait_for(lambda: offered(dialog))
        dialog.parts.offered.setFocus()
        for keys in ("Space", "Down", "Space"):
            press(keys)
        click(dialog, "Add 2")
        wait_for(lambda: names(here) == ["Barton", "Eccles"])
        assert offered(dialog)[0] == "Barton (is on the map)"
        dialog.parts.held.setFocus()
        press("F2")
        press("Ctrl+A")
        write("Old Barton")
        press("Return")
        wait_for(lambda: names(here) == ["Old Barton", "Eccles"])
        dialog.parts.held.setFocus()
        press("Delete")
        assert names(here) == ["Eccles"]
        press("Ctrl+Z")
        assert names(here) == ["Old Barton", "Eccles"]
        dialog.accept()


def test_a_name_of_nothing_is_refused(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, areas(tmp_path))
        wait_for(lambda: offered(dialog))
        dialog.parts.offered.setFocus()
        press("Space")
        press("Return")
        wait_for(lambda: names(here) == ["Barton"])
        click(dialog, "Rename")
        press("Ctrl+A")
        press("Backspace")
        press("Return")
        assert names(here) == ["Barton"]
        assert dialog.parts.held.item(0).text() == "Barton"
        dialog.accept()


def test_a_map_that_lies_nowhere_is_placed_first(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, areas(tmp_path), placed=False)
        assert "Nobody said yet where this map lies" in words(dialog)
        wait_for(lambda: offered(dialog))
        dialog.parts.offered.setFocus()
        press("Space")
        assert not button(dialog, "Add 1").isEnabled()
        click(dialog, "Say where it lies")
        points = here.front(PointsDialog)
        for x, position in ((0, "53.54, -2.44"), (400, "53.54, -2.43")):
            click_map(points.canvas, x, 0)
            write(position)
            press("Return")
        points.accept()
        wait_for(lambda: "Elsewhere (lies elsewhere)" in offered(dialog))
        assert "Nobody said yet" not in words(dialog)
        assert dialog.parts.offered.ticked == [0]
        click(dialog, "Add 1")
        wait_for(lambda: names(here) == ["Barton"])
        dialog.accept()


def test_a_file_of_elsewhere_and_one_that_is_a_picture_are_said(tmp_path: Path) -> None:
    far = geojson(tmp_path / "far.geojson", (square(4.0, 51.0), {"name": "Breda"}))
    photo = tmp_path / "plan.png"
    quarters().save(photo)
    with stage(tmp_path) as here:
        dialog = opened(here, far)
        wait_for(lambda: "None of these areas lies on this map" in words(dialog))
        dialog.look_at(photo)
        wait_for(lambda: "choose a GeoJSON or GeoPackage" in words(dialog))
        field(dialog, "Search").setFocus()
        dialog.accept()

"""Where a map lies is said by clicking places that people know, and typing where those are."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.exercises.community_map import base_map
from facilitator.ground import Reference
from tests.drawing import picture
from tests.ui.community_map.map_stage import (
    Stage,
    button,
    click,
    click_map,
    drag,
    field,
    press,
    stage,
    wait_for,
    words,
    write,
)
from ui.canvas.map.canvas import MapCanvas
from ui.exercises.community_map.points_dialog import PointsDialog, ask_known_points

pytestmark = pytest.mark.usefixtures("qapp")

CORNERS = (
    ((40.0, 30.0), "371000 405000"),
    ((360.0, 30.0), "374200, 405000"),
    ((40.0, 270.0), "SD 71000 02600"),
)
"""Ten metres a pixel, north up: the map is 4 km wide."""


def opened(here: Stage, reference: Reference | None = None) -> PointsDialog:
    given = picture()._replace(reference=reference)
    base_map.choose_base_map(here.store, here.activity_id, given, title="Plan", attribution="Us")
    return again(here)


def again(here: Stage) -> PointsDialog:
    ask_known_points(here.window, here.desk)
    return here.front(PointsDialog)


def put(canvas: MapCanvas, place: tuple[float, float], position: str) -> None:
    """Click a place, and type its position where the cursor then is."""
    click_map(canvas, *place)
    write(position)
    press("Return")


def stored(here: Stage) -> list[list[float]]:
    return here.settings.control_points


def test_three_corners_are_clicked_and_typed(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        assert "Two points are enough" in words(dialog)
        put(dialog.canvas, *CORNERS[0])
        assert "One more point" in words(dialog)
        assert stored(here) == []
        put(dialog.canvas, *CORNERS[1])
        assert "The map is 4 km wide. Two points always fit" in words(dialog)
        put(dialog.canvas, *CORNERS[2])
        assert "The known points are off by" in words(dialog)
        assert "Off by" in words(dialog)
        assert len(stored(here)) == 3
        ground = here.desk.ground
        assert ground is not None
        assert ground.metres_per_pixel == pytest.approx(10, rel=0.02)
        east, north = ground.metres([(200, 150)])[0]
        assert (east, north) == (pytest.approx(372600, abs=30), pytest.approx(403800, abs=30))
        dialog.accept()


def test_it_is_done_with_the_keys_alone(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        for ways, position in (("Left", "371000 405000"), ("Right", "373000 405000")):
            press(ways, times=12)
            press("Return")
            write(position)
            press("Return")
            assert dialog.canvas.hasFocus()
        [first, second] = stored(here)
        assert first[0] < second[0]
        press("Escape")
        press("Escape")


def test_a_position_that_cannot_be_read_is_said_beside_it_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        click_map(dialog.canvas, 100, 100)
        write("the old church")
        wait_for(lambda: "could not be read as a place" in words(dialog))
        line = field(dialog, "Position of point 1")
        assert "could not be read" in line.accessibleDescription()
        press("Ctrl+A")
        write("53.54084, -2.43907")
        assert "Read as 53.54084° north, 2.43907° west." in words(dialog)
        assert "could not be read" not in words(dialog)
        dialog.accept()


def test_points_that_contradict_each_other_leave_the_map_where_it_was(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        for corner in CORNERS:
            put(dialog.canvas, *corner)
        before = stored(here)
        put(dialog.canvas, (360, 270), "SJ 99 10")
        assert "do not fit together" in words(dialog)
        assert "stays where it was" in words(dialog)
        assert stored(here) == before
        click(dialog, "Remove point 4")
        assert "do not fit together" not in words(dialog)
        dialog.accept()


def test_a_point_is_dragged_and_undo_puts_it_back(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        for corner in CORNERS:
            put(dialog.canvas, *corner)
        before = stored(here)
        canvas = dialog.canvas
        start = canvas.from_map(360, 30).toPoint()
        drag(canvas.viewport(), start, canvas.from_map(350, 30).toPoint())
        assert stored(here)[1][0] == pytest.approx(350, abs=1)
        press("Ctrl+Z")
        assert stored(here) == before
        assert len(dialog.canvas.signs.crosses) == 3
        assert dialog.canvas.signs.crosses[1].x == before[1][0]
        dialog.accept()


def test_removed_down_to_one_the_map_lies_nowhere_and_undo_brings_it_back(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        for corner in CORNERS[:2]:
            put(dialog.canvas, *corner)
        button(dialog, "Remove point 1").setFocus()
        press("Return")
        assert here.desk.ground is None
        assert "One more point" in words(dialog)
        press("Ctrl+Z")
        assert len(stored(here)) == 2
        assert field(dialog, "Position of point 2").text() == "374200 405000"
        dialog.accept()


def test_what_was_said_before_is_there_again(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        put(dialog.canvas, (0, 0), "51.5, 4.5")
        put(dialog.canvas, (400, 300), "51.4, 4.7")
        dialog.accept()
        dialog = again(here)
        assert field(dialog, "Position of point 1").text() == "51.500000, 4.500000"
        assert len(dialog.canvas.signs.crosses) == 2
        assert "The map is" in words(dialog)
        steps = here.store.undo_label
        dialog.accept()
        assert here.store.undo_label == steps


def test_a_click_beside_moves_the_point_that_nobody_wrote_to_yet(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        click_map(dialog.canvas, 100, 100)
        click_map(dialog.canvas, 300, 200)
        [cross] = dialog.canvas.signs.crosses
        assert (cross.x, cross.y) == (pytest.approx(300, abs=1), pytest.approx(200, abs=1))
        dialog.accept()


def test_a_file_that_knows_its_place_is_left_alone(tmp_path: Path) -> None:
    there = Reference("EPSG:27700", (10.0, 0.0, 371000.0, 0.0, -10.0, 405000.0))
    with stage(tmp_path) as here:
        dialog = opened(here, there)
        assert "The file of this map says where it lies" in words(dialog)
        assert "The map is 4 km wide" in words(dialog)
        click_map(dialog.canvas, 100, 100)
        assert not dialog.canvas.signs.crosses
        click(dialog, "Place it by points")
        for place, position in CORNERS[:2]:
            put(dialog.canvas, place, position)
        assert here.settings.crs == ""
        assert stored(here)[0][0] == pytest.approx(40, abs=1)
        press("Ctrl+Z")
        assert here.settings.crs == "EPSG:27700"
        QApplication.processEvents()
        dialog.accept()

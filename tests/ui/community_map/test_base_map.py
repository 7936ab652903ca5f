"""A base map is chosen in three small steps, and nothing freezes, is lost or sneaks in."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QComboBox
from shiboken6 import isValid

from facilitator.exercises.community_map import drawings
from facilitator.exercises.community_map.base_map import choose_base_map as store_base_map
from tests.base_maps.map_files import RED, colours, geojson, mbtiles, pdf, quarters, square, tile
from tests.drawing import picture
from tests.ui.community_map.map_stage import (
    Stage,
    button,
    choose_file,
    click,
    drag,
    drop,
    field,
    press,
    stage,
    wait_for,
    words,
    write,
)
from ui.exercises.community_map.base_dialog import BaseMapDialog, choose_base_map
from ui.exercises.community_map.boundary_dialog import BoundaryDialog
from ui.exercises.community_map.points_dialog import PointsDialog

pytestmark = pytest.mark.usefixtures("qapp")


def opened(here: Stage, path: Path | None = None) -> BaseMapDialog:
    """Open the dialog, and a file in it by its button."""
    choose_base_map(here.window, here.desk)
    dialog = here.front(BaseMapDialog)
    if path is not None:
        click(dialog, "Choose a file")
        choose_file(dialog, path)
        wait_for(lambda: "2 of 3" in words(dialog) or not button(dialog, "Cancel").isEnabled())
    return dialog


def kept(here: Stage) -> Image.Image:
    return Image.open(BytesIO(here.picture.data))


def file_of(folder: Path, width: int = 300, height: int = 200, name: str = "plan.png") -> Path:
    path = folder / name
    quarters(width, height).save(path)
    return path


def test_a_picture_is_chosen_with_the_keys_alone(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        assert "which file" in words(dialog)
        press("Return")  # the cursor is on the button
        choose_file(dialog, file_of(tmp_path))
        wait_for(lambda: "2 of 3" in words(dialog))
        press("Alt+N")
        wait_for(lambda: "3 of 3" in words(dialog))
        wait_for(lambda: "The map is ready" in words(dialog))
        write("Our own drawing")
        press("Return")
        assert "The map is in" in words(dialog)  # and no more: this Enter is used up
        assert (here.settings.base_title, here.settings.attribution) == ("plan", "Our own drawing")
        assert kept(here).size == (300, 200)
        wait_for(lambda: "Nobody said yet where it lies" in words(dialog))
        press("Escape")


def test_only_the_frame_travels(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, file_of(tmp_path))
        canvas = dialog.frame_page.canvas
        corner, middle = canvas.from_map(300, 200).toPoint(), canvas.from_map(150, 100).toPoint()
        drag(canvas.viewport(), corner, middle)
        wait_for(lambda: "150 by 100 pixels" in words(dialog))
        click(dialog, "Next")
        click(dialog, "Our own")
        click(dialog, "Use this map")
        wait_for(lambda: here.settings.picture_id is not None)
        assert kept(here).size == (150, 100)
        assert colours(here.picture.data) == [RED] * 4


def test_the_frame_can_have_the_shape_of_paper_and_be_moved_by_key(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, file_of(tmp_path))
        click(dialog, "A4, portrait")
        dialog.frame_page.canvas.setFocus()
        press("Left", times=60)
        wait_for(lambda: "141 by 200 pixels" in words(dialog))
        press("Alt+N")
        wait_for(lambda: "3 of 3" in words(dialog))
        click(dialog, "Our own")
        press("Return")
        wait_for(lambda: here.settings.picture_id is not None)
        assert kept(here).size == (141, 200)
        assert colours(here.picture.data)[0] == RED


def test_without_an_owner_it_is_not_used(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, file_of(tmp_path))
        click(dialog, "Next")
        click(dialog, "Use this map")
        assert "Say whose map it is" in words(dialog)
        assert field(dialog, "Whose").hasFocus()
        assert here.settings.picture_id is None
        click(dialog, "OpenStreetMap")
        press("Return")
        wait_for(lambda: here.settings.picture_id is not None)
        assert here.settings.attribution == "© OpenStreetMap contributors"


def test_what_the_file_says_is_read(tmp_path: Path) -> None:
    path = geojson(
        tmp_path / "wards.geojson",
        (square(-2.4, 53.5), {"name": "Barton"}),
        (square(-2.37, 53.5), {"name": "Eccles"}),
        attribution="© The council",
        name="Wards",
    )
    with stage(tmp_path) as here:
        dialog = opened(here, path)
        assert "On the ground the frame is" in words(dialog)
        click(dialog, "Next")
        assert (field(dialog, "What").text(), field(dialog, "Whose").text()) == (
            "Wards",
            "© The council",
        )
        click(dialog, "Use this map")
        wait_for(lambda: here.settings.picture_id is not None)
        assert here.settings.crs == "EPSG:27700"
        wait_for(lambda: "holds areas by name" in words(dialog))
        assert "Nobody said" not in words(dialog)
        press("Return")  # the cursor is on the offer
        boundaries = here.front(BoundaryDialog)
        wait_for(lambda: "Barton" in _listed(boundaries))
        boundaries.accept()


def _listed(dialog: BoundaryDialog) -> list[str]:
    return [dialog.parts.offered.item(at).text() for at in range(dialog.parts.offered.count())]


def test_the_place_of_a_picture_is_asked_for_next(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, file_of(tmp_path))
        click(dialog, "Next")
        click(dialog, "Our own")
        click(dialog, "Use this map")
        wait_for(lambda: "The map is in" in words(dialog))
        click(dialog, "Say where")
        points = here.front(PointsDialog)
        assert not isValid(dialog) or not dialog.isVisible()
        assert points.canvas.map_size == (300, 200)
        points.accept()


def test_a_page_of_several_is_chosen(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, pdf(tmp_path / "plans.pdf", (72, 72), (144, 72)))
        pages = next(each for each in dialog.findChildren(QComboBox) if each.isVisible())
        pages.setFocus()
        assert dialog.frame_page.canvas.map_size == (300, 300)
        press("Down")
        wait_for(lambda: dialog.frame_page.canvas.map_size == (600, 300))
        assert pages.currentText() == "Page 2 of 2"
        press("Escape")


def test_a_zoom_of_several_is_chosen(tmp_path: Path) -> None:
    tiles = [(0, 0, 0, tile(RED)), *((1, x, y, tile(RED)) for x in (0, 1) for y in (0, 1))]
    with stage(tmp_path) as here:
        dialog = opened(here, mbtiles(tmp_path / "t.mbtiles", tiles, attribution="<b>© We</b>"))
        assert dialog.frame_page.canvas.map_size == (512, 512)
        zooms = next(each for each in dialog.findChildren(QComboBox) if each.isVisible())
        zooms.setFocus()
        press("Up")
        wait_for(lambda: dialog.frame_page.canvas.map_size == (256, 256))
        click(dialog, "Next")
        assert field(dialog, "Whose").text() == "© We"
        press("Escape")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.png", b"", "is empty"),
        ("cut.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "is damaged"),
        ("notes.txt", b"hello", "is no map that this app can open"),
        ("points.geojson", json.dumps({"type": "FeatureCollection", "features": []}), "holds no"),
    ],
)
def test_what_cannot_be_opened_is_said_and_another_may_be_dropped(
    tmp_path: Path, name: str, data: bytes | str, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    with stage(tmp_path) as here:
        dialog = opened(here)
        drop(dialog, path)
        wait_for(lambda: sentence in words(dialog))
        assert "which file" in words(dialog)
        drop(dialog, file_of(tmp_path))
        wait_for(lambda: "2 of 3" in words(dialog))
        assert sentence not in words(dialog)
        press("Escape")
        assert here.settings.picture_id is None


def test_a_file_that_takes_long_is_stopped_and_the_window_stays_alive(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    Image.new("RGB", (3000, 3000), "#EFEBE0").save(path, compress_level=1)
    with stage(tmp_path) as here:
        dialog = opened(here)
        drop(dialog, path)
        assert "Opening “huge.png”" in words(dialog)
        click(dialog, "Stop")
        assert "Stopped. Nothing was changed." in words(dialog)
        assert button(dialog, "Choose a file").hasFocus()
        drop(dialog, file_of(tmp_path))
        wait_for(lambda: "2 of 3" in words(dialog))
        press("Escape")


def test_closing_the_dialog_ends_what_goes_on(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here)
        drop(dialog, file_of(tmp_path, 3000, 3000))
        press("Escape")
        wait_for(lambda: not isValid(dialog))
        assert here.settings.picture_id is None


def test_where_something_is_drawn_the_map_stays_and_that_is_said_first(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        store_base_map(here.store, here.activity_id, picture(), title="Plan", attribution="Us")
        drawings.begin_drawing(here.store, here.activity_id)
        dialog = opened(here)
        assert "so it stays" in words(dialog)
        assert "which file" not in words(dialog)
        field(dialog, "Whose").setFocus()
        press("Ctrl+A")
        write("© Everybody")
        press("Return")
        wait_for(lambda: not isValid(dialog))
        assert (here.settings.base_title, here.settings.attribution) == ("Plan", "© Everybody")


def test_another_map_takes_the_place_of_the_first_and_undo_brings_it_back(tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        store_base_map(here.store, here.activity_id, picture(), title="Plan", attribution="Us")
        before = here.settings.picture_id
        dialog = opened(here, file_of(tmp_path))
        click(dialog, "Next")
        click(dialog, "Our own")
        click(dialog, "Use this map")
        wait_for(lambda: here.settings.picture_id != before)
        here.store.undo()
        assert (here.settings.picture_id, here.settings.base_title) == (before, "Plan")
        dialog.accept()


def test_a_street_map_of_somebody_else_comes_with_its_line(shared: Path, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, shared / "data" / "maps" / "osm_river.jpg")
        click(dialog, "Next")
        click(dialog, "OpenStreetMap")
        press("Return")
        wait_for(lambda: here.settings.picture_id is not None)
        assert here.picture.media_type == "image/jpeg"
        assert kept(here).size == (1716, 1436)
        QApplication.processEvents()
        dialog.accept()


def test_tiles_of_the_whole_world_know_where_they_lie(shared: Path, tmp_path: Path) -> None:
    with stage(tmp_path) as here:
        dialog = opened(here, shared / "data" / "maps" / "plain_1.mbtiles")
        assert "On the ground the frame is 32,000 km wide" in words(dialog)
        click(dialog, "Next")
        click(dialog, "Our own")
        press("Return")
        wait_for(lambda: here.settings.picture_id is not None)
        assert here.settings.crs == "EPSG:3857"
        wait_for(lambda: not isValid(dialog))

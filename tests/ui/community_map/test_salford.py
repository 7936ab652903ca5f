"""The wards of Salford, from the files of a map to what people drew, in the app's own window.

The scan is a real one's equal: turned by three degrees, and nothing in it says where it lies.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from math import dist
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
import shapely
from pyproj import Transformer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from facilitator.decks import shipped_source
from facilitator.plan import add_activity, begin
from tests.exercises.drawn_maps import exact_bands
from tests.exercises.rfc7946 import faults
from tests.ui.community_map import agreeing
from tests.ui.community_map.map_hands import MapHands
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
from ui.exporting import ExportDialog
from ui.printing.dialog import PrintDialog

OWN_NAME = "Where my gran lived"
"""What one person alone calls it."""
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
WHOSE = "Contains National Statistics and OS data © Crown copyright and database right 2013"


@pytest.fixture
def maps(shared: Path) -> Path:
    """Return the folder of real maps, or skip."""
    return shared / "data" / "maps"


@pytest.fixture
def hands(qapp: object, tmp_path: Path) -> Iterator[MapHands]:
    """Open a workshop with a community map that has no base map yet."""
    path = tmp_path / "salford.workshop"
    with begin(path, title="Salford", question="Where is home?") as store:
        add_activity(store, shipped_source("community_map"))
    with MapHands.on(tmp_path / "documents", (1280, 720), path=path) as hands:
        assert isinstance(hands, MapHands)
        yield hands


def import_map(hands: MapHands, path: Path, *, asks: bool = True) -> BaseMapDialog:
    """Choose a file as the base map, all of it, and say whose it is.

    It `asks` where the map lies, unless the file says so.
    """
    click(hands.window, "Choose a base map")
    dialog = in_front(BaseMapDialog)
    click(dialog, "Choose a file")
    choose_file(dialog, path)
    wait_for(lambda: "2 of 3" in words(dialog))
    click(dialog, "Next")
    write(WHOSE)
    press("Return")
    if asks:
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


def test_the_scan_is_placed_by_three_points_and_takes_the_wards(
    hands: MapHands, maps: Path
) -> None:
    dialog = import_map(hands, maps / "salford_scan.png")
    click(dialog, "Say where")
    points = in_front(PointsDialog)
    place_by_three(points, maps)
    assert "The map is 18 km wide. The known points are off by" in words(points)
    press("Alt+D")
    screen = hands.screen
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


def test_the_wards_themselves_are_a_map(hands: MapHands, maps: Path) -> None:
    import_map(hands, maps / "salford_wards.geojson")
    screen = hands.screen
    assert screen.desk.map.settings.crs == "EPSG:27700"
    assert max(screen.desk.size) == 4000
    press("Return")
    wards = in_front(BoundaryDialog)
    wait_for(lambda: wards.parts.offered.count() == 20)
    press("Escape")


# What people draw, and what comes of it


def draw_round(hands: MapHands, middle: tuple[float, float], reach: float) -> None:
    """Drag round an area that wobbles, in one go."""
    ring = []
    for step in range(25):
        angle = math.tau * step / 24
        far = reach * (1 + 0.1 * math.sin(3 * angle))
        ring.append((middle[0] + far * math.cos(angle), middle[1] + far * math.sin(angle)))
    hands.press("R")
    hands.stroke(*ring)


def draw_six(hands: MapHands) -> None:
    """Let six people draw, one after the other: the third in two patches, the last with a brush."""
    hands.press("Ctrl+1")
    hands.until(lambda: hands.focus is hands.canvas, "the map")
    for number in range(6):
        hands.press("Return")
        if number == 5:
            hands.press("B")
            hands.press("]", times=4)
            hands.stroke((700, 800), (1300, 850), (1200, 1150), (800, 1100))
        else:
            draw_round(hands, (900 + 80 * number, 900 + 30 * number), 480 - 30 * number)
        if number == 2:
            draw_round(hands, (1900, 1600), 180)
        name = hands.find(QLineEdit, "Name they use")
        name.setFocus()
        hands.enter(OWN_NAME if number == 3 else "Salford")
        hands.until(lambda: hands.focus is hands.canvas, "the map again")


def put_twelve(hands: MapHands) -> None:
    """Put twelve pins by clicks, of every kind that the keys 1 to 9 name."""
    hands.press("Ctrl+3")
    hands.until(lambda: hands.focus is hands.canvas, "the map")
    for number in range(12):
        hands.press(str(number % 9 + 1))
        click_map(hands.canvas, 600 + 100 * number, 700 + 60 * (number % 5))
        hands.enter(f"Place number {number}")
        hands.until(lambda: hands.focus is hands.canvas, "the map again")


def see_surface(hands: MapHands) -> None:
    hands.press("Ctrl+2")
    hands.until(lambda: isinstance(hands.focus, QPushButton), "Reveal")
    assert agreeing.bands(hands.canvas) == []
    hands.press("Space")
    hands.until(lambda: len(agreeing.bands(hands.canvas)) == 4, "the surface")


def print_maps(hands: MapHands, folder: Path) -> str:
    """Print where the maps agree and the places on A3, and return all that stands on them."""
    hands.press("Ctrl+P")
    dialog = in_front(PrintDialog)
    for box in dialog.papers.findChildren(QCheckBox):
        if box.isChecked() != (box.text() in {"Agreement map", "Map of places, with its key"}):
            box.click()
    dialog.folder.setFocus()
    press("Ctrl+A")
    write(str(folder))
    click(dialog, "Print")
    hands.until(lambda: "Open folder" in said_on_buttons(dialog), "the papers")
    press("Escape")
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")
    texts = []
    for path in sorted(folder.glob("*.pdf")):
        with pypdfium2.PdfDocument(path) as pdf:
            texts += [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(texts).replace("\u00a0", " ").split())


def said_on_buttons(dialog: QWidget) -> list[str]:
    return [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]


def export_map(hands: MapHands, path: Path) -> None:
    """Export as what the file's ending says."""
    hands.press("Ctrl+E")
    dialog = in_front(ExportDialog)
    kinds = next(box for box in dialog.findChildren(QComboBox) if "(*.json)" in box.itemText(0))
    names = [kinds.itemText(number) for number in range(kinds.count())]
    kinds.setFocus()
    press("Home")
    press("Down", times=next(n for n, name in enumerate(names) if f"(*{path.suffix})" in name))
    dialog.selectFile(str(path))
    dialog.accept()
    hands.until(lambda: QApplication.activeWindow() is hands.window, "the window again")


def on_grid(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in WGS 84 on the British National Grid."""
    to_grid = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    return shapely.transform(
        shape, lambda at: np.column_stack(to_grid.transform(at[:, 0], at[:, 1]))
    )


def placed_exactly(hands: MapHands) -> list[BaseGeometry]:
    """Return everybody's area on the grid, as shapely and three points alone place it."""
    board = hands.board
    whole = [
        shapely.union_all([shapely.Polygon(p.rings[0], p.rings[1:]) for p in board.patches_of(key)])
        for key in board.drawings
    ]
    points = board.settings.control_points
    pixels = np.array([[x, y, 1.0] for x, y, _lon, _lat in points])
    from_globe = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)
    grid = np.column_stack(from_globe.transform(*np.array(points)[:, 2:].T))
    fit = np.linalg.solve(pixels, grid)
    return [
        shapely.transform(area, lambda at: np.column_stack([at, np.ones(len(at))]) @ fit)
        for area in whole
    ]


def test_from_the_scan_to_geojson_with_six_areas_and_twelve_pins(
    hands: MapHands, maps: Path, tmp_path: Path
) -> None:
    dialog = import_map(hands, maps / "salford_scan.png")
    click(dialog, "Say where")
    points = in_front(PointsDialog)
    place_by_three(points, maps)
    press("Alt+D")
    hands.until(lambda: hands.screen.desk.ground is not None and not _is_open(points), "the ground")
    hands.focus_window()

    draw_six(hands)
    assert hands.codes == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert [len(hands.areas(code)) for code in hands.codes] == [1, 1, 2, 1, 1, 1]
    put_twelve(hands)
    assert len(hands.board.places) == 12
    see_surface(hands)
    assert "on average" in hands.words()

    words = print_maps(hands, tmp_path / "papers")
    for part in ("6 people’s maps", "75 % or more: the core", WHOSE, "Place number 11"):
        assert part in words, part
    assert OWN_NAME not in words

    out = tmp_path / "salford.geojson"
    export_map(hands, out)
    hands.until(out.exists, "the map")
    text = out.read_text(encoding="utf-8")
    assert faults(text) == []
    assert OWN_NAME not in text
    features = json.loads(text)["features"]
    kinds = Counter(each["properties"]["kind"] for each in features)
    assert kinds == {"agreement": 4, "place": 12}
    bands = [each for each in features if each["properties"]["kind"] == "agreement"]
    exact = exact_bands(placed_exactly(hands))
    for band, area in zip(bands, exact, strict=True):
        assert on_grid(shape(band["geometry"])).area == pytest.approx(area, rel=0.005)


def test_a_map_that_lies_nowhere_is_drawn_on_seen_and_printed(
    hands: MapHands, maps: Path, tmp_path: Path
) -> None:
    dialog = import_map(hands, maps / "osm_river.jpg")
    press("Escape")
    hands.until(lambda: not _is_open(dialog), "the window again")
    hands.focus_window()
    draw_six(hands)
    see_surface(hands)
    words = print_maps(hands, tmp_path / "papers")
    assert "6 people’s maps" in words
    assert WHOSE in words
    assert "km" not in words
    out = tmp_path / "river.geojson"
    export_map(hands, out)
    hands.until(lambda: "does not know where it lies" in hands.asked() + hands.words(), "why not")
    assert not out.exists()


def test_map_tiles_are_drawn_on_and_leave_as_geojson(
    hands: MapHands, maps: Path, tmp_path: Path
) -> None:
    dialog = import_map(hands, maps / "plain_1.mbtiles", asks=False)
    hands.until(lambda: not _is_open(dialog), "the window again")
    hands.focus_window()
    width, height = hands.screen.desk.size
    hands.press("Ctrl+1")
    for number in range(5):
        hands.press("Return")
        draw_round(hands, (width * (0.4 + number / 50), height / 2), height / 8)
    see_surface(hands)
    out = tmp_path / "world.geojson"
    export_map(hands, out)
    hands.until(out.exists, "the map")
    assert faults(out.read_text(encoding="utf-8")) == []


def _is_open(points: QDialog) -> bool:
    from shiboken6 import isValid

    return isValid(points) and points.isVisible()

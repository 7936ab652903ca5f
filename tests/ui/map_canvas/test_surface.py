"""The map is shown whole, panned and zoomed, and what lies over it is legible."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.map_canvas.stage import SQUARE, Hand, near, picture
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.furniture import length_words, round_length
from ui.canvas.map.hatching import swatch
from ui.canvas.map.layers import (
    BAND_LOOKS,
    Areas,
    Cross,
    Crosses,
    Label,
    Labels,
    Outlines,
    Patch,
    Pin,
    Pins,
    band_layers,
)
from ui.theme import LIGHT, Theme

Key = Qt.Key


def colour(canvas: MapCanvas, x: float, y: float) -> QColor:
    return canvas.grab().toImage().pixelColor(canvas.from_map(x, y).toPoint())


def wheel(canvas: MapCanvas, at: QPointF, turn: int) -> None:
    view = canvas.viewport()
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_whole_map_is_in_the_middle_and_stays_so(canvas: MapCanvas) -> None:
    assert near(canvas.to_map(QPointF(410, 310)), (400, 300))
    canvas.resize(500, 620)
    assert near(canvas.to_map(QPointF(250, 310)), (400, 300))
    assert canvas.from_map(0, 0).x() >= 0


def test_places_go_to_the_map_and_back(canvas: MapCanvas) -> None:
    canvas.set_zoom(2.5, QPointF(100, 100), settled=True)
    assert near(canvas.to_map(canvas.from_map(123.5, 77.25)), (123.5, 77.25), 0.01)


def test_the_wheel_zooms_around_the_pointer(canvas: MapCanvas) -> None:
    at = canvas.from_map(600, 150)
    wheel(canvas, at, 240)
    assert canvas.zoom == pytest.approx(1.44, rel=0.02)
    assert near(canvas.to_map(at), (600, 150))


def test_keys_zoom_pan_and_show_the_whole_map(canvas: MapCanvas, hand: Hand) -> None:
    whole = canvas.zoom
    hand.keys(Key.Key_Plus, times=4)
    assert canvas.zoom > 2 * whole
    before = canvas.from_map(0, 0)
    hand.keys(Key.Key_Right)
    assert canvas.from_map(0, 0).x() < before.x()
    hand.keys(Key.Key_Minus)
    hand.keys(Key.Key_0)
    assert canvas.zoom == whole


def test_a_drag_pans_with_each_button_that_pans(canvas: MapCanvas, hand: Hand) -> None:
    for button in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
        canvas.zoom_to_fit()
        canvas.set_zoom(3.0, settled=True)
        hand.drag((400, 300), (390, 300), (380, 290), button=button)
        assert near(canvas.to_map(QPointF(410, 310)), (420, 310), 4)


def test_two_fingers_pinch_and_draw_nothing(canvas: MapCanvas) -> None:
    view, device, before = canvas.viewport(), QTest.createTouchDevice(), canvas.zoom
    QTest.touchEvent(view, device).press(0, QPoint(300, 300), view).press(
        1, QPoint(400, 300), view
    ).commit()
    QTest.touchEvent(view, device).move(0, QPoint(250, 300), view).move(
        1, QPoint(450, 300), view
    ).commit()
    QTest.touchEvent(view, device).release(0, QPoint(250, 300), view).release(
        1, QPoint(450, 300), view
    ).commit()
    assert canvas.zoom == pytest.approx(2 * before, rel=0.05)


def test_the_map_is_lightened_as_much_as_asked(canvas: MapCanvas) -> None:
    canvas.set_fade(0.0)
    assert near(colour(canvas, 100, 100).getRgb()[:3], QColor("#3060A0").getRgb()[:3], 3)
    canvas.set_fade(1.0)
    assert colour(canvas, 100, 100).name() == "#ffffff"


def test_a_dark_map_is_lightened_more(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.set_fade(None)
    before = canvas.fade
    dark = QImage(300, 200, QImage.Format.Format_RGB32)
    dark.fill(QColor("#203020"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    dark.save(buffer, "PNG")
    base = BaseImage(bytes(buffer.data().data()), canvas)
    canvas.set_base(base)
    qtbot.waitUntil(lambda: base.is_ready)
    assert canvas.fade > before


def test_only_what_is_around_the_map_is_dark_in_the_dark(canvas: MapCanvas) -> None:
    canvas.resize(1200, 620)
    light = colour(canvas, 700, 500).name()
    canvas.set_theme(Theme(dark=True))
    assert colour(canvas, 700, 500).name() == light
    corner = canvas.grab().toImage().pixelColor(30, 300)
    assert corner.name().upper() == Theme(dark=True).colours.paper


def test_a_large_jpeg_is_seen_small_first_then_whole(qtbot: QtBot) -> None:
    base = BaseImage(picture(3000, 2400, "JPEG"))
    seen: list[bool] = []
    base.changed.connect(lambda: seen.append(base.is_ready))
    with qtbot.waitSignal(base.ready):
        pass
    assert seen == [False, True]
    assert base.size == QSize(3000, 2400)


def test_transparent_and_grey_pictures_are_on_white_paper(qtbot: QtBot, tmp_path: Path) -> None:
    clear = QImage(300, 200, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    clear.save(str(tmp_path / "clear.png"))
    base = BaseImage((tmp_path / "clear.png").read_bytes())
    qtbot.waitUntil(lambda: base.is_ready)
    canvas = MapCanvas(Theme())
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.set_base(base)
    assert colour(canvas, 150, 100).name() == "#ffffff"


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:40]])
def test_what_is_no_picture_is_said_plainly(qtbot: QtBot, data: bytes) -> None:
    base = BaseImage(data)
    qtbot.waitUntil(lambda: bool(base.problem))
    canvas = MapCanvas(Theme())
    qtbot.addWidget(canvas)
    canvas.set_base(base)
    canvas.grab()
    assert "PNG or JPEG" in base.problem


def test_the_official_line_is_terracotta_on_white(canvas: MapCanvas) -> None:
    canvas.set_fade(0.0)
    canvas.set_layers([Outlines([[SQUARE]])])
    assert colour(canvas, 300, 200).name().upper() == LIGHT.terracotta
    assert colour(canvas, 300, 203).lightness() > 200


def test_the_four_bands_differ_without_colour() -> None:
    shades = []
    for look in BAND_LOOKS:
        grey = (
            swatch(look, QSize(80, 80)).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        )
        inside = [grey.pixelColor(x, y).lightness() for x in range(8, 72) for y in range(8, 72)]
        shades.append(sum(inside) / len(inside))
        assert max(inside) - min(inside) > 30  # there is a pattern
    assert all(lighter - darker > 15 for lighter, darker in pairwise(shades))


def test_bands_labels_pins_and_crosses_are_painted(canvas: MapCanvas) -> None:
    plain = canvas.grab().toImage()
    layers = [
        *band_layers(
            [(3, [[SQUARE]], "The core"), (0, [[[(500, 100), (700, 100), (600, 300)]]], "")]
        ),
        Labels([Label(300, 300, "80 %")]),
        Pins([Pin(1, 600, 450, "★", "Allotments")]),
        Crosses([Cross(1, 100, 500)]),
    ]
    canvas.set_layers(layers)
    canvas.set_attribution("© Contributors")
    canvas.set_scale(2.0)
    full = canvas.grab().toImage()
    for x, y in ((250, 380), (300, 300), (600, 450), (660, 450), (100, 500)):
        at = canvas.from_map(x, y).toPoint()
        around = [at + QPoint(dx, dy) for dx in range(-6, 7, 2) for dy in range(-6, 7, 2)]
        assert any(plain.pixel(each) != full.pixel(each) for each in around), (x, y)


def test_panning_leaves_no_seams(canvas: MapCanvas) -> None:
    canvas.set_layers(band_layers([(2, [[SQUARE]], "")]))
    canvas.set_zoom(3.0, settled=True)
    canvas.grab()
    for step in range(6):
        canvas.pan(-7 - step, -5)
        canvas.grab()
    panned = canvas.grab().toImage()
    canvas.spoil()
    fresh = canvas.grab().toImage()
    differing = sum(
        near(panned.pixelColor(x, y).getRgb(), fresh.pixelColor(x, y).getRgb(), 24) is False
        for x in range(0, 820, 5)
        for y in range(0, 620, 5)
    )
    assert differing <= 20


def test_what_changed_beyond_the_edge_is_there_when_it_comes_into_sight(canvas: MapCanvas) -> None:
    canvas.set_layers(band_layers([(2, [[SQUARE]], "")]))
    canvas.set_zoom(4.0, settled=True)
    canvas.grab()
    for by in (60, -150, 400, -30):  # there and back, by less and by more than is kept beside it
        canvas.pan(by, by / 2)
        canvas.grab()
    canvas.set_layers([Areas([Patch("all", [[(0, 0), (800, 0), (800, 600), (0, 600)]])])])
    canvas.pan(-70, -30)
    panned = canvas.grab().toImage()
    canvas.spoil()
    fresh = canvas.grab().toImage()
    assert all(
        near(panned.pixelColor(x, y).getRgb(), fresh.pixelColor(x, y).getRgb(), 3)
        for x in range(0, 820, 9)
        for y in range(0, 620, 9)
    )


@pytest.mark.parametrize(
    ("metres", "length", "words"),
    [(180, 100, "100 m"), (1999, 1000, "1 km"), (5200, 5000, "5 km"), (0.7, 0.5, "0.5 m")],
)
def test_the_scale_bar_is_a_round_length(metres: float, length: float, words: str) -> None:
    assert round_length(metres) == pytest.approx(length)
    assert length_words(round_length(metres)) == words


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["osm_river.jpg", "salford_scan.png"])
def test_real_maps_are_shown(shared: Path, qtbot: QtBot, name: str, dark: bool) -> None:
    path = shared / "data" / "maps" / name
    if not path.exists():
        pytest.skip("the real maps are not beside this copy of the project")
    canvas = MapCanvas(Theme(dark=dark, text_scale=2.0))
    qtbot.addWidget(canvas)
    canvas.resize(1280, 720)
    base = BaseImage(path.read_bytes(), canvas)
    canvas.set_base(base)
    canvas.show()
    qtbot.waitUntil(lambda: base.is_ready)
    width, height = canvas.map_size
    canvas.set_layers([Areas([Patch(1, [[(0, 0), (width, 0), (width, height / 2)]])])])
    seen = {canvas.grab().toImage().pixel(x, y) for x in range(300, 1000, 20) for y in (200, 400)}
    assert len(seen) > 10

"""A map canvas with a small map, shown."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.map_canvas.stage import Hand, picture
from ui.canvas.map.base_image import BaseImage
from ui.canvas.map.canvas import MapCanvas
from ui.theme import Theme


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    canvas = MapCanvas(Theme())
    qtbot.addWidget(canvas)
    canvas.resize(820, 620)
    base = BaseImage(picture(), canvas)
    canvas.set_base(base)
    canvas.show()
    canvas.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(lambda: base.is_ready and canvas.hasFocus())
    return canvas


@pytest.fixture
def hand(canvas: MapCanvas) -> Hand:
    return Hand(canvas)

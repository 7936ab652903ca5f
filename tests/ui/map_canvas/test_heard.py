"""What a screen reader meets on a map."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.map_canvas.stage import SQUARE, Hand
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.layers import Areas, Patch, Pin, Pins
from ui.canvas.map.rounds import RoundTool
from ui.canvas.map.selecting import SelectTool
from ui.theme import Theme

LAYERS = [
    Areas([Patch("a", [SQUARE], "P7’s area"), Patch("quiet", [SQUARE])]),
    Pins([Pin(1, 600, 400, label="Bench"), Pin(2, 500, 100, words="G2 Tea and Talk, a group")]),
]


def test_pins_and_areas_are_a_list(canvas: MapCanvas, hand: Hand) -> None:
    QAccessible.setActive(True)
    try:
        canvas.set_layers(LAYERS)
        canvas.set_tool(SelectTool())
        told = QAccessible.queryAccessibleInterface(canvas)
        assert told.role() == QAccessible.Role.List
        names = [
            told.child(place).text(QAccessible.Text.Name) for place in range(told.childCount())
        ]
        assert names == ["G2 Tea and Talk, a group", "Bench", "P7’s area"]
        hand.keys(Qt.Key.Key_Home)
        assert told.focusChild().object() is told.child(0).object()
        at = told.child(1).rect().center()
        assert told.childAt(at.x(), at.y()).object() is told.child(1).object()
        assert told.indexOfChild(told.child(2)) == 2
        canvas.set_layers(LAYERS[:1])
        assert told.childCount() == 1
    finally:
        QAccessible.setActive(False)


def test_the_map_says_what_keys_do(canvas: MapCanvas) -> None:
    assert canvas.accessibleName() == "Map"
    assert "Arrow keys pan" in canvas.accessibleDescription()
    canvas.set_tool(RoundTool())
    assert "Enter or the space bar puts a point" in canvas.accessibleDescription()


def test_the_crosshair_says_where_it_is(canvas: MapCanvas, hand: Hand, qtbot: QtBot) -> None:
    canvas.set_layers([Areas([Patch("a", [[(0, 0), (800, 0), (800, 600), (0, 600)]], "All")])])
    canvas.set_tool(RoundTool())
    hand.keys(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(hand.said))
    assert hand.said[0] == "50 % across, 50 % down. All"


def test_a_map_that_is_gone_leaves_nothing_behind(qtbot: QtBot) -> None:
    del qtbot
    canvas = MapCanvas(Theme())
    canvas.show()
    canvas.close()
    canvas.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(canvas)

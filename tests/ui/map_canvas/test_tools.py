"""Every tool, in the hands of a mouse, a finger, a pen and a keyboard."""

from math import cos, pi, sin

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.map_canvas.stage import SQUARE, Hand, near
from ui.canvas.map.brush import BrushTool, RubTool
from ui.canvas.map.canvas import MapCanvas
from ui.canvas.map.framing import FrameTool
from ui.canvas.map.layers import Areas, Cross, Crosses, Patch, Pin, Pins
from ui.canvas.map.pinning import PinTool, PointTool
from ui.canvas.map.rounds import EdgeTool, HoleTool, RoundTool
from ui.canvas.map.selecting import SelectTool
from ui.canvas.map.simplify import simplified

Key = Qt.Key
Line = list[tuple[float, float]]
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLACES = Pins([Pin(7, 300, 300, "★", "Allotments"), Pin(8, 600, 300, "●", "Tea and Talk")])


def strokes_of(tool: BrushTool, canvas: MapCanvas) -> list[tuple[Line, float]]:
    strokes: list[tuple[Line, float]] = []
    tool.stroked.connect(lambda line, width: strokes.append((line, width)))
    canvas.set_tool(tool)
    return strokes


def drawn_with(tool: RoundTool, canvas: MapCanvas) -> list[Line]:
    drawn: list[Line] = []
    tool.drawn.connect(drawn.append)
    canvas.set_tool(tool)
    return drawn


def circle(radius: float = 100.0, steps: int = 60) -> Line:
    turns = [2 * pi * step / steps for step in range(steps)]
    return [(400 + radius * cos(turn), 300 + radius * sin(turn)) for turn in turns]


@pytest.mark.parametrize("kind", [BrushTool, RubTool])
def test_a_stroke_is_told_once_with_its_width_on_the_map(
    canvas: MapCanvas, hand: Hand, kind: type[BrushTool]
) -> None:
    canvas.set_zoom(2.0, settled=True)
    strokes = strokes_of(kind(30), canvas)
    hand.drag((350, 250), (400, 250), (450, 250), (450, 300))
    ((line, width),) = strokes
    assert width == pytest.approx(15)
    assert [near(*pair) for pair in zip(line, [(350, 250), (450, 250), (450, 300)], strict=True)]
    assert len(line) == 3


def test_a_dab_is_a_stroke_and_so_is_the_next(canvas: MapCanvas, hand: Hand) -> None:
    strokes = strokes_of(BrushTool(), canvas)
    hand.click(200, 200)
    hand.double(200, 200)
    assert [len(line) for line, _width in strokes] == [1, 1]


def test_fingers_colour_in_as_fast_as_they_like(canvas: MapCanvas, hand: Hand) -> None:
    strokes = strokes_of(BrushTool(), canvas)
    hand.swipe((200, 200), (260, 200))
    hand.swipe((262, 204), (200, 210))
    assert len(strokes) == 2


def test_a_pen_draws(canvas: MapCanvas) -> None:
    strokes = strokes_of(BrushTool(), canvas)
    steps = [(QEvent.Type.TabletPress, 200), (QEvent.Type.TabletMove, 260)]
    for kind, x in [*steps, (QEvent.Type.TabletRelease, 300)]:
        at = canvas.from_map(x, 200)
        pen = QTabletEvent(
            kind,
            QPointingDevice.primaryPointingDevice(),
            at,
            QPointF(canvas.viewport().mapToGlobal(at.toPoint())),
            0.5,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
        )
        QApplication.sendEvent(canvas.viewport(), pen)
    ((line, _width),) = strokes
    assert near(line[0], (200, 200))
    assert near(line[-1], (300, 200))
    assert QInputDevice.devices()


def test_keys_paint_and_take_back_a_step(canvas: MapCanvas, hand: Hand) -> None:
    strokes = strokes_of(BrushTool(), canvas)
    hand.keys(Key.Key_Right)  # the crosshair appears
    hand.keys(Key.Key_Space)
    hand.keys(Key.Key_Right, times=5)
    hand.keys(Key.Key_Backspace)
    hand.keys(Key.Key_Space)
    ((line, _width),) = strokes
    assert line[-1][0] - line[0][0] == pytest.approx(4 * 12 / canvas.zoom, rel=0.01)
    assert any("Brush down" in words for words in hand.said)


def test_esc_gives_a_stroke_up(canvas: MapCanvas, hand: Hand) -> None:
    strokes = strokes_of(BrushTool(), canvas)
    hand.keys(Key.Key_Right)
    hand.keys(Key.Key_Space, Key.Key_Right, Key.Key_Escape)
    assert strokes == []


def test_brackets_change_the_width(canvas: MapCanvas, hand: Hand, qtbot: QtBot) -> None:
    tool = BrushTool(40)
    canvas.set_tool(tool)
    with qtbot.waitSignal(tool.width_changed):
        hand.keys(Key.Key_BracketLeft)
    assert tool.width == pytest.approx(32)


@pytest.mark.parametrize("kind", [RoundTool, HoleTool])
def test_one_drag_draws_round(canvas: MapCanvas, hand: Hand, kind: type[RoundTool]) -> None:
    drawn = drawn_with(kind(), canvas)
    hand.drag(*circle())
    (ring,) = drawn
    assert 20 < len(ring) <= 61
    assert all(abs(((x - 400) ** 2 + (y - 300) ** 2) ** 0.5 - 100) < 3 for x, y in ring)


def test_clicks_draw_round_until_the_first_point(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(RoundTool(), canvas)
    for place in SQUARE:
        hand.click(*place)
    assert drawn == []
    hand.click(205, 203)
    (ring,) = drawn
    assert len(ring) == 4


def test_a_double_click_closes(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(RoundTool(), canvas)
    for place in SQUARE[:3]:
        hand.click(*place)
    hand.double(*SQUARE[2])
    assert [len(ring) for ring in drawn] == [3]


def test_enter_closes_what_clicks_began(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(RoundTool(), canvas)
    for place in SQUARE:
        hand.click(*place)
    hand.keys(Key.Key_Backspace, Key.Key_Return)
    assert [len(ring) for ring in drawn] == [3]


def test_keys_alone_draw_round(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(RoundTool(), canvas)
    hand.keys(Key.Key_Right)
    for way in (Key.Key_Right, Key.Key_Down, Key.Key_Left):
        hand.keys(Key.Key_Space)
        hand.keys(way, times=6)
    hand.keys(Key.Key_Return, Key.Key_Return)
    (ring,) = drawn
    assert len(ring) == 4
    assert hand.said[-1] == "Area closed."


def test_two_points_are_no_area_and_esc_gives_up(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(RoundTool(), canvas)
    hand.click(200, 200)
    hand.click(300, 200)
    hand.keys(Key.Key_Return)
    assert hand.said[-1] == "An area needs three points. Put another one."
    hand.keys(Key.Key_Escape)
    hand.keys(Key.Key_Return)
    assert drawn == []


def test_an_edge_is_an_open_line(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(EdgeTool(), canvas)
    hand.drag((100, 100), (200, 100), (300, 200))
    hand.click(500, 500)
    hand.click(600, 500)
    hand.double(600, 500)
    assert [len(line) for line in drawn] == [3, 2]


def test_nothing_is_drawn_beside_the_map(canvas: MapCanvas, hand: Hand) -> None:
    drawn = drawn_with(EdgeTool(), canvas)
    hand.drag((700, 300), (790, 300), (806, 300))
    assert drawn[0][-1][0] <= 800


def test_a_pin_is_put_where_somebody_clicks_or_taps(canvas: MapCanvas, hand: Hand) -> None:
    tool, placed = PinTool(), []
    tool.placed.connect(lambda x, y: placed.append((x, y)))
    canvas.set_tool(tool)
    hand.click(150, 120)
    hand.swipe((500, 400))
    assert near(placed[0], (150, 120))
    assert near(placed[1], (500, 400))


def test_a_pin_is_dragged_or_chosen(canvas: MapCanvas, hand: Hand) -> None:
    tool, moved, chosen = PinTool(), [], []
    tool.moved.connect(lambda key, x, y: moved.append((key, x, y)))
    tool.chosen.connect(chosen.append)
    canvas.set_layers([PLACES])
    canvas.set_tool(tool)
    hand.drag((300, 300), (330, 330), (400, 350))
    assert moved[0][0] == 7
    assert near(moved[0][1:], (400, 350))
    hand.click(600, 300)
    assert chosen == [8]


def test_keys_put_and_move_pins(canvas: MapCanvas, hand: Hand) -> None:
    tool, moved, placed = PinTool(), [], []
    tool.moved.connect(lambda key, x, y: moved.append((key, x, y)))
    tool.placed.connect(lambda x, y: placed.append((x, y)))
    canvas.set_layers([Pins([Pin(7, 400, 300)])])
    canvas.set_tool(tool)
    hand.keys(Key.Key_Right)  # the crosshair appears in the middle: on the pin
    hand.keys(Key.Key_Return, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert moved[0][0] == 7
    assert moved[0][2] == pytest.approx(300 + 24 / canvas.zoom, abs=3)
    hand.keys(Key.Key_Down, times=3)
    hand.keys(Key.Key_Return)
    assert len(placed) == 1


def test_a_known_point_is_put_and_moved(canvas: MapCanvas, hand: Hand) -> None:
    tool, moved, placed = PointTool(), [], []
    tool.moved.connect(lambda key, x, y: moved.append(key))
    tool.placed.connect(lambda x, y: placed.append((x, y)))
    canvas.set_layers([Crosses([Cross(1, 200, 200)])])
    canvas.set_tool(tool)
    hand.drag((200, 200), (240, 240))
    hand.click(500, 500)
    assert moved == [1]
    assert len(placed) == 1


def test_what_is_clicked_is_chosen_pins_before_areas(canvas: MapCanvas, hand: Hand) -> None:
    tool, chosen = SelectTool(), []
    tool.chosen.connect(lambda kind, key: chosen.append((kind, key)))
    hole = [(320.0, 320.0), (380.0, 320.0), (380.0, 380.0), (320.0, 380.0)]
    canvas.set_layers([Areas([Patch("a", [SQUARE, hole], "Mine")]), PLACES])
    canvas.set_tool(tool)
    for place in ((300, 300), (230, 230), (350, 350), (700, 500)):
        hand.click(*place)
    assert chosen == [("pin", 7), ("patch", "a"), ("", None), ("", None)]


def test_keys_walk_from_one_to_the_next(canvas: MapCanvas, hand: Hand) -> None:
    tool, chosen, opened = SelectTool(), [], []
    tool.chosen.connect(lambda _kind, key: chosen.append(key))
    tool.opened.connect(lambda _kind, key: opened.append(key))
    canvas.set_layers([PLACES])
    canvas.set_tool(tool)
    hand.keys(Key.Key_Home, Key.Key_Right, Key.Key_Right, Key.Key_Left)
    hand.keys(Key.Key_Return, Key.Key_Escape)
    assert chosen == [7, 8, 8, 7, None]
    assert opened == [7]


def test_a_frame_is_moved_stretched_and_kept_on_the_map(canvas: MapCanvas, hand: Hand) -> None:
    tool, framed = FrameTool(), []
    tool.framed.connect(lambda *frame: framed.append(frame))
    canvas.set_tool(tool)
    tool.set_frame(200, 150, 400, 300)
    hand.drag((600, 450), (640, 470), (650, 480))
    assert near(framed[-1], (200, 150, 450, 330), 3)
    hand.drag((400, 300), (300, 200), (40, 40))
    assert near(framed[-1], (0, 0, 450, 330), 3)
    tool.set_aspect(1.0)
    assert framed[-1][2] == pytest.approx(framed[-1][3])


def test_keys_choose_a_frame(canvas: MapCanvas, hand: Hand) -> None:
    tool, framed = FrameTool(), []
    tool.framed.connect(lambda *frame: framed.append(frame))
    canvas.set_tool(tool)
    tool.set_aspect(1.5)
    tool.set_frame(100, 100, 300, 200)
    hand.keys(Key.Key_Right)
    hand.keys(Key.Key_Right, modifiers=SHIFT)
    hand.keys(Key.Key_Left, modifiers=ALT)
    step = 10 / canvas.zoom
    assert framed[-1] == pytest.approx((100 + step * 0.9, 100, 300 + step, 200 + step / 1.5), abs=1)
    hand.keys(Key.Key_Home)
    assert framed[-1] == pytest.approx((0, 33.3, 800, 533.3), abs=0.1)


def test_a_simpler_line_strays_no_further_than_it_may() -> None:
    line = [(float(x), 3 * sin(x / 20)) for x in range(400)]
    simpler = simplified(line, 0.4)
    assert len(simpler) < 60
    assert simpler[0] == line[0]
    assert simpler[-1] == line[-1]

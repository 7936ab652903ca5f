"""Promises of the board: mouse, finger and keys ask for what they seem to, and change nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.canvas.board import BoardCanvas
from ui.canvas.rows import Frame
from ui.canvas.scene import BoardScene
from ui.theme import Theme

from .conftest import note

Spot = Callable[[int], QPoint]
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def drag(qtbot, canvas: BoardCanvas, start: QPoint, end: QPoint) -> None:
    view = canvas.viewport()
    qtbot.mousePress(view, LEFT, pos=start)
    for step in range(1, 5):
        qtbot.mouseMove(view, start + (end - start) * step / 4)
    qtbot.mouseRelease(view, LEFT, pos=end)


def test_click_shift_click_and_empty_ground(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    view = canvas.viewport()
    with qtbot.waitSignal(canvas.selection_changed) as told:
        qtbot.mouseClick(view, LEFT, pos=spot(3))
    assert told.args == [[3]]
    qtbot.mouseClick(view, LEFT, SHIFT, pos=spot(4))
    qtbot.mouseClick(view, LEFT, CTRL, pos=spot(5))
    assert canvas.selection == [3, 4, 5]
    qtbot.mouseClick(view, LEFT, CTRL, pos=spot(4))
    assert canvas.selection == [3, 5]
    qtbot.mouseClick(view, LEFT, pos=spot(3))
    assert canvas.selection == [3]
    qtbot.mouseClick(view, LEFT, pos=QPoint(600, 440))
    assert canvas.selection == []


def test_a_rubber_band_selects_what_it_touches(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    drag(qtbot, canvas, QPoint(470, 60), spot(4))
    assert set(canvas.selection) == {2, 4}


def test_a_drag_is_told_once_and_moves_nothing_itself(
    qtbot, canvas: BoardCanvas, spot: Spot
) -> None:
    told: list[object] = []
    canvas.cards_moved.connect(told.append)
    canvas.select([3, 5])
    before = dict(canvas.scene.cards)
    drag(qtbot, canvas, spot(5), spot(5) + QPoint(200, 30))
    assert told == [
        [(3, before[3].x + 200, before[3].y + 30), (5, before[5].x + 200, before[5].y + 30)]
    ]
    assert dict(canvas.scene.cards) == before


def test_held_cards_are_seen_where_they_are_held(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    view, start = canvas.viewport(), spot(8)
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, start + QPoint(100, 30))
    held = canvas.grab().toImage()
    lemon = Theme().tint("lemon").fill.lower()
    assert held.pixelColor(start + QPoint(230, 30)).name() == lemon
    qtbot.keyClick(canvas, KEY.Key_Escape)
    assert canvas.grab().toImage().pixelColor(start + QPoint(230, 30)).name() != lemon


def test_escape_puts_held_cards_back(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    view, start = canvas.viewport(), spot(2)
    with qtbot.assertNotEmitted(canvas.cards_moved):
        qtbot.mousePress(view, LEFT, pos=start)
        qtbot.mouseMove(view, start + QPoint(60, 60))
        qtbot.keyClick(canvas, KEY.Key_Escape)
        qtbot.mouseRelease(view, LEFT, pos=start + QPoint(60, 60))
    assert canvas.selection == [2]


def test_a_finger_drags_a_card_too(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    device, view, start = QTest.createTouchDevice(), canvas.viewport(), spot(1)
    with qtbot.waitSignal(canvas.cards_moved) as told:
        QTest.touchEvent(view, device).press(0, start, view).commit()
        for step in (20, 40, 60):
            QTest.touchEvent(view, device).move(0, start + QPoint(step, 0), view).commit()
        QTest.touchEvent(view, device).release(0, start + QPoint(60, 0), view).commit()
    assert told.args == [[(1, 76.0, 16.0)]]


def test_a_finger_on_empty_ground_pans(canvas: BoardCanvas) -> None:
    canvas.resize(300, 240)
    device, view, before = QTest.createTouchDevice(), canvas.viewport(), canvas.to_view(0, 0)
    start = QPoint(230, 200)
    assert canvas.scene.card_at(*canvas.to_scene(start.toPointF()).toTuple()) is None
    QTest.touchEvent(view, device).press(0, start, view).commit()
    for step in (20, 40):
        QTest.touchEvent(view, device).move(0, start - QPoint(0, step), view).commit()
    QTest.touchEvent(view, device).release(0, start - QPoint(0, 40), view).commit()
    assert canvas.to_view(0, 0).y() == before.y() - 40


@pytest.mark.parametrize("off", [0, 11])
def test_dragging_the_handle_onto_a_card_asks_for_a_link(
    qtbot, canvas: BoardCanvas, spot: Spot, off: int
) -> None:
    canvas.select([3])
    card = canvas.scene.cards[3]
    handle = canvas.to_view(card.x + card.width, card.y + card.height / 2).toPoint()
    with qtbot.waitSignal(canvas.link_drawn) as told:
        drag(qtbot, canvas, handle + QPoint(off, 0), spot(6))
    assert told.args == [3, 6]
    with qtbot.assertNotEmitted(canvas.link_drawn):
        drag(qtbot, canvas, handle, QPoint(600, 440))
        drag(qtbot, canvas, handle, spot(3))


def test_a_hovered_card_offers_its_handle(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    view, card = canvas.viewport(), canvas.scene.cards[7]
    qtbot.mouseMove(view, spot(7))
    handle = canvas.to_view(card.x + card.width, card.y + card.height / 2).toPoint()
    with qtbot.waitSignal(canvas.link_drawn) as told:
        drag(qtbot, canvas, handle, spot(2))
    assert told.args == [7, 2]


def test_double_click_enter_and_f2_open(qtbot, canvas: BoardCanvas, spot: Spot) -> None:
    opened: list[int] = []
    canvas.card_opened.connect(opened.append)
    qtbot.mouseDClick(canvas.viewport(), LEFT, pos=spot(4))
    canvas.select([6])
    qtbot.keyClick(canvas, KEY.Key_Return)
    qtbot.keyClick(canvas, KEY.Key_F2)
    assert opened == [4, 6, 6]


def test_delete_asks_for_all_that_is_selected(qtbot, canvas: BoardCanvas) -> None:
    canvas.select([2, 4])
    with qtbot.waitSignal(canvas.delete_asked) as told:
        qtbot.keyClick(canvas, KEY.Key_Delete)
    assert told.args == [[2, 4]]
    assert len(canvas.scene.cards) == 8


@pytest.mark.parametrize(("modifier", "step"), [(Qt.KeyboardModifier.NoModifier, 8), (SHIFT, 40)])
def test_arrow_keys_nudge(qtbot, canvas: BoardCanvas, modifier, step: int) -> None:
    canvas.select([1, 2])
    with qtbot.waitSignal(canvas.cards_nudged) as told:
        qtbot.keyClick(canvas, KEY.Key_Down, modifier)
    assert told.args == [[(1, 16, 16 + step), (2, 256, 16 + step)]]


def test_control_and_arrows_go_from_card_to_card(qtbot, canvas: BoardCanvas) -> None:
    qtbot.keyClick(canvas, KEY.Key_Home)
    assert canvas.selection == [1]
    for key, at in ((KEY.Key_Down, 3), (KEY.Key_Right, 4), (KEY.Key_Up, 2), (KEY.Key_Left, 1)):
        qtbot.keyClick(canvas, key, CTRL)
        assert canvas.selection == [at]
    qtbot.keyClick(canvas, KEY.Key_Down, CTRL | SHIFT)
    assert canvas.selection == [1, 3]
    qtbot.keyClick(canvas, KEY.Key_End)
    assert canvas.selection == [8]


def test_the_card_that_keys_reach_comes_in_sight(qtbot, canvas: BoardCanvas) -> None:
    canvas.resize(300, 200)
    qtbot.keyClick(canvas, KEY.Key_End)
    box = canvas.box_to_view(canvas.scene.cards[8].box).toRect()
    assert canvas.view_rect().contains(box)


def test_select_all_and_escape(qtbot, canvas: BoardCanvas) -> None:
    qtbot.keyClick(canvas, KEY.Key_A, CTRL)
    assert set(canvas.selection) == set(range(1, 9))
    qtbot.keyClick(canvas, KEY.Key_Escape)
    assert canvas.selection == []


def test_tab_leaves_the_canvas(qtbot, scene: BoardScene) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    canvas, button = BoardCanvas(scene, Theme()), QPushButton("Next step")
    layout.addWidget(canvas)
    layout.addWidget(button)
    window.show()
    window.activateWindow()
    canvas.setFocus()
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas, KEY.Key_Tab)
    assert button.hasFocus()


def test_links_are_selected_opened_and_deleted(qtbot, canvas: BoardCanvas) -> None:
    curve = canvas.scene.curves_of(3)[0]
    middle = canvas.to_view(
        (curve.start.x + curve.end.x) / 2, (curve.start.y + curve.end.y) / 2
    ).toPoint()
    canvas.select([1])
    with qtbot.waitSignals([canvas.link_selected, canvas.selection_changed]):
        qtbot.mouseClick(canvas.viewport(), LEFT, pos=middle)
    assert canvas.chosen_link == 3
    assert canvas.selection == []
    with qtbot.waitSignal(canvas.link_delete_asked) as told:
        qtbot.keyClick(canvas, KEY.Key_Delete)
    assert told.args == [3]
    with qtbot.waitSignal(canvas.link_opened) as told:
        qtbot.mouseDClick(canvas.viewport(), LEFT, pos=middle)
    assert told.args == [3]
    canvas.scene.remove_arrow(3)
    assert canvas.chosen_link is None


def test_the_menu_key_asks_at_the_card(qtbot, canvas: BoardCanvas) -> None:
    canvas.select([4])
    with qtbot.waitSignal(canvas.menu_asked) as told:
        qtbot.keyClick(canvas, KEY.Key_Menu)
    card_id, place = told.args
    box = canvas.box_to_view(canvas.scene.cards[4].box)
    assert card_id == 4
    assert box.contains(canvas.viewport().mapFromGlobal(place).toPointF())


def test_dragging_a_groups_title_moves_its_cards(qtbot, canvas: BoardCanvas) -> None:
    canvas.scene.put_card(note(11, 16, 500))
    canvas.scene.put_card(note(12, 16, 580))
    canvas.scene.put_frame(Frame(1, "Transport", (11, 12)))
    canvas.pan(0, -300)
    around = canvas.scene.frame_box(1)
    assert around is not None
    title = canvas.to_view(around.x + 40, around.y + 10).toPoint()
    with qtbot.waitSignal(canvas.cards_moved) as told:
        drag(qtbot, canvas, title, title + QPoint(0, 50))
    assert told.args == [[(11, 16, 550), (12, 16, 630)]]
    with qtbot.waitSignal(canvas.frame_opened) as told:
        qtbot.mouseDClick(canvas.viewport(), LEFT, pos=title)
    assert told.args == [1]


def test_a_card_that_goes_leaves_the_selection(qtbot, canvas: BoardCanvas) -> None:
    canvas.select([2, 3])
    with qtbot.waitSignal(canvas.selection_changed) as told:
        canvas.scene.remove_card(3)
    assert told.args == [[2]]


def test_the_room_only_looks(qtbot, scene: BoardScene) -> None:
    canvas = BoardCanvas(scene, Theme(), interactive=False)
    qtbot.addWidget(canvas)
    canvas.resize(640, 480)
    canvas.show()
    canvas.look_at_start()
    QApplication.processEvents()
    card = canvas.scene.cards[1]
    at = canvas.to_view(card.x + 40, card.y + 40).toPoint()
    with qtbot.assertNotEmitted(canvas.cards_moved), qtbot.assertNotEmitted(canvas.card_opened):
        drag(qtbot, canvas, at, at + QPoint(80, 0))
        qtbot.mouseDClick(canvas.viewport(), LEFT, pos=at)
        qtbot.keyClick(canvas, KEY.Key_A, CTRL)
    assert canvas.selection == []


def test_without_a_screen_reader_nothing_is_made(canvas: BoardCanvas) -> None:
    QAccessible.setActive(False)
    canvas.select([1])
    canvas.scene.remove_card(1)
    assert canvas.voice is None


@pytest.mark.parametrize("text", ["আমার পাড়া", "مرحبا", "Thumbs 👍 up →"])
def test_other_scripts_stay_in_their_line(canvas: BoardCanvas, text: str) -> None:
    for card_id in list(canvas.scene.cards):
        canvas.scene.remove_card(card_id)
    canvas.scene.put_card(note(1, 16, 16, f"{text}\n{text}\n{text}"))
    QApplication.processEvents()
    shown, corner = canvas.grab().toImage(), canvas.to_view(16, 16).toPoint()
    ground = Theme().tint("plain").fill.lower()
    below = [QPoint(x, y) for x in range(10, 174) for y in range(85, 89)]
    assert {shown.pixelColor(corner + at).name() for at in below} == {ground}

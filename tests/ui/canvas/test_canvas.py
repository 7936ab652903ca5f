"""Promises of the canvas: what is shown is what a fresh painting would show, wherever one looks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.board_layout import Rect
from ui.canvas.board import BoardCanvas
from ui.canvas.rows import Arrow
from ui.theme import Theme

from .conftest import note

CTRL = Qt.KeyboardModifier.ControlModifier


def turn(canvas: BoardCanvas, down: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(300, 200)
    event = QWheelEvent(
        at,
        QPointF(canvas.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, down),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
    QApplication.processEvents()


def is_as_painted_anew(canvas: BoardCanvas) -> bool:
    shown = canvas.grab().toImage()
    canvas.spoil()
    return shown == canvas.grab().toImage()


def test_panning_shows_what_painting_anew_would(canvas: BoardCanvas) -> None:
    canvas.resize(420, 300)
    for _times in range(3):
        turn(canvas, -60)
        assert is_as_painted_anew(canvas)
    canvas.pan(-33, 17)
    QApplication.processEvents()
    assert is_as_painted_anew(canvas)


def test_changing_rows_shows_what_painting_anew_would(canvas: BoardCanvas) -> None:
    scene = canvas.scene
    QApplication.processEvents()
    scene.put_card(
        note(20, 100, 150, "A new note\nin two lines", badges=("we see this differently",))
    )
    QApplication.processEvents()
    assert is_as_painted_anew(canvas)
    scene.put_card(note(2, 300, 400))
    scene.put_arrow(Arrow(9, 20, 8))
    scene.remove_card(3)
    canvas.select([2])
    QApplication.processEvents()
    assert is_as_painted_anew(canvas)
    canvas.select([4, 5])
    scene.remove_arrow(1)
    QApplication.processEvents()
    assert is_as_painted_anew(canvas)


def test_the_picture_is_sharp_again_when_zooming_stands_still(qtbot, canvas: BoardCanvas) -> None:
    turn(canvas, 120, CTRL)
    assert canvas.zoom > 1
    blurred = canvas.grab().toImage()
    canvas.settle()
    assert canvas.grab().toImage() != blurred
    assert is_as_painted_anew(canvas)


def test_zooming_keeps_the_place_under_the_pointer(canvas: BoardCanvas) -> None:
    before = canvas.to_scene(QPointF(300, 200))
    for down in (120, 120, -120, 120):
        turn(canvas, down, CTRL)
        after = canvas.to_scene(QPointF(300, 200))
        assert after.x() == pytest.approx(before.x(), abs=2)
        assert after.y() == pytest.approx(before.y(), abs=2)


def test_zoom_keys(qtbot, canvas: BoardCanvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Plus, CTRL)
    assert canvas.zoom == pytest.approx(1.25)
    qtbot.keyClick(canvas, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(canvas, Qt.Key.Key_Minus, CTRL)
    assert canvas.zoom == pytest.approx(0.8)
    qtbot.keyClick(canvas, Qt.Key.Key_0, CTRL)
    assert canvas.zoom == 1


def test_zoom_to_fit_shows_everything_below_the_headings(canvas: BoardCanvas) -> None:
    canvas.resize(300, 260)
    canvas.zoom_to_fit()
    for card in canvas.scene.cards.values():
        box = canvas.box_to_view(card.box)
        assert canvas.view_rect().contains(box.toAlignedRect())
        assert box.top() >= 30


def test_places_map_both_ways(canvas: BoardCanvas) -> None:
    canvas.set_zoom(0.7, settled=True)
    there = canvas.to_scene(canvas.to_view(123, 456))
    assert (there.x(), there.y()) == pytest.approx((123, 456))


def test_reveal_pans_only_as_far_as_it_must(canvas: BoardCanvas) -> None:
    canvas.resize(300, 200)
    before = canvas.to_view(0, 0)
    canvas.reveal(Rect(20, 20, 20, 20))
    assert canvas.to_view(0, 0) == before
    canvas.reveal_cards([8])
    box = canvas.box_to_view(canvas.scene.cards[8].box).toRect()
    assert canvas.view_rect().contains(box)


def test_the_view_does_not_jump_when_the_board_grows(canvas: BoardCanvas) -> None:
    before = canvas.to_view(0, 0)
    canvas.scene.put_card(note(30, -4000, 9000))
    assert canvas.to_view(0, 0) == before
    canvas.scene.remove_card(30)
    assert canvas.to_view(0, 0) == before


def test_space_and_drag_pan(qtbot, canvas: BoardCanvas) -> None:
    canvas.resize(300, 200)
    before, view = canvas.to_view(0, 0), canvas.viewport()
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    qtbot.mouseMove(view, QPoint(150, 100))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.to_view(0, 0) - before == QPointF(-50, -50)
    assert canvas.selection == []


def test_two_fingers_pinch(canvas: BoardCanvas) -> None:
    device = QTest.createTouchDevice()
    view = canvas.viewport()
    QTest.touchEvent(view, device).press(0, QPoint(200, 200), view).press(
        1, QPoint(300, 200), view
    ).commit()
    QTest.touchEvent(view, device).move(0, QPoint(150, 200), view).move(
        1, QPoint(350, 200), view
    ).commit()
    QTest.touchEvent(view, device).release(0, QPoint(150, 200), view).release(
        1, QPoint(350, 200), view
    ).commit()
    assert canvas.zoom == pytest.approx(2.0, rel=0.05)
    assert canvas.selection == []


def test_a_dark_theme_changes_the_paper(canvas: BoardCanvas) -> None:
    canvas.set_theme(Theme(dark=True))
    corner = canvas.grab().toImage().pixelColor(600, 400)
    assert corner.name().upper() == Theme(dark=True).colours.paper

"""The hand that pans a canvas: the space bar or the middle button, the wheel, and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

WHEEL_NOTCH: Final = 120
LINE: Final = 48
"""How far a notch of the wheel pans, in pixels, and an arrow of the scroll bars."""
PAGE: Final = 0.8
"""So much of the height is a page."""
NOTCH_ZOOM: Final = 1.2


class Hand:
    """Pans a canvas, and tells whether an event was meant for it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._from: QPointF | None = None
        self.is_open = False
        """Whether the space bar is held: the next press pans."""

    def press(self, event: QMouseEvent) -> bool:
        """Begin to pan with the middle button, or where the hand is open."""
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() != Qt.MouseButton.MiddleButton and not (left and self.is_open):
            return False
        self._from = event.position()
        self._canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Pan, if that began."""
        if self._from is None:
            return False
        moved = event.position() - self._from
        self._from = event.position()
        self._canvas.pan(moved.x(), moved.y())
        return True

    def release(self) -> bool:
        """Stop panning, if that began."""
        if self._from is None:
            return False
        self._from = None
        self._canvas.show_cursor()
        return True

    def turn(self, event: QWheelEvent) -> None:
        """Pan; with Ctrl, zoom around the pointer; with Shift, pan sideways."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        canvas = self._canvas
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (turned.y() or turned.x()) / WHEEL_NOTCH
            canvas.set_zoom(canvas.zoom * NOTCH_ZOOM**notches, event.position(), settled=False)
        elif not pixels.isNull():
            canvas.pan(pixels.x(), pixels.y())
        else:
            dx, dy = turned.x() * LINE / WHEEL_NOTCH, turned.y() * LINE / WHEEL_NOTCH
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            canvas.pan(dx, dy)

    def key_down(self, event: QKeyEvent) -> bool:
        """Open the hand while the space bar is held, or pan by a page."""
        key, page = event.key(), self._canvas.viewport().height() * PAGE
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.is_open = True
            self._canvas.show_cursor()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._canvas.pan(0, page if key == Qt.Key.Key_PageUp else -page)
        else:
            return False
        return True

    def key_up(self, event: QKeyEvent) -> bool:
        """Close it when the space bar is let go."""
        if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        self.is_open = False
        self._canvas.show_cursor()
        return True

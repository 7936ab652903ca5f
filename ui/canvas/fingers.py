"""What fingers do on a canvas: one points, two pan and pinch."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QTouchEvent

from ui.canvas.pointer import Pointer

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

DOUBLE_TAP_MS: Final = 400
DOUBLE_TAP_DISTANCE: Final = 24


class Fingers:
    """Turns touch events into a pointer, panning and zooming."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pointing = False
        self._pinch: tuple[QPointF, float] | None = None
        self._last_tap: tuple[int, QPointF] | None = None

    def take(self, event: QTouchEvent) -> bool:
        """Use a touch event; it always ends here."""
        points = [point.position() for point in event.points()]
        kind = event.type()
        if kind == QEvent.Type.TouchCancel:
            self._stop_pointing()
            self._pinch = None
        elif len(points) > 1 and kind != QEvent.Type.TouchEnd:
            self._two(points[0], points[1])
        elif kind == QEvent.Type.TouchEnd:
            self._lift(points[0] if points else QPointF(), event)
        elif points:
            self._one(points[0], event)
        event.accept()
        return True

    def _one(self, at: QPointF, event: QTouchEvent) -> None:
        pointer = self._pointer(at, event)
        if event.type() == QEvent.Type.TouchBegin:
            self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
            if self._is_double(at, event):
                self._canvas.pointer_doubled(pointer)
                return
            self._pointing = True
            self._canvas.pointer_pressed(pointer)
        elif self._pointing:
            self._canvas.pointer_moved(pointer, pressed=True)

    def _lift(self, at: QPointF, event: QTouchEvent) -> None:
        self._pinch = None
        if self._pointing:
            self._pointing = False
            self._last_tap = (event.timestamp(), at)
            self._canvas.pointer_released(self._pointer(at, event))

    def _two(self, first: QPointF, second: QPointF) -> None:
        self._stop_pointing()
        middle = (first + second) / 2
        apart = max(1.0, hypot(first.x() - second.x(), first.y() - second.y()))
        if self._pinch is not None:
            was, was_apart = self._pinch
            moved = middle - was
            self._canvas.pan(moved.x(), moved.y())
            zoom = self._canvas.zoom * apart / was_apart
            self._canvas.set_zoom(zoom, middle, settled=False)
        self._pinch = (middle, apart)

    def _stop_pointing(self) -> None:
        if self._pointing:
            self._pointing = False
            self._canvas.pointer_cancelled()

    def _is_double(self, at: QPointF, event: QTouchEvent) -> bool:
        last, self._last_tap = self._last_tap, None
        return (
            last is not None
            and event.timestamp() - last[0] < DOUBLE_TAP_MS
            and (at - last[1]).manhattanLength() < DOUBLE_TAP_DISTANCE
        )

    def _pointer(self, at: QPointF, event: QTouchEvent) -> Pointer:
        return Pointer(at, event.modifiers(), touch=True)

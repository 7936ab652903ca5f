"""The press that is under way on a board: what it became, and scrolling while it drags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPainter

from ui.canvas.gestures import (
    ArrowPress,
    CardPress,
    DrawLink,
    FramePress,
    Gesture,
    GroundPress,
    MoveCards,
    RubberBand,
)
from ui.canvas.pointer import Pointer

if TYPE_CHECKING:
    from ui.canvas.board import BoardCanvas

EDGE: Final = 28
"""A drag so near the viewport's edge, in pixels, scrolls it."""
EDGE_SPEED: Final = 14


class Press(QObject):
    """Holds the gesture from the press to its end."""

    def __init__(self, canvas: BoardCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._gesture: Gesture | None = None
        self._edge_timer = QTimer(self, interval=16)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    @property
    def is_on(self) -> bool:
        """Whether something is pressed."""
        return self._gesture is not None

    def begin(self, pointer: Pointer) -> None:
        """Begin the gesture that fits what is pressed."""
        self.cancel()
        self._gesture = self._gesture_for(pointer)
        self._canvas.viewport().update()

    def move(self, pointer: Pointer) -> None:
        """Carry the gesture on."""
        if self._gesture is None:
            return
        self._gesture = self._gesture.move(pointer)
        if isinstance(self._gesture, (MoveCards, DrawLink, RubberBand)):
            top = EDGE + self._canvas.headings_height
            inner = self._canvas.view_rect().adjusted(EDGE, top, -EDGE, -EDGE)
            if not inner.contains(pointer.at.toPoint()) and not self._edge_timer.isActive():
                self._edge_timer.start()
        self._canvas.viewport().update()

    def release(self, pointer: Pointer) -> None:
        """Complete the gesture."""
        gesture = self._let_go()
        if gesture is not None:
            gesture.now = pointer
            gesture.release()
            self._canvas.viewport().update()

    def cancel(self) -> bool:
        """Drop the gesture, and tell whether there was one."""
        gesture = self._let_go()
        if gesture is None:
            return False
        gesture.cancel()
        self._canvas.viewport().update()
        return True

    def paint(self, painter: QPainter) -> None:
        """Show what letting go would do."""
        if self._gesture is not None:
            self._gesture.paint(painter)

    def _let_go(self) -> Gesture | None:
        gesture, self._gesture = self._gesture, None
        self._edge_timer.stop()
        return gesture

    def _gesture_for(self, pointer: Pointer) -> Gesture:
        canvas = self._canvas
        if not canvas.interactive:
            return GroundPress(canvas, pointer)
        if (source := canvas.handle.hit(pointer)) is not None:
            return DrawLink(canvas, pointer, source)
        what, there = canvas.thing_at(pointer)
        if what == "card":
            return CardPress(canvas, pointer, there)
        if what == "frame":
            return FramePress(canvas, pointer, there)
        if what == "arrow":
            return ArrowPress(canvas, pointer, there)
        return GroundPress(canvas, pointer)

    def _scroll_at_edge(self) -> None:
        """Scroll while a drag rests near the viewport's edge."""
        if self._gesture is None:
            self._edge_timer.stop()
            return
        at, room = self._gesture.now.at, self._canvas.view_rect()
        top = self._canvas.headings_height + EDGE
        dx = (at.x() < EDGE) - (at.x() > room.width() - EDGE)
        dy = (at.y() < top) - (at.y() > room.height() - EDGE)
        if dx or dy:
            self._canvas.pan(dx * EDGE_SPEED, dy * EDGE_SPEED)
        else:
            self._edge_timer.stop()

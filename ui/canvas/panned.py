"""A view that is panned and zoomed: what is in sight, and where places are on the screen."""

from typing import Final

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.board_layout import Rect
from ui.canvas.bars import into_sight, set_bar

SMALLEST: Final = 0.01
LARGEST: Final = 6.0
ZOOM_STEP: Final = 1.25
STILL_MS: Final = 120
"""After so long without zooming the picture is painted sharply."""


class PannedView(QAbstractScrollArea):
    """Shows a part of a scene at a scale; how far the scene reaches, subclasses say."""

    view_changed = Signal()
    resized = Signal()
    """There is more room, or less; what is in sight has not followed yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self._offset = QPointF()
        self._shown_scale = 0.0
        self._zooming = False
        self._looking = False
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self.settle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            if (around := bar.parentWidget()) is not None:
                around.setAutoFillBackground(True)  # so that nothing behind it is painted

    # For subclasses

    def content_box(self) -> Rect | None:
        """Return the box around all there is to see."""
        return None

    def margins(self) -> QMarginsF:
        """Return how much room, in pixels, stays free around the content."""
        return QMarginsF(16, 16, 16, 16)

    def fixed_overlay(self) -> QRect | None:
        """Return where the overlay does not move with the content; None where it may anywhere."""
        return None

    # Places

    @property
    def zoom(self) -> float:
        """How many pixels a board unit takes."""
        return self._scale

    def to_view(self, x: float, y: float) -> QPointF:
        """Return where a place of the scene is in the viewport."""
        return QPointF(x * self._scale - self._offset.x(), y * self._scale - self._offset.y())

    def to_scene(self, at: QPointF) -> QPointF:
        """Return the place of the scene that is at a point of the viewport."""
        return QPointF(
            (at.x() + self._offset.x()) / self._scale, (at.y() + self._offset.y()) / self._scale
        )

    def box_to_view(self, box: Rect) -> QRectF:
        """Return where a box of the scene is in the viewport."""
        corner = self.to_view(box.x, box.y)
        return QRectF(corner.x(), corner.y(), box.width * self._scale, box.height * self._scale)

    def box_in_view(self) -> Rect:
        """Return the part of the scene that is in sight."""
        corner, size = self.to_scene(QPointF()), self.viewport().size()
        return Rect(corner.x(), corner.y(), size.width() / self._scale, size.height() / self._scale)

    # Looking elsewhere

    def set_zoom(self, scale: float, around: QPointF | None = None, *, settled: bool) -> None:
        """Zoom so that the place at `around` (by default the middle) stays where it is.

        While a gesture lasts, `settled=False` stretches the picture instead of painting it.
        """
        scale = min(LARGEST, max(SMALLEST, scale))
        if around is None:
            around = QRectF(self.viewport().rect()).center()
        fixed = self.to_scene(around)
        self._scale = scale
        self._zooming = not settled
        if settled:
            self._still.stop()
        else:
            self._still.start()
        self._look_from(fixed.x() * scale - around.x(), fixed.y() * scale - around.y())

    def zoom_in(self) -> None:
        """Zoom in one step."""
        self.set_zoom(self._scale * ZOOM_STEP, settled=True)

    def zoom_out(self) -> None:
        """Zoom out one step."""
        self.set_zoom(self._scale / ZOOM_STEP, settled=True)

    def zoom_reset(self) -> None:
        """Show one board unit as one pixel."""
        self.set_zoom(1.0, settled=True)

    def zoom_to_fit(self, largest: float = 1.0) -> None:
        """Show everything, never larger than `largest`."""
        box = self.content_box()
        if box is not None:
            self.zoom_to(box, largest)

    def zoom_to(self, box: Rect, largest: float = 1.0) -> None:
        """Show a box of the scene, as large as it goes but never larger than `largest`."""
        room, margins = QRectF(self.viewport().rect()), self.margins()
        wide = max(1.0, room.width() - margins.left() - margins.right())
        tall = max(1.0, room.height() - margins.top() - margins.bottom())
        fitting = min(wide / max(1.0, box.width), tall / max(1.0, box.height), largest)
        self._scale = min(LARGEST, max(SMALLEST, fitting))
        self._zooming = False
        left = margins.left() + max(0.0, (wide - box.width * self._scale) / 2)
        self._look_from(box.x * self._scale - left, box.y * self._scale - margins.top())

    def look_at_start(self) -> None:
        """Show the top left of the content."""
        start = self._start()
        if start is not None:
            self._look_from(start.x(), start.y())

    @property
    def is_at_start(self) -> bool:
        """Whether the top left of the content is where it is when one looks at the start."""
        start = self._start()
        return start is None or (start - self._offset).manhattanLength() <= 2

    def _start(self) -> QPointF | None:
        box, margins = self.content_box(), self.margins()
        if box is None:
            return None
        return QPointF(box.x * self._scale - margins.left(), box.y * self._scale - margins.top())

    def reveal(self, box: Rect, ahead: float = 0.0) -> None:
        """Pan as little as it takes to have a box in sight.

        Where that is downwards, `ahead` is how much further, as a share of the height: then what
        comes next needs no panning, and people can read on where they were.
        """
        seen, room = self.box_to_view(box), self.viewport().rect()
        by = into_sight(seen, room, self.margins(), ahead)
        if by.x() or by.y():
            self._look_from(self._offset.x() + by.x(), self._offset.y() + by.y())

    def pan(self, dx: float, dy: float) -> None:
        """Move the content by so many pixels, as far as there is something to see."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(round(across.value() - dx))
        down.setValue(round(down.value() - dy))

    def settle(self) -> None:
        """Paint sharply now, without waiting until zooming stands still."""
        self._still.stop()
        if self._zooming:
            self._zooming = False
            self.viewport().update()

    def content_moved(self) -> None:
        """Reach as far as the content does, after it grew or shrank; nothing in sight jumps."""
        self._look_from(self._offset.x(), self._offset.y())

    def _look_from(self, x: float, y: float) -> None:
        """Have a point of the scaled scene at the viewport's top left.

        A scroll bar that comes or goes changes the viewport's size: then its reach is set again.
        """
        if self._looking:
            return
        self._looking = True
        room = self.viewport().size()
        self._set_bars(round(x), round(y))
        if self.viewport().size() != room:
            self._set_bars(round(x), round(y))
        self._looking = False
        self._read_bars()

    def _set_bars(self, x: int, y: int) -> None:
        box, margins, room = self.content_box(), self.margins(), self.viewport().rect()
        across = down = None
        if box is not None:
            scale = self._scale
            across = (box.x * scale - margins.left(), box.right * scale + margins.right())
            down = (box.y * scale - margins.top(), box.bottom * scale + margins.bottom())
        set_bar(self.horizontalScrollBar(), x, room.width(), across)
        set_bar(self.verticalScrollBar(), y, room.height(), down)

    def _read_bars(self) -> None:
        before = self._offset
        self._offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        if self._zooming or self._scale != self._shown_scale:
            self._shown_scale = self._scale
            self.viewport().update()
        elif before != self._offset:
            self._move_pixels((before - self._offset).toPoint())
        self.view_changed.emit()

    def _move_pixels(self, by: QPoint) -> None:
        """Move what stays in sight on the screen too, so that only the rest is painted."""
        fixed, viewport = self.fixed_overlay(), self.viewport()
        if fixed is None or not self.devicePixelRatioF().is_integer():
            viewport.update()
            return
        viewport.scroll(by.x(), by.y(), viewport.rect())
        viewport.update(fixed)
        viewport.update(fixed.translated(by))

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Follow the scroll bars."""
        if self._looking:
            return
        self._read_bars()
        self.pointer_scrolled(dx, dy)

    def pointer_scrolled(self, dx: int, dy: int) -> None:
        """Follow the content that moved under a resting pointer."""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what is in sight where it is."""
        super().resizeEvent(event)
        self.resized.emit()
        self.content_moved()

    def view_rect(self) -> QRect:
        """Return the viewport, in its own pixels."""
        return self.viewport().rect()

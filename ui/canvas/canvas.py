"""A surface that is panned and zoomed, painted through a picture of what is in sight."""

from typing import Final

from PySide6.QtCore import QEvent, QMarginsF, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.board_layout import Rect
from ui.canvas.fingers import Fingers
from ui.canvas.picture import Picture, rects
from ui.canvas.pointer import Pointer
from ui.theme import Theme

SMALLEST: Final = 0.01
LARGEST: Final = 6.0
ZOOM_STEP: Final = 1.25
STILL_MS: Final = 120
"""After so long without zooming the picture is painted sharply."""
WHEEL_NOTCH: Final = 120
LINE: Final = 48


class Canvas(QAbstractScrollArea):
    """Pans, zooms and paints; what is painted, and what a press does, subclasses say."""

    view_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._picture = Picture()
        self._scale = 1.0
        self._offset = QPointF()
        self._shown_scale = 0.0
        self._zooming = False
        self._looking = False
        self._pan_from: QPointF | None = None
        self._space = False
        self._fingers = Fingers(self)
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self.settle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            if (around := bar.parentWidget()) is not None:
                around.setAutoFillBackground(True)  # so that nothing behind it is painted
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        viewport.setMouseTracking(True)

    # For subclasses

    def content_box(self) -> Rect | None:
        """Return the box around all there is to see."""
        return None

    def margins(self) -> QMarginsF:
        """Return how much room, in pixels, stays free around the content."""
        return QMarginsF(16, 16, 16, 16)

    def paint_content(self, painter: QPainter, box: Rect, *, whole: bool) -> None:
        """Paint an area of the scene; the painter is in its units."""

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint what floats over the content; the painter is in viewport pixels."""

    def fixed_overlay(self) -> QRect | None:
        """Return where the overlay does not move with the content; None where it may anywhere."""
        return None

    def pointer_pressed(self, pointer: Pointer) -> None:
        """Begin what a press with the left button or one finger begins."""

    def pointer_moved(self, pointer: Pointer, *, pressed: bool) -> None:
        """Carry on with it, or hover."""

    def pointer_released(self, pointer: Pointer) -> None:
        """Complete it."""

    def pointer_cancelled(self) -> None:
        """Drop it, as if it had not begun."""

    def pointer_doubled(self, pointer: Pointer) -> None:
        """Do what a double click or double tap does."""

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
        margins, room = self.margins(), self.viewport().rect()
        seen = self.box_to_view(box)
        right, bottom = room.width() - margins.right(), room.height() - margins.bottom()
        dx = min(0.0, seen.left() - margins.left()) or max(
            0.0, min(seen.right() - right, seen.left() - margins.left())
        )
        dy = min(0.0, seen.top() - margins.top()) or max(
            0.0, min(seen.bottom() - bottom, seen.top() - margins.top())
        )
        if dy > 0 and ahead:
            dy += max(0.0, min(ahead * room.height(), seen.top() - dy - margins.top()))
        if dx or dy:
            self._look_from(self._offset.x() + dx, self._offset.y() + dy)

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

    def _set_bars(self, value_x: int, value_y: int) -> None:
        box, margins, room = self.content_box(), self.margins(), self.viewport().rect()
        for bar, value, page, ends in (
            (
                self.horizontalScrollBar(),
                value_x,
                room.width(),
                box and (box.x, box.right, margins.left(), margins.right()),
            ),
            (
                self.verticalScrollBar(),
                value_y,
                room.height(),
                box and (box.y, box.bottom, margins.top(), margins.bottom()),
            ),
        ):
            low = high = value
            if ends:
                first = round(ends[0] * self._scale - ends[2])
                last = round(ends[1] * self._scale + ends[3] - page)
                if last > first:
                    low, high = min(value, first), max(value, last)
                else:
                    low, high = min(value, first), max(value, last)
                    low, high = (value, value) if last <= value <= first else (low, high)
            bar.setRange(low, high)
            bar.setPageStep(page)
            bar.setSingleStep(LINE)
            bar.setValue(value)

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

    # Painting

    def spoil(self, box: Rect | None = None) -> None:
        """Have an area of the scene, or everything, painted again."""
        if box is None:
            self._picture.spoil()
            self.viewport().update()
            return
        area = self._picture.area(box)
        if self._zooming or area.intersects(self._picture.rect):
            self._picture.spoil(area)
            self.viewport().update(self.box_to_view(box).toAlignedRect().adjusted(-3, -3, 3, 3))

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.theme = theme
        self.spoil()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Bring the picture up to date and show it."""
        painter = QPainter(self.viewport())
        picture, ratio = self._picture, self.devicePixelRatioF()
        picture.fit(self.viewport().size(), ratio)
        offset = QPoint(round(self._offset.x() * ratio), round(self._offset.y() * ratio))
        ground = QColor(self.theme.colours.paper)
        if self._zooming:
            self._paint_stretched(painter, offset, ground)
        else:
            picture.show(self._scale, offset)
            picture.repair(ground, self._paint)
            for area in rects(event.region()):
                picture.draw(painter, area)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_overlay(painter)

    def _paint(self, painter: QPainter, box: Rect, whole: bool) -> None:  # noqa: FBT001
        self.paint_content(painter, box, whole=whole)

    def _paint_stretched(self, painter: QPainter, offset: QPoint, ground: QColor) -> None:
        """Show the old picture at the new scale; what it does not cover is only paper."""
        everywhere = QRectF(self.viewport().rect())
        covered = self._picture.draw_scaled(painter, self._scale, offset)
        bare = QRegion(everywhere.toRect()) - QRegion(covered.toRect().adjusted(1, 1, -1, -1))
        for area in rects(bare):
            painter.fillRect(area, ground)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what is in sight where it is."""
        super().resizeEvent(event)
        self.content_moved()

    # Wheel, mouse, touch, keys

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Pan; with Ctrl, zoom around the pointer; with Shift, pan sideways."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = (turned.y() or turned.x()) / WHEEL_NOTCH
            self.set_zoom(self._scale * 1.2**notches, event.position(), settled=False)
        elif not pixels.isNull():
            self.pan(pixels.x(), pixels.y())
        else:
            dx, dy = turned.x() * LINE / WHEEL_NOTCH, turned.y() * LINE / WHEEL_NOTCH
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            self.pan(dx, dy)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to pan, or what the subclass begins."""
        middle = event.button() == Qt.MouseButton.MiddleButton
        left = event.button() == Qt.MouseButton.LeftButton
        if middle or (left and self._space):
            self._pan_from = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif left:
            self.pointer_pressed(Pointer(event.position(), event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan, or carry on."""
        if self._pan_from is not None:
            moved = event.position() - self._pan_from
            self._pan_from = event.position()
            self.pan(moved.x(), moved.y())
        else:
            pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
            self.pointer_moved(Pointer(event.position(), event.modifiers()), pressed=pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Stop panning, or complete what began."""
        if self._pan_from is not None:
            self._pan_from = None
            self._show_hand()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pointer_released(Pointer(event.position(), event.modifiers()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer_doubled(Pointer(event.position(), event.modifiers()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom with Ctrl and +, -, 0; pan while the space bar is held, or by pages."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key, page = event.key(), self.viewport().height() * 0.8
        if control and key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.zoom_reset()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._show_hand()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.pan(0, page if key == Qt.Key.Key_PageUp else -page)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let go of the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_hand()
        else:
            event.ignore()

    def _show_hand(self) -> None:
        if self._space:
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Take fingers and the trackpad's pinch before Qt makes mouse events of them."""
        if isinstance(event, QTouchEvent):
            return self._fingers.take(event)
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.set_zoom(self._scale * (1 + event.value()), event.position(), settled=False)
            return True
        return super().viewportEvent(event)

    def view_rect(self) -> QRect:
        """Return the viewport, in its own pixels."""
        return self.viewport().rect()

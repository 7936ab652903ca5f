"""A view painted through a picture of what is in sight, which mouse, fingers and keys pan."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.board_layout import Rect
from ui.canvas.fingers import Fingers
from ui.canvas.hand import Hand
from ui.canvas.panned import PannedView
from ui.canvas.picture import Picture, rects
from ui.canvas.pointer import Pointer
from ui.theme import Theme


class Canvas(PannedView):
    """Paints what is in sight; what is painted, and what a press does, subclasses say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._picture = Picture()
        self._hand = Hand(self)
        self._fingers = Fingers(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        viewport = self.viewport()
        viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        viewport.setMouseTracking(True)

    # For subclasses

    def paint_content(self, painter: QPainter, box: Rect, *, whole: bool) -> None:
        """Paint an area of the scene; the painter is in its units."""

    def paint_overlay(self, painter: QPainter) -> None:
        """Paint what floats over the content; the painter is in viewport pixels."""

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
            picture.stretch(painter, self._scale, offset, ground, self.view_rect())
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

    # Wheel, mouse, touch, keys

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Pan; with Ctrl, zoom around the pointer; with Shift, pan sideways."""
        self._hand.turn(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to pan, or what the subclass begins."""
        if not self._hand.press(event) and event.button() == Qt.MouseButton.LeftButton:
            self.pointer_pressed(Pointer(event.position(), event.modifiers()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan, or carry on."""
        if not self._hand.move(event):
            pressed = bool(event.buttons() & Qt.MouseButton.LeftButton)
            self.pointer_moved(Pointer(event.position(), event.modifiers()), pressed=pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Stop panning, or complete what began."""
        if not self._hand.release() and event.button() == Qt.MouseButton.LeftButton:
            self.pointer_released(Pointer(event.position(), event.modifiers()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pointer_doubled(Pointer(event.position(), event.modifiers()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Zoom with Ctrl and +, -, 0; pan while the space bar is held, or by pages."""
        if not self._zoom_by_key(event) and not self._hand.key_down(event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let go of the space bar."""
        if not self._hand.key_up(event):
            event.ignore()

    def _zoom_by_key(self, event: QKeyEvent) -> bool:
        zooms: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.zoom_reset,
        }
        zoom = zooms.get(event.key())
        if zoom is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        zoom()
        return True

    def show_cursor(self) -> None:
        """Show what a press would do."""
        if self._hand.is_open:
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

"""The map that people draw on and choose from, with mouse, finger, pen and keys."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.canvas.fingers import Fingers
from ui.canvas.map.accessible import give_voice_to
from ui.canvas.map.choices import MapChoices
from ui.canvas.map.crosshair import Crosshair
from ui.canvas.map.keys import MapKeys
from ui.canvas.map.tool import Spot, Tool
from ui.canvas.panned import ZOOM_STEP
from ui.canvas.pointer import Pointer
from ui.theme import Theme


class MapFingers(Fingers):
    """Takes two quick taps for a double one only where the tool in hand knows what that means."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._map = canvas

    def _is_double(self, at: QPointF, event: QTouchEvent) -> bool:
        tool = self._map.tool
        return tool is not None and tool.doubles and super()._is_double(at, event)


class MapCanvas(MapChoices):
    """Shows a map and hands what somebody does on it to the tool in hand."""

    said = Signal(str)
    """What whoever cannot see the map needs to hear."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        give_voice_to(MapCanvas)
        self._tool: Tool | None = None
        self._fingers = MapFingers(self)
        self._keys = MapKeys(self)
        self.cross = Crosshair(self)
        self._grab: tuple[QPointF, QPointF] | None = None
        self._space_alone = False
        self._pen_down = False
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TabletTracking)
        self.setAccessibleName(_("Map"))
        self._describe()

    # The tool in hand

    @property
    def tool(self) -> Tool | None:
        """The tool in hand."""
        return self._tool

    def set_tool(self, tool: Tool | None) -> None:
        """Take a tool in hand; without one, the map is only panned and zoomed."""
        if self._tool is not None:
            self._tool.laid_down()
        self._tool = tool
        self.cross.hide()
        self.lift(None)
        if tool is not None:
            tool.taken_up(self)
        self.show_cursor()
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        looking = _("Plus and minus zoom, 0 shows the whole map, Ctrl with arrow keys pans.")
        if self._tool is None:
            looking = _("Arrow keys pan, plus and minus zoom, 0 shows the whole map.")
        words = self._tool.words() if self._tool is not None else ""
        self.setAccessibleDescription(f"{words} {looking}".strip())

    def show_cursor(self) -> None:
        """Show what a press would do: what the tool in hand does, unless it pans."""
        super().show_cursor()
        if not self._hand.is_open and self._tool is not None:
            self.viewport().setCursor(self._tool.cursor)

    def zoom_in(self) -> None:
        """Zoom in one step, around the crosshair if there is one."""
        self._zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out one step, around the crosshair if there is one."""
        self._zoom_by(1 / ZOOM_STEP)

    def _zoom_by(self, factor: float) -> None:
        spot = self.cross.spot
        self.set_zoom(self.zoom * factor, spot.at if spot is not None else None, settled=True)

    # Mouse, finger, pen

    def _spot(self, pointer: Pointer) -> Spot:
        return Spot(*self.on_map(*self.to_map(pointer.at)), pointer.at, pointer.touch)

    def pointer_pressed(self, pointer: Pointer) -> None:
        """Begin what the tool begins, or panning."""
        self.cross.hide()
        self._space_alone = False
        if self._tool is None or not self._tool.press(self._spot(pointer)):
            self._grab = (pointer.at, pointer.at)

    def pointer_moved(self, pointer: Pointer, *, pressed: bool) -> None:
        """Carry on with it, or hover."""
        if self._grab is not None and pressed:
            began, was = self._grab
            spot, start = self._spot(pointer), Spot(0, 0, began, pointer.touch)
            if was != began or spot.strayed_from(start):
                self.pan(pointer.at.x() - was.x(), pointer.at.y() - was.y())
                self._grab = (began, pointer.at)
        elif self._tool is not None and pressed:
            self._tool.drag(self._spot(pointer))
        elif self._tool is not None and self.cross.place is None:
            self._tool.hover(self._spot(pointer))

    def pointer_released(self, pointer: Pointer) -> None:
        """Complete it; where it was only a click, that is the tool's too."""
        grab, self._grab = self._grab, None
        if self._tool is None:
            return
        if grab is None:
            self._tool.release(self._spot(pointer))
        elif grab[0] == grab[1]:
            self._tool.click(self._spot(pointer))

    def pointer_cancelled(self) -> None:
        """Drop it: two fingers pan and zoom."""
        self._grab = None
        if self._tool is not None:
            self._tool.cancel()

    def pointer_doubled(self, pointer: Pointer) -> None:
        """Do what the tool does twice."""
        if self._tool is not None:
            self._tool.double(self._spot(pointer))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan with the middle button or the space bar; the rest is the tool's."""
        self._space_alone = False
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Take the pen before Qt makes a mouse of it, and forget a pointer that leaves."""
        if isinstance(event, QTabletEvent):
            return self._pen(event)
        if event.type() == QEvent.Type.Leave and self._tool is not None:
            self._tool.leave()
        return super().viewportEvent(event)

    def _pen(self, event: QTabletEvent) -> bool:
        pointer = Pointer(event.position(), event.modifiers())
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._pen_down = True
            self.pointer_pressed(pointer)
        elif kind == QEvent.Type.TabletMove:
            self.pointer_moved(pointer, pressed=self._pen_down)
        elif kind == QEvent.Type.TabletRelease and self._pen_down:
            self._pen_down = False
            self.pointer_released(pointer)
        else:
            return False
        event.accept()
        return True

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep keys that the tool needs from menus."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._keys.claims(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pan, zoom, or lead the tool."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_alone = True
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put a point, if the space bar was not held to pan."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self._space_alone:
            self._space_alone = False
            self._keys.put(enter=False)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys are here."""
        super().focusInEvent(event)
        self.viewport().update()
        if self.voice is not None:
            self.voice.tell_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show it no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Painting

    def paint_hand(self, painter: QPainter) -> None:
        """Paint what is chosen, what the tool does, and where the keys are."""
        self.paint_chosen(painter)
        if self._tool is not None:
            painter.save()
            self._tool.paint(painter)
            painter.restore()
        self.cross.paint(painter)
        if self.hasFocus():
            self._paint_focus(painter, self.view_rect())

    def _paint_focus(self, painter: QPainter, room: QRect) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.colours.accent), 2.0))
        painter.drawRect(QRectF(room).adjusted(1, 1, -1, -1))

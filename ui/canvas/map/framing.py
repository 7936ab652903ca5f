"""Choosing a part of a picture: a frame with handles, of any shape or of a paper's."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen

from facilitator.i18n import _
from ui.canvas.map.layers import WHITE
from ui.canvas.map.selecting import ARROWS
from ui.canvas.map.tool import Spot, Tool
from ui.theme import LIGHT

LEAST: Final = 16.0
"""The shortest side that a frame may have, in pixels of the picture."""
HANDLE: Final = 9.0
STEP: Final = 10.0
"""How far a key moves a frame, in pixels of the screen; with Alt, one."""

Grip = tuple[float, float]
"""Where a handle is: shares of the frame's width and height."""

CORNERS: Final[tuple[Grip, ...]] = ((0, 0), (1, 0), (1, 1), (0, 1))
SIDES: Final[tuple[Grip, ...]] = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))


class FrameTool(Tool):
    """Chooses a frame over the picture."""

    framed = Signal(float, float, float, float)
    """Another frame was chosen: x, y, width and height in the map's pixels."""

    crosshair = False
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame = QRectF()
        self._aspect: float | None = None
        self._grip: Grip | None = None
        self._began: tuple[Spot, QRectF] | None = None

    def words(self) -> str:
        """Say how to choose a frame."""
        return _(
            "Frame: arrow keys move the frame, with Shift they make it larger and smaller, with "
            "Alt in small steps, Home frames the whole map, Esc gives up a drag."
        )

    @property
    def frame(self) -> tuple[float, float, float, float]:
        """The frame: x, y, width and height in the map's pixels."""
        box = self._frame
        return box.x(), box.y(), box.width(), box.height()

    def set_frame(self, x: float, y: float, width: float, height: float) -> None:
        """Show this frame, as far as it is on the map, without telling."""
        self._frame = QRectF(x, y, width, height)
        self.refresh()

    def set_aspect(self, aspect: float | None) -> None:
        """Keep width / height from now on, or let both be as they are; tell if the frame changed.

        The frame keeps its middle, and about its area as far as the map allows.
        """
        self._aspect = aspect
        if aspect is None or self._canvas is None or self._frame.isEmpty():
            self.refresh()
            return
        area = self._frame.width() * self._frame.height()
        whole = self._whole()
        width = min((area * aspect) ** 0.5, whole.width(), whole.height() * aspect)
        middle, box = self._frame.center(), QRectF(0, 0, width, width / aspect)
        box.moveCenter(middle)
        self._take(self._inside(box))
        self._tell()

    @property
    def busy(self) -> bool:
        """Whether a drag goes on."""
        return self._began is not None

    def _whole(self) -> QRectF:
        return QRectF(0, 0, *self.canvas.map_size)

    def _take(self, frame: QRectF) -> None:
        self._frame = frame
        self.refresh()

    def _tell(self) -> None:
        self.framed.emit(*self.frame)
        _x, _y, width, height = self.frame
        self.say(
            _("Frame of {width} by {height} pixels.").format(
                width=round(width), height=round(height)
            )
        )

    def _inside(self, box: QRectF) -> QRectF:
        """Move a frame so that it is on the map; one larger than the map is cut."""
        whole = self._whole()
        kept = QRectF(box)
        kept.moveLeft(max(0.0, min(kept.left(), whole.width() - kept.width())))
        kept.moveTop(max(0.0, min(kept.top(), whole.height() - kept.height())))
        return kept & whole

    # Mouse, finger, pen

    def _grips(self) -> tuple[Grip, ...]:
        return CORNERS if self._aspect else (*CORNERS, *SIDES)

    def _place_of(self, grip: Grip) -> QPointF:
        box = self._frame
        return QPointF(box.x() + grip[0] * box.width(), box.y() + grip[1] * box.height())

    def _grip_at(self, spot: Spot) -> Grip | None:
        for grip in self._grips():
            place = self._place_of(grip)
            away = self.canvas.from_map(place.x(), place.y()) - spot.at
            reach = max(spot.reach, HANDLE + 4)
            if abs(away.x()) <= reach and abs(away.y()) <= reach:
                return grip
        return None

    def press(self, spot: Spot) -> bool:
        """Take hold of a handle or of the frame; beside it, a drag pans."""
        self._grip = self._grip_at(spot)
        if self._grip is None and not self._frame.contains(QPointF(*spot.place)):
            return False
        self._began = (spot, QRectF(self._frame))
        return True

    def drag(self, spot: Spot) -> None:
        """Move the frame, or its handle."""
        if self._began is None:
            return
        began, frame = self._began
        moved = QPointF(spot.x - began.x, spot.y - began.y)
        if self._grip is None:
            self._take(self._inside(frame.translated(moved)))
        else:
            self._take(self._stretched(frame, self._grip, moved))

    def _stretched(self, frame: QRectF, grip: Grip, moved: QPointF) -> QRectF:
        left, top, right, bottom = frame.left(), frame.top(), frame.right(), frame.bottom()
        whole = self._whole()
        if grip[0] == 0:
            left = max(0.0, min(left + moved.x(), right - LEAST))
        elif grip[0] == 1:
            right = min(whole.width(), max(right + moved.x(), left + LEAST))
        if grip[1] == 0:
            top = max(0.0, min(top + moved.y(), bottom - LEAST))
        elif grip[1] == 1:
            bottom = min(whole.height(), max(bottom + moved.y(), top + LEAST))
        box = QRectF(QPointF(left, top), QPointF(right, bottom))
        return self._shaped(box, grip) if self._aspect else box

    def _shaped(self, box: QRectF, grip: Grip) -> QRectF:
        """Cut a box to the aspect that is kept; the corner opposite the handle stays."""
        aspect = self._aspect or 1.0
        width = min(box.width(), box.height() * aspect)
        size = QSizeF(width, width / aspect)
        left = box.left() if grip[0] else box.right() - size.width()
        top = box.top() if grip[1] else box.bottom() - size.height()
        return QRectF(QPointF(left, top), size)

    def release(self, spot: Spot) -> None:
        """Tell the frame."""
        if self._began is None:
            return
        self.drag(spot)
        changed = self._began[1] != self._frame
        self._began = None
        if changed:
            self._tell()

    def cancel(self) -> None:
        """Leave the frame as it was."""
        if self._began is not None:
            self._take(self._began[1])
        self._began = None

    def hover(self, spot: Spot) -> None:
        """Show what a drag would do."""
        grip = self._grip_at(spot)
        shape = Qt.CursorShape.ArrowCursor
        if grip in CORNERS:
            falling = grip in {(0, 0), (1, 1)}
            shape = Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        elif grip is not None:
            upright = grip[0] == 0.5
            shape = Qt.CursorShape.SizeVerCursor if upright else Qt.CursorShape.SizeHorCursor
        elif self._frame.contains(QPointF(*spot.place)):
            shape = Qt.CursorShape.SizeAllCursor
        self.canvas.viewport().setCursor(shape)

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Move the frame, or stretch it."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return False
        if key == Qt.Key.Key_Home:
            self._take(self._largest())
        elif key in ARROWS:
            small = bool(modifiers & Qt.KeyboardModifier.AltModifier)
            by = ARROWS[key] * ((1.0 if small else STEP) / self.canvas.zoom)
            if modifiers & Qt.KeyboardModifier.ShiftModifier:
                self._take(self._stretched_by(by))
            else:
                self._take(self._inside(self._frame.translated(by)))
        else:
            return False
        self._tell()
        return True

    def _largest(self) -> QRectF:
        whole = self._whole()
        if self._aspect is None:
            return whole
        width = min(whole.width(), whole.height() * self._aspect)
        box = QRectF(0, 0, width, width / self._aspect)
        box.moveCenter(whole.center())
        return box

    def _stretched_by(self, by: QPointF) -> QRectF:
        if self._aspect is None:
            return self._stretched(self._frame, (1, 1), by)
        wider = by.x() + by.y()
        return self._stretched(self._frame, (1, 1), QPointF(wider, wider / self._aspect))

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Darken what is left out, and show the frame with its handles."""
        corner = self.canvas.from_map(self._frame.x(), self._frame.y())
        zoom = self.canvas.zoom
        box = QRectF(corner, self._frame.size() * zoom)
        outside = QPainterPath()
        outside.addRect(QRectF(self.canvas.view_rect()))
        outside.addRect(box)
        shade = QColor(LIGHT.ink)
        shade.setAlphaF(0.5)
        painter.fillPath(outside, shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((5.0, WHITE), (2.5, LIGHT.accent)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(box)
        painter.setBrush(QColor(WHITE))
        for grip in self._grips():
            place = QPointF(box.x() + grip[0] * box.width(), box.y() + grip[1] * box.height())
            painter.drawEllipse(place, HANDLE, HANDLE)

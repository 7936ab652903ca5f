"""Colouring in with a broad brush, and rubbing out with the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QPolygonF

from facilitator.i18n import _
from ui.canvas.map.layers import DEEP, WHITE
from ui.canvas.map.simplify import simplified
from ui.canvas.map.tool import TOLERANCE, Spot, Tool
from ui.theme import LIGHT

if TYPE_CHECKING:
    from ui.canvas.map.surface import MapSurface

THINNEST: Final = 8.0
WIDEST: Final = 120.0
STEP: Final = 1.25


class Trace:
    """A stroke so far, as a picture to which each move adds a little: no move costs more."""

    def __init__(self, colour: str) -> None:
        self._colour = QColor(colour)
        self._pixels = QPixmap()
        self._view: tuple[float, float, float, int, int] | None = None
        self._drawn = 0

    def clear(self) -> None:
        """Begin again."""
        self._view = None

    def bring_up(
        self, surface: MapSurface, points: list[tuple[float, float]], width: float
    ) -> QRectF:
        """Add the points that are not there yet; return what of the view changed."""
        ratio, room = surface.devicePixelRatioF(), surface.view_rect()
        corner = surface.from_map(0, 0)
        view = (surface.zoom, corner.x(), corner.y(), room.width(), room.height())
        if view != self._view:
            self._view, self._drawn = view, 0
            self._pixels = QPixmap(surface.viewport().size() * ratio)
            self._pixels.setDevicePixelRatio(ratio)
            self._pixels.fill(Qt.GlobalColor.transparent)
        fresh = points[max(0, self._drawn - 1) :]
        self._drawn = len(points)
        line = QPolygonF([surface.from_map(x, y) for x, y in fresh])
        broad = width * surface.zoom
        if not fresh:
            return QRectF()
        painter = QPainter(self._pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._colour, broad, Qt.PenStyle.SolidLine, cap, join))
        if len(fresh) == 1:
            painter.drawPoint(line.at(0))
        else:
            painter.drawPolyline(line)
        painter.end()
        half = broad / 2 + 2
        return line.boundingRect().adjusted(-half, -half, half, half)

    def paint(self, painter: QPainter) -> None:
        """Show it, translucent as the area will be."""
        if self._view is not None:
            painter.save()
            painter.setOpacity(0.45)
            painter.drawPixmap(0, 0, self._pixels)
            painter.restore()


class BrushTool(Tool):
    """Colours in. Its width is in pixels of the screen: who zooms in draws finer."""

    stroked = Signal(object, float)
    """A stroke ended: its line, a list of (x, y), and its width, in pixels of the map."""
    width_changed = Signal(float)
    """Somebody chose another width with [ or ], in pixels of the screen."""

    colour = LIGHT.accent
    ring = DEEP
    dashed = False

    def __init__(self, width: float = 32.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = width
        self._line: list[tuple[float, float]] = []
        self._broad = 0.0
        self._key_down = False
        self._at: QPointF | None = None
        self._trace = Trace(self.colour)

    @property
    def width(self) -> float:
        """Its width, in pixels of the screen."""
        return self._width

    def set_width(self, width: float) -> None:
        """Draw in this width, in pixels of the screen; a stroke that has begun keeps its own."""
        self._width = min(WIDEST, max(THINNEST, width))
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether a stroke has begun."""
        return bool(self._line)

    def words(self) -> str:
        """Say how to colour in."""
        return _(
            "Brush: arrow keys move the crosshair, the space bar puts the brush down and lifts it "
            "again, Backspace takes the last step back, Esc gives the stroke up, [ and ] change "
            "the width."
        )

    def press(self, spot: Spot) -> bool:
        """Put the brush down."""
        self.cancel()
        self._begin(spot)
        return True

    def _begin(self, spot: Spot) -> None:
        self._trace.clear()
        self._broad = self._width / self.canvas.zoom
        self._line = [spot.place]
        self._show(spot.at)

    def drag(self, spot: Spot) -> None:
        """Paint along."""
        if self._line and spot.place != self._line[-1]:
            self._line.append(spot.place)
            self._show(spot.at)

    def release(self, spot: Spot) -> None:
        """Lift the brush."""
        if self._line:
            self.drag(spot)
            self._end()

    def _end(self) -> None:
        line, broad = simplified(self._line, TOLERANCE / self.canvas.zoom), self._broad
        self.cancel()
        self.stroked.emit(line, broad)

    def double(self, spot: Spot) -> None:
        """Dab once more."""
        self.press(spot)

    def hover(self, spot: Spot) -> None:
        """Show how broad the brush is here; paint on, if keys put it down."""
        if self._key_down:
            self.drag(spot)
        else:
            self._show(spot.at)

    def leave(self) -> None:
        """Show the brush no longer."""
        if not self._line:
            self.refresh(self._ring_box())
            self._at = None

    def cancel(self) -> None:
        """Drop the stroke."""
        self._line, self._key_down = [], False
        self._trace.clear()
        self.refresh()

    def put(self, spot: Spot, *, enter: bool) -> None:
        """Put the brush down, or lift it."""
        del enter
        if self._key_down:
            self.drag(spot)
            self._end()
            self.say(_("Brush lifted."))
        else:
            self.cancel()
            self._begin(spot)
            self._key_down = True
            self.say(_("Brush down. Arrow keys paint; the space bar lifts it."))

    def take_back(self) -> bool:
        """Take the last step back."""
        if len(self._line) < 2:
            return self.give_up()
        self._line.pop()
        self._trace.clear()
        self.canvas.cross.go_to(*self._line[-1])
        self.refresh()
        self.say(_("Last step taken back."))
        return True

    def give_up(self) -> bool:
        """Drop the stroke."""
        if not super().give_up():
            return False
        self.say(_("Stroke given up."))
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Draw thinner or broader."""
        steps = {Qt.Key.Key_BracketLeft: 1 / STEP, Qt.Key.Key_BracketRight: STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return False
        self.set_width(self._width * step)
        self.width_changed.emit(self._width)
        self.say(_("Width {number}").format(number=round(self._width)))
        return True

    def _ring_box(self) -> QRectF:
        if self._at is None:
            return QRectF()
        half = self._width / 2 + 4
        return QRectF(self._at.x() - half, self._at.y() - half, 2 * half, 2 * half)

    def _show(self, at: QPointF) -> None:
        changed = self._ring_box()
        self._at = QPointF(at)
        changed = changed.united(self._ring_box())
        if self._line:
            changed = changed.united(self._trace.bring_up(self.canvas, self._line, self._broad))
        self.refresh(changed)

    def paint(self, painter: QPainter) -> None:
        """Show the stroke so far, and how broad the brush is."""
        if self._line:
            self._trace.bring_up(self.canvas, self._line, self._broad)
            self._trace.paint(painter)
        if self._at is None:
            return
        radius = (self._broad * self.canvas.zoom if self._line else self._width) / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(WHITE), 4.0))
        painter.drawEllipse(self._at, radius, radius)
        pen = QPen(QColor(self.ring), 2.0)
        if self.dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawEllipse(self._at, radius, radius)


class RubTool(BrushTool):
    """Rubs out, as broad as it is."""

    colour = WHITE
    ring = LIGHT.terracotta
    dashed = True

    def words(self) -> str:
        """Say how to rub out."""
        return _(
            "Rubber: arrow keys move the crosshair, the space bar puts the rubber down and lifts "
            "it again, Backspace takes the last step back, Esc gives up, [ and ] change the width."
        )

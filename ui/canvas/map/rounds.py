"""Drawing round an area, cutting a hole, and drawing an edge: in one go, or point by point."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from facilitator.i18n import _, ngettext
from ui.canvas.map.hatching import tint_of
from ui.canvas.map.layers import EDGE_LOOK, OWN_LOOK, WHITE, AreaLook
from ui.canvas.map.shape_paint import stroke
from ui.canvas.map.simplify import distance, simplified, simplified_ring
from ui.canvas.map.tool import TOLERANCE, Spot, Tool
from ui.theme import LIGHT

SAME: Final = 2.0
"""Two points nearer than this, in pixels of the screen, are one."""
SMALLEST: Final = 6.0
"""What somebody drew in one go and is smaller than this, in pixels, was meant as a click."""
DOT: Final = 5.0


class RoundTool(Tool):
    """Draws round an area: by one drag, or point by point, closed at the first point."""

    drawn = Signal(object)
    """A ring, or for an edge a line, ended: a list of (x, y), the first not repeated."""

    doubles = True
    look = OWN_LOOK
    least = 3
    """How many points it takes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[float, float]] = []
        self._began: Spot | None = None
        self._before = 0
        self._free = False
        self._to: QPointF | None = None

    @property
    def points(self) -> list[tuple[float, float]]:
        """What has been drawn so far."""
        return list(self._points)

    @property
    def busy(self) -> bool:
        """Whether something has been drawn that is not complete."""
        return bool(self._points)

    def words(self) -> str:
        """Say how to draw round."""
        return _(
            "Draw round: arrow keys move the crosshair, Enter or the space bar puts a point, "
            "Enter twice or at the first point closes the area, Backspace takes the last point "
            "back, Esc gives up."
        )

    # Mouse, finger, pen

    def press(self, spot: Spot) -> bool:
        """Begin a point, or a line in one go."""
        self._began, self._before, self._free = spot, len(self._points), False
        self._to = spot.at
        return True

    def drag(self, spot: Spot) -> None:
        """Draw along, once the pointer strays."""
        if self._began is None:
            return
        if not self._free and spot.strayed_from(self._began):
            self._free = True
            self._add(self._began.place)
        if self._free:
            self._add(spot.place)
        self._to = spot.at
        self.refresh()

    def release(self, spot: Spot) -> None:
        """Put a point, close at the first one, or complete what was drawn in one go."""
        began, self._began = self._began, None
        if began is None:
            return
        if self._free:
            self._free = False
            self._drawn_on(began)
        elif self._closes_at(spot):
            self.complete()
        else:
            self._put(began.place)

    def _drawn_on(self, began: Spot) -> None:
        """Complete what was one drag; what was begun by points stays open."""
        if self._before:
            self._tell_count()
        elif self._extent() < SMALLEST / self.canvas.zoom:
            self._points = []
            self._put(began.place)
        else:
            self.complete()

    def _extent(self) -> float:
        xs, ys = [x for x, _y in self._points], [y for _x, y in self._points]
        return max(max(xs) - min(xs), max(ys) - min(ys))

    def double(self, spot: Spot) -> None:
        """Complete it."""
        self._began = None
        if not self._points:
            self._put(spot.place)
        else:
            self.complete()

    def hover(self, spot: Spot) -> None:
        """Show where the next piece would run."""
        self._to = spot.at
        if self._points:
            self.refresh()

    def leave(self) -> None:
        """Show only what is drawn."""
        self._to = None
        self.refresh()

    def cancel(self) -> None:
        """Drop what was drawn; a press that two fingers ended keeps the points before it."""
        if self._began is not None and self._before:
            del self._points[self._before :]
        else:
            self._points = []
        self._began, self._free = None, False
        self.refresh()

    # Keys

    def put(self, spot: Spot, *, enter: bool) -> None:
        """Put a point; Enter where the last or the first one is completes."""
        if self._points and enter and (self._closes_at(spot) or self._is_last(spot)):
            self.complete()
        else:
            self._put(spot.place)

    def finish(self) -> bool:
        """Complete what clicks began."""
        if not self._points:
            return False
        self.complete()
        return True

    def take_back(self) -> bool:
        """Take the last point back."""
        if not self._points:
            return False
        self._points.pop()
        self.refresh()
        self._tell_count()
        return True

    def give_up(self) -> bool:
        """Drop it all."""
        self._began = None
        if not super().give_up():
            return False
        self.say(_("Given up; nothing was drawn."))
        return True

    # What is drawn

    def _put(self, place: tuple[float, float]) -> None:
        self._add(place)
        self.refresh()
        self._tell_count()

    def _add(self, place: tuple[float, float]) -> None:
        near = SAME / self.canvas.zoom if not self._free else 0.0
        if not self._points or distance(place, self._points[-1]) > near:
            self._points.append(place)

    def _tell_count(self) -> None:
        count = len(self._points)
        self.say(ngettext("{count} point.", "{count} points.", count).format(count=count))

    def _is_last(self, spot: Spot) -> bool:
        return distance(spot.place, self._points[-1]) * self.canvas.zoom <= SAME

    def _closes_at(self, spot: Spot) -> bool:
        if len(self._points) < self.least:
            return False
        return distance(spot.place, self._points[0]) * self.canvas.zoom <= spot.reach

    def complete(self) -> None:
        """Tell what was drawn; with too few points, say so and go on."""
        points = self._simpler()
        if len(points) < self.least:
            self.say(self._too_few())
            return
        self._points, self._began, self._to = [], None, None
        self.refresh()
        self.drawn.emit(points)
        self.say(self._completed())

    def _simpler(self) -> list[tuple[float, float]]:
        points = list(self._points)
        if len(points) > self.least and distance(points[0], points[-1]) * self.canvas.zoom <= SAME:
            points.pop()
        return simplified_ring(points, TOLERANCE / self.canvas.zoom)

    def _too_few(self) -> str:
        return _("An area needs three points. Put another one.")

    def _completed(self) -> str:
        return _("Area closed.")

    # Painting

    def paint(self, painter: QPainter) -> None:
        """Show what is drawn, where it goes next, and where it closes."""
        if not self._points:
            return
        line = [self.canvas.from_map(x, y) for x, y in self._points]
        if self._to is not None and not self._free:
            line.append(self._to)
        path = QPainterPath()
        path.addPolygon(QPolygonF(line))
        self._paint_inside(painter, path)
        stroke(painter, [path], self.look, self.canvas.grain)
        if not self._free and len(self._points) < 200:
            for point in line[: len(self._points)]:
                self._paint_dot(painter, point, DOT)
        if not self._free and len(self._points) >= self.least:
            self._paint_end(painter, line[0])

    def _paint_inside(self, painter: QPainter, path: QPainterPath) -> None:
        painter.fillPath(path, tint_of(self.look))

    def _paint_dot(self, painter: QPainter, at: QPointF, radius: float) -> None:
        painter.setPen(QPen(QColor(self.look.line), 2.0))
        painter.setBrush(QColor(WHITE))
        painter.drawEllipse(at, radius, radius)

    def _paint_end(self, painter: QPainter, first: QPointF) -> None:
        """Ring the first point, where the area closes."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((5.0, WHITE), (2.5, LIGHT.terracotta)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(first, 2 * DOT, 2 * DOT)


class HoleTool(RoundTool):
    """Cuts a hole: draws round what does not belong."""

    look = AreaLook(fill=WHITE, alpha=0.55, line=LIGHT.terracotta, width=2.5, dashed=True)

    def words(self) -> str:
        """Say how to cut a hole."""
        return _(
            "Cut a hole: arrow keys move the crosshair, Enter or the space bar puts a point, Enter "
            "twice or at the first point closes the hole, Backspace takes the last point back, "
            "Esc gives up."
        )

    def _completed(self) -> str:
        return _("Hole closed.")


class EdgeTool(RoundTool):
    """Draws an open line."""

    look = EDGE_LOOK
    least = 2

    def words(self) -> str:
        """Say how to draw an edge."""
        return _(
            "Draw an edge: arrow keys move the crosshair, Enter or the space bar puts a point, "
            "Enter twice ends the line, Backspace takes the last point back, Esc gives up."
        )

    def _closes_at(self, spot: Spot) -> bool:
        del spot
        return False

    def _simpler(self) -> list[tuple[float, float]]:
        return simplified(self._points, TOLERANCE / self.canvas.zoom)

    def _too_few(self) -> str:
        return _("A line needs two points. Put another one.")

    def _completed(self) -> str:
        return _("Line ended.")

    def _paint_inside(self, painter: QPainter, path: QPainterPath) -> None:
        """Leave it open."""

    def _paint_end(self, painter: QPainter, first: QPointF) -> None:
        """Ring nothing: it does not close."""

"""How links are drawn: quiet until their note is selected."""

from collections.abc import Iterable, Iterator
from math import hypot
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from facilitator.board_layout import Curve, Rect
from ui.canvas.geometry import points_along
from ui.canvas.look import PLAIN, Look, is_legible
from ui.canvas.rows import Arrow
from ui.canvas.scene import BoardScene
from ui.theme import Theme

QUIET: Final = 1.25
QUIET_BECAUSE: Final = 2.25
STRONG: Final = 2.0
STRONG_BECAUSE: Final = 3.25
HEAD: Final = 10.0
QUIET_HEAD: Final = 8.0
QUIET_HEAD_ALPHA: Final = 1.8
"""How much less see-through the head of a quiet link is than its line."""
SMALLEST_HEAD: Final = 6.0
ROOM: Final = 1.6
"""How much firmer links are in the room."""

DENSE: Final = 250
"""More links than this in sight are drawn as hairlines: nobody follows one among so many."""

DENSE_ALPHA: Final = 0.24
COARSE_STEPS: Final = 6

Polyline = list[QPointF]


class Stroke(NamedTuple):
    """How a link is drawn."""

    scale: float
    look: Look
    alpha: float | None = None
    """None for a strong link: full colour, and a head."""


class LinkPainter:
    """Paints the links of a scene."""

    def __init__(self, scene: BoardScene, theme: Theme) -> None:
        self._scene = scene
        self._theme = theme
        self._lines: dict[int, Polyline] = {}
        self._coarse: dict[int, QPolygonF] = {}
        self._straight: dict[int, QLineF] = {}
        self._dense = False

    def forget(self, arrow_id: int | None = None) -> None:
        """Work out the way of one link, or of all, anew."""
        for kept in (self._lines, self._coarse, self._straight):
            if arrow_id is None:
                kept.clear()
            else:
                kept.pop(arrow_id, None)

    def paint_quiet(
        self, painter: QPainter, box: Rect, scale: float, look: Look, *, whole: bool
    ) -> None:
        """Paint the links that are not strong, behind the cards."""
        ids = self._scene.arrows_in(box) - look.strong - look.hidden_arrows
        # Once hairlines, hairlines until everything is painted again: strips must match.
        self._dense = len(ids) > DENSE or (self._dense and not whole)
        if self._dense:
            self._paint_hairlines(painter, ids, scale, DENSE_ALPHA)
        else:
            alpha = 0.2 if look.quieter else 0.42
            for arrow_id in sorted(ids):  # see-through strokes mix differently in another order
                self._paint_line(
                    painter,
                    self._scene.arrows[arrow_id],
                    self._line(arrow_id),
                    Stroke(scale, look, alpha),
                    box,
                )

    def paint_strong(self, painter: QPainter, box: Rect, scale: float, look: Look) -> None:
        """Paint the links of the selected cards over everything, with heads."""
        if not look.strong:
            return
        ids = (self._scene.arrows_in(box) & look.strong) - look.hidden_arrows
        if len(ids) > DENSE:
            self._paint_hairlines(painter, ids, scale, 0.6)
            return
        for arrow_id in sorted(ids):
            self._paint_line(
                painter,
                self._scene.arrows[arrow_id],
                self._line(arrow_id),
                Stroke(scale, look),
                box,
            )

    def paint_curves(
        self, painter: QPainter, arrow: Arrow, curves: Iterable[Curve], scale: float
    ) -> None:
        """Paint a strong link that runs elsewhere than in the scene: one that is being dragged."""
        self._paint_line(painter, arrow, _polyline(curves), Stroke(scale, PLAIN))

    def _paint_line(
        self,
        painter: QPainter,
        arrow: Arrow,
        line: Polyline,
        stroke: Stroke,
        box: Rect | None = None,
    ) -> None:
        scale, look, alpha = stroke
        strong = alpha is None
        width = _width(arrow, strong=strong) * (ROOM if look.large else 1.0)
        if arrow.id == look.chosen_arrow:
            width += 1.5
        colour = self._colour(arrow, alpha)
        pen = QPen(colour, max(1.0, width * min(1.5, scale)))
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if arrow.kind == "blocks":
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in _runs_in(line, box) if box else (line,):
            painter.drawPolyline(run)
        large = strong or look.large
        if (large or is_legible(scale)) and (box is None or _ends_near(line, box)):
            if alpha is not None:
                colour.setAlphaF(min(1.0, alpha * QUIET_HEAD_ALPHA))
            painter.setPen(colour)
            _paint_head(painter, arrow, line, scale, HEAD if large else QUIET_HEAD)

    def paint_held(self, painter: QPainter, ids: set[int], box: Rect, scale: float) -> None:
        """Paint links that move as a whole, as strong as selected ones."""
        ids = ids & self._scene.arrows_in(box)
        if len(ids) > DENSE:
            self._paint_hairlines(painter, ids, scale, 0.6)
            return
        for arrow_id in ids:
            arrow = self._scene.arrows[arrow_id]
            self._paint_line(painter, arrow, self._line(arrow_id), Stroke(scale, PLAIN), box)

    def _paint_hairlines(
        self, painter: QPainter, ids: Iterable[int], scale: float, alpha: float
    ) -> None:
        """Paint very many links: Qt clips them faster than they could be picked."""
        colour = QColor(self._theme.colours.accent)
        colour.setAlphaF(alpha)
        pen = QPen(colour, 1.0)
        pen.setCosmetic(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_legible(scale):
            for arrow_id in ids:
                painter.drawPolyline(self._coarse_line(arrow_id))
        else:
            painter.drawLines([self._straight_line(arrow_id) for arrow_id in ids])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _coarse_line(self, arrow_id: int) -> QPolygonF:
        line = self._coarse.get(arrow_id)
        if line is None:
            points = points_along(self._scene.curves_of(arrow_id), COARSE_STEPS)
            line = self._coarse[arrow_id] = QPolygonF([QPointF(*point) for point in points])
        return line

    def _straight_line(self, arrow_id: int) -> QLineF:
        line = self._straight.get(arrow_id)
        if line is None:
            curves = self._scene.curves_of(arrow_id)
            start, end = curves[0].start, curves[-1].end
            line = self._straight[arrow_id] = QLineF(start.x, start.y, end.x, end.y)
        return line

    def _line(self, arrow_id: int) -> Polyline:
        line = self._lines.get(arrow_id)
        if line is None:
            line = self._lines[arrow_id] = _polyline(self._scene.curves_of(arrow_id))
        return line

    def _colour(self, arrow: Arrow, alpha: float | None) -> QColor:
        colours = self._theme.colours
        colour = QColor(colours.terracotta if arrow.kind == "blocks" else colours.accent)
        colour.setAlphaF(1.0 if alpha is None else alpha)
        return colour


def _width(arrow: Arrow, *, strong: bool) -> float:
    if strong:
        return STRONG_BECAUSE if arrow.because else STRONG
    return QUIET_BECAUSE if arrow.because else QUIET


def _polyline(curves: Iterable[Curve]) -> Polyline:
    return [QPointF(point.x, point.y) for point in points_along(curves)]


def _ends_near(line: Polyline, box: Rect) -> bool:
    """Say whether a link's head may touch a box."""
    if not line:
        return False
    x, y = line[-1].x(), line[-1].y()
    reach = 2 * HEAD
    return box.x - reach <= x <= box.right + reach and box.y - reach <= y <= box.bottom + reach


def _runs_in(line: Polyline, box: Rect) -> Iterator[Polyline]:
    """Return the stretches of a line that may touch a box; strokes cost by their length."""
    left, top, right, bottom = box.x - 8, box.y - 8, box.right + 8, box.bottom + 8
    run: Polyline = []
    last_x, last_y = 0.0, 0.0
    for number, point in enumerate(line):
        x, y = point.x(), point.y()
        if number:
            outside = (
                (x < left and last_x < left)
                or (x > right and last_x > right)
                or (y < top and last_y < top)
                or (y > bottom and last_y > bottom)
            )
            if not outside:
                if not run:
                    run.append(line[number - 1])
                run.append(point)
            elif run:
                yield run
                run = []
        last_x, last_y = x, y
    if run:
        yield run


def _paint_head(painter: QPainter, arrow: Arrow, line: Polyline, scale: float, head: float) -> None:
    """Paint the arrow's head in the pen's colour; where the source blocks the target, a bar."""
    if len(line) < 2:
        return
    tip = line[-1]
    before = next((p for p in reversed(line[:-1]) if (tip - p).manhattanLength() > 1), line[0])
    dx, dy = tip.x() - before.x(), tip.y() - before.y()
    length = hypot(dx, dy) or 1.0
    size = max(head, SMALLEST_HEAD / scale)
    ux, uy = dx / length * size, dy / length * size
    colour = painter.pen().color()
    if arrow.kind == "blocks":
        pen = QPen(colour, max(2.0, 3.0 * scale))
        pen.setCosmetic(True)
        painter.setPen(pen)
        side = QPointF(-uy * 0.6, ux * 0.6)
        painter.drawLine(tip - QPointF(ux, uy) * 0.2 + side, tip - QPointF(ux, uy) * 0.2 - side)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    back = tip - QPointF(ux, uy)
    side = QPointF(-uy * 0.48, ux * 0.48)
    painter.drawPolygon(QPolygonF([tip, back + side, back - side]))

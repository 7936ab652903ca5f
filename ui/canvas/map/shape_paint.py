"""Paints areas and lines of a map: tint, hatching, white casing, line."""

from collections.abc import Iterator, Sequence
from math import floor, log2
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from facilitator.board_layout import Rect
from ui.canvas.map.hatching import area_brush
from ui.canvas.map.layers import (
    WHITE,
    AreaLook,
    Areas,
    Key,
    Layer,
    Lines,
    Outlines,
    Ring,
    Rings,
)

FINE: Final = 0.6
"""Points of a line that are nearer than this on the screen, in pixels, are painted as one."""
PIECE: Final = 40
"""Into pieces of so many corners a line is cut, of which only those in sight are drawn."""
MANY: Final = 300
"""With more corners than this, none is so sharp that it must be rounded."""


class Piece:
    """A part of a line at one scale."""

    __slots__ = ("box", "end", "path", "start")

    def __init__(self, path: QPainterPath) -> None:
        first = path.elementAt(0)
        self.path, self.start, self.end = path, QPointF(first.x, first.y), path.currentPosition()
        self.box = path.boundingRect().adjusted(-0.5, -0.5, 0.5, 0.5)  # never so flat as to vanish


class Shape:
    """An area or a line, with its path at the scale at which it was painted last."""

    def __init__(self, rings: Rings, *, closed: bool, key: Key | None = None) -> None:
        self.rings, self.closed, self.key = rings, closed, key
        self.box = _box([QPointF(point[0], point[1]) for ring in rings for point in ring])
        self._detail: int | None = None
        self._coarse: list[list[QPainterPath]] = []
        self._corners = 0
        self._scale = 0.0
        self._rings: list[list[Piece]] = []

    @property
    def corners(self) -> int:
        """How many corners are painted."""
        return self._corners

    def path(self, scale: float) -> QPainterPath:
        """Return its path in pixels of the scaled map."""
        return self.filled(scale, None)

    def filled(self, scale: float, near: QRectF | None) -> QPainterPath:
        """Return a path that, within a box of the scaled map, has the same inside.

        A piece of the outline that is wholly on one side of the box is as good as a straight line.
        """
        self._be_at(scale)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in self._rings:
            if ring:
                path.moveTo(ring[0].start)
            for piece in ring:
                if near is None or near.intersects(piece.box):
                    path.connectPath(piece.path)
                else:
                    path.lineTo(piece.end)
            if self.closed:
                path.closeSubpath()
        return path

    def lines(self, scale: float, near: QRectF) -> QPainterPath:
        """Return those pieces of its line that are near a box: drawing a long line takes long."""
        self._be_at(scale)
        path = QPainterPath()
        for ring in self._rings:
            for piece in ring:
                if near.intersects(piece.box):
                    path.addPath(piece.path)
        return path

    def _be_at(self, scale: float) -> None:
        if self._scale == scale:
            return
        detail = floor(log2(scale))
        if self._detail != detail:
            self._detail = detail
            self._trace(FINE / 2.0 ** (detail + 1))
        placing = QTransform.fromScale(scale, scale)
        self._rings = []
        for ring in self._coarse:
            self._rings.append([Piece(placing.map(path)) for path in ring])
        self._scale = scale

    def _trace(self, least: float) -> None:
        """Take only the corners that can be told apart; the rings of areas end at their start."""
        self._coarse, self._corners = [], 0
        for ring in self.rings:
            points = list(_apart(ring, least))
            if self.closed and points:
                points.append(points[0])
            self._corners += len(points)
            pieces = []
            for start in range(0, len(points) - 1, PIECE):
                piece = QPainterPath()
                piece.addPolygon(QPolygonF(points[start : start + PIECE + 1]))
                pieces.append(piece)
            self._coarse.append(pieces)

    def contains(self, x: float, y: float) -> bool:
        """Say whether a place is inside, and in none of the holes."""
        if not self.closed or not self.box.contains(QPointF(x, y)):
            return False
        inside = False
        for ring in self.rings:
            inside ^= _inside(ring, x, y)
        return inside


def _box(points: Sequence[QPointF]) -> QRectF:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    corner = QPointF(min(xs, default=0.0), min(ys, default=0.0))
    return QRectF(corner, QPointF(max(xs, default=0.0), max(ys, default=0.0)))


def _apart(ring: Ring, least: float) -> Iterator[QPointF]:
    was_x = was_y = float("inf")
    last = len(ring) - 1
    for place, point in enumerate(ring):
        x, y = point[0], point[1]
        if abs(x - was_x) + abs(y - was_y) > least or place == last:
            was_x, was_y = x, y
            yield QPointF(x, y)


def _inside(ring: Ring, x: float, y: float) -> bool:
    """Say whether a place is within a ring, by counting what a ray to the right crosses."""
    inside = False
    before = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        crosses = (point[1] > y) != (before[1] > y)
        if crosses and x < point[0] + (y - point[1]) / (before[1] - point[1]) * (
            before[0] - point[0]
        ):
            inside = not inside
        before = point
    return inside


def shapes_of(layer: Layer) -> list[Shape]:
    """Return what a layer fills or draws; nothing for one that writes or marks."""
    if isinstance(layer, Areas):
        return [Shape(patch.rings, closed=True, key=patch.key) for patch in layer.patches]
    if isinstance(layer, Outlines):
        return [Shape(rings, closed=True) for rings in layer.areas]
    if isinstance(layer, Lines):
        return [Shape([line], closed=False) for line in layer.lines]
    return []


def paint_shapes(
    painter: QPainter, shapes: Sequence[Shape], look: AreaLook, grain: float, view: "Sight"
) -> None:
    """Paint those of the shapes that are in sight; the painter is in pixels of the scaled map.

    `grain` is how much larger than usual everything is.
    """
    reach = (look.width / 2 + look.casing) * grain + 1
    seen = [shape for shape in shapes if view.touches(shape.box, reach)]
    near = view.around(reach)
    if look.alpha:
        brush = area_brush(look, grain, view.ratio)
        # Where a line follows, it covers the edge: that needs no smoothing, which takes long.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, look.width == 0)
        for shape in seen:
            painter.fillPath(shape.filled(view.scale, near), brush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.dashed:
        stroke(painter, [shape.path(view.scale) for shape in seen], look, grain)
    elif look.width:
        lines = [shape.lines(view.scale, near) for shape in seen]
        corners = sum(shape.corners for shape in seen)
        stroke(painter, lines, look, grain, rounded=corners < MANY)


def stroke(
    painter: QPainter,
    paths: Sequence[QPainterPath],
    look: AreaLook,
    grain: float = 1.0,
    *,
    rounded: bool = True,
) -> None:
    """Draw lines, on a white casing where the look has one."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.casing:
        painter.setPen(_pen(WHITE, (look.width + 2 * look.casing) * grain, rounded=rounded))
        for path in paths:
            painter.drawPath(path)
    pen = _pen(look.line, look.width * grain, rounded=rounded)
    if look.dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2.6, 1.6])
    painter.setPen(pen)
    for path in paths:
        painter.drawPath(path)


def _pen(colour: str, width: float, *, rounded: bool) -> QPen:
    cap = Qt.PenCapStyle.RoundCap
    join = Qt.PenJoinStyle.RoundJoin if rounded else Qt.PenJoinStyle.BevelJoin
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, join)


class Sight:
    """The part of the map that is painted, and how large."""

    def __init__(self, box: Rect, scale: float, ratio: float) -> None:
        self.scale, self.ratio = scale, ratio
        self._box = QRectF(box.x, box.y, box.width, box.height)

    def touches(self, box: QRectF, reach: float) -> bool:
        """Say whether a box of the map, with so many pixels around it, is in sight."""
        around = reach / self.scale
        near = box.adjusted(-around, -around, around, around)
        return near.intersects(self._box)

    def around(self, reach: float) -> QRectF:
        """Return the part of the scaled map that is in sight, with so many pixels around it."""
        box, scale = self._box, self.scale
        placed = QRectF(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
        return placed.adjusted(-reach, -reach, reach, reach)

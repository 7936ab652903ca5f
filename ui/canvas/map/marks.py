"""The shape marks of places: those of every canvas, and some that only maps have."""

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from ui.canvas.shapes import shape_path

_POLYGONS: Final = {
    "✚": (
        *((0.34, 0), (0.66, 0), (0.66, 0.34), (1, 0.34), (1, 0.66), (0.66, 0.66)),
        *((0.66, 1), (0.34, 1), (0.34, 0.66), (0, 0.66), (0, 0.34), (0.34, 0.34)),
    ),
    "✕": (
        *((0.18, 0), (0.5, 0.32), (0.82, 0), (1, 0.18), (0.68, 0.5), (1, 0.82)),
        *((0.82, 1), (0.5, 0.68), (0.18, 1), (0, 0.82), (0.32, 0.5), (0, 0.18)),
    ),
}


@cache
def mark_path(mark: str) -> QPainterPath:
    """Return a mark within the unit square; a dot for a character that is no mark."""
    known = shape_path(mark)
    if not known.isEmpty():
        return known
    path = QPainterPath()
    if mark in _POLYGONS:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in _POLYGONS[mark]]))
        path.closeSubpath()
    elif mark == "□":
        path.addRect(QRectF(0.08, 0.08, 0.84, 0.84))
        path.addRect(QRectF(0.29, 0.29, 0.42, 0.42))
    elif mark == "♥":
        path.moveTo(0.5, 0.98)
        path.cubicTo(0.1, 0.68, -0.04, 0.42, 0.02, 0.24)
        path.cubicTo(0.1, -0.02, 0.42, 0.0, 0.5, 0.26)
        path.cubicTo(0.58, 0.0, 0.9, -0.02, 0.98, 0.24)
        path.cubicTo(1.04, 0.42, 0.9, 0.68, 0.5, 0.98)
        path.closeSubpath()
    else:
        return shape_path("●")
    return path

"""Shape marks, drawn as paths so that they look the same everywhere; no font has all of them."""

from functools import cache
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

SHAPES: Final = "▲▼■●◆★✓○"


@cache
def shape_path(shape: str) -> QPainterPath:
    """Return a shape within the unit square; nothing for a character that is no shape."""
    path = QPainterPath()
    points = _POLYGONS.get(shape)
    if points is not None:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        path.closeSubpath()
    elif shape == "●":
        path.addEllipse(QRectF(0.04, 0.04, 0.92, 0.92))
    elif shape == "○":
        path.addEllipse(QRectF(0.04, 0.04, 0.92, 0.92))
        path.addEllipse(QRectF(0.22, 0.22, 0.56, 0.56))
    elif shape == "★":
        path.addPolygon(QPolygonF([_on_star(point) for point in range(10)]))
        path.closeSubpath()
    return path


def _on_star(point: int) -> QPointF:
    radius = 0.55 if point % 2 == 0 else 0.24
    angle = point * pi / 5 - pi / 2
    return QPointF(0.5 + radius * cos(angle), 0.53 + radius * sin(angle))


_POLYGONS: Final = {
    "▲": ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
    "▼": ((0.0, 0.06), (1.0, 0.06), (0.5, 0.96)),
    "■": ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
    "◆": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    "✓": ((0.0, 0.55), (0.14, 0.41), (0.37, 0.63), (0.85, 0.12), (1.0, 0.26), (0.37, 0.92)),
}

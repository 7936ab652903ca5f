"""Fills that are told apart in black and white too: dots, lines, closer lines, crossed lines."""

from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QTransform

from ui.canvas.map.layers import WHITE, AreaLook, Hatch

PITCH: Final = {Hatch.DOTS: 14.0, Hatch.SPARSE: 22.0, Hatch.DENSE: 10.0, Hatch.CROSS: 11.0}
"""After how many pixels a pattern repeats."""
HALO: Final = 1.0
"""How far pale shows on either side of a line, so that it shows on a satellite picture."""
FINEST: Final = 4


def tint_of(look: AreaLook) -> QColor:
    """Return the colour that an area is filled with."""
    tint = QColor(look.fill)
    tint.setAlphaF(look.alpha)
    return tint


@cache
def hatching(look: AreaLook, grain: float, ratio: float) -> QImage:
    """Return one tile of an area, tint and pattern, in device pixels.

    `grain` is how much coarser than usual it is.
    """
    size = max(FINEST, round(PITCH[look.hatch] * grain * ratio))
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(tint_of(look))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = grain * ratio
    if look.hatch == Hatch.DOTS:
        _dots(painter, size, thick, look.line)
    else:
        _lines(painter, size, thick, look.line, crossed=look.hatch == Hatch.CROSS)
    painter.end()
    return tile


def _dots(painter: QPainter, size: int, thick: float, colour: str) -> None:
    places = [(0, 0), (size, 0), (0, size), (size, size), (size / 2, size / 2)]
    painter.setPen(Qt.PenStyle.NoPen)
    for radius, paint in ((1.25 + HALO * 0.7, _pale()), (1.25, _firm(colour))):
        painter.setBrush(paint)
        for x, y in places:
            painter.drawEllipse(QPointF(x, y), radius * thick, radius * thick)


def _lines(painter: QPainter, size: int, thick: float, colour: str, *, crossed: bool) -> None:
    for width, paint in ((1.2 + 2 * HALO * 0.7, _pale()), (1.2, _firm(colour))):
        painter.setPen(QPen(paint, width * thick))
        for shift in (-size, 0, size):
            painter.drawLine(QPointF(shift - 2, size + 2), QPointF(shift + size + 2, -2))
            if crossed:
                painter.drawLine(QPointF(shift - 2, -2), QPointF(shift + size + 2, size + 2))


def _firm(colour: str) -> QColor:
    firm = QColor(colour)
    firm.setAlphaF(0.8)
    return firm


def _pale() -> QColor:
    pale = QColor(WHITE)
    pale.setAlphaF(0.4)
    return pale


def area_brush(look: AreaLook, grain: float, ratio: float) -> QBrush:
    """Return what an area is filled with; its tiles start where the painter's place is 0, 0."""
    if look.hatch == Hatch.NONE:
        return QBrush(tint_of(look))
    brush = QBrush(hatching(look, grain, ratio))
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def swatch(look: AreaLook, size: QSize, ratio: float = 1.0, grain: float = 1.0) -> QPixmap:
    """Return a piece of an area, for a legend."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = look.width / 2
    box = QRectF(0, 0, size.width(), size.height()).adjusted(inset, inset, -inset, -inset)
    if look.alpha:
        painter.fillRect(box, QColor(WHITE))
        painter.fillRect(box, area_brush(look, grain, ratio))
        painter.setPen(QPen(QColor(look.line), look.width))
        painter.drawRect(box)
    else:
        pen = QPen(QColor(look.line), look.width)
        if look.dashed:
            pen.setDashPattern([2.0, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, box.center().y()), QPointF(size.width(), box.center().y()))
    painter.end()
    return pixmap

"""Buttons for tools: a picture, a name, and the key, painted sharp at every size."""

from collections.abc import Callable
from math import pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton

from ui.exercises.community_map.draw_tools import COLOUR, EDGES, HEART, HOLE, ROUND, RUB
from ui.theme import RADIUS, SMALL, TOUCH_HEIGHT, Theme

TOOL_WIDTH: Final = 72
MARGIN: Final = 4
"""Beside the name, within the frame."""
KEY_SIZE: Final = 11
Weight = QFont.Weight


class ToolButton(QToolButton):
    """One of several tools, of which one is in hand."""

    def __init__(self, theme: Theme, sign: str, title: str, key: str = "") -> None:
        super().__init__()
        self._theme, self._sign, self._key = theme, sign, key
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{title} ({key})" if key else title)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that picture and name take, and never less than a finger needs."""
        px = self._theme.px
        chosen = QFontMetrics(self._theme.font(SMALL, Weight.DemiBold))
        name = chosen.horizontalAdvance(self.text()) + 2 * MARGIN
        return QSize(max(px(TOOL_WIDTH), name), max(TOUCH_HEIGHT, px(54)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: it does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, picture, name and key."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        scale = self._theme.text_scale
        room = QRectF(self.rect())
        name = QRectF(room.left(), room.bottom() - 24 * scale, room.width(), 20 * scale)
        self._paint_picture(painter, QPointF(room.center().x(), (name.top() + 4) / 2 + 1), scale)
        ink = self._theme.colours.ink if self.isEnabled() else self._theme.colours.control
        painter.setPen(QColor(ink))
        weight = Weight.DemiBold if self.isChecked() else Weight.Medium
        painter.setFont(self._theme.font(SMALL, weight))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self.text())
        if self._key:
            painter.setPen(QColor(self._theme.colours.muted))
            painter.setFont(self._theme.font(KEY_SIZE, Weight.DemiBold))
            corner = room.adjusted(0, 4, -7, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight, self._key)

    def _paint_ground(self, painter: QPainter) -> None:
        colours, on = self._theme.colours, self.isChecked() and self.isEnabled()
        soft = self.isEnabled() and (on or self.isDown() or self.underMouse())
        strong = on or self.hasFocus()
        pen = QPen(QColor(colours.accent if strong else colours.control), 2.0 if strong else 1.0)
        if not self.isEnabled():
            pen.setColor(QColor(colours.line))
        half = pen.widthF() / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.accent_soft if soft else colours.surface))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), RADIUS - 3, RADIUS - 3)

    def _paint_picture(self, painter: QPainter, middle: QPointF, scale: float) -> None:
        colours = self._theme.colours
        painter.save()
        painter.translate(middle)
        painter.scale(scale, scale)
        line = QColor(colours.accent if self.isEnabled() else colours.control)
        PICTURES[self._sign](painter, line, QColor(colours.surface))
        painter.restore()


class WidthButton(ToolButton):
    """One of the widths of a brush: a dot as large as it is broad, beside the others."""

    def __init__(self, theme: Theme, radius: float, title: str, key: str) -> None:
        super().__init__(theme, COLOUR, title, key)
        self._radius = radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a square that a finger meets."""
        side = max(TOUCH_HEIGHT, self._theme.px(TOUCH_HEIGHT))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground and dot."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        colours = self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if self.isEnabled() else colours.control))
        radius = self._radius * self._theme.text_scale
        painter.drawEllipse(QRectF(self.rect()).center(), radius, radius)


# The pictures, each around (0, 0) and within 24 by 24


def _wave(height: float, width: float = 18.0) -> QPainterPath:
    path = QPainterPath(QPointF(-width / 2, 0))
    for step in range(1, 25):
        share = step / 24
        path.lineTo(width * (share - 0.5), -height * sin(share * 2 * pi))
    return path


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _colour(painter: QPainter, line: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(line, 8.0))
    painter.drawPath(_wave(4.0, 16.0))


def _blob() -> QPainterPath:
    path = QPainterPath(QPointF(-10, 1))
    path.cubicTo(-11, -7, -4, -9, 1, -8)
    path.cubicTo(8, -8, 11, -4, 10, 1)
    path.cubicTo(9, 7, 3, 9, -2, 8)
    path.cubicTo(-7, 8, -10, 5, -10, 1)
    return path


def _round(painter: QPainter, line: QColor, ground: QColor) -> None:
    painter.setPen(_pen(line, 2.2))
    painter.drawPath(_blob())
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(-10, 1), 3, 3)


def _rub(painter: QPainter, line: QColor, ground: QColor) -> None:
    painter.rotate(-35)
    painter.setPen(_pen(line, 2.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(-10, -5, 20, 10), 2.5, 2.5)
    painter.setBrush(line)
    painter.drawRoundedRect(QRectF(-10, -5, 9, 10), 2.5, 2.5)


def _hole(painter: QPainter, line: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    painter.drawPath(_blob())
    painter.setBrush(ground)
    painter.drawEllipse(QPointF(0.5, 0), 4.2, 3.8)


def _heart(painter: QPainter, line: QColor, _ground: QColor) -> None:
    painter.setPen(_pen(line, 1.8))
    painter.drawPath(_blob())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    painter.drawEllipse(QPointF(0.5, 0), 4.6, 4.0)


def _edge(painter: QPainter, line: QColor, _ground: QColor) -> None:
    pen = _pen(line, 3.4)
    pen.setDashPattern([1.6, 1.7])
    painter.setPen(pen)
    painter.drawPath(_wave(4.5, 22.0))


PICTURES: Final[dict[str, Callable[[QPainter, QColor, QColor], None]]] = {
    COLOUR: _colour,
    ROUND: _round,
    RUB: _rub,
    HOLE: _hole,
    HEART: _heart,
    EDGES: _edge,
}

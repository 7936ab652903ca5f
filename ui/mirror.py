"""Where something is painted by hand: on the side from which people begin to read."""

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter


def from_right(painter: QPainter) -> bool:
    """Say whether what is painted on is read from right to left."""
    return painter.layoutDirection() == Qt.LayoutDirection.RightToLeft


def read_as(text: str) -> Qt.LayoutDirection:
    """Return the way in which a text runs: that of its first letter."""
    strong = next((kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return Qt.LayoutDirection.LeftToRight if strong == "L" else Qt.LayoutDirection.RightToLeft


def mirrored(painter: QPainter, whole: QRectF, part: QRectF) -> QRectF:
    """Return where a part of a whole stands, which was measured from the left."""
    if not from_right(painter):
        return part
    left = whole.left() + whole.right() - part.right()
    return QRectF(left, part.top(), part.width(), part.height())


def mirrored_box(painter: QPainter, whole: QRect, part: QRect) -> QRect:
    """Return the same in whole pixels."""
    if not from_right(painter):
        return part
    return mirrored(painter, QRectF(whole), QRectF(part)).toRect()


def write_line(
    painter: QPainter,
    whole: QRectF,
    at: QPointF,
    text: str,
    metrics: QFontMetricsF | QFontMetrics,
) -> None:
    """Write a line that begins at a point of a whole, measured from the left."""
    if from_right(painter):
        wide = metrics.horizontalAdvance(text)
        at = QPointF(whole.left() + whole.right() - at.x() - wide, at.y())
    reads = painter.layoutDirection()
    painter.setLayoutDirection(read_as(text))
    painter.drawText(at, text)
    painter.setLayoutDirection(reads)

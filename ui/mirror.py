"""Where something is painted by hand: on the side from which people begin to read."""

from typing import Final
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter

FROM_RIGHT: Final = Qt.LayoutDirection.RightToLeft


def from_right(painter: QPainter) -> bool:
    """Say whether what is painted on is read from right to left."""
    return painter.layoutDirection() == FROM_RIGHT


def read_as(text: str) -> Qt.LayoutDirection:
    """Return the way in which a text runs: that of its first letter."""
    strong = next((kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return Qt.LayoutDirection.LeftToRight if strong == "L" else FROM_RIGHT


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


def write_in(painter: QPainter, box: QRect | QRectF, flags: int, text: str) -> None:
    """Write what somebody typed in a box: it runs as its letters do, and stands as all there do.

    Without a side in `flags`, that is where people begin to read.
    """
    sides = Qt.AlignmentFlag
    if not flags & sides.AlignHCenter.value:
        to_right = bool(flags & sides.AlignRight.value) != from_right(painter)
        side = sides.AlignRight if to_right else sides.AlignLeft
        flags &= ~(sides.AlignLeft | sides.AlignRight).value
        flags |= (side | sides.AlignAbsolute).value
    reads = painter.layoutDirection()
    painter.setLayoutDirection(read_as(text))
    painter.drawText(QRectF(box), flags, text)
    painter.setLayoutDirection(reads)

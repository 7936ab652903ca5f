"""What stands on the glass of a map: the scale bar, and whose map it is."""

from math import floor, log10
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from facilitator.i18n import _
from ui.theme import LIGHT, house_font, load_fallback_fonts, needs_fallback

LONGEST: Final = 150.0
"""Of the scale bar, where text is 14 pixels."""
EDGE: Final = 12.0
BASE_TEXT: Final = 14.0
GLASS: Final = 22.0
MARKS: Final = 28.0
"""A map's shorter side is at least so many text sizes of what is on the glass, and of its pins."""


def in_room(text: float, share: float, room: QRect | QRectF) -> float:
    """Return a text size, or as much of it as suits a small map: larger, it would hide it."""
    return min(text, max(BASE_TEXT, round(min(room.width(), room.height()) / share)))


def round_length(metres: float) -> float:
    """Return the longest of 1, 2, 5, 10, 20, 50 … metres that is no longer than this."""
    power = 10.0 ** floor(log10(metres))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= metres * (1 + 1e-9))


def length_words(metres: float) -> str:
    """Say a length."""
    if metres >= 1000:
        return _("{number} km").format(number=f"{metres / 1000:g}")
    return _("{number} m").format(number=f"{metres:g}")


class Furniture:
    """Paints it, in a text size."""

    def __init__(self, text: float) -> None:
        self._unit = text / BASE_TEXT
        self._bold = house_font(round(text), QFont.Weight.Bold)
        self._small = house_font(max(12, round(text * 0.86)))

    def paint(
        self, painter: QPainter, room: QRectF, attribution: str, metres_per_pixel: float
    ) -> None:
        """Paint what is known of these two; `metres_per_pixel` is of the screen."""
        if attribution:
            self.paint_attribution(painter, room, attribution)
        self.paint_scale_bar(painter, room, metres_per_pixel)

    def paint_scale_bar(self, painter: QPainter, room: QRectF, metres_per_pixel: float) -> None:
        """Paint a bar in the bottom left corner; `metres_per_pixel` is of the screen."""
        if metres_per_pixel <= 0:
            return
        unit, metrics = self._unit, QFontMetricsF(self._bold)
        metres = round_length(min(LONGEST * unit, room.width() / 3) * metres_per_pixel)
        length, words = metres / metres_per_pixel, length_words(metres)
        wide = max(length, metrics.horizontalAdvance(words)) + 2 * EDGE * unit
        tall = metrics.height() + 22 * unit
        plate = QRectF(EDGE, room.bottom() - EDGE - tall, wide, tall)
        self._plate(painter, plate)
        left = plate.left() + EDGE * unit
        painter.setFont(self._bold)
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(
            QRectF(left, plate.top() + 5 * unit, wide, metrics.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            words,
        )
        bar = QRectF(left, plate.bottom() - 13 * unit, length, 5 * unit)
        painter.fillRect(bar, QColor(LIGHT.ink))

    def paint_attribution(self, painter: QPainter, room: QRectF, text: str) -> QRectF:
        """Say whose map it is in the bottom right corner; return where."""
        if needs_fallback(text):
            load_fallback_fonts()
        metrics = QFontMetricsF(self._small)
        flags = Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextWordWrap
        widest = QRectF(0, 0, max(120.0, room.width() * 0.55), room.height() / 2)
        needed = metrics.boundingRect(widest, int(flags), text)
        plate = QRectF(0, 0, needed.width() + 16, needed.height() + 8)
        plate.moveBottomRight(room.bottomRight())
        self._plate(painter, plate, radius=0)
        painter.setFont(self._small)
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(plate.adjusted(8, 4, -8, -4), int(flags), text)
        return plate

    def paint_note(self, painter: QPainter, room: QRectF, text: str) -> None:
        """Say something in the middle, while there is no map to see."""
        if not text:
            return
        metrics = QFontMetricsF(self._bold)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        widest = room.adjusted(24, 24, -24, -24)
        needed = metrics.boundingRect(widest, int(flags), text)
        self._plate(painter, needed.adjusted(-16, -12, 16, 12))
        painter.setFont(self._bold)
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(needed, int(flags), text)

    def _plate(self, painter: QPainter, box: QRectF, radius: float = 6.0) -> None:
        ground = QColor(LIGHT.surface)
        ground.setAlphaF(0.9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, radius, radius)

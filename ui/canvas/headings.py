"""Zone titles, which stay at the top while the board scrolls under them."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.canvas.scene import ZoneHeading
from ui.theme import Theme

RULE: Final = 3.0
SMALLEST: Final = 24.0
"""A column narrower than this, in pixels, goes without its title."""


class Headings:
    """The band over a board that names its zones."""

    def __init__(self, theme: Theme, size: float = 15) -> None:
        self._theme = theme
        self._font = theme.font(size, QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)
        self.height = round(self._metrics.height()) + 22
        self.overlap = 8

    def paint(
        self,
        painter: QPainter,
        headings: Iterable[ZoneHeading],
        scale: float,
        left: float,
        width: float,
    ) -> None:
        """Paint the band; `left` is where the viewport begins in the scaled scene."""
        ground = QColor(self._theme.colours.paper)
        painter.fillRect(QRectF(0, 0, width, self.height), ground)
        ground.setAlphaF(0.7)
        painter.fillRect(QRectF(0, self.height, width, 4), ground)
        painter.setFont(self._font)
        for heading in headings:
            x, room = heading.x * scale - left, heading.width * scale
            if x + room < 0 or x > width:
                continue
            painter.fillRect(
                QRectF(x, self.height - RULE - 5, room, RULE),
                QColor(self._theme.tint(heading.tint).edge),
            )
            if room < SMALLEST:
                continue
            title = self._metrics.elidedText(
                heading.title, Qt.TextElideMode.ElideRight, room + self._spare(room)
            )
            painter.setPen(QColor(self._theme.colours.ink))
            painter.drawText(QPointF(x, 6 + self._metrics.ascent()), title)

    @staticmethod
    def _spare(room: float) -> float:
        """Return how far a title may run into the gutter beside its column."""
        return room * 0.2

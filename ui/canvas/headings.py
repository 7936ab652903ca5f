"""Zone titles, which stay at the top while the board scrolls under them."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from facilitator.lettering import wrap
from ui.canvas.rows import ZoneHeading
from ui.theme import Theme

RULE: Final = 3.0
SPARE: Final = 0.12
"""How far a title may run into the gutter beside its column, as a share of its width."""
SMALLEST: Final = 24.0
"""A column narrower than this, in pixels, goes without its title."""


class Headings:
    """The band over a board that names its zones."""

    def __init__(self, theme: Theme, size: float = 15) -> None:
        self._theme = theme
        self._fonts = [
            theme.measured_font(size - less, QFont.Weight.DemiBold)
            for less in range(round(size) - 9)
        ]
        self._metrics = [QFontMetricsF(font) for font in self._fonts]
        self.height = round(self._metrics[0].height()) + 22
        self._kept = QPixmap()
        self._kept_for: object = None

    def paint(
        self,
        painter: QPainter,
        headings: tuple[ZoneHeading, ...],
        scale: float,
        left: float,
        width: float,
    ) -> None:
        """Paint the band; `left` is where the viewport begins in the scaled scene."""
        ratio = painter.device().devicePixelRatio()
        wanted = (headings, scale, left, width, ratio)
        if wanted != self._kept_for:
            self._kept_for = wanted
            self._kept = QPixmap(QSizeF(width * ratio, (self.height + 4) * ratio).toSize())
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            band = QPainter(self._kept)
            band.setRenderHints(painter.renderHints())
            self._paint(band, headings, scale, left, width)
            band.end()
        painter.drawPixmap(0, 0, self._kept)

    def _paint(
        self,
        painter: QPainter,
        headings: Iterable[ZoneHeading],
        scale: float,
        left: float,
        width: float,
    ) -> None:
        ground = QColor(self._theme.colours.paper)
        painter.fillRect(QRectF(0, 0, width, self.height), ground)
        ground.setAlphaF(0.7)
        painter.fillRect(QRectF(0, self.height, width, 4), ground)
        for heading in headings:
            x, room = heading.x * scale - left, heading.width * scale
            if x + room < 0 or x > width:
                continue
            rule = QRectF(x, self.height - RULE - 5, room, RULE)
            painter.fillRect(rule, QColor(self._theme.tint(heading.tint).edge))
            if room >= SMALLEST:
                self._write(painter, heading.title, x, room * (1 + SPARE))

    def _write(self, painter: QPainter, title: str, x: float, room: float) -> None:
        """Write a title as large as it fits, on one line or two; else it is cut short."""
        size, lines = self._fitting(title, room)
        metrics = self._metrics[size]
        painter.setFont(self._fonts[size])
        painter.setPen(QColor(self._theme.colours.ink))
        baseline = 6 + self._metrics[0].ascent()
        if len(lines) > 1:
            baseline = self.height - RULE - 8 - metrics.descent() - metrics.height()
        for line in lines:
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(x, baseline), shown)
            baseline += metrics.height()

    def _fitting(self, title: str, room: float) -> tuple[int, list[str]]:
        """Return the number of the largest font in which a title fits, and its lines."""
        for number, metrics in enumerate(self._metrics):
            if metrics.horizontalAdvance(title) <= room:
                return number, [title]
            if 2 * metrics.height() > self.height - RULE - 6:
                continue
            lines = wrap(title, self._fonts[number].pixelSize(), room, bold=True)
            if len(lines) == 2 and all(metrics.horizontalAdvance(x) <= room for x in lines):
                return number, lines
        return len(self._metrics) - 1, [title]

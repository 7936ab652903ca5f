"""Words on a map: dark with a white casing, so that they are legible on any ground."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ui.canvas.map.layers import WHITE
from ui.theme import LIGHT, house_font, load_fallback_fonts, needs_fallback

CELL = 96.0
WIDEST = 16.0
"""The widest label, in text sizes; longer ones end in an ellipsis."""


class Lettering:
    """Words as pictures, each painted once for a size."""

    def __init__(self, pixels: float, ratio: float, weight: QFont.Weight) -> None:
        self.pixels, self.ratio = pixels, ratio
        self._font = house_font(round(pixels), weight)
        self._metrics = QFontMetricsF(self._font)
        self._pictures: dict[str, QPixmap] = {}
        self.casing = max(2.0, pixels / 6)

    def size(self, text: str) -> tuple[float, float]:
        """Return how much room words take, with their casing."""
        picture = self.picture(text)
        return picture.width() / self.ratio, picture.height() / self.ratio

    def picture(self, text: str) -> QPixmap:
        """Return words, painted."""
        if text not in self._pictures:
            self._pictures[text] = self._painted(text)
        return self._pictures[text]

    def _painted(self, text: str) -> QPixmap:
        if needs_fallback(text):
            load_fallback_fonts()
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST * self.pixels)
        edge = self.casing + 1
        width = self._metrics.horizontalAdvance(shown) + 2 * edge
        height = self._metrics.height() + 2 * edge
        picture = QPixmap(max(1, round(width * self.ratio)), max(1, round(height * self.ratio)))
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        outline = QPainterPath()
        outline.addText(QPointF(edge, edge + self._metrics.ascent()), self._font, shown)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        join = Qt.PenJoinStyle.RoundJoin
        pen = QPen(QColor(WHITE), 2 * self.casing, Qt.PenStyle.SolidLine)
        pen.setJoinStyle(join)
        painter.strokePath(outline, pen)
        painter.fillPath(outline, QColor(LIGHT.ink))
        painter.end()
        return picture

    def draw(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Draw words at the top left of a box, on whole pixels so that they stay sharp."""
        corner = QPointF(round(box.x()), round(box.y()))
        painter.drawPixmap(corner, self.picture(text))


class Room:
    """What is taken on the map, so that nothing is written over it."""

    def __init__(self, boxes: Iterable[QRectF] = ()) -> None:
        self._cells: dict[tuple[int, int], list[QRectF]] = {}
        for box in boxes:
            self.take(box)

    def take(self, box: QRectF) -> None:
        """Keep others away from a box."""
        for cell in self._cells_of(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: QRectF) -> bool:
        """Say whether nothing is in a box."""
        return not any(
            taken.intersects(box)
            for cell in self._cells_of(box)
            for taken in self._cells.get(cell, ())
        )

    @staticmethod
    def _cells_of(box: QRectF) -> list[tuple[int, int]]:
        return [
            (across, down)
            for across in range(int(box.left() // CELL), int(box.right() // CELL) + 1)
            for down in range(int(box.top() // CELL), int(box.bottom() // CELL) + 1)
        ]

"""The key beside the map on the wall: painted, as large as the back row needs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.lettering import text_width, wrap
from ui.canvas.map.hatching import swatch
from ui.canvas.map.layers import WHITE
from ui.exercises.community_map.agreement_legend import Meaning
from ui.theme import LIGHT, house_font

__all__ = ["Meaning", "WallLegend"]

LINE: Final = 1.3
GAP: Final = 0.55
SIGN: Final = 1.5
"""In text sizes."""
SMALLEST: Final = 14
AS_DESIGNED: Final = 28
"""The text size beside which lines and patterns are as wide as they are designed."""


class WallLegend(QWidget):
    """Paints sentences, then each sign with what it means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentences: list[str] = []
        self.lines: list[Meaning] = []
        self._size, self._wide, self._ink = SMALLEST, 100, LIGHT.ink

    def show_lines(self, sentences: Sequence[str], lines: Sequence[Meaning]) -> None:
        """Say this."""
        self.sentences, self.lines = list(sentences), list(lines)
        self.setAccessibleName(". ".join([*sentences, *(line.title for line in lines)]))

    def fit(self, size: int, width: int, height: int, ink: str) -> None:
        """Write in this size, or in as large a one as there is room for."""
        self._wide, self._ink = max(1, width), ink
        while size > SMALLEST and (
            self._height(size) > height or self._widest_word(size) > self._wide
        ):
            size -= 1
        self._size = size
        self.setFixedSize(round(self._width(size)), round(self._height(size)))
        self.setVisible(bool(self.sentences or self.lines))
        self.update()

    def _indent(self, size: int) -> float:
        return SIGN * size + GAP * size

    def _rows(self, size: int) -> list[tuple[Meaning | None, list[str]]]:
        wide = self._wide
        rows: list[tuple[Meaning | None, list[str]]] = [
            (None, wrap(text, size, wide, bold=True)) for text in self.sentences
        ]
        left = wide - self._indent(size)
        return [*rows, *((line, wrap(line.title, size, max(1, left))) for line in self.lines)]

    def _widest_word(self, size: int) -> float:
        words = [word for line in self.lines for word in line.title.split(" ")]
        return self._indent(size) + max((text_width(word, size) for word in words), default=0.0)

    def _height(self, size: int) -> float:
        return sum(len(lines) * LINE * size + GAP * size for _line, lines in self._rows(size))

    def _width(self, size: int) -> float:
        found = [1.0]
        for line, lines in self._rows(size):
            indent = 0.0 if line is None else self._indent(size)
            found += [indent + text_width(each, size, bold=line is None) + 2 for each in lines]
        return min(float(self._wide), max(found))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        del event
        painter, size, y = QPainter(self), self._size, 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._ink))
        for line, lines in self._rows(size):
            weight = QFont.Weight.Bold if line is None else QFont.Weight.Normal
            painter.setFont(house_font(size, weight))
            x = 0.0
            if line is not None:
                sign = QSize(round(SIGN * size), round(size))
                look = replace(line.look, width=line.look.width * size / AS_DESIGNED)
                picture = swatch(look, sign, self.devicePixelRatioF(), size / AS_DESIGNED)
                corner = QPointF(0, y + 0.15 * size)
                painter.fillRect(QRectF(corner, sign.toSizeF()), QColor(WHITE))
                painter.drawPixmap(corner, picture)
                x = self._indent(size)
            for text in lines:
                painter.drawText(QPointF(x, y + size), text)
                y += LINE * size
            y += GAP * size

"""A pen for rings: words in the house font, and the shapes of sectors."""

from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTransform

from facilitator.lettering import text_width, wrap
from ui.canvas.shapes import shape_path
from ui.theme import house_font, load_fallback_fonts, needs_fallback

BASELINE: Final = 0.35
"""How far below the middle of a line its letters stand, in text sizes."""
LEAST: Final = 8.0
"""Nothing is written smaller than this, in pixels."""
LINE: Final = 1.2
"""How high a line is, in text sizes."""

Align = Qt.AlignmentFlag
LEFT: Final = Align.AlignLeft
RIGHT: Final = Align.AlignRight
CENTRED: Final = Align.AlignHCenter


class RingPen:
    """Writes one line at a time."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._fonts: dict[tuple[int, bool], QFont] = {}

    def text(  # noqa: PLR0913
        self, words: str, box: QRectF, size: float, colour: str, *, bold: bool, align: Align
    ) -> None:
        """Write one line into the middle of a box's height."""
        others = needs_fallback(words)
        if others:
            load_fallback_fonts()
        pixels = max(1, round(size))
        font = self._fonts.get((pixels, bold))
        if font is None:
            weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
            font = self._fonts[pixels, bold] = house_font(pixels, weight)
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        wide = text_width(words, size, bold=bold)
        if others:  # the house's own measures only guess at other scripts
            wide = QFontMetricsF(font).horizontalAdvance(words)
        left = {LEFT: box.left(), RIGHT: box.right() - wide}.get(align, box.center().x() - wide / 2)
        self.painter.drawText(QPointF(left, box.center().y() + size * BASELINE), words)


def placed(shape: str, at: QPointF, radius: float) -> QPainterPath:
    """Return a sector's shape around a point."""
    side = radius * (1.75 if shape == "■" else 2.05)
    move = QTransform.fromTranslate(at.x() - side / 2, at.y() - side / 2).scale(side, side)
    return move.map(shape_path(shape))


def fitted(words: str, room: float, most: float) -> tuple[float, list[str]]:
    """Return the largest size at which words fit into a disc this wide, and their lines.

    What would be too small to read is cut, with an ellipsis where it goes on.
    """
    size = max(most, LEAST)
    while size >= LEAST:
        lines = wrap(words, size, room, bold=True)
        high = len(lines) * size * LINE
        wide = max(text_width(line, size, bold=True) for line in lines)
        longest = max(text_width(word, size, bold=True) for word in words.split() or [""])
        if hypot(high, wide) <= room * 1.08 and longest <= room:
            return size, lines
        size -= 0.5
    wide = room * 0.95
    most_lines = max(1, int(room * 0.7 / (LEAST * LINE)))
    lines = wrap(words, LEAST, wide, bold=True)
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], _cut(lines[most_lines - 1], wide)]
    return LEAST, lines


def _cut(line: str, room: float) -> str:
    """Return the beginning of a line that goes on."""
    while line and text_width(f"{line}…", LEAST, bold=True) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"

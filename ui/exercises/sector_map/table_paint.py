"""How high the cells of the table are, and how they are painted."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from facilitator.exercises.sector_map.tables import NOBODY, WORKING
from facilitator.lettering import wrap
from ui.exercises.sector_map.table_words import Piece
from ui.mirror import from_right, mirrored_box, write_line
from ui.theme import BODY, SMALL, Theme

MARK: Final = 11
SIDE: Final = 8
TOP: Final = 7
GAP: Final = 2
MOST_LINES: Final = 4
"""More of one thing is read in its field, and in the details."""
MOST_LAID: Final = 2_000
"""So many pieces are remembered as they were laid out."""
DOT: Final = 9
"""The width of a circle of strength, and of what is beside it, at 100 %."""


class CellPaint:
    """Lays pieces out in a width, and paints them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        weight = QFont.Weight.DemiBold
        self._fonts = {
            "": theme.measured_font(BODY),
            "strong": theme.measured_font(BODY, weight),
            "small": theme.measured_font(SMALL),
            "label": theme.measured_font(SMALL, weight),
            "mark": theme.measured_font(MARK, weight),
        }
        self._laid: dict[tuple[Piece, int], list[str]] = {}
        self._metrics = {tone: QFontMetricsF(font) for tone, font in self._fonts.items()}

    def height(self, pieces: list[Piece], width: int) -> int:
        """Return how high a cell of this width is."""
        lines = (
            len(self._lines(piece, width)) * self._metrics[_font(piece)].lineSpacing() + GAP
            for piece in pieces
        )
        return ceil(sum(lines)) + 2 * self.theme.px(TOP)

    def _lines(self, piece: Piece, width: int) -> list[str]:
        """Return the lines of a piece: as they were laid out last, where that is known."""
        lines = self._laid.get((piece, width))
        if lines is None:
            if len(self._laid) > MOST_LAID:
                self._laid.clear()
            lines = self._laid[piece, width] = self._lay_out(piece, width)
        return lines

    def _lay_out(self, piece: Piece, width: int) -> list[str]:
        font = _font(piece)
        room = max(width - 2 * SIDE - self._indent(piece), self.theme.px(BODY) * 2)
        bold = font in {"strong", "label"}
        lines = wrap(piece.text, self._fonts[font].pixelSize(), room, bold=bold)
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip()[:-1]}…"]
        return lines or [""]

    def _indent(self, piece: Piece) -> int:
        if piece.strength is None:
            return 0
        return self.theme.px(DOT * 2 + 6 if piece.strength == NOBODY else DOT * 3 + 7)

    def paint(self, painter: QPainter, rect: QRect, pieces: list[Piece]) -> None:
        """Paint a cell's pieces below one another."""
        if not pieces:
            return
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = float(rect.top() + self.theme.px(TOP))
        for piece in pieces:
            font = _font(piece)
            metrics, colour = self._metrics[font], self._colour(piece)
            left = rect.left() + SIDE
            if piece.strength is not None:
                at = QPointF(left, top + metrics.ascent() * 0.66)
                if from_right(painter):
                    at.setX(rect.left() + rect.right() - left - WORKING * self.theme.px(DOT))
                self._mark(painter, at, piece.strength)
            painter.setFont(self._fonts[font])
            painter.setPen(colour)
            for line in self._lines(piece, rect.width()):
                at = QPointF(left + self._indent(piece), top + metrics.ascent())
                write_line(painter, QRectF(rect), at, line, metrics)
                top += metrics.lineSpacing()
            top += GAP
        painter.restore()

    def _colour(self, piece: Piece) -> QColor:
        colours = self.theme.colours
        tones = {"muted": colours.muted, "small": colours.muted, "label": colours.muted}
        return QColor({"gap": colours.amber, **tones}.get(piece.tone, colours.ink))

    def _mark(self, painter: QPainter, at: QPointF, strength: int) -> None:
        """Paint circles, as many full as somebody is known well; or an empty chair."""
        if strength == NOBODY:
            self._chair(painter, at)
            return
        colour, step = QColor(self.theme.colours.accent), self.theme.px(DOT)
        size = step * 0.74
        painter.setPen(QPen(colour, max(1.0, step / 7)))
        for number in range(WORKING):
            painter.setBrush(colour if number < strength else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(at.x() + number * step, at.y() - size / 2, size, size))

    def _chair(self, painter: QPainter, at: QPointF) -> None:
        """Paint an empty chair as the ring has it: a dashed circle that asks."""
        colours, size = self.theme.colours, self.theme.px(DOT) * 0.86
        pen = QPen(QColor(colours.amber), max(1.3, size * 0.16))
        pen.setDashPattern([2.0, 1.4])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.amber_soft))
        middle = QPointF(at.x() + size, at.y())
        painter.drawEllipse(middle, size, size)
        painter.setPen(QColor(colours.amber))
        painter.setFont(self._fonts["mark"])
        box = QRectF(middle.x() - size, middle.y() - size, size * 2, size * 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")

    def heading(self, painter: QPainter, rect: QRect, words: tuple[str, str], tint: str) -> None:
        """Paint the heading of a sector: a band of its colour with what is in it."""
        look = self.theme.tint(tint)
        painter.save()
        painter.fillRect(rect, QColor(look.fill))
        edge = mirrored_box(painter, rect, QRect(rect.left(), rect.top(), 4, rect.height()))
        painter.fillRect(edge, QColor(look.rule))
        title, besides = words
        bold, small = self._fonts["strong"], self._fonts["small"]
        inner = mirrored_box(painter, rect, rect.adjusted(SIDE + 4, 0, -SIDE, 0))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold)
        painter.setPen(QColor(look.ink))
        elide = Qt.TextElideMode.ElideRight
        shown = self._metrics["strong"].elidedText(title, elide, inner.width())
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, shown)
        used = ceil(self._metrics["strong"].horizontalAdvance(shown)) + self.theme.px(14)
        painter.setFont(small)
        painter.setPen(QColor(look.muted))
        room = mirrored_box(painter, inner, inner.adjusted(used, 0, 0, 0))
        text = self._metrics["small"].elidedText(besides, elide, max(room.width(), 0))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


def _font(piece: Piece) -> str:
    return piece.tone if piece.tone in {"strong", "small", "label"} else ""

"""How periods of time are drawn: a quiet line across the board, and its name at the left."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from facilitator.board_layout import MARGIN, Rect
from ui.canvas.look import is_legible
from ui.canvas.rows import Period
from ui.theme import Theme, house_font

NAME_SIZE: Final = 13
BASELINE: Final = 19.0
"""How far below its line a name stands."""
WALL_SIZE: Final = 18
"""On the wall names stand beside the board, so large, in pixels, however small the board is."""
WALL_GAP: Final = 12.0
WALL_LINE: Final = 24.0
"""A name that stood nearer to the one above, in pixels, is left out."""


def paint_periods(  # noqa: PLR0913
    painter: QPainter,
    theme: Theme,
    periods: Iterable[Period],
    box: Rect,
    scale: float,
    *,
    large: bool,
) -> None:
    """Paint the periods that touch an area; the painter's units are the board's."""
    pen = QPen(QColor(theme.colours.control if large else theme.colours.line), 1.0)
    pen.setCosmetic(True)
    free_from = float("-inf")
    for period in periods:
        named = large and period.y >= free_from
        if named:
            free_from = period.y + WALL_LINE / scale
        if period.y > box.bottom + 1 or period.y + period.height < box.y - WALL_LINE / scale:
            continue
        painter.setPen(pen)
        for left, right in period.spans:
            painter.drawLine(QPointF(left, period.y), QPointF(right, period.y))
        painter.setPen(QColor(theme.colours.muted))
        if named:
            _write_beside(painter, period, scale)
        elif not large and is_legible(scale):
            painter.setFont(house_font(NAME_SIZE, QFont.Weight.DemiBold))
            painter.drawText(QPointF(period.spans[0][0], period.y + BASELINE), period.title)


def names_width(periods: Iterable[Period]) -> float:
    """Return the room that names beside the board take, in pixels."""
    metrics = QFontMetricsF(_wall_font())
    widest = max((metrics.horizontalAdvance(period.title) for period in periods), default=0.0)
    return widest + 2 * WALL_GAP


def _write_beside(painter: QPainter, period: Period, scale: float) -> None:
    font = _wall_font()
    metrics = QFontMetricsF(font)
    painter.save()
    painter.translate(MARGIN, period.y)
    painter.scale(1 / scale, 1 / scale)
    painter.setFont(font)
    at = QPointF(-WALL_GAP - metrics.horizontalAdvance(period.title), metrics.ascent())
    painter.drawText(at, period.title)
    painter.restore()


def _wall_font() -> QFont:
    return house_font(WALL_SIZE, QFont.Weight.DemiBold)

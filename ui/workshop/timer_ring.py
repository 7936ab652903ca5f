"""The time that is left, as a ring that empties. The room's and the guide's are the same.

In the last fifth of the time the ring becomes a square, in another colour; when the time is over,
a broken one. Whoever sees no colours sees that.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _, ngettext
from ui.theme import Theme, house_font

TOP: Final = 90 * 16
WHOLE: Final = 360 * 16
DIAMETER: Final = 72
TEXT_SIZE: Final = 17
THICKNESS: Final = 0.105
"""Of the ring's diameter."""
LAST: Final = 0.2
"""Of the whole time: it is drawing to its end."""
CORNER: Final = 0.22
"""The square's radius, of its side."""
BROKEN: Final = 1.4
"""How long the pieces of the broken square are, in thicknesses; and the gaps, roughly."""
HOUR: Final = 60
MOST_MINUTES: Final = 99
"""More are told in hours, where there is no room for seconds."""


class TimerRing(QWidget):
    """Shows the minutes that are left of those that were planned, calmly also when none are."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, minutes_only: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._minutes_only = minutes_only
        self._left, self._whole = 0, 0
        self._text_size = 0
        self.measure(theme.px(DIAMETER), theme.px(TEXT_SIZE))
        self.setAccessibleName(_("Timer"))

    def measure(self, diameter: int, text_size: int) -> None:
        """Be so large, with figures of so many pixels."""
        self._text_size = text_size
        self.setFixedSize(QSize(diameter, diameter))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme
        self.update()

    def show_time(self, left: int, whole: int) -> None:
        """Show so many seconds left of so many; fewer than none is time taken over."""
        if (left, whole) == (self._left, self._whole):
            return
        self._left, self._whole = left, whole
        self.update()
        said = self._said()
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    @property
    def is_last(self) -> bool:
        """Whether the last fifth of the time has begun, or all of it is over."""
        return self._whole > 0 and self._left <= self._whole * LAST

    @property
    def text(self) -> str:
        """What stands in the ring: the time left, or, after a plus, the time taken over."""
        over = "+" if self._left < 0 else ""
        if self._minutes_only:
            hours, minutes = divmod(self._minutes, HOUR)
            long = self._minutes > MOST_MINUTES
            return over + (f"{hours}:{minutes:02}" if long else str(self._minutes))
        minutes, seconds = divmod(abs(self._left), 60)
        hours, minutes = divmod(minutes, HOUR)
        return over + (f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}")

    @property
    def _minutes(self) -> int:
        """The minutes left, or over, with the one that has begun."""
        return -(-abs(self._left) // 60)

    def _said(self) -> str:
        length = said_length(self._minutes)
        if self._left < 0:
            return _("{length} over").format(length=length)
        if self.is_last:
            return _("{length} left, nearly over").format(length=length)
        return _("{length} left").format(length=length)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ring and its minutes."""
        del event
        colours, size = self._theme.colours, min(self.width(), self.height())
        thick = max(3.0, size * THICKNESS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(0, 0, size, size).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        if self.is_last:
            self._paint_square(painter, ring, thick)
        else:
            painter.setPen(QPen(QColor(colours.line), thick))
            painter.drawEllipse(ring)
            painter.setPen(_pen(colours.accent, thick))
            painter.drawArc(ring, TOP, -round(WHOLE * self._share))
        font = house_font(self._text_size, QFont.Weight.Bold)
        room = size - 2.6 * thick
        wide = QFontMetricsF(font).horizontalAdvance(self.text)
        if wide > room:
            font.setPixelSize(max(1, int(self._text_size * room / wide)))
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, self.text)

    @property
    def _share(self) -> float:
        """How much of the time is left, of 1."""
        return max(0.0, min(1.0, self._left / self._whole)) if self._whole else 1.0

    def _paint_square(self, painter: QPainter, ring: QRectF, thick: float) -> None:
        colours = self._theme.colours
        square = _square(ring)
        if self._left >= 0:
            painter.setPen(QPen(QColor(colours.line), thick))
            painter.drawPath(square)
        pen = _pen(colours.amber, thick)
        if self._left < 0:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([BROKEN, BROKEN * 0.6])
        elif self._left > 0:
            pen.setDashPattern([square.length() * self._share / thick, square.length()])
        else:
            return
        painter.setPen(pen)
        painter.drawPath(square)


def said_length(minutes: int) -> str:
    """Return so many minutes as they are said, in hours where there are many."""
    hours, rest = divmod(minutes, HOUR) if minutes > MOST_MINUTES else (0, minutes)
    parts = []
    if hours:
        parts.append(ngettext("{count} hour", "{count} hours", hours).format(count=hours))
    if rest or not hours:
        parts.append(ngettext("{count} minute", "{count} minutes", rest).format(count=rest))
    return " ".join(parts)


def _pen(colour: str, thick: float) -> QPen:
    pen = QPen(QColor(colour), thick)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _square(box: QRectF) -> QPainterPath:
    """Return a square with round corners, clockwise from the middle of its top."""
    across = box.width() * CORNER * 2
    path = QPainterPath(QPointF(box.center().x(), box.top()))
    for x, y, begins in (
        (box.right() - across, box.top(), 90),
        (box.right() - across, box.bottom() - across, 0),
        (box.left(), box.bottom() - across, -90),
        (box.left(), box.top(), -180),
    ):
        path.arcTo(QRectF(x, y, across, across), begins, -90)
    path.closeSubpath()
    return path

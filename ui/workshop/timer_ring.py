"""The time that is left, as a ring that empties. The room's and the guide's are the same."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _, ngettext
from ui.theme import Theme, house_font

TOP: Final = 90 * 16
WHOLE: Final = 360 * 16
DIAMETER: Final = 72
TEXT_SIZE: Final = 17
THICKNESS: Final = 0.105
"""Of the ring's diameter."""


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
    def text(self) -> str:
        """What stands in the ring: the time left, or, after a plus, the time taken over."""
        if self._minutes_only:
            return f"+{self._minutes}" if self._left < 0 else str(self._minutes)
        minutes, seconds = divmod(abs(self._left), 60)
        return f"{'+' if self._left < 0 else ''}{minutes}:{seconds:02}"

    @property
    def _minutes(self) -> int:
        """The minutes left, or over, with the one that has begun."""
        return -(-abs(self._left) // 60)

    def _said(self) -> str:
        minutes = self._minutes
        if self._left >= 0:
            said = ngettext("{count} minute left", "{count} minutes left", minutes)
        else:
            said = ngettext("{count} minute over", "{count} minutes over", minutes)
        return said.format(count=minutes)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ring and its minutes."""
        del event
        colours, size = self._theme.colours, min(self.width(), self.height())
        thick = max(3.0, size * THICKNESS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(0, 0, size, size).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(QColor(colours.line), thick))
        painter.drawEllipse(ring)
        share = 1.0 if not self._whole else max(0.0, min(1.0, self._left / self._whole))
        over = self._left < 0
        if over or share:
            pen = QPen(QColor(colours.amber if over else colours.accent), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, TOP, -round(WHOLE * (1.0 if over else share)))
        painter.setFont(house_font(self._text_size, QFont.Weight.Bold))
        painter.setPen(QColor(colours.ink))
        painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, self.text)

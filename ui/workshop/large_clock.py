"""The time that is left, as large as the window allows: read from across a room."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.i18n import _, ngettext
from ui.theme import Theme, house_font

TRIAL: Final = 100
"""The type size at which the figures are measured."""
LEAST: Final = 120
LARGEST: Final = 900
WORDS: Final = 0.13
"""What the words below take of the height."""


class LargeClock(QWidget):
    """Figures that fill their place, and below them, in words, what they mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left, self._whole = 0, 0
        self._runs = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Clock"))

    def show_time(self, left: int, whole: int, *, runs: bool) -> None:
        """Show so many seconds left of so many; fewer than none is time taken over."""
        if (left, whole, runs) == (self._left, self._whole, self._runs):
            return
        self._left, self._whole, self._runs = left, whole, runs
        self.update()
        said = self.words
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    @property
    def text(self) -> str:
        """The figures: what is left, or, after a plus, what was taken over."""
        minutes, seconds = divmod(abs(self._left), 60)
        return f"{'+' if self._left < 0 else ''}{minutes}:{seconds:02}"

    @property
    def words(self) -> str:
        """What the figures mean."""
        minutes = -(-abs(self._left) // 60)
        if self._left < 0:
            said = ngettext("{count} minute over", "{count} minutes over", minutes)
        else:
            said = ngettext("{count} minute left", "{count} minutes left", minutes)
        words = said.format(count=minutes)
        return words if self._runs else _("{time} – the clock stands").format(time=words)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a good half of a small window's height."""
        return QSize(self._theme.px(600), 320)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return what can still be read from the next table."""
        return QSize(LEAST * 2, LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the figures as large as they fit, and the words."""
        del event
        colours, height = self._theme.colours, float(self.height())
        words = max(height * WORDS, float(self._theme.px(20)))
        figures = QRectF(0, 0, self.width(), height - words)
        painter = QPainter(self)
        painter.setFont(house_font(self._figure_size(figures), QFont.Weight.Bold))
        painter.setPen(QColor(colours.amber if self._left < 0 else colours.ink))
        painter.drawText(figures, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.setFont(house_font(round(words * 0.7), QFont.Weight.DemiBold))
        painter.setPen(QColor(colours.amber if self._left < 0 else colours.muted))
        below = QRectF(0, height - words, self.width(), words)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.words)

    def _figure_size(self, place: QRectF) -> int:
        trial = QFontMetricsF(house_font(TRIAL, QFont.Weight.Bold))
        wide = place.width() * 0.96 / trial.horizontalAdvance(self.text)
        high = place.height() * 0.96 / trial.capHeight()
        return min(round(TRIAL * min(wide, high)), LARGEST)

"""A frame around what the tour speaks of. It takes no click and no key."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from facilitator.i18n import _
from ui.heard import be_heard_as
from ui.theme import RADIUS, Theme

WIDE: Final = 3


class Pointer(QWidget):
    """Lies over the window, and frames one part of it."""

    def __init__(self, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self._host, self._theme = host, theme
        be_heard_as(self, QAccessible.Role.Graphic)
        self.setAccessibleName(_("A frame around what the tour speaks of"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def point_at(self, part: QWidget | None, theme: Theme) -> None:
        """Frame this part where it is now; nothing where it is not in sight."""
        self._theme = theme
        if part is None or not part.isVisible():
            self.hide()
            return
        corner = part.mapTo(self._host, QPoint(0, 0))
        around = QRect(corner, part.size()).adjusted(-WIDE, -WIDE, WIDE, WIDE)
        around = around.intersected(self._host.rect())
        if around != self.geometry() or self.isHidden():
            self.setGeometry(around)
            self.show()
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame: a line that is not one of colour alone, since it goes all around."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.colours.accent), WIDE))
        half = WIDE / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS
        )
        painter.end()

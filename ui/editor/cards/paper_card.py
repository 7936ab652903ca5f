"""One side of a printed card, painted as large as it is given room."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

CORNER: Final = 0.03
"""How round a corner is, of the width."""


class PaperCard(QWidget):
    """Shows a side; without one, an empty card of the same shape."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._image, self._shape = QImage(), (105.0, 148.0)
        self.setAccessibleName(name)

    def set_shape(self, millimetres: tuple[float, float]) -> None:
        """Be the side of a card that is so large on paper."""
        self._shape = millimetres

    def show_side(self, image: QImage, says: str) -> None:
        """Show a side, and say it to those who cannot see it."""
        self._image = image
        self.setAccessibleDescription(says)
        self.update()

    def fit(self, box: QSize) -> None:
        """Be as large as goes into a box."""
        width, height = self._shape
        scale = max(0.0, min(box.width() / width, box.height() / height))
        self.setFixedSize(round(width * scale), round(height * scale))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the side, its corners cut."""
        del event
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_ = CORNER * box.width()
        edge = QPainterPath()
        edge.addRoundedRect(box, round_, round_)
        painter.setClipPath(edge)
        if self._image.isNull():
            painter.fillPath(edge, QColor(colours.paper))
        else:
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setClipping(False)
        empty = self._image.isNull()
        style = Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colours.control if empty else colours.line), 1, style))
        painter.drawPath(edge)

"""Lines of two rows, as the editor's lists draw them: the day's, and those of its cards."""

from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.mirror import mirrored_box, write_in
from ui.theme import Theme

WHAT: Final = Qt.ItemDataRole.UserRole
"""The role under which a list keeps what a line shows."""
ROW: Final = 54
SIDE: Final = 12
RADIUS: Final = 6

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a line, and shows which one is in hand; what it says is `write`'s."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def write(self, painter: QPainter, upper: QRect, lower: QRect, row: Any) -> None:
        """Write what a line says into its two rows."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room of a line, which is as wide as its list."""
        del option, index
        return QSize(120, self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        row = index.data(WHAT)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 1, -2, -1)
        self._ground(painter, option, box)
        box = box.adjusted(SIDE, 6, -SIDE, -6)
        middle = box.top() + box.height() // 2
        upper = QRect(box.left(), box.top(), box.width(), middle - box.top())
        lower = QRect(box.left(), middle, box.width(), box.bottom() - middle)
        self.write(painter, upper, lower, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        colours, state = self.theme.colours, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if selected else colours.paper))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if selected:
            painter.setBrush(QColor(colours.accent))
            bar = QRect(box.left(), box.top(), 4, box.height())
            painter.drawRoundedRect(mirrored_box(painter, box, bar), 2, 2)

    @staticmethod
    def line(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
        """Write one line of text, cut where there is no room for all of it."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        write_in(painter, box, Qt.AlignmentFlag.AlignVCenter.value, shown)

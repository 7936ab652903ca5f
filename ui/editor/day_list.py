"""The lines of a day that is prepared: what happens when, in an order that can be changed."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.i18n import _
from ui.theme import BODY, SMALL, Theme, dress

ROW: Final = 54
CLOCK: Final = 56
"""The width of the column with the times."""
SIDE: Final = 12
RADIUS: Final = 6
WHAT: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class DayRow:
    """A line of the day as the list shows it."""

    clock: str
    title: str
    kind: str
    length: str
    pinned: bool = False
    doubtful: bool = False

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        parts = (
            self.clock,
            self.title,
            self.kind,
            self.length,
            _("something does not add up") if self.doubtful else "",
        )
        return ", ".join(part for part in parts if part)


class DayList(QListWidget):
    """Lists the lines; dragging one, or Alt with the arrows, puts it in another place."""

    moved = Signal(int, int)
    """A line was dragged: where it was, and where it is to be, counted without it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        dress(self, role="flat")
        self.setAccessibleName(_("The lines of the day"))
        self.setItemDelegate(_Delegate(theme, self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def show_rows(self, rows: list[DayRow], current: int) -> None:
        """Show these lines; nothing is chosen by that."""
        was = self.blockSignals(True)  # noqa: FBT003
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for number, row in enumerate(rows):
            item = self.item(number) or QListWidgetItem(self)
            if item.data(WHAT) != row:
                item.setData(WHAT, row)
                item.setText(row.title)
                item.setToolTip(row.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
        if self.currentRow() != current:
            self.setCurrentRow(current)
        self.blockSignals(was)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Say where the line was dropped; the deck moves it, and the list follows."""
        at = self.currentRow()
        over = self.indexAt(event.position().toPoint())
        to = over.row() if over.isValid() else self.count()
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            to += 1
        to = to - 1 if to > at else to
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self and to != at:
            self.moved.emit(at, to)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: DayList) -> None:
        super().__init__(parent)
        self._theme = theme
        weight = QFont.Weight
        self._title = theme.font(BODY, weight.DemiBold)
        self._small = theme.font(SMALL)
        self._clock = theme.font(BODY)
        self._pinned = theme.font(BODY, weight.Bold)

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(120, self._theme.px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(WHAT)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 1, -2, -1)
        self._ground(painter, option, box)
        self._write(painter, box.adjusted(SIDE, 6, -SIDE, -6), row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        colours, state = self._theme.colours, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.accent_soft if selected else colours.paper))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if selected:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRect(box.left(), box.top(), 4, box.height()), 2, 2)

    def _write(self, painter: QPainter, box: QRect, row: DayRow) -> None:
        colours, flag = self._theme.colours, Qt.AlignmentFlag
        middle = box.top() + box.height() // 2
        upper = QRect(box.left(), box.top(), box.width(), middle - box.top())
        lower = QRect(box.left(), middle, box.width(), box.bottom() - middle)
        clock = self._theme.px(CLOCK)
        painter.setPen(QColor(colours.ink if row.pinned else colours.muted))
        painter.setFont(self._pinned if row.pinned else self._clock)
        painter.drawText(upper, flag.AlignLeft | flag.AlignVCenter, row.clock)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(upper, flag.AlignRight | flag.AlignVCenter, row.length)
        length = QFontMetrics(self._small).horizontalAdvance(row.length) + SIDE
        self._line(painter, upper.adjusted(clock, 0, -length, 0), row.title, self._title)
        if row.doubtful:
            self._flag(painter, lower)
        painter.setPen(QColor(colours.muted))
        mark = self._theme.px(24) if row.doubtful else 0
        self._line(painter, lower.adjusted(clock, 0, -mark, 0), row.kind, self._small, muted=True)

    def _line(
        self, painter: QPainter, box: QRect, text: str, font: QFont, *, muted: bool = False
    ) -> None:
        colours = self._theme.colours
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if muted else colours.ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _flag(self, painter: QPainter, box: QRect) -> None:
        """Draw an exclamation mark on amber: what it is about stands below the list."""
        size = self._theme.px(18)
        place = QRect(box.right() - size, box.center().y() - size // 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.amber_soft))
        painter.drawEllipse(place)
        painter.setPen(QColor(self._theme.colours.amber))
        painter.setFont(self._theme.font(SMALL, QFont.Weight.Bold))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")

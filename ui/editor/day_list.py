"""The lines of a day that is prepared: what happens when, in an order that can be changed."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from facilitator.i18n import _
from ui.editor.row_delegate import SIDE, WHAT, RowDelegate
from ui.mirror import mirrored_box
from ui.theme import BODY, SMALL, Theme, dress

CLOCK: Final = 56
"""The width of the column with the times."""


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


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, parent: DayList) -> None:
        super().__init__(theme, parent)
        weight = QFont.Weight
        self._title = theme.font(BODY, weight.DemiBold)
        self._small = theme.font(SMALL)
        self._clock = theme.font(BODY)
        self._pinned = theme.font(BODY, weight.Bold)

    def write(self, painter: QPainter, upper: QRect, lower: QRect, row: DayRow) -> None:
        colours, flag = self.theme.colours, Qt.AlignmentFlag
        clock = self.theme.px(CLOCK)
        painter.setPen(QColor(colours.ink if row.pinned else colours.muted))
        painter.setFont(self._pinned if row.pinned else self._clock)
        painter.drawText(upper, flag.AlignLeft | flag.AlignVCenter, row.clock)
        painter.setFont(self._small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(upper, flag.AlignRight | flag.AlignVCenter, row.length)
        length = QFontMetrics(self._small).horizontalAdvance(row.length) + SIDE
        title = mirrored_box(painter, upper, upper.adjusted(clock, 0, -length, 0))
        self.line(painter, title, row.title, self._title, colours.ink)
        if row.doubtful:
            self._flag(painter, lower)
        mark = self.theme.px(24) if row.doubtful else 0
        about = mirrored_box(painter, lower, lower.adjusted(clock, 0, -mark, 0))
        self.line(painter, about, row.kind, self._small, colours.muted)

    def _flag(self, painter: QPainter, box: QRect) -> None:
        """Draw an exclamation mark on amber: what it is about stands below the list."""
        size = self.theme.px(18)
        place = QRect(box.right() - size, box.center().y() - size // 2, size, size)
        place = mirrored_box(painter, box, place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.colours.amber_soft))
        painter.drawEllipse(place)
        painter.setPen(QColor(self.theme.colours.amber))
        painter.setFont(self.theme.font(SMALL, QFont.Weight.Bold))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "!")

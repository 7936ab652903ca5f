"""Shows the week; whatever happens can be chosen by click, or by arrow keys and Enter."""

from math import ceil
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from facilitator.exercises.community_map.tables import Provision
from facilitator.i18n import _
from ui.exercises.community_map.place_tool import ENTER
from ui.exercises.community_map.week_model import EMPTY_ROLE, ENTRIES_ROLE, Entry, WeekModel
from ui.mirror import write_in
from ui.theme import GRID, SMALL, Theme

Index = QModelIndex | QPersistentModelIndex
Weight = QFont.Weight
PAD: Final = 5
GAP: Final = 4
LEAST: Final = 40
LEAST_ENTRY: Final = 24
MOVES = QAbstractItemView.CursorAction
BAR: Final = 4.0
WRAP: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)


def _breaking(line: str) -> str:
    """Return a line that may break within “12:00–14:00”, where there is little room."""
    return line.replace("–", "–\u200b")


class WeekDelegate(QStyledItemDelegate):
    """Paints what happens, one below the other; a clash has a bar and says so."""

    theme = Theme()
    in_hand = 0
    warns = True
    """Whether an empty day is to be looked at."""

    def boxes(self, entries: list[Entry], width: float) -> list[QRectF]:
        """Return where the entries of a cell stand, from its top left."""
        words = self._font()
        metrics, top, found = QFontMetricsF(words), float(PAD), []
        for entry in entries:
            room = QRectF(0, 0, max(20.0, width - 2 * PAD - 12), 10_000)
            high = sum(
                ceil(metrics.boundingRect(room, WRAP, _breaking(line)).height())
                for line in entry.lines()
            )
            high = max(high + 6, self.theme.to_press(LEAST_ENTRY))
            found.append(QRectF(PAD, top, width - 2 * PAD, high))
            top += high + GAP
        return found

    def height(self, entries: list[Entry], width: float) -> int:
        """Return how high a cell is."""
        boxes = self.boxes(entries, width)
        least = self.theme.to_press(LEAST) + GRID
        return max(least, ceil(boxes[-1].bottom()) + PAD) if boxes else least

    def _font(self, *, strong: bool = False) -> QFont:
        return self.theme.font(SMALL, Weight.DemiBold if strong else Weight.Medium)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return how high a cell is in the width it has."""
        return QSize(60, self.height(index.data(ENTRIES_ROLE), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        colours, cell = self.theme.colours, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if empty := index.data(EMPTY_ROLE):
            if self.warns:
                painter.fillRect(cell, QColor(colours.amber_soft))
            painter.setFont(self._font())
            painter.setPen(QColor(colours.ink))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(cell.adjusted(10, 0, -4, 0), middle, empty)
        entries: list[Entry] = index.data(ENTRIES_ROLE)
        for entry, box in zip(entries, self.boxes(entries, cell.width()), strict=True):
            self._paint_entry(painter, entry, box.translated(cell.topLeft()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_entry(self, painter: QPainter, entry: Entry, box: QRectF) -> None:
        colours, here = self.theme.colours, entry.row_id == self.in_hand
        painter.setPen(QPen(QColor(colours.accent if here else colours.line), 2.0 if here else 1.0))
        painter.setBrush(QColor(colours.accent_soft if here else colours.paper))
        painter.drawRoundedRect(box, 5, 5)
        if entry.beside:
            painter.fillRect(
                QRectF(box.left(), box.top(), BAR, box.height()), QColor(colours.amber)
            )
        top, lines = box.top() + 3, entry.lines()
        for number, line in enumerate(lines):
            painter.setFont(self._font())
            colour = colours.amber if line == entry.said_beside() else colours.muted
            painter.setPen(QColor(colours.ink if number == 0 else colour))
            said = _breaking(line)
            room = QRectF(box.left() + 8, top, box.width() - 12, 10_000)
            top += ceil(painter.fontMetrics().boundingRect(room.toRect(), WRAP, said).height())
            write_in(painter, room, WRAP, said)


class WeekView(QTableView):
    """The timetable."""

    chosen = Signal(int)
    opened = Signal()
    """Enter on what is in hand: its form."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = 0
        self._week = WeekModel()
        self._delegate = WeekDelegate(self)
        self._delegate.theme = theme
        self.setModel(self._week)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.setAccessibleName(_("The week"))
        self.setAccessibleDescription(
            _("Arrow keys go from cell to cell; Enter chooses what is there, and opens it.")
        )

    def show_rows(self, rows: dict[int, Provision], in_hand: int, *, whole: bool) -> None:
        """Show these lines, and which is in hand. `whole`: there are no others, kept from sight."""
        at = self.currentIndex()
        self._delegate.in_hand, self._delegate.warns = in_hand, whole
        self._week.show_rows(rows, whole=whole)
        self.clearSpans()
        for row in range(self._week.rowCount()):
            if self._week.is_empty(row):
                self.setSpan(row, 0, 1, self._week.columnCount())
        self._fit()
        self.setCurrentIndex(self._week.index(max(0, at.row()), max(0, at.column())))

    def show_hand(self, in_hand: int) -> None:
        """Show which line is in hand, and have it in sight."""
        if in_hand == self._delegate.in_hand:
            return
        self._delegate.in_hand = in_hand
        place = self._week.place_of(in_hand)
        here = self.currentIndex()
        at = [each.row_id for each in self._week.entries(here.row(), here.column())]
        if place is not None and not (self.hasFocus() and in_hand in at):
            self.setCurrentIndex(self._week.index(*place))
            self.scrollTo(self._week.index(*place))
        self.viewport().update()

    def show_day(self, day: str) -> bool:
        """Go to a day, by its key, and say whether it is one."""
        if not day or day not in self._week.days:
            return False
        at = self._week.index(self._week.days.index(day), 0)
        self.setCurrentIndex(at)
        self.scrollTo(at)
        return True

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = self._delegate.theme = theme
        self._fit()

    def _fit(self) -> None:
        """Share the width among the parts of a day, and be as high as what is in them."""
        parts = self._week.columnCount()
        least = self._theme.px(90)
        wide = max(least, self.viewport().width() // max(1, parts))
        for column in range(parts):
            self.setColumnWidth(column, wide)
        for row in range(self._week.rowCount()):
            cells = (self._week.entries(row, column) for column in range(parts))
            self.setRowHeight(row, max(self._delegate.height(cell, wide - 1) for cell in cells))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the width."""
        super().resizeEvent(event)
        self._fit()

    # What people do

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is clicked."""
        super().mouseReleaseEvent(event)
        entry = self._entry_at(event.position().toPoint())
        if entry is not None:
            self.chosen.emit(entry.row_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is clicked."""
        super().mouseDoubleClickEvent(event)
        if self._entry_at(event.position().toPoint()) is not None:
            self.opened.emit()

    def _entry_at(self, at: QPoint) -> Entry | None:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        entries = self._week.entries(index.row(), index.column())
        cell = self.visualRect(index)
        boxes = self._delegate.boxes(entries, cell.width())
        inside = zip(entries, boxes, strict=True)
        return next((e for e, box in inside if box.translated(cell.topLeft()).contains(at)), None)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go up and down in one part of the day, also across days on which nothing happens."""
        step = {MOVES.MoveUp: -1, MOVES.MoveDown: 1}.get(action)
        here = self.currentIndex()
        if step is None or not here.isValid():
            to = super().moveCursor(action, modifiers)
            self._column = to.column() if to.isValid() else self._column
            return to
        row = min(max(0, here.row() + step), self._week.rowCount() - 1)
        if not self._week.is_empty(here.row()):
            self._column = here.column()
        column = 0 if self._week.is_empty(row) else self._column
        return self._week.index(row, min(column, self._week.columnCount() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose one after the other of what is in a cell; open the one that alone is there."""
        if event.key() not in {*ENTER, Qt.Key.Key_Space}:
            super().keyPressEvent(event)
            return
        at = self.currentIndex()
        ids = (
            [each.row_id for each in self._week.entries(at.row(), at.column())]
            if at.isValid()
            else []
        )
        if not ids:
            return
        here = self._delegate.in_hand
        if here in ids and event.key() in ENTER:
            self.opened.emit()
        else:
            self.chosen.emit(ids[(ids.index(here) + 1) % len(ids)] if here in ids else ids[0])

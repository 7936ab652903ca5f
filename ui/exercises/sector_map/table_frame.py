"""How the table of a sector map is laid out and painted: whole lines, each painted once."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.exercises.sector_map.delegates import CellDelegate, LineWords
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.table_fit import column_widths
from ui.exercises.sector_map.table_lines import SECTOR, Line
from ui.exercises.sector_map.table_model import MapTable
from ui.exercises.sector_map.table_words import COLUMNS, Column
from ui.theme import Theme, dress

MOST_KEPT: Final = 240
"""So many painted lines are kept: several screens full."""
LOOKS_CHANGED: Final = frozenset(
    {
        QEvent.Type.FontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.Polish,
        QEvent.Type.LanguageChange,
    }
)
Looks = tuple[bool, bool, int, int]
"""Whether a line is the first of its row, and selected, and its size."""


class ColumnHeader(QHeaderView):
    """The names of the columns. Qt asks at each line that comes how high they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)  # whole in its tooltip
        self._size: QSize | None = None

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what the names need."""
        if self._size is None:
            self._size = super().sizeHint()
        return self._size

    def event(self, event: QEvent) -> bool:
        """Ask anew how large the names are where they may look different."""
        if event.type() in LOOKS_CHANGED:
            self._size = None
        return super().event(event)


class TableFrame(QTableView):
    """Lays lines out by what is in them. Qt asks nothing for each cell while it paints."""

    def __init__(self, desk: MapDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table = MapTable(desk, self)
        self.cells = CellDelegate(desk, self.table, self)
        self._painted: dict[Line, tuple[Looks, LineWords, QPixmap]] = {}
        self._said: dict[Line, tuple[bool, LineWords]] = {}  # what was told anew, until painted
        self._widths: dict[int, int] = {}
        self._moved: int | None = None  # from which line on they stand elsewhere, where known
        self._set_up()
        self.setModel(self.table)
        header = self.horizontalHeader()  # it shows nothing of what is selected, nor follows it
        header.setSelectionModel(QItemSelectionModel(self.table, header))
        self.setItemDelegate(self.cells)
        for told in (self.table.rowsInserted, self.table.rowsRemoved):
            told.connect(self._move_rest)
        self.table.layoutChanged.connect(self._span_headings)
        self.table.rowsInserted.connect(lambda _parent, first, last: self._fit_rows(first, last))
        self.table.dataChanged.connect(lambda one, last: self._fit_rows(one.row(), last.row()))
        self.table.layoutChanged.connect(self.fit)
        self.cells.passed.connect(self._take_focus)
        self._span_headings()
        self._ground_scroll_bar()
        self.fit()

    def _set_up(self) -> None:
        dress(self, role="flat")
        self.setStyleSheet("QPlainTextEdit { min-height: 0; border-radius: 0; }")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = ColumnHeader(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _ground_scroll_bar(self) -> None:
        """Give the scroll bar a ground of its own: else all behind it is painted with it."""
        beside = self.verticalScrollBar().parentWidget()
        if beside is None:
            return
        palette = beside.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._desk.theme.colours.surface))
        beside.setPalette(palette)
        beside.setAutoFillBackground(True)

    # Room

    def _span_headings(self) -> None:
        self.clearSpans()
        for at in self.table.headings():
            self.setSpan(at, 0, 1, COLUMNS)

    def _move_rest(self, _parent: QModelIndex, first: int) -> None:
        """Follow lines that came or went: Qt moves the other headings by itself."""
        self._move_from(first)
        if any(self.columnSpan(at, 0) != COLUMNS for at in self.table.headings()):
            self._span_headings()

    def _move_from(self, at: int) -> None:
        """Note that this line, and those below it, stand elsewhere from the next layout on."""
        self._moved = at if self._moved is None else min(self._moved, at)

    def doItemsLayout(self) -> None:  # noqa: N802
        """Lay lines out, and have those painted that may stand elsewhere than they did."""
        moved, self._moved = self._moved, None
        if not moved:
            super().doItemsLayout()
            return
        self.updateGeometries()
        top, room = max(self.rowViewportPosition(moved), 0), self.viewport().rect()
        self.viewport().update(room.adjusted(0, top, 0, 0))
        self._count_anew()

    def _count_anew(self) -> None:
        """Have the headings painted: what they count was told before this, and Qt let it be."""
        for at in self.table.headings():
            place = self.rowViewportPosition(at)
            self.viewport().update(0, place, self.viewport().width(), self.rowHeight(at))

    def fit(self) -> None:
        """Share out the width, and make each line as high as its words."""
        self.verticalHeader().setDefaultSectionSize(self.cells.least_height)
        widths = column_widths(self.viewport().width(), self._desk.theme.px)
        self.table.words.shows_examples = Column.EXAMPLES in widths
        self.table.words.shows_labels = Column.LABEL in widths
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])
        self._widths = {int(column): wide for column, wide in widths.items()}
        self._painted.clear()
        self._moved = 0
        self._fit_rows(0, self.table.rowCount() - 1)

    def _fit_rows(self, first: int, last: int) -> None:
        header = self.verticalHeader()
        for at in range(first, last + 1):
            line = self.table.line(at)
            named = line.kind != SECTOR  # a heading is counted when it is in sight
            words = self.cells.line_words(line, self._widths) if named else []
            self._said[line] = self.table.place(line).is_first, words
            height = self.cells.height_of(line, words)
            if header.sectionSize(at) != height:
                header.blockSignals(True)  # noqa: FBT003 - heard, each had all painted once more
                header.resizeSection(at, height)
                header.blockSignals(False)  # noqa: FBT003
                self._move_from(at)
                self.scheduleDelayedItemsLayout()

    # The cursor

    def stand_at(self, index: QModelIndex) -> None:
        """Put the cursor into a cell, and choose its line alone, whatever keys are held."""
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the cursor is here; nothing is painted for a hand that only passes."""
        if not self.cells.is_passing:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the cursor is elsewhere."""
        if not self.cells.is_passing:
            super().focusOutEvent(event)

    def _take_focus(self) -> None:
        """Keep the cursor where the hand stayed."""
        if self.hasFocus():
            super().focusInEvent(QFocusEvent(QEvent.Type.FocusIn))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._desk.theme = theme
        self.cells.set_theme(theme)
        self._ground_scroll_bar()
        self.fit()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the lines in sight; one that looks as it did is only put where it is now."""
        painter = QPainter(self.viewport())
        left, wide, chosen = -self.horizontalOffset(), self._whole_width, self._chosen()
        if self.isRightToLeft():
            left = self.viewport().width() - wide - left
        for at in self._lines_in(event.region()):
            line = self._line(at, (wide, max(self.rowHeight(at), 1)), selected=at in chosen)
            painter.drawPixmap(left, self.rowViewportPosition(at), line)
        self._paint_rest(painter, event.rect())
        self._frame_cell(painter)
        painter.end()

    def _lines_in(self, region: QRegion) -> list[int]:
        """Return the lines that are there, each once."""
        found: dict[int, None] = {}
        for area in region:  # type: ignore[attr-defined]  # its stub has no __iter__
            last = self.rowAt(area.bottom())
            end = last + 1 if last >= 0 else self.table.rowCount()
            first = self.rowAt(area.top())
            found.update(dict.fromkeys(range(first, end) if first >= 0 else ()))
        return list(found)

    def _paint_rest(self, painter: QPainter, area: QRect) -> None:
        """Paint what is below the last line."""
        below = self.verticalHeader().length() - self.verticalOffset()
        if below <= area.bottom():
            colour = QColor(self._desk.theme.colours.surface)
            painter.fillRect(area.adjusted(0, max(below - area.top(), 0), 0, 0), colour)

    def _chosen(self) -> set[int]:
        """Return which lines are selected."""
        parts = self.selectionModel().selection().toList()
        return {at for part in parts for at in range(part.top(), part.bottom() + 1)}

    def _line(self, at: int, size: tuple[int, int], *, selected: bool) -> QPixmap:
        line = self.table.line(at)
        looks: Looks = (self.table.place(line).is_first, selected, *size)
        known, said = self._painted.get(line), self._said.pop(line, None)
        if known is not None and known[0] == looks and said is None:
            return known[2]
        if said is None or said[0] != looks[0] or line.kind == SECTOR:
            words = self.cells.line_words(line, self._widths)
        else:
            words = said[1]
        if known is not None and known[:2] == (looks, words):
            return known[2]
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(size[0] * ratio), round(size[1] * ratio))
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setLayoutDirection(self.layoutDirection())
        self.cells.paint_line(painter, QRect(0, 0, *size), line, words, selected=selected)
        painter.end()
        if len(self._painted) > MOST_KEPT:
            self._painted.clear()
        self._painted[line] = (looks, words, pixmap)
        return pixmap

    @property
    def _whole_width(self) -> int:
        return max(self.viewport().width(), sum(self._widths.values()))

    def _frame_cell(self, painter: QPainter) -> None:
        """Show which cell the cursor is in."""
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QPen(QColor(self._desk.theme.colours.accent), 2))
            painter.drawRect(self.visualRect(self.currentIndex()).adjusted(1, 1, -1, -1))

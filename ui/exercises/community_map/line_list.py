"""Lists of which each line is painted in one piece: drawings, pins, and what happens here."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import RADIUS, Theme, dress

Index = QModelIndex | QPersistentModelIndex
ROW: Final = 34
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class ListLine(Protocol):
    """One line, as it is written and as it is read out."""

    @property
    def key(self) -> int:
        """Whose line it is."""

    @property
    def text(self) -> str:
        """What is written in it."""

    @property
    def spoken(self) -> str:
        """All of it in words."""


class LinesModel(QAbstractListModel):
    """The lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[ListLine] = []

    def show_lines(self, lines: Sequence[ListLine]) -> None:
        """Show these lines; only what differs is told."""
        if [each.key for each in lines] != [each.key for each in self.lines]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        before, self.lines = self.lines, lines
        for number, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                at = self.index(number)
                self.dataChanged.emit(at, at)

    def place_of(self, key: int) -> QModelIndex:
        """Return where somebody's line is; nowhere, where there is none."""
        found = (number for number, line in enumerate(self.lines) if line.key == key)
        return self.index(next(found, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return line.spoken
        return line if role == LINE_ROLE else None


class LineDelegate(QStyledItemDelegate):
    """Paints lines of one height."""

    theme = Theme()
    height = ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return how high a line is."""
        del option, index
        return QSize(0, self.theme.to_press(self.height))

    def paint_ground(
        self, painter: QPainter, room: QRectF, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        """Paint what is behind a line: that it is chosen, or pointed at, or has the cursor."""
        colours = self.theme.colours
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.paper))
            painter.drawRoundedRect(room, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Say whether a line is the one that is selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


class LineList(QListView):
    """The look of such a list."""

    def __init__(self, delegate: LineDelegate, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="flat")
        self._lines = LinesModel()
        self._delegate = delegate
        delegate.setParent(self)
        delegate.theme = theme
        self.setModel(self._lines)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def count(self) -> int:
        """How many lines show."""
        return len(self._lines.lines)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._delegate.theme = theme
        self.doItemsLayout()


class ChosenLineList(LineList):
    """One in which the line in hand is selected, and another one taken in hand."""

    chosen = Signal(int)
    """What to take in hand."""

    def __init__(self, delegate: LineDelegate, theme: Theme) -> None:
        super().__init__(delegate, theme)
        self._shows = False
        self.selectionModel().currentChanged.connect(self._choose)

    def show_chosen(self, lines: Sequence[ListLine], in_hand: int) -> None:
        """Show these lines, with the one in hand selected."""
        self._shows = True
        self._lines.show_lines(lines)
        at = self._lines.place_of(in_hand)
        if at.isValid():
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(at, select)
            self.scrollTo(at)
        else:
            self.selectionModel().clear()
        self._shows = False

    def _choose(self, at: QModelIndex) -> None:
        if at.isValid() and not self._shows:
            self.chosen.emit(self._lines.lines[at.row()].key)

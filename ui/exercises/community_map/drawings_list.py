"""Who has drawn: a line for each, by code, with the name they use. It shows no drawing."""

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.drawing_lines import Line, lines_of
from ui.mirror import mirrored
from ui.theme import BODY, RADIUS, Theme, dress

Index = QModelIndex | QPersistentModelIndex
Weight = QFont.Weight
ROW: Final = 34
SIGN: Final = 16
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class DrawingsModel(QAbstractListModel):
    """The lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines; only what differs is told."""
        if [each.drawing_id for each in lines] != [each.drawing_id for each in self.lines]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return
        before, self.lines = self.lines, lines
        for number, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                at = self.index(number)
                self.dataChanged.emit(at, at)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text()
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return line.spoken()
        return line if role == LINE_ROLE else None


class LineDelegate(QStyledItemDelegate):
    """Paints the code, the name beside it, and signs for paper and for elsewhere."""

    theme = Theme()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return how high a line is."""
        del option, index
        return QSize(0, self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        line: Line = index.data(LINE_ROLE)
        theme, colours, px = self.theme, self.theme.colours, self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if line.in_hand or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if line.in_hand else colours.paper))
            painter.drawRoundedRect(room, RADIUS, RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        strong = Weight.Bold if line.in_hand else Weight.DemiBold
        painter.setFont(theme.font(BODY, strong))
        painter.setPen(QColor(colours.ink))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        code = QRectF(room.left() + px(10), room.top(), px(46), room.height())
        painter.drawText(mirrored(painter, room, code), middle, line.code)
        right = self._paint_signs(painter, line, room)
        name = QRectF(code.right(), room.top(), right - px(6) - code.right(), room.height())
        painter.setFont(theme.font(BODY, strong if line.in_hand else Weight.Normal))
        painter.setPen(QColor(colours.muted if line.quiet else colours.ink))
        elided = painter.fontMetrics().elidedText(
            line.name, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(mirrored(painter, room, name), middle, elided)
        painter.restore()

    def _paint_signs(self, painter: QPainter, line: Line, room: QRectF) -> float:
        """Paint a sheet, or an arrow that leaves a frame; return where they begin."""
        side, left = float(self.theme.px(SIGN)), room.right() - self.theme.px(8)
        pen = QPen(QColor(self.theme.colours.muted), max(1.4, side / 11))
        for shown, sign in ((line.paper, _sheet), (line.elsewhere, _leaving)):
            if shown:
                left -= side
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                place = QRectF(left, room.center().y() - side / 2, side, side)
                sign(painter, mirrored(painter, room, place))
                left -= self.theme.px(4)
        return left


def _sheet(painter: QPainter, box: QRectF) -> None:
    """Paint a sheet of paper with a folded corner and two lines."""
    page = box.adjusted(box.width() * 0.16, 0.5, -box.width() * 0.16, -0.5)
    fold = page.width() * 0.4
    path = QPainterPath(page.topLeft())
    path.lineTo(page.right() - fold, page.top())
    path.lineTo(page.right(), page.top() + fold)
    path.lineTo(page.bottomRight())
    path.lineTo(page.bottomLeft())
    path.closeSubpath()
    painter.drawPath(path)
    for share in (0.55, 0.75):
        y = page.top() + page.height() * share
        inset = page.width() * 0.22
        painter.drawLine(QPointF(page.left() + inset, y), QPointF(page.right() - inset, y))


def _leaving(painter: QPainter, box: QRectF) -> None:
    """Paint a frame, and an arrow out of it."""
    width, height = box.width(), box.height()
    frame = QPainterPath(box.topLeft())
    frame.moveTo(box.left() + width * 0.5, box.top() + height * 0.12)
    frame.lineTo(box.left() + width * 0.06, box.top() + height * 0.12)
    frame.lineTo(box.left() + width * 0.06, box.top() + height * 0.94)
    frame.lineTo(box.left() + width * 0.88, box.top() + height * 0.94)
    frame.lineTo(box.left() + width * 0.88, box.top() + height * 0.55)
    frame.moveTo(box.left() + width * 0.42, box.top() + height * 0.6)
    frame.lineTo(box.left() + width, box.top())
    frame.moveTo(box.left() + width * 0.66, box.top())
    frame.lineTo(box.left() + width, box.top())
    frame.lineTo(box.left() + width, box.top() + height * 0.34)
    painter.drawPath(frame)


class DrawingsList(QListView):
    """The list of drawings. The arrows walk through it and show none; Enter begins the next one."""

    chosen = Signal(int)
    """A drawing to take in hand."""
    next_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: CommunityDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="flat")
        self._desk = desk
        self._lines = DrawingsModel()
        self._delegate = LineDelegate(self)
        self._delegate.theme = desk.theme
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Drawings"))
        self.setAccessibleDescription(
            _("Enter begins the next person’s drawing; the space bar takes this one in hand.")
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._in_hand = 0
        self.refresh()

    @property
    def count(self) -> int:
        """How many drawings there are."""
        return len(self._lines.lines)

    def height_of(self, rows: int) -> int:
        """Return how high the list is with so many lines in sight."""
        return max(1, rows) * self._desk.theme.px(ROW) + 2 * self.frameWidth() + 4

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._delegate.theme = theme
        self.doItemsLayout()

    def refresh(self) -> None:
        """Show the drawings as they are now; the one that came in hand is the current line."""
        self._lines.show_lines(lines_of(self._desk))
        here = self._desk.drawing
        in_hand = here.id or 0 if here is not None else 0
        if in_hand != self._in_hand or not self.currentIndex().isValid():
            self._in_hand = in_hand
            at = self._index_in_hand()
            if at.isValid():
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(at, flag)
                self.scrollTo(at)

    def _index_in_hand(self, otherwise: int = -1) -> QModelIndex:
        rows = (number for number, line in enumerate(self._lines.lines) if line.in_hand)
        return self._lines.index(next(rows, otherwise))

    def bring_into_sight(self) -> None:
        """Scroll to the drawing in hand; to the last one where none is."""
        self.scrollTo(self._index_in_hand(self.count - 1))

    def _choose(self) -> None:
        at = self.currentIndex()
        if at.isValid() and not self._lines.lines[at.row()].in_hand:
            self.chosen.emit(self._lines.lines[at.row()].drawing_id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take in hand what is clicked."""
        super().mouseReleaseEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Begin the next person's drawing, or take this one away."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.next_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_Space:
            self._choose()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

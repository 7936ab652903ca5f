"""Who has drawn: a line for each, by code, with the name they use. It shows no drawing."""

from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.drawing_lines import Line, lines_of
from ui.exercises.community_map.line_list import LINE_ROLE, ROW, Index, LineDelegate, LineList
from ui.mirror import mirrored, write_in
from ui.theme import BODY

Weight = QFont.Weight
SIGN: Final = 16


class DrawingDelegate(LineDelegate):
    """Paints the code, the name beside it, and signs for paper and for elsewhere."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        line: Line = index.data(LINE_ROLE)
        theme, colours, px = self.theme, self.theme.colours, self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(2, 1, -2, -1)
        self.paint_ground(painter, room, option, chosen=line.in_hand)
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
        write_in(painter, mirrored(painter, room, name), middle.value, elided)
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


class DrawingsList(LineList):
    """The list of drawings. The arrows walk through it and show none; Enter begins the next one."""

    chosen = Signal(int)
    """A drawing to take in hand."""
    next_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: CommunityDesk, parent: QWidget | None = None) -> None:
        super().__init__(DrawingDelegate(), desk.theme, parent)
        self._desk = desk
        self.setAccessibleName(_("Drawings"))
        self.setAccessibleDescription(
            _("Enter begins the next person’s drawing; the space bar takes this one in hand.")
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._in_hand = 0
        self.refresh()

    def height_of(self, rows: int) -> int:
        """Return how high the list is with so many lines in sight."""
        return max(1, rows) * self._desk.theme.to_press(ROW) + 2 * self.frameWidth() + 4

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
        here = self._lines.place_of(self._in_hand) if self._in_hand else QModelIndex()
        return here if here.isValid() else self._lines.index(otherwise)

    def bring_into_sight(self) -> None:
        """Scroll to the drawing in hand; to the last one where none is."""
        self.scrollTo(self._index_in_hand(self.count - 1))

    def _choose(self) -> None:
        at = self.currentIndex()
        line: Line | None = at.data(LINE_ROLE)
        if line is not None and not line.in_hand:
            self.chosen.emit(line.key)

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

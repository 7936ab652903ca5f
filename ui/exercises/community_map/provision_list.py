"""What happens here as a list: each thing in two lines, with its label."""

from typing import Final, NamedTuple

from PySide6.QtCore import (
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
)

from facilitator.i18n import _
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.line_list import (
    LINE_ROLE,
    ChosenLineList,
    Index,
    LineDelegate,
    is_selected,
)
from ui.exercises.community_map.place_tool import ENTER
from ui.exercises.community_map.provision_words import (
    rows_in_sight,
    said_when,
    said_where,
    spoken_row,
)
from ui.mirror import mirrored, write_in
from ui.theme import BODY, SMALL

Weight = QFont.Weight
ROW: Final = 50


class Line(NamedTuple):
    """One thing that happens, as its two lines say it."""

    key: int
    label: str
    what: str
    about: str
    listed: bool
    spoken: str

    @property
    def text(self) -> str:
        """What is written in the line."""
        return f"{self.label}  {self.what}"


def lines_of(desk: CommunityDesk, in_hand: int) -> list[Line]:
    """Return what may be seen now, in the order in which it was heard."""
    board, lines = desk.map, []
    for key, row in rows_in_sight(desk, in_hand).items():
        what = f"{row.what} · {row.group_name}" if row.group_name else row.what
        parts = (said_when(row), said_where(board, row), row.cost)
        about = " · ".join(part for part in parts if part) or _("when and where is open")
        lines.append(Line(key, row.label, what, about, row.may_be_listed, spoken_row(board, row)))
    return lines


class ProvisionDelegate(LineDelegate):
    """Paints the label and what happens, and when and where below it."""

    height = ROW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint both lines."""
        line: Line = index.data(LINE_ROLE)
        theme, px = self.theme, self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(2, 1, -2, -1)
        self.paint_ground(painter, room, option, chosen=is_selected(option))
        left, half = room.left() + px(44), room.height() / 2
        upper = QRectF(left, room.top() + px(3), room.right() - px(8) - left, half - px(3))
        lower = QRectF(left, room.top() + half, upper.width(), half - px(3))
        colours = theme.colours
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(BODY, Weight.DemiBold))
        label = QRectF(room.left() + px(10), upper.top(), px(36), upper.height())
        painter.drawText(mirrored(painter, room, label), MIDDLE, line.label)
        if not line.listed:
            upper.setWidth(upper.width() - self._paint_unlisted(painter, upper, room))
        painter.setFont(theme.font(BODY, Weight.DemiBold))
        painter.setPen(QColor(colours.ink))
        elided(painter, mirrored(painter, room, upper), line.what)
        painter.setFont(theme.font(SMALL))
        painter.setPen(QColor(colours.muted))
        elided(painter, mirrored(painter, room, lower), line.about)
        painter.restore()

    def _paint_unlisted(self, painter: QPainter, room: QRectF, whole: QRectF) -> float:
        """Say that nobody agreed to be listed yet; return how much room that takes."""
        said = _("not listed")
        painter.setFont(self.theme.font(SMALL))
        painter.setPen(QColor(self.theme.colours.muted))
        wide = painter.fontMetrics().horizontalAdvance(said) + 1
        box = QRectF(room.right() - wide, room.top(), wide, room.height())
        painter.drawText(mirrored(painter, whole, box), MIDDLE, said)
        return wide + self.theme.px(8)


MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def elided(painter: QPainter, room: QRectF, words: str) -> None:
    """Write words on one line, with dots where there is no room for all."""
    elide, wide = Qt.TextElideMode.ElideRight, int(room.width())
    shown = painter.fontMetrics().elidedText(words, elide, wide)
    write_in(painter, room, MIDDLE.value, shown)


class ProvisionList(ChosenLineList):
    """The list of what happens here."""

    opened = Signal()
    """Enter, or a double click: the form of the line in hand."""
    remove_wanted = Signal()
    top_left = Signal()
    """Up from the first line."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__(ProvisionDelegate(), desk.theme)
        self._desk = desk
        self.setAccessibleName(_("What happens here, as a list"))
        self.setAccessibleDescription(_("Enter opens a line to correct it, Delete takes it off."))

    def show_lines(self, in_hand: int) -> None:
        """Show what may be seen, with the line in hand selected."""
        self.show_chosen(lines_of(self._desk, in_hand), in_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep in sight what is in hand."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def begin(self) -> None:
        """Go to the line in hand, or to the first."""
        if self.count:
            self.setFocus()
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self._lines.index(0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the line."""
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open, take off, or go back up to where is typed."""
        at = self.currentIndex()
        if at.isValid() and event.key() in {*ENTER, Qt.Key.Key_F2}:
            self.opened.emit()
        elif at.isValid() and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif at.row() <= 0 and event.key() == Qt.Key.Key_Up:
            self.top_left.emit()
        else:
            super().keyPressEvent(event)

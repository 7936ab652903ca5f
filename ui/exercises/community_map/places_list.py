"""The pins as a list: label, mark and words of each, and a field that finds them."""

from typing import Final, NamedTuple

from PySide6.QtCore import (
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
)

from facilitator.i18n import _
from ui.canvas.map.marks import mark_path
from ui.exercises.board.cards import visibility_title
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.line_list import (
    LINE_ROLE,
    ChosenLineList,
    Index,
    LineDelegate,
    is_selected,
)
from ui.exercises.community_map.place_words import kind_of, matches, said_place, spoken_place
from ui.mirror import mirrored, write_in
from ui.theme import BODY, SMALL

Weight = QFont.Weight
MARK: Final = 14


class PlaceRow(NamedTuple):
    """One pin, as its line says it."""

    key: int
    label: str
    mark: str
    tint: str
    words: str
    quiet: bool
    """Whether the words only stand for there being none."""
    kept: str
    """Who may see it, where not everybody may."""
    spoken: str

    @property
    def text(self) -> str:
        """What is written in the line."""
        return f"{self.label}  {self.words}"


def rows_of(desk: CommunityDesk, sought: str) -> list[PlaceRow]:
    """Return the lines of the pins that are looked for, in the order they were put down."""
    board, rows = desk.map, []
    for key, place in board.places.items():
        if not matches(board, place, sought):
            continue
        kind = kind_of(board, place)
        kept = "" if place.visibility == "public" else visibility_title(place.visibility)
        words, quiet = said_place(board, place), not place.title
        spoken = spoken_place(board, place)
        rows.append(PlaceRow(key, place.label, kind.mark, kind.tint, words, quiet, kept, spoken))
    return rows


class PlaceDelegate(LineDelegate):
    """Paints mark, label and words, and who may see it where not everybody may."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        line: PlaceRow = index.data(LINE_ROLE)
        theme, colours, px = self.theme, self.theme.colours, self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(2, 1, -2, -1)
        self.paint_ground(painter, room, option, chosen=is_selected(option))
        self._paint_mark(painter, line, room)
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.font(BODY, Weight.DemiBold))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        label = QRectF(room.left() + px(32), room.top(), px(38), room.height())
        painter.drawText(mirrored(painter, room, label), middle, line.label)
        right = room.right() - px(8)
        if line.kept:
            painter.setFont(theme.font(SMALL))
            painter.setPen(QColor(colours.muted))
            wide = painter.fontMetrics().horizontalAdvance(line.kept)
            kept = QRectF(right - wide, room.top(), wide + 1, room.height())
            painter.drawText(mirrored(painter, room, kept), middle, line.kept)
            right -= wide + px(6)
        words = QRectF(label.right(), room.top(), max(0.0, right - label.right()), room.height())
        painter.setFont(theme.font(BODY))
        painter.setPen(QColor(colours.muted if line.quiet else colours.ink))
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(line.words, elide, int(words.width()))
        write_in(painter, mirrored(painter, room, words), middle.value, shown)
        painter.restore()

    def _paint_mark(self, painter: QPainter, line: PlaceRow, room: QRectF) -> None:
        tint, side = self.theme.tint(line.tint), self.theme.px(MARK)
        painter.save()
        top = room.center().y() - side / 2
        place = QRectF(room.left() + self.theme.px(10), top, side, side)
        painter.translate(mirrored(painter, room, place).topLeft())
        painter.scale(side, side)
        painter.setPen(QPen(QColor(tint.ink), 0.07))
        painter.setBrush(QColor(tint.rule))
        painter.drawPath(mark_path(line.mark))
        painter.restore()


class PlacesList(ChosenLineList):
    """The list of pins."""

    words_wanted = Signal()
    """Enter: the words of the pin in hand."""
    remove_wanted = Signal()
    sought = Signal(str)
    """Somebody began to type what they look for."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__(PlaceDelegate(), desk.theme)
        self._desk = desk
        self.setAccessibleName(_("Places"))
        self.setAccessibleDescription(
            _("Arrow keys choose, Enter goes to the words, Delete takes away; type to find.")
        )

    def show_places(self, sought: str, in_hand: int) -> None:
        """Show the pins that are looked for, with the one in hand selected."""
        self.show_chosen(rows_of(self._desk, sought), in_hand)

    def begin(self) -> None:
        """Go to the first line, where none is chosen."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.count:
            self.setCurrentIndex(self._lines.index(0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the words."""
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.words_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the words, take away, or look for what is typed."""
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        there = self.currentIndex().isValid()
        if there and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self.words_wanted.emit()
        elif there and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.sought.emit(event.text())
        else:
            super().keyPressEvent(event)

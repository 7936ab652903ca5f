"""The pins as a list: label, mark and words of each, and a field that finds them."""

from typing import Final, NamedTuple

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
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.i18n import _
from ui.canvas.map.marks import mark_path
from ui.exercises.board.cards import visibility_title
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.place_words import kind_of, matches, said_place, spoken_place
from ui.mirror import mirrored
from ui.theme import BODY, RADIUS, SMALL, Theme, dress

Index = QModelIndex | QPersistentModelIndex
Weight = QFont.Weight
ROW: Final = 34
MARK: Final = 14
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class PlaceRow(NamedTuple):
    """One pin, as its line says it."""

    place_id: int
    label: str
    mark: str
    tint: str
    words: str
    quiet: bool
    """Whether the words only stand for there being none."""
    kept: str
    """Who may see it, where not everybody may."""
    spoken: str


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


class PlacesModel(QAbstractListModel):
    """The lines."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PlaceRow] = []

    def show_rows(self, rows: list[PlaceRow]) -> None:
        """Show these lines; only what differs is told."""
        if [each.place_id for each in rows] != [each.place_id for each in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                at = self.index(number)
                self.dataChanged.emit(at, at)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        line = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.label}  {line.words}"
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return line.spoken
        return line if role == LINE_ROLE else None


class PlaceDelegate(QStyledItemDelegate):
    """Paints mark, label and words, and who may see it where not everybody may."""

    theme = Theme()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return how high a line is."""
        del option, index
        return QSize(0, self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        line: PlaceRow = index.data(LINE_ROLE)
        theme, colours, px = self.theme, self.theme.colours, self.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect).adjusted(2, 1, -2, -1)
        paint_ground(painter, room, option, theme)
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
        painter.drawText(mirrored(painter, room, words), middle, shown)
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


def paint_ground(
    painter: QPainter, room: QRectF, option: QStyleOptionViewItem, theme: Theme
) -> None:
    """Paint what is behind a line: that it is chosen, or pointed at, or has the cursor."""
    colours = theme.colours
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.paper))
        painter.drawRoundedRect(room, RADIUS, RADIUS)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(colours.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class PlacesList(QListView):
    """The list of pins."""

    chosen = Signal(int)
    """A pin to take in hand."""
    words_wanted = Signal()
    """Enter: the words of the pin in hand."""
    remove_wanted = Signal()
    sought = Signal(str)
    """Somebody began to type what they look for."""

    def __init__(self, desk: CommunityDesk) -> None:
        super().__init__()
        dress(self, role="flat")
        self._desk = desk
        self._rows = PlacesModel()
        self._delegate = PlaceDelegate(self)
        self._delegate.theme = desk.theme
        self._shows = False
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Places"))
        self.setAccessibleDescription(
            _("Arrow keys choose, Enter goes to the words, Delete takes away; type to find.")
        )
        self.selectionModel().currentChanged.connect(self._choose)

    @property
    def count(self) -> int:
        """How many lines show."""
        return len(self._rows.rows)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._delegate.theme = theme
        self.doItemsLayout()

    def show_places(self, sought: str, in_hand: int) -> None:
        """Show the pins that are looked for, with the one in hand selected."""
        self._shows = True
        self._rows.show_rows(rows_of(self._desk, sought))
        found = (row for row, each in enumerate(self._rows.rows) if each.place_id == in_hand)
        at = self._rows.index(next(found, -1))
        if at.isValid():
            select = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(at, select)
            self.scrollTo(at)
        else:
            self.selectionModel().clear()
        self._shows = False

    def begin(self) -> None:
        """Go to the first line, where none is chosen."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.count:
            self.setCurrentIndex(self._rows.index(0))

    def _choose(self, at: QModelIndex) -> None:
        if at.isValid() and not self._shows:
            self.chosen.emit(self._rows.rows[at.row()].place_id)

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

"""Promises as a list for the keyboard: under headings, with who and when under the words."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facilitator.i18n import _
from ui.log_book.fields import ENTER
from ui.mirror import mirrored_box, write_in
from ui.theme import BODY, SMALL, Theme, dress

Index = QModelIndex | QPersistentModelIndex
ID: Final = Qt.ItemDataRole.UserRole
UNDER: Final = Qt.ItemDataRole.UserRole + 1
SIDE, ABOVE, EDGE = 12, 7, 3
WRAP: Final = Qt.TextFlag.TextWordWrap
TALLEST: Final = 10_000


class Line(NamedTuple):
    """A row: its key, its words, and what stands under them."""

    key: str
    words: str
    under: str


class EntryList(QListWidget):
    """Shows rows under headings. Arrows move, Enter opens, Delete removes."""

    picked = Signal(str)
    """Another row is in hand: its key; none is, where that is empty."""
    opened = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        dress(self, role="flat")
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Arrows move, Enter opens, Delete removes."))
        self.setItemDelegate(_TwoTexts(theme, self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(120))
        self._shown: list[tuple[str, list[Line]]] = []
        self.currentItemChanged.connect(lambda *_items: self.picked.emit(self.key))
        self.itemDoubleClicked.connect(self._open)

    @property
    def key(self) -> str:
        """The key of the row in hand; empty where none is."""
        item = self.currentItem()
        return "" if item is None else str(item.data(ID) or "")

    def show_lines(self, parts: Iterable[tuple[str, Sequence[Line]]]) -> None:
        """Show these rows under these headings; the row in hand stays so where it is there yet."""
        wanted = [(title, list(lines)) for title, lines in parts if lines]
        if wanted == self._shown:
            return
        had, place = self.key, self.currentRow()
        self._shown = wanted
        self.blockSignals(True)  # noqa: FBT003
        self.clear()
        for title, lines in wanted:
            self.addItem(_heading(title))
            for line in lines:
                self.addItem(_item(line))
        self.blockSignals(False)  # noqa: FBT003
        if not self.choose(had):
            self._choose_near(place)

    def choose(self, key: str) -> bool:
        """Take a row in hand, and say whether it is there."""
        for place in range(self.count()):
            item = self.item(place)
            if key and item.data(ID) == key:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return True
        return False

    def _choose_near(self, place: int) -> None:
        rows = [row for row in range(self.count()) if self.item(row).data(ID)]
        near = min(rows, key=lambda row: abs(row - place), default=None)
        if near is None:
            self.picked.emit("")
        else:
            self.setCurrentRow(near)

    def _open(self, item: QListWidgetItem) -> None:
        if item.data(ID):
            self.opened.emit(str(item.data(ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter, remove with Delete."""
        if event.key() in ENTER and self.key and not event.modifiers():
            self.opened.emit(self.key)
        elif event.key() == Qt.Key.Key_Delete and self.key:
            self.removal_asked.emit(self.key)
        else:
            super().keyPressEvent(event)


def _heading(title: str) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.words)
    item.setData(ID, line.key)
    item.setData(UNDER, line.under)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.words}. {line.under}")
    return item


class _TwoTexts(QStyledItemDelegate):
    """Paints the words, and smaller under them who and when; headings in one strong line."""

    def __init__(self, theme: Theme, view: EntryList) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        colours = theme.colours
        self._ink, self._muted = QColor(colours.ink), QColor(colours.muted)
        self._chosen, self._accent = QColor(colours.accent_soft), QColor(colours.accent)
        self._fonts = (theme.font(BODY), theme.font(SMALL))
        self._strong = theme.font(SMALL, QFont.Weight.DemiBold)

    def _texts(self, index: Index) -> list[tuple[str, QFont, QColor]]:
        words, under = str(index.data() or ""), index.data(UNDER)
        if not index.data(ID):
            return [(words, self._strong, self._muted)]
        large, small = self._fonts
        return [(words, large, self._ink), (str(under or ""), small, self._muted)]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room that the texts take in the width there is."""
        width = self._view.viewport().width()
        room = QRect(0, 0, max(width - 2 * SIDE, 40), TALLEST)
        high = sum(
            QFontMetrics(font).boundingRect(room, WRAP, text).height()
            for text, font, _colour in self._texts(index)
        )
        return QSize(width, high + 2 * ABOVE + (0 if index.data(ID) else ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        painter.save()
        whole = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, self._chosen)
            edge = QRect(whole.x(), whole.y(), EDGE, whole.height())
            painter.fillRect(mirrored_box(painter, whole, edge), self._accent)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(self._accent, 2))
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        room = whole.adjusted(SIDE, ABOVE, -SIDE, 0)
        if not index.data(ID):
            room.translate(0, ABOVE)
        for text, font, colour in self._texts(index):
            painter.setFont(font)
            painter.setPen(colour)
            taken = painter.boundingRect(room, WRAP, text)
            write_in(painter, room, WRAP.value, text)
            room.setTop(taken.bottom() + 1)
        painter.restore()

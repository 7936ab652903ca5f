"""The list of the cards: dragging one, or Alt with the arrows, puts it in another place."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.decks.cards import CardDeck
from facilitator.i18n import _
from ui.editor.cards.model import CardRow, CardsModel
from ui.editor.row_delegate import Index, RowDelegate
from ui.theme import BODY, SMALL, Theme, dress

CODE: Final = 68
"""The width of the column with the codes."""


class CardList(QListView):
    """Lists the cards of a deck. It changes nothing: it says what people want."""

    taken = Signal(int)
    """Another card is in hand."""
    moved = Signal(int, int)
    """A card was dragged: where it was, and where it is to be, counted without it."""
    entered = Signal()
    """Enter: on to the fields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        dress(self, role="flat")
        self.setAccessibleName(_("The cards of the deck"))
        self._cards = CardsModel()
        self.setModel(self._cards)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def show_deck(self, deck: CardDeck, at: int) -> None:
        """Show these cards, and which of them is in hand; nothing is chosen by that."""
        was = self.blockSignals(True)  # noqa: FBT003
        scrolled = self.verticalScrollBar().value()
        if not self._cards.show_deck(deck):
            self.doItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
        index = self._cards.index(at)
        if self.currentIndex() != index:
            mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, mode)
            self.scrollTo(index)
        self.blockSignals(was)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which card is in hand."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.taken.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter go to the fields of the card."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Say where the card was dropped; the deck moves it, and the list follows."""
        at, to = self.currentIndex().row(), self._place_under(event.position().toPoint())
        to = to - 1 if to > at else to
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self and to != at >= 0:
            self.moved.emit(at, to)

    def _place_under(self, point: QPoint) -> int:
        over: QModelIndex = self.indexAt(point)
        if not over.isValid():
            return self._cards.rowCount()
        below = self.dropIndicatorPosition() == self.DropIndicatorPosition.BelowItem
        return over.row() + int(below)


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, parent: CardList) -> None:
        super().__init__(theme, parent)
        self._code = theme.font(SMALL, QFont.Weight.Bold)
        self._text, self._small = theme.font(BODY), theme.font(SMALL)

    def write(self, painter: QPainter, upper: QRect, lower: QRect, row: CardRow) -> None:
        colours = self.theme.colours
        left = code = self.theme.px(CODE)
        self.line(painter, upper, row.code, self._code, colours.muted)
        ink = colours.muted if row.hidden else colours.ink
        self.line(painter, upper.adjusted(code, 0, 0, 0), row.text, self._text, ink)
        if row.hidden:
            said = _("hidden")
            self.line(painter, lower.adjusted(left, 0, 0, 0), said, self._code, colours.amber)
            left += QFontMetrics(self._code).horizontalAdvance(f"{said}  ")
        about = lower.adjusted(left, 0, 0, 0)
        self.line(painter, about, row.about, self._small, colours.muted)

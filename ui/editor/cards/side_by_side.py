"""The cards in two languages side by side: one column each, written without the mouse."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.decks.cards import CardDeck
from facilitator.i18n import _
from facilitator.language_tags import FROM_RIGHT
from ui.editor.cards.said_twice import CODE, OTHER, OWN, Role, SaidTwice
from ui.editor.row_delegate import Index
from ui.editor.running import run_as
from ui.theme import GRID, Theme, dress

RING: Final = 2
PADDING: Final = 8


class SideBySide(QTableView):
    """The cards in two languages. Enter writes, and goes on to the next card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.said = SaidTwice()
        self.setModel(self.said)
        dress(self, role="flat")
        self.setAccessibleName(_("The cards in two languages"))
        self.setAccessibleDescription(
            _("Enter begins to write; Enter again goes to the next card.")
        )
        self.setItemDelegate(_Cell(theme, self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.to_press(40) + GRID)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CODE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(CODE, theme.px(96))
        header.geometriesChanged.connect(self.resizeRowsToContents)

    def show_deck(self, deck: CardDeck, tag: str, at: int) -> None:
        """Show these cards; the one in hand is where the keys are."""
        column = max(self.currentIndex().column(), OWN)
        if self.said.show_deck(deck, tag):
            self.resizeRowsToContents()
            column = OTHER if tag else OWN
        else:
            self.resizeRowToContents(at)
        if self.currentIndex().row() != at:
            self.setCurrentIndex(self.said.index(at, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter begin to write."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        writing = self.state() is QAbstractItemView.State.EditingState
        if enter and not event.modifiers() and not writing and self.currentIndex().isValid():
            self.edit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def flush(self) -> None:
        """Take what is being typed; the field stays open."""
        field = QApplication.focusWidget()
        if isinstance(field, QPlainTextEdit) and self.isAncestorOf(field):
            self.commitData(field)

    def go_on(self) -> None:
        """Go to the same column of the next card, and begin to write."""
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)
            self.edit(below)


class _Cell(QStyledItemDelegate):
    """Draws a text with a ring around the one in hand, and opens a field over it."""

    def __init__(self, theme: Theme, view: SideBySide) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        whole = QRect(option.rect)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(self._theme.colours.accent_soft))
        option.rect = whole.adjusted(PADDING, 0, -PADDING, 0)
        super().paint(painter, option, index)
        too_long = self._view.said.is_too_long(index)
        if here or too_long:
            colours = self._theme.colours
            painter.save()
            painter.setPen(QPen(QColor(colours.terracotta if too_long else colours.accent), RING))
            painter.drawRect(whole.adjusted(1, 1, -RING, -RING))
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if index.column() == CODE:
            option.font.setBold(True)
        elif option.text.startswith(FROM_RIGHT):
            option.direction = Qt.LayoutDirection.RightToLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        width = self._view.columnWidth(index.column()) - 2 * PADDING
        option.rect.setWidth(max(1, width))
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 2 * PADDING)

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        field = QPlainTextEdit(parent)
        field.setTabChangesFocus(True)
        field.setStyleSheet("QPlainTextEdit { border-radius: 0; min-height: 0; padding: 4px 3px; }")
        row, column = self._view.said.index(index.row(), CODE), index.column()
        header = self._view.said.headerData(column, Qt.Orientation.Horizontal)
        said = _("{column} of {code}").format(column=header, code=row.data())
        field.setAccessibleName(said)
        run_as(field, self._view.said.language(column))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        if isinstance(editor, QPlainTextEdit) and not editor.document().isModified():
            editor.setPlainText(index.data(Role.EditRole))
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        if isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
            if text.strip() != index.data(Role.EditRole):
                self._view.said.setData(index, text)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        least = self._theme.px(88)
        box = option.rect
        editor.setGeometry(box.x(), box.y(), box.width(), max(box.height(), least))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter go on to the next card, and Tab back to the cards; Shift and Enter break."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if (enter or tab) and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, self.EndEditHint.NoHint)
                self._view.setFocus()
                if enter:
                    self._view.go_on()
                return True
        return super().eventFilter(editor, event)

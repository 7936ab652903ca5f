"""How a row of the list is painted, and how it is edited where it stands."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.i18n import _
from facilitator.lettering import wrap
from ui.exercises.board.list_cells import Column
from ui.mirror import read_as, write_line
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SIGNED: Final = (Column.KIND, Column.STATUS, Column.LINKS)
"""Columns with signs that another font draws: they are to stand on the same line as words."""
CELL_PADDING: Final = 8


class RowDelegate(QStyledItemDelegate):
    """Words are edited where they stand, over as many lines as they need."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Have a note's words run as their own language does, whatever the window's is."""
        super().initStyleOption(option, index)
        if index.column() == Column.WORDS and option.text:
            option.direction = read_as(option.text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell; signs from another font do not move its words off their line."""
        if index.column() not in SIGNED:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        widget = cell.widget
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, widget)
        self._write(painter, cell, text)

    @staticmethod
    def _write(painter: QPainter, cell: QStyleOptionViewItem, text: str) -> None:
        font, rect = cell.font, cell.rect
        metrics, room = QFontMetricsF(font), rect.width() - 2 * CELL_PADDING
        step = metrics.lineSpacing()
        most = max(1, int(rect.height() / step))
        text = text.replace("\u2028", "\n")  # so Qt keeps line breaks
        lines = wrap(text, font.pixelSize(), room)[:most]
        top = rect.top() + (rect.height() - len(lines) * step) / 2
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(font)
        painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
        for number, line in enumerate(lines):
            baseline = top + number * step + metrics.ascent()
            at = QPointF(rect.left() + CELL_PADDING, baseline)
            write_line(painter, QRectF(rect), at, line, metrics)
        painter.restore()

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Edit words over as many lines as they have."""
        if index.column() != Column.WORDS:
            return super().createEditor(parent, option, index)
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setAccessibleName(_("Words of the note"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Begin from what the note says."""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Save what was typed."""
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Let the field for words be taller than its row."""
        rect = option.rect
        if index.column() == Column.WORDS:
            rect.setHeight(max(rect.height(), self.theme.px(92)))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter save and Ctrl+Enter begin a new line."""
        if (
            isinstance(editor, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in ENTER
        ):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                editor.insertPlainText("\n")
            else:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
            return True
        return super().eventFilter(editor, event)

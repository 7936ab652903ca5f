"""How a line of the table is painted, and how it is edited where it stands."""

from typing import Any, Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.role_field import RoleField
from ui.exercises.sector_map.table_lines import SECTOR, Line
from ui.exercises.sector_map.table_model import EDIT, MapTable
from ui.exercises.sector_map.table_paint import CellPaint
from ui.exercises.sector_map.table_words import Column
from ui.mirror import mirrored_box
from ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LineWords = list[tuple[int, Any, Any]]
"""What a line says: how wide each column is, which it is, and its pieces; or the tint of a heading
and its words."""
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SEVERAL_LINES: Final = (Column.HERE, Column.NEXT)
PEOPLE: Final = (Column.KNOW, Column.NEED)
LEAST_HEIGHT: Final = 38


class CellDelegate(QStyledItemDelegate):
    """Paints cells, and opens a field over the one that is being edited."""

    left_by = Signal(str)
    """How a field was left: `next`, `before`, `enter`, `next row`, `up` or `down`."""
    passed = Signal()
    """The hand is in the next field, or in none."""

    def __init__(self, desk: MapDesk, table: MapTable, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self.look = CellPaint(desk.theme)
        self.replaces = False
        """Whether what is typed first replaces the words that are there."""
        self.editor: QWidget | None = None
        """The field that is open, if one is."""
        self.is_passing = False
        """Whether the hand is on its way from one field to the next."""
        self._dropped = False
        self._words: QPlainTextEdit | None = None  # it costs much to dress: it is kept

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.look = CellPaint(theme)

    # Painting

    def line_words(self, line: Line, widths: dict[int, int]) -> LineWords:
        """Return what stands in a line, where its columns are so wide."""
        words, place = self._table.words, self._table.place(line)
        if line.kind == SECTOR:
            sector = self._desk.map.rows["sector"].get(line.id)
            tint = sector.tint if sector is not None else ""
            return [(0, tint, words.heading(line.id))]
        return [
            (width, column, words.pieces(line, place, column)) for column, width in widths.items()
        ]

    def paint_line(
        self, painter: QPainter, rect: QRect, line: Line, words: LineWords, *, selected: bool
    ) -> None:
        """Paint a whole line that says this."""
        place, colours, left = self._table.place(line), self._desk.theme.colours, 0
        if line.kind == SECTOR:
            ((_width, tint, heading),) = words
            self.look.heading(painter, rect, heading, tint)
            return
        painter.fillRect(rect, QColor(colours.accent_soft if selected else colours.surface))
        for width, column, pieces in words:
            cell = QRect(left, rect.top(), width, rect.height())
            cell = mirrored_box(painter, rect, cell)
            if place.is_first or column >= Column.LABEL:
                painter.setPen(QColor(colours.line))
                painter.drawLine(cell.topLeft(), cell.topRight())
            self.look.paint(painter, cell, pieces)
            left += width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the room that a cell needs in its column."""
        del option
        line = self._table.line(index.row())
        return QSize(60, self.height_of(line, self.line_words(line, {index.column(): 200})))

    @property
    def least_height(self) -> int:
        """How high a line is that has little in it."""
        return self._desk.theme.to_press(LEAST_HEIGHT)

    def height_of(self, line: Line, words: LineWords) -> int:
        """Return how high a line is that says this."""
        if line.kind == SECTOR:
            return self.least_height
        heights = [self.look.height(pieces, width) for width, _column, pieces in words if pieces]
        return max([self.least_height, *heights])

    # Editing

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the field for a cell."""
        del option
        line, column = self._table.line(index.row()), index.column()
        editor: QWidget
        if line.kind != SECTOR and column in SEVERAL_LINES:
            editor = self._field_for_words(parent)
        elif line.kind != SECTOR and column in PEOPLE:
            editor = RoleField(self._desk.offered(), parent)
        else:
            editor = QLineEdit(parent)
        place = self._table.place(line)
        editor.setAccessibleName(self._table.words.cell_name(line, place, column))
        self.editor, self._dropped = editor, False
        return editor

    def _field_for_words(self, parent: QWidget) -> QPlainTextEdit:
        """Return the field for several lines, empty: one serves one cell after the other."""
        if self._words is None:
            self._words = QPlainTextEdit(parent)
            self._words.setTabChangesFocus(True)
            self._words.document().setDocumentMargin(2)
        self._words.clear()
        self._words.document().setModified(False)
        return self._words

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Let go of a field."""
        if editor is self.editor:
            self.editor = None
        if editor is self._words:
            editor.hide()
            return
        super().destroyEditor(editor, index)

    def drop(self) -> str:
        """Return what is typed in the field that is open: it is not to be saved any more."""
        self._dropped = True
        editor = self.editor
        return typed_in(editor) if editor is not None and _is_typed_in(editor) else ""

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Begin from what is there; to people, one more can be typed at once."""
        text = str(index.data(EDIT) or "")
        if isinstance(editor, QPlainTextEdit):
            if text and not editor.document().isModified():
                editor.setPlainText(text)
                editor.moveCursor(QTextCursor.MoveOperation.End)
                if self.replaces:
                    editor.selectAll()
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(f"{text}, " if text and isinstance(editor, RoleField) else text)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Save what was typed."""
        text = typed_in(editor)
        if self._dropped:
            return
        if isinstance(editor, RoleField):
            model.setData(index, (text.strip().rstrip(","), editor.chosen))
        else:
            model.setData(index, text)

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lie over the cell; words have room for several lines, and people for a name."""
        px, rect = self._desk.theme.px, QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(max(rect.height(), px(64)))
        else:
            rect.setHeight(min(max(rect.height(), px(34)), px(46)))
        rect.setWidth(max(rect.width(), px(200 if index.column() in PEOPLE else 150)))
        parent = editor.parentWidget()
        if parent is not None:
            rect.moveLeft(max(0, min(rect.left(), parent.width() - rect.width())))
            rect.moveTop(max(0, min(rect.top(), parent.height() - rect.height())))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let keys save the cell and go where the hand goes next."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QWidget):
            how = self._how(editor, cast("QKeyEvent", event))
            if how:
                self._leave(editor, how)
                return True
            if self._is_new_line(editor, cast("QKeyEvent", event)):
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QWidget, how: str) -> None:
        """Save a field, close it, and let the table go on, mostly to the next field."""
        self.commitData.emit(editor)
        self.is_passing = True
        try:
            self.closeEditor.emit(editor)
            self.left_by.emit(how)
        finally:
            self.is_passing = False
            self.passed.emit()

    @staticmethod
    def _is_new_line(editor: QWidget, event: QKeyEvent) -> bool:
        """Begin a new line in a cell with Shift+Enter, and say whether that was asked for."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() not in ENTER or not shift:
            return False
        if isinstance(editor, QPlainTextEdit):
            editor.insertPlainText("\n")
        return True

    @staticmethod
    def _how(editor: QWidget, event: QKeyEvent) -> str:
        """Return how a key leaves a field; nothing where it does not."""
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste" if "\t" in QGuiApplication.clipboard().text() else ""
        key, with_ = event.key(), event.modifiers()
        shift = bool(with_ & Qt.KeyboardModifier.ShiftModifier)
        if key in ENTER and not shift:
            return "next row" if with_ & Qt.KeyboardModifier.ControlModifier else "enter"
        if key == Qt.Key.Key_Tab:
            return "next"
        if key == Qt.Key.Key_Backtab:
            return "before"
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not shift:
            way = "up" if key == Qt.Key.Key_Up else "down"
            return way if isinstance(editor, QLineEdit) or _at_edge(editor, way) else ""
        return ""


def typed_in(editor: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _is_typed_in(editor: QWidget) -> bool:
    if isinstance(editor, QPlainTextEdit):
        return editor.document().isModified()
    return isinstance(editor, QLineEdit) and editor.isModified()


def _at_edge(editor: QWidget, way: str) -> bool:
    """Say whether the cursor is in the first, or the last, line of some words."""
    if not isinstance(editor, QPlainTextEdit):
        return False
    cursor = editor.textCursor()
    move = QTextCursor.MoveOperation
    return not cursor.movePosition(move.Up if way == "up" else move.Down)

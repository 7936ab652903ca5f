"""Ticks in lists and tables: a press beside the box ticks too, as it does in a form."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class WideTicks(QStyledItemDelegate):
    """Ticks a row, or a cell of a table, wherever it is pressed."""

    def editorEvent(  # noqa: N802
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Take a click; one that chooses several, with Shift or Ctrl, ticks nothing."""
        role, flags = Qt.ItemDataRole.CheckStateRole, index.flags()
        may = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
        if not isinstance(event, QMouseEvent) or flags & may != may or index.data(role) is None:
            return super().editorEvent(event, model, option, index)
        if (
            event.type() != QEvent.Type.MouseButtonRelease
            or event.button() != Qt.MouseButton.LeftButton
            or event.modifiers()
        ):
            return False
        ticked = Qt.CheckState(index.data(role)) == CHECKED
        return model.setData(index, UNCHECKED if ticked else CHECKED, role)

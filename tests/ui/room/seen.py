"""All that a screen holds, for any sense: text, tips, models, scenes, the accessible tree."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QWidget,
)

from ui.canvas.canvas import Canvas

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
SAYINGS = frozenset({"text", "title", "placeholderText", "toPlainText"})
MOST = 4_000
"""Nothing here has more parts than that; a tree that goes round in circles has."""


def seen_in(*tops: QWidget) -> str:
    """Return everything that these windows hold, shown or not."""
    return "\n".join(text for top in tops for text in _of_window(top) if text)


def everything_open() -> str:
    """Return everything that the app's windows hold; what was thrown away is gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return seen_in(*QApplication.topLevelWidgets())


def _of_window(top: QWidget) -> Iterator[str]:
    for widget in (top, *top.findChildren(QWidget)):
        yield from _of_widget(widget)
    root = QAccessible.queryAccessibleInterface(top)
    if root is not None:
        yield from _accessible(root, [0])


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield from (widget.statusTip(), widget.whatsThis(), widget.windowTitle())
    for name in _sayings_of(type(widget)) | (SAYINGS & vars(widget).keys()):
        said = getattr(widget, name)
        value = said() if callable(said) else said
        if isinstance(value, str):
            yield value
    if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
        yield from _model(widget.model(), QModelIndex())
    if isinstance(widget, Canvas):
        yield from _scene(widget)
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


@cache
def _sayings_of(kind: type[QWidget]) -> frozenset[str]:
    return frozenset(name for name in SAYINGS if hasattr(kind, name))


def _scene(canvas: Canvas) -> Iterator[str]:
    scene = getattr(canvas, "scene", None)
    for part in ("cards", "arrows", "frames"):
        yield from map(repr, getattr(scene, part, {}).values())
    yield repr(getattr(scene, "headings", ""))


def _model(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(model.data(index, role) or "") for role in ROLES)
        if not isinstance(model, QAbstractListModel | QAbstractTableModel):
            yield from _model(model, model.index(row, 0, parent))


def _accessible(interface: QAccessibleInterface, count: list[int]) -> Iterator[str]:
    count[0] += 1
    if count[0] > MOST or not interface.isValid():
        return
    yield from (interface.text(each) for each in TEXTS)
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield from _accessible(child, count)

"""All the words of a window: in sight, in tooltips and menus, painted, and for screen readers."""

import html
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QRectF, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

ITEMS = 60
"""So many items of a list are read; the others are worded by the same code."""
MINIATURE = 14
"""Lines lower than this are those of a card in a row of cards; it stands whole beside them."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")


class Words(NamedTuple):
    """What is written somewhere."""

    where: str
    text: str


def plain(text: str) -> str:
    """Return what is read of a text that may be marked up."""
    return html.unescape(_TAG.sub(" ", text)) if "<" in text and ">" in text else text


def who(widget: QWidget) -> str:
    """Return where a widget is, by the names of the classes around it that are the app's own."""
    kinds = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(kinds) < 3:
        if type(parent).__module__.startswith("ui."):
            kinds.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(kinds)


def in_sight(top: QWidget) -> Iterator[QWidget]:
    """Yield a window and all that shows in it."""
    for widget in [top, *top.findChildren(QWidget)]:
        if widget.isVisible() and widget.window() is top.window():
            yield widget


def words_of(top: QWidget) -> Iterator[Words]:
    """Yield everything that is written on a window, or said of it."""
    for widget in in_sight(top):
        if isinstance(widget.window(), QFileDialog):
            continue  # Qt's own, in Qt's translation
        where = who(widget)
        for text in (*_said_of(widget), *_shown_by(widget)):
            if text:
                yield Words(where, plain(text))
    for menu in top.findChildren(QMenu):
        for action in menu.actions():
            yield from _of_action(f"menu of {who(menu)}", action)
    for action in top.actions():
        yield from _of_action("command", action)


def _of_action(where: str, action: QAction) -> Iterator[Words]:
    for text in (action.text(), action.toolTip()):
        if text:
            yield Words(where, plain(text))


def _said_of(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if widget.isWindow() or isinstance(widget, QDialog):
        yield widget.windowTitle()
    if type(widget).__module__.startswith("ui."):
        told = QAccessible.queryAccessibleInterface(widget)
        for place in range(min(told.childCount() if told else 0, ITEMS)):
            item = told.child(place)
            if item is not None:
                yield item.text(QAccessible.Text.Name)
                yield item.text(QAccessible.Text.Description)


def _shown_by(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield widget.placeholderText()
        case QHeaderView():
            yield from _headings(widget)
        case QAbstractItemView():
            yield from _items(widget)
        case _:
            yield from _on_field(widget)


def _on_field(widget: QWidget) -> Iterator[str]:
    match widget:
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QTabBar():
            for place in range(widget.count()):
                yield widget.tabText(place)
                yield widget.tabToolTip(place)
        case QGroupBox():
            yield widget.title()
        case QSpinBox() | QDoubleSpinBox():
            yield widget.prefix()
            yield widget.suffix()
            yield widget.specialValueText()
        case QProgressBar():
            yield widget.text() if widget.isTextVisible() else ""


def _headings(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    for section in range(header.count() if model else 0):
        for role in ROLES:
            yield _text(model.headerData(section, header.orientation(), role))


def _items(view: QAbstractItemView) -> Iterator[str]:
    for index in indexes(view):
        for role in ROLES:
            yield _text(index.data(role))


def indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Yield the first items of a view, and what is within them."""
    model = view.model()
    if model is None:
        return
    parents = [QModelIndex()]
    count = 0
    while parents:
        parent = parents.pop(0)
        for row in range(model.rowCount(parent)):
            for column in range(_columns(model, parent)):
                index = model.index(row, column, parent)
                count += 1
                if count > ITEMS:
                    return
                yield index
            parents.append(model.index(row, 0, parent))


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


class Painted:
    """Collects what is painted as text while a window is drawn, each with the room that it has."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.cut: list[str] = []

    def __enter__(self) -> "Painted":
        self._draw = QPainter.drawText
        collector, draw = self, self._draw

        def spied(painter: QPainter, *args: Any) -> Any:
            collector.take(painter, args)
            return draw(painter, *args)

        QPainter.drawText = spied  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        QPainter.drawText = self._draw  # type: ignore[method-assign]

    def take(self, painter: QPainter, args: tuple[Any, ...]) -> None:
        text = next((each for each in args if isinstance(each, str)), "")
        if not text:
            return
        self.texts.append(text)
        room = args[0]
        if len(args) < 3 or not hasattr(room, "width"):
            return
        flags = args[1] if isinstance(args[1], int) else getattr(args[1], "value", 0)
        if not isinstance(flags, int):
            return
        metrics = QFontMetricsF(painter.font())
        wraps = flags & Qt.TextFlag.TextWordWrap.value
        wide = QRectF(0, 0, room.width() + 0.5, 10_000)
        need = metrics.boundingRect(wide, flags, text) if wraps else metrics.tightBoundingRect(text)
        if room.height() < MINIATURE:
            return
        if need.width() > room.width() + 2 or need.height() > room.height() + 4:
            self.cut.append(
                f"painted in {room.width():.0f}×{room.height():.0f},"
                f" needs {need.width():.0f}×{need.height():.0f}: {text!r}"
            )

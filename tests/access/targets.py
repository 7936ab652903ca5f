"""What is pressed in a window, and how large it is: controls, rows of lists, cells, tabs, entries.

`small_targets` returns a sentence for each that is lower or narrower than asked; none is well.
What is drawn on a canvas is as large as what it says, and links within sentences as their words.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests.access.walk import in_sight, who
from ui.canvas.canvas import Canvas
from ui.exercises.community_map.week_model import ENTRIES_ROLE
from ui.exercises.community_map.week_view import WeekDelegate
from ui.ticks import WideTicks

Part = QStyle.SubElement
BOXES = QComboBox | QAbstractSpinBox
FIELDS = QLineEdit | QPlainTextEdit | QTextEdit
SMALLEST = 24
"""WCAG 2.2, 2.5.8: in CSS pixels, which are Qt's logical ones."""
ROWS = QAbstractItemView.SelectionBehavior.SelectRows


class Target(NamedTuple):
    """Something that is pressed."""

    size: QSize
    what: str
    by_typing: bool = False
    """Whether what it does can be typed in its field: WCAG's minimum excepts it then."""


def small_targets(top: QWidget, least: int) -> list[str]:
    """Return what can be pressed in a window and is lower or narrower than that."""
    return [
        f"{each.size.width()} × {each.size.height()}: {each.what}"
        for each in targets(top)
        if min(each.size.width(), each.size.height()) < least
        and not (each.by_typing and least <= SMALLEST)
    ]


def targets(top: QWidget) -> Iterator[Target]:
    """Yield what can be pressed in a window."""
    for widget in in_sight(top):
        if not widget.isEnabled():
            continue
        if is_pressed_whole(widget):
            yield Target(_taken(widget), who(widget))
        for part in parts_of(widget):
            yield part._replace(what=f"{part.what} of {who(widget)}")


def is_pressed_whole(widget: QWidget) -> bool:
    """Say whether something is pressed; a field within a box is pressed with its box."""
    if isinstance(widget, QLineEdit):
        return not isinstance(widget.parent(), BOXES)
    if isinstance(widget, QAbstractButton | BOXES | FIELDS):
        return True
    return not isinstance(widget, QAbstractItemView | Canvas | QMenu) and any(
        "mousePressEvent" in vars(kind) or "mouseReleaseEvent" in vars(kind)
        for kind in type(widget).__mro__
        if kind.__module__.startswith("ui.")
    )


def _taken(widget: QWidget) -> QSize:
    """Return how large the part of a widget is that takes a press."""
    if not isinstance(widget, QCheckBox | QRadioButton):
        return widget.size()
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    part = (
        Part.SE_CheckBoxClickRect if isinstance(widget, QCheckBox) else Part.SE_RadioButtonClickRect
    )
    return widget.style().subElementRect(part, option, widget).size()


def parts_of(widget: QWidget) -> Iterator[Target]:
    """Yield what is pressed within a widget that is no child of it."""
    for kind, parts in PARTS:
        if isinstance(widget, kind):
            yield from parts(widget)
            return


def _choices_of(box: QComboBox) -> Iterator[Target]:
    """Yield what a box offers, as high as it is in the list that opens."""
    for row in range(box.count()):
        index = box.model().index(row, box.modelColumn(), box.rootModelIndex())
        if _can_be_pressed(index):
            high = box.view().sizeHintForIndex(index).height()
            yield Target(QSize(box.width(), high), f"choice “{box.itemText(row)}”")
    if box.isEditable():
        yield Target(_arrow_of(box), "the arrow")


def _arrow_of(box: QComboBox | QDateEdit) -> QSize:
    """Return how large the part of a field is that opens its list, or its calendar."""
    option = QStyleOptionComboBox()
    option.initFrom(box)
    option.editable = True
    kind, arrow = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxArrow
    return box.style().subControlRect(kind, option, arrow, box).size()


def _steps_of(field: QAbstractSpinBox) -> Iterator[Target]:
    """Yield the arrows of a number, or the one that opens a calendar."""
    if isinstance(field, QDateEdit) and field.calendarPopup():
        yield Target(_arrow_of(field), "the arrow")
    elif field.buttonSymbols() != QAbstractSpinBox.ButtonSymbols.NoButtons:
        option = QStyleOptionSpinBox()
        field.initStyleOption(option)
        kind, parts = QStyle.ComplexControl.CC_SpinBox, QStyle.SubControl
        for part, name in ((parts.SC_SpinBoxUp, "more"), (parts.SC_SpinBoxDown, "less")):
            box = field.style().subControlRect(kind, option, part, field)
            yield Target(box.size(), name, by_typing=True)


def _tabs_of(bar: QTabBar) -> Iterator[Target]:
    for at in range(bar.count()):
        if bar.isTabEnabled(at) and bar.isTabVisible(at):
            yield Target(bar.tabRect(at).size(), f"tab “{bar.tabText(at)}”")


def _entries_of(menu: QMenu | QMenuBar) -> Iterator[Target]:
    for action in menu.actions():
        if action.isVisible() and action.isEnabled() and not action.isSeparator():
            yield Target(menu.actionGeometry(action).size(), f"entry “{action.text()}”")


def _items_of(view: QAbstractItemView) -> Iterator[Target]:
    """Yield the rows in sight of a list; of a table in which cells are chosen, its cells."""
    whole = not isinstance(view, QTableView) or view.selectionBehavior() == ROWS
    for index in _indexes(view, view.rootIndex()):
        box = view.visualRect(index)
        if not _can_be_pressed(index) or not box.intersects(view.viewport().rect()):
            continue
        wide = view.viewport().width() if whole else box.width()
        what = f"“{index.data()}” at {index.row()}, {index.column()}"
        yield Target(QSize(wide, box.height()), what)
        yield from (part._replace(what=f"{part.what} of {what}") for part in _within(view, index))


def _within(view: QAbstractItemView, index: QModelIndex) -> Iterator[Target]:
    """Yield what is pressed within an item, where not all of it does the same."""
    delegate = view.itemDelegateForIndex(index)
    if isinstance(delegate, WeekDelegate):
        entries = index.data(ENTRIES_ROLE)
        for box in delegate.boxes(entries, view.visualRect(index).width()):
            yield Target(box.toRect().size(), "an entry")
    ticks = index.flags() & Qt.ItemFlag.ItemIsUserCheckable and not isinstance(delegate, WideTicks)
    if ticks and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
        across = view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, view)
        yield Target(QSize(across, across), "the tick")


def _indexes(view: QAbstractItemView, parent: QModelIndex) -> Iterator[QModelIndex]:
    model = view.model()
    several = isinstance(view, QTableView | QTreeView)
    for row in range(model.rowCount(parent) if model is not None else 0):
        for column in range(model.columnCount(parent) if several else 1):
            index = model.index(row, column, parent)
            if not view.isIndexHidden(index):
                yield index
        first = model.index(row, 0, parent)
        if isinstance(view, QTreeView) and view.isExpanded(first):
            yield from _indexes(view, first)


def _can_be_pressed(index: QModelIndex) -> bool:
    flags, wanted = index.flags(), Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
    return bool(flags & Qt.ItemFlag.ItemIsEnabled and flags & wanted)


def _sections_of(header: QHeaderView) -> Iterator[Target]:
    """Yield the headings that do something when they are pressed."""
    if not header.sectionsClickable():
        return
    across = header.orientation() == Qt.Orientation.Horizontal
    for section in range(header.count()):
        long = header.sectionSize(section)
        begin = header.sectionViewportPosition(section)
        size = QSize(long, header.height()) if across else QSize(header.width(), long)
        place = QRect(begin, 0, long, 1) if across else QRect(0, begin, 1, long)
        if not header.isSectionHidden(section) and place.intersects(header.viewport().rect()):
            yield Target(size, f"heading {section}")


PARTS: tuple[tuple[type[QWidget], Callable[[Any], Iterator[Target]]], ...] = (
    (QHeaderView, _sections_of),
    (QAbstractItemView, _items_of),
    (QComboBox, _choices_of),
    (QAbstractSpinBox, _steps_of),
    (QTabBar, _tabs_of),
    (QMenu, _entries_of),
    (QMenuBar, _entries_of),
)

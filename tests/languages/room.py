"""Whether every text of a window has the room that it asks for.

Only these may end a text in “…”: headings of tables, hints of empty fields and boxes of choices,
each with the whole in its tooltip; lines of lists, whole in the form beside them; and the
miniature of a card, which stands whole beside its row.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGraphicsView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.languages.reading import in_sight, plain, who
from ui.canvas.canvas import Canvas

_BREAKS = re.compile(r"\s+|(?<=-)")
"""Where a line may end: a word is one that cannot be parted."""
SLACK = 1
"""Half pixels are rounded."""
SIDEWAYS = frozenset({"MapTableView", "WeekView"})
"""Tables of two dimensions: in large text they scroll both ways, as a map does."""
OVERLAYS = frozenset({"MessageBar", "Pointer"})
"""Classes that lie over others, since that is what they are for."""
WIDE_BY_NATURE = (Canvas, QGraphicsView, QHeaderView)


def cut_off(top: QWidget) -> Iterator[str]:
    """Yield a sentence for each text that does not fit, and each part that lies over another."""
    if isinstance(top.window(), QFileDialog):
        return
    for widget in in_sight(top):
        if _inside_view(widget):
            continue
        for fault in _of(widget):
            yield f"{who(widget)}: {fault}"
    yield from _outside(top)
    yield from _overlapping(top)


def _inside_view(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)


def _of(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _of_label(widget)
        case QCheckBox() | QRadioButton() | QPushButton() | QToolButton():
            yield from _of_button(widget)
        case QComboBox():
            yield from _of_combo(widget)
        case QTabBar():
            need = widget.sizeHint().width()
            if need > widget.width() + SLACK:
                yield f"tabs need {need} and have {widget.width()}"
        case QHeaderView():
            yield from _of_header(widget)
        case QLineEdit():
            yield from _of_line(widget)
        case QPlainTextEdit():
            yield from _of_hint(widget)
        case QAbstractScrollArea():
            yield from _of_area(widget)


def _of_label(label: QLabel) -> Iterator[str]:
    text = plain(label.text())
    if not text.strip():
        return
    if not label.wordWrap():
        need = label.sizeHint()
        if need.width() > label.width() + SLACK or need.height() > label.height() + SLACK + 2:
            yield f"{_said(need)} in {_said(label.size())}: {text!r}"
        return
    need_height = label.heightForWidth(label.width())
    if need_height > label.height() + SLACK:
        yield f"needs the height {need_height}, has {_said(label.size())}: {text!r}"
    word = max(_BREAKS.split(text), key=len)
    wide = label.fontMetrics().horizontalAdvance(word)
    room = label.contentsRect().width()
    if wide > room + SLACK:
        yield f"the word {word!r} needs {wide} and has {room}"


def _of_button(button: QAbstractButton) -> Iterator[str]:
    if not button.text():
        return
    need = button.sizeHint()
    if button.hasHeightForWidth():  # its words wrap
        high = button.heightForWidth(button.width())
        need = QSize(button.minimumSizeHint().width(), high)
    if need.width() > button.width() + SLACK or need.height() > button.height() + SLACK + 2:
        yield f"{_said(need)} in {_said(button.size())}: {button.text()!r}"


def _of_combo(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, field, box).width()
    need = box.fontMetrics().horizontalAdvance(box.currentText())
    if need > room + SLACK and box.currentText() not in box.toolTip():
        yield f"needs {need} and has {room}: {box.currentText()!r}"


def _of_header(header: QHeaderView) -> Iterator[str]:
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    model = header.model()
    for section in range(header.count() if model is not None else 0):
        text = model.headerData(section, header.orientation())
        tip = model.headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        if header.isSectionHidden(section) or not text or tip:
            continue
        need, room = header.sectionSizeHint(section), header.sectionSize(section)
        if need > room + SLACK:
            yield f"heading {text!r} needs {need} and has {room}"


def _of_line(line: QLineEdit) -> Iterator[str]:
    text = line.placeholderText()
    if not text or line.text():
        return
    room = line.contentsRect().width() - 4 - 2 * 10
    need = line.fontMetrics().horizontalAdvance(text)
    if need > room + SLACK and not line.toolTip():
        yield f"hint needs {need} and has {room}: {text!r}"


def _of_hint(field: QPlainTextEdit) -> Iterator[str]:
    text = field.placeholderText()
    if not text or field.toPlainText():
        return
    room = field.viewport().rect().adjusted(4, 4, -4, 0)
    need = field.fontMetrics().boundingRect(
        QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap.value, text
    )
    if need.height() > room.height() + 2 and not field.toolTip():
        yield f"hint needs the height {need.height()} and has {room.height()}: {text!r}"


def _of_area(area: QAbstractScrollArea) -> Iterator[str]:
    if isinstance(area, WIDE_BY_NATURE):
        return
    bar = area.horizontalScrollBar()
    if bar.isVisible() and bar.maximum() > 0 and type(area).__name__ not in SIDEWAYS:
        yield f"scrolls sideways by {bar.maximum()}"
    if isinstance(area, QScrollArea) and area.widget() is not None:
        wide, room = area.widget().width(), area.viewport().width()
        if wide > room + SLACK and not bar.isVisible():
            yield f"is {wide} wide where {room} show: {_widest(area.widget())}"


def _widest(content: QWidget) -> str:
    """Return which part of a content asks for the most."""
    parts = [each for each in content.findChildren(QWidget) if each.isVisible()]
    parts = [each for each in parts if each.layout() is None]
    widest = max(parts, key=lambda each: each.minimumSizeHint().width(), default=content)
    return f"{who(widest)} {getattr(widest, 'text', str)()!r}"


def _outside(top: QWidget) -> Iterator[str]:
    for widget in in_sight(top):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or _scrolls(parent):
            continue
        if isinstance(widget, QScrollBar | QSplitterHandle) or _inside_view(widget):
            continue
        if type(widget).__name__ in OVERLAYS or not _has_words(widget):
            continue
        ground = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not ground.contains(widget.geometry()):
            yield f"{who(widget)}: {_place(widget.geometry())} is outside {_said(parent.size())}"


def _scrolls(parent: QWidget) -> bool:
    around = parent.parentWidget()
    return isinstance(around, QAbstractScrollArea) and around.viewport() is parent


def _has_words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit | QPlainTextEdit)


def _overlapping(top: QWidget) -> Iterator[str]:
    parents = {widget.parentWidget() for widget in in_sight(top)} - {None}
    for parent in parents:
        if parent.layout() is None:
            continue
        children = [
            each
            for each in parent.children()
            if isinstance(each, QWidget)
            and each.isVisible()
            and not each.isWindow()
            and type(each).__name__ not in OVERLAYS
            and not each.size().isEmpty()
        ]
        for number, one in enumerate(children):
            for other in children[number + 1 :]:
                both = one.geometry() & other.geometry()
                if both.width() > 2 and both.height() > 2:
                    yield (
                        f"{who(one)} {_place(one.geometry())} lies over"
                        f" {who(other)} {_place(other.geometry())}"
                    )


def _said(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"


def _place(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()} at {rect.x()},{rect.y()}"

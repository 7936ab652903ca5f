"""A presenter's clicker sends PageDown and PageUp: they turn steps, unless something needs them."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QWidget,
)

LINE: Final = 1
"""A place too small for a page scrolls by a line, with nothing in it: that is no paging."""
CLICKED: Final = {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


def keeps_from_clicker(event: QEvent) -> bool:
    """Let a list, or a text of more than two pages, have the keys that it pages with.

    Says whether this was about that; then the key turns no step.
    """
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() in CLICKED
        and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        and _pages(QApplication.focusWidget())
    ):
        event.accept()
        return True
    return False


def _pages(widget: QWidget | None) -> bool:
    if isinstance(widget, QAbstractItemView | QAbstractSpinBox | QAbstractSlider):
        return True
    if not isinstance(widget, QAbstractScrollArea):
        return False
    bar = widget.verticalScrollBar()
    return bar.maximum() > max(bar.pageStep(), LINE)

"""Giving the cursor back to where it was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


def give_back(widget: QWidget | None) -> bool:
    """Put the cursor back into a widget, and say whether that is possible still."""
    if widget is None or not isValid(widget) or not widget.isVisible() or not widget.isEnabled():
        return False
    widget.setFocus()
    return True


def tab_through(first: QWidget, *others: QWidget) -> None:
    """Let Tab go from the first to each of these in turn, and then where it went from the first.

    What is made while a window is open comes behind all else in it, wherever it stands. Where the
    first takes no keys, what comes before it stands for it.
    """
    start = first
    while start.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = start.previousInFocusChain()
        if before is None or before is first:
            return
        start = before
    for one, next_one in zip((start, *others), others, strict=False):
        QWidget.setTabOrder(one, next_one)


def open_over(dialog: QDialog, otherwise: Callable[[], object]) -> None:
    """Open a dialog over its window; closed, it gives the cursor back to where it was.

    Where that is gone, `otherwise` puts it somewhere.
    """
    came_from = QApplication.focusWidget()
    window = dialog.parentWidget()

    def back() -> None:
        if window is not None and isValid(window) and window.isVisible():
            window.activateWindow()
            if not give_back(came_from):
                otherwise()

    dialog.finished.connect(back)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()

"""What of the focus can be seen: how many pixels change enough when a control gets it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabBar, QWidget

from tests.access.walk import controls, who
from ui.canvas.canvas import Canvas

ENOUGH = 3.0
"""The contrast between the same pixel with and without the focus (WCAG 2.2, 1.4.11 and 2.4.13)."""
CORNERS = 0.75
"""Of the area of a perimeter of 2 px: rings lie inside a control, and their corners are round."""
AROUND = 4


def luminance(image: QImage) -> NDArray[np.float64]:
    """Return the relative luminance of every pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    parts = lines[:, : image.width() * 3].reshape(image.height(), image.width(), 3) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    found: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


def contrast(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the contrast of every pixel with the same one of another picture."""
    high, low = np.maximum(one, other), np.minimum(one, other)
    found: NDArray[np.float64] = (high + 0.05) / (low + 0.05)
    return found


def perimeter(width: int, height: int) -> int:
    """Return the area of a line of 2 px just inside a box."""
    return 4 * (width + height) - 16


def hidden_focus(widget: QWidget) -> str:
    """Return what is wrong with how a control shows that it has the focus; nothing is well."""
    top = widget.window()
    begin = widget.mapTo(top, QPoint(0, 0))
    box = QRect(begin, widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND) & top.rect()
    others = [each for each in controls(top) if each is not widget]
    if others:
        others[0].setFocus(Qt.FocusReason.TabFocusReason)
    else:
        widget.clearFocus()
    without = _picture(top, box)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if QApplication.focusWidget() is not widget:
        return ""
    changed = contrast(without, _picture(top, box)) >= ENOUGH
    wide, high = widget.width(), widget.height()
    holds_items = isinstance(widget, QAbstractItemView | QTabBar | Canvas)
    if holds_items and changed.any():  # the ring may be around the item in hand
        ys, xs = np.nonzero(changed)
        wide, high = (int(np.ptp(each)) + 1 for each in (xs, ys))
    if changed.sum() >= CORNERS * perimeter(wide, high):
        return ""
    share = changed.sum() / max(1, perimeter(wide, high))
    return f"shows its focus with {share:.0%} of a perimeter of 2 px: {who(widget)}"


def _picture(top: QWidget, box: QRect) -> NDArray[np.float64]:
    QApplication.processEvents()
    return luminance(top.grab(box).toImage())

"""Rows and columns, with the spacing said where they are made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def row(spacing: int = 8) -> QHBoxLayout:
    """Return a row for parts side by side."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    return layout


def column(spacing: int = 8) -> QVBoxLayout:
    """Return a column for parts below one another."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    return layout


def scrolling(content: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """Return an area, or this one, in which a pane scrolls up and down where it does not fit."""
    area = area or QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def resize_to_show(dialog: QDialog, area: QScrollArea, width: int) -> None:
    """Make a dialog so wide, and so high that nothing scrolls in it, as far as there is room."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else dialog.screen().availableSize()
    wide = min(width, room.width() - 48)
    whole, content = dialog.layout(), area.widget()
    if whole is None or content is None:
        return
    sides = whole.contentsMargins()
    high = content.heightForWidth(wide - sides.left() - sides.right())
    others = whole.totalSizeHint().height() - area.sizeHint().height()
    dialog.resize(wide, min(high + others, room.height() - 48))

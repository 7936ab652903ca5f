"""Rows and columns, with the spacing said where they are made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


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


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area in which a pane scrolls up and down where it does not fit."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area

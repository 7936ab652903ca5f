"""What somebody in front of a window sees of it."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def shown(window: QWidget, kind: type[W]) -> W:
    """Return the widget of this kind that is in sight."""
    return next(each for each in window.findChildren(kind) if each.isVisible())


def any_shown(window: QWidget, kind: type[QWidget]) -> bool:
    """Tell whether a widget of this kind is in sight."""
    return any(each.isVisible() for each in window.findChildren(kind))


def words_on(widget: QWidget) -> str:
    """Return the words of the labels and buttons that are in sight."""
    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return "\n".join(part.text() for part in parts if part.isVisible())

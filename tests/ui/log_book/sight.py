"""What somebody in front of the window, or in the room, can see of the log book."""

from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from facilitator.log_book.book import Entry, promises
from facilitator.store import Store
from tests.hands import Hands

W = TypeVar("W", bound=QWidget)
DAY = datetime(2026, 10, 8, 18, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


class Evening:
    """The clock on the wall."""

    def __init__(self) -> None:
        self.moment = DAY

    def __call__(self) -> datetime:
        return self.moment


def open_store(hands: Hands) -> Store:
    """Return the file that is open in the window."""
    page = hands.window.page
    assert page is not None
    return page.store


def written(hands: Hands) -> list[Entry]:
    """Return what is in the log book."""
    with open_store(hands).reading() as session:
        return promises(session)


def front() -> QWidget:
    """Return what is in front of everything else."""
    window = QApplication.activeWindow()
    assert window is not None
    return window


def opened(hands: Hands, keys: str, kind: type[W]) -> W:
    """Press keys that open a dialog of this kind, and return it once it is in front."""
    hands.press(keys)
    return come(hands, kind)


def come(hands: Hands, kind: type[W]) -> W:
    """Return the dialog of this kind once it is in front."""
    hands.until(lambda: isinstance(QApplication.activeWindow(), kind), kind.__name__)
    window = front()
    assert isinstance(window, kind)
    return window


def everything_in_sight() -> str:
    """Return every word that somebody in the room could read on the screen."""
    words: list[str] = []
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            words.append(top.windowTitle())
            for each in [top, *top.findChildren(QWidget)]:
                if each.isVisible():
                    words += _texts(each)
    return "\n".join(words)


def _texts(widget: QWidget) -> list[str]:
    said = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, QLabel | QAbstractButton):
        said.append(widget.text())
    elif isinstance(widget, QLineEdit):
        said += [widget.text(), widget.placeholderText()]
    elif isinstance(widget, QPlainTextEdit):
        said.append(widget.toPlainText())
    elif isinstance(widget, QListWidget):
        for row in range(widget.count()):
            item = widget.item(row)
            said += [item.text(), str(item.data(Qt.ItemDataRole.UserRole + 1) or "")]
    return said

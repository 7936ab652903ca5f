"""How the details panel lays out its fields: one column, each under its name."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.exercises.fields import SavedLine, SavedText
from ui.theme import dress
from ui.wrapped_buttons import WrappedButton


class Form(QWidget):
    """Fields under their names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def add(self, title: str, field: QWidget) -> QLabel:
        """Put a field under its name, which assistive technology says too."""
        label = small(title, role="section")
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(title)
        if self.column.count():
            self.column.addSpacing(8)
        self.column.addWidget(label)
        self.column.addWidget(field)
        return label

    def add_row(self, *widgets: QWidget) -> QWidget:
        """Put widgets side by side."""
        holder = side_by_side(*widgets)
        self.column.addWidget(holder)
        return holder


class Section(Form):
    """A part of the details of one note or link."""

    row_id = 0

    def show_row(self, row_id: int) -> None:
        """Show another note or link."""
        self.row_id = row_id
        self.refresh()

    def refresh(self) -> None:
        """Show what the file holds now."""


class Fold(QWidget):
    """A part that is folded away until somebody wants it."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._content = content
        self._button = WrappedButton()
        self._button.setStyleSheet("text-align: left;")
        self._button.setCheckable(True)
        dress(self._button, kind="quiet", fit="snug")
        self._button.toggled.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._unfold(False)  # noqa: FBT003

    def _unfold(self, shown: bool) -> None:  # noqa: FBT001
        self._content.setVisible(shown)
        self._button.setText(f"{'▾' if shown else '▸'}  {self._title}")
        self._button.setAccessibleName(self._title)


def when_clicked(button: QAbstractButton, does: Callable[[bool], object]) -> None:
    """Have something done at each click, which is told whether the button is on now."""

    def clicked(on: bool) -> None:  # noqa: FBT001
        does(on)

    button.clicked.connect(clicked)


def small(text: str = "", *, role: str = "small") -> QLabel:
    """Return a label of plain, wrapping text."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label


def side_by_side(*widgets: QWidget) -> QWidget:
    """Return a row of widgets, the first ones as narrow as they like."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def flush_fields(widget: QWidget) -> None:
    """Save what is being typed in any field of a widget, now."""
    for line in widget.findChildren(SavedLine):
        line.flush()
    for text in widget.findChildren(SavedText):
        text.flush()

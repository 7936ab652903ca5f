"""Sentences one below the other, in dialogs that say what is held, and what went."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.heard import be_heard_as
from ui.layouts import row, scrolling
from ui.theme import Theme, dress


def plain(text: str, role: str = "body") -> QLabel:
    """Return words that may hold a title or a file's name, as they are."""
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label


def section(text: str) -> QLabel:
    """Return the heading of a part, with room above it."""
    label = plain(text, "section")
    label.setContentsMargins(0, 10, 0, 0)
    return label


class PrivacyDialog(QDialog):
    """A heading, what scrolls below it, and buttons that stay in sight."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None, size: QSize) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.heading = plain("", "title")
        self.heading.setContentsMargins(12, 0, 0, 0)
        content = QWidget()
        self.lines = QVBoxLayout(content)
        self.lines.setContentsMargins(10, 2, 12, 6)
        self.lines.setSpacing(10)
        self._area: QScrollArea = scrolling(content)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        be_heard_as(self._area, QAccessible.Role.Grouping)
        self._area.setStyleSheet(
            f"QScrollArea {{ border: 2px solid transparent; border-radius: 8px; }} "
            f"QScrollArea:focus {{ border-color: {theme.colours.accent}; }}"
        )
        self.foot = row()
        self.foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self._area, 1)
        column.addLayout(self.foot)
        self.resize(min(theme.px(size.width() + 20), 1_100), min(theme.px(size.height()), 660))

    def say(self, heading: str, sentences: Sequence[str]) -> None:
        """Say this, in place of what was said before."""
        self.heading.setText(heading)
        while (item := self.lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in sentences:
            self.lines.addWidget(plain(sentence))
        self.lines.addStretch(1)
        self.tell(" ".join(sentences))

    def tell(self, words: str) -> None:
        """Let assistive technology read what the dialog says."""
        self._area.setAccessibleName(words)
        self.setAccessibleDescription(words)

    def button(self, text: str, kind: str = "") -> QPushButton:
        """Add a button at the foot."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        if kind:
            dress(button, kind=kind)
        self.foot.addWidget(button)
        return button

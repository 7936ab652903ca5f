"""A quiet line at the foot of the window for as long as the file of the workshop is gone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from facilitator.i18n import _
from ui.layouts import row
from ui.theme import dress


class AwayLine(QFrame):
    """Says that people work in the recovery copy. It stands in the window, never in the room."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, role="look_here")
        self._said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.elsewhere = QPushButton(_("Save elsewhere…"))
        self.elsewhere.setAccessibleName(_("Save this copy elsewhere…"))
        self.elsewhere.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        dress(self.elsewhere, kind="quiet")
        line = row()
        line.setContentsMargins(16, 2, 8, 2)
        line.addWidget(self._said, 1)
        line.addWidget(self.elsewhere)
        self.setLayout(line)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Say this; nothing hides the line."""
        self._said.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

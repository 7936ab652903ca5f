"""The pages of a return from paper on which there is nothing to decide: waiting, and the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.theme import dress


class PaperNote(QWidget):
    """One sentence, large, in the middle; below it a quiet one."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.besides = QLabel(wordWrap=True), QLabel(wordWrap=True)
        dress(self.said, role="title")
        dress(self.besides, role="muted")
        column = QVBoxLayout(self)
        column.addStretch(1)
        for label in (self.said, self.besides):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, sentence: str, besides: str = "") -> None:
        """Say it."""
        self.said.setText(sentence)
        self.besides.setText(besides)
        self.besides.setVisible(bool(besides))
        self.setAccessibleName(sentence)

    def say_waiting(self, name: str, *, runs: bool) -> None:
        """Say that a photo is being read; or that it is not, for somebody stopped that."""
        if runs:
            self.say(_("Reading {name} …").format(name=name), _("S leaves it out."))
        else:
            self.say(
                _("{name} is not read yet.").format(name=name),
                _("Reading was stopped. Read on goes on with it; S leaves it out."),
            )

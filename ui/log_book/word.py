"""The line at the foot of a form: what came of something, what hinders, what is offered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.message_bar import announce
from ui.theme import dress


class Word(QLabel):
    """One sentence, said to assistive technology as well."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._offers = False
        dress(self, role="muted")

    def say(self, sentence: str) -> None:
        """Say what came of something; nothing, where that is empty."""
        self._show(sentence, "muted")

    def complain(self, sentence: str) -> None:
        """Say what hinders something."""
        self._show(sentence, "stop")

    def offer(self, sentence: str) -> None:
        """Say what is offered while somebody types; an empty sentence takes only an offer back."""
        if sentence or self._offers:
            self._show(sentence, "muted")
            self._offers = bool(sentence)

    def _show(self, sentence: str, role: str) -> None:
        self._offers = False
        self.setText(sentence)
        if self.property("role") != role:
            dress(self, role=role)
        if sentence:
            announce(self, sentence)

"""The field for what a card says, which loses nothing that is too long for a card."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from facilitator.decks.cards import LONGEST_TEXT
from ui.editor.fields import TextField
from ui.theme import dress


class CardText(TextField):
    """Saves what fits on a card. What does not stays here, for its own card, until it does."""

    counted = Signal(int)
    """How many characters stand here now."""

    def __init__(self) -> None:
        super().__init__()
        self._card, self._said = "", ""
        self._waiting: dict[str, str] = {}
        self.textChanged.connect(self._count)

    def _count(self) -> None:
        self.counted.emit(len(self.toPlainText().strip()))

    @property
    def _is_too_long(self) -> bool:
        return len(self.toPlainText().strip()) > LONGEST_TEXT

    def show_card(self, code: str, text: str) -> None:
        """Show what a card says, or what was typed for it and does not fit."""
        self._said = text
        if code == self._card:
            self.show_text(text)
            return
        self.flush()
        if self._saver.take():
            self._waiting[self._card] = self.toPlainText()
        self._card = code
        waiting = self._waiting.pop(code, "")
        self.show_text(waiting or text)
        if waiting:
            self._saver.unsaved = True
        self.document().clearUndoRedoStacks()
        self._mark()

    def flush(self) -> None:
        """Save now what can be saved."""
        self._mark()
        if self.toPlainText().strip() and not self._is_too_long:
            super().flush()

    def _mark(self) -> None:
        role = "wrong" if self._is_too_long else ""
        if self.property("role") != role:
            dress(self, role=role)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Be as it was before where nothing was left."""
        super().focusOutEvent(event)
        if not self.toPlainText().strip():
            self._saver.take()
            self.show_text(self._said)

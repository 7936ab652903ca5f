"""One short question, answered in place: a group's title, the label to link to."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from ui.focus import give_back
from ui.message_bar import announce
from ui.theme import dress


class _Answer(QLineEdit):
    given = Signal()
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class PromptBar(QFrame):
    """Asks for one line. Enter answers, Esc asks no further; the cursor goes where it was."""

    left = Signal()
    """Nobody asks any more, and where the cursor was before is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="foot")
        self._label = QLabel()
        dress(self._label, role="strong")
        self._answer = _Answer()
        self._label.setBuddy(self._answer)
        self._peek = QLabel()
        self._peek.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._peek, role="muted")
        ok, cancel = QPushButton(_("Enter")), QPushButton(_("Cancel"))
        dress(cancel, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._label)
        row.addWidget(self._answer, 2)
        row.addWidget(self._peek, 1)
        row.addWidget(ok)
        row.addWidget(cancel)
        self._done: Callable[[str], object] | None = None
        self._peeks: Callable[[str], str] | None = None
        self._came_from: QWidget | None = None
        self._answer.given.connect(self._give)
        self._answer.closed.connect(self._close)
        self._answer.textChanged.connect(self._show_peek)
        ok.clicked.connect(self._give)
        cancel.clicked.connect(self._close)
        self.hide()

    def ask(
        self,
        question: str,
        suggestion: str,
        done: Callable[[str], object],
        peek: Callable[[str], str] | None = None,
    ) -> None:
        """Ask, with an answer to begin from; `peek` says what the answer so far means.

        Where `done` raises a FacilitatorError, its sentence is shown and the answer stays.
        """
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._done, self._peeks = done, peek
        self._label.setText(question)
        self._answer.setAccessibleName(question)
        self._answer.setText(suggestion)
        self._answer.selectAll()
        self._show_peek()
        self.show()
        self._answer.setFocus()

    def _show_peek(self) -> None:
        self._say(self._peeks(self._answer.text()) if self._peeks else "", role="muted")

    def _say(self, sentence: str, role: str) -> None:
        self._peek.setText(sentence)
        self._peek.setVisible(bool(sentence) or self._peeks is not None)
        if self._peek.property("role") != role:
            dress(self._peek, role=role)

    def _give(self) -> None:
        done, text = self._done, self._answer.text().strip()
        try:
            if done is not None and text:
                done(text)
        except FacilitatorError as error:
            self._say(str(error), role="stop")
            self._answer.setFocus()
            self._answer.selectAll()
            announce(self._answer, str(error))
        else:
            self._close()

    def put_away(self) -> None:
        """Ask no further, if anything is asked."""
        if not self.isHidden():
            self._close()

    def _close(self) -> None:
        came_from, self._done, self._came_from = self._came_from, None, None
        self._peeks = None
        for part in (self._label, self._answer, self._peek):
            part.setText("")
        self._answer.setAccessibleName("")
        self.hide()
        if not give_back(came_from):
            self.left.emit()

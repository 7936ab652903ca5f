"""One short question, answered in place: a group's title, the label to link to."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from facilitator.i18n import _
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
    """Asks for one line. Enter answers, Esc asks no further."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, role="foot")
        self._label = QLabel()
        dress(self._label, role="strong")
        self._answer = _Answer()
        self._label.setBuddy(self._answer)
        self._peek = QLabel()
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
        """Ask, with an answer to begin from; `peek` says what the answer so far means."""
        self._done, self._peeks = done, peek
        self._label.setText(question)
        self._answer.setAccessibleName(question)
        self._answer.setText(suggestion)
        self._answer.selectAll()
        self._show_peek()
        self.show()
        self._answer.setFocus()

    def _show_peek(self) -> None:
        self._peek.setText(self._peeks(self._answer.text()) if self._peeks else "")
        self._peek.setVisible(self._peeks is not None)

    def _give(self) -> None:
        done, text = self._done, self._answer.text().strip()
        self._close()
        if done is not None and text:
            done(text)

    def _close(self) -> None:
        self._done = None
        self.hide()
        self.closed.emit()

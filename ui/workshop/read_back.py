"""Read back: what is new on the board in short sentences, for people who cannot see it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from facilitator.exercises.board.reading_back import ReadBack
from facilitator.i18n import _
from ui.layouts import row
from ui.message_bar import announce
from ui.theme import Theme, dress

LARGE = 26


class ReadBackDialog(QDialog):
    """Shows the sentences large, to read out; says them to assistive technology as well."""

    was_read = Signal()
    """It was read out: the next time begins after this."""

    def __init__(self, read: ReadBack, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Read back"))
        heading = QLabel(_("Read back what is new"))
        dress(heading, role="title")
        nothing = _("Nothing is new since it was last read back.")
        self._said = "\n".join(read.sentences) or nothing
        self.text = QPlainTextEdit(self._said)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What is new"))
        self.text.setStyleSheet(f"font-size: {theme.px(LARGE)}px;")
        self._done = QPushButton(_("That was read out"))
        self._done.setDefault(True)
        dress(self._done, kind="filled")
        self._done.clicked.connect(self._finish)
        self._copy = QPushButton(_("&Copy"))
        self._copy.clicked.connect(self._copy_all)
        later = QPushButton(_("Close") if read.is_empty else _("Again next time"))
        later.clicked.connect(self.reject)
        self._word = QLabel()
        dress(self._word, role="muted")
        foot = row()
        foot.addWidget(self._word, 1)
        for button in (self._copy, later, self._done):
            foot.addWidget(button)
        if read.is_empty:
            self._copy.hide()
            self._done.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.resize(min(theme.px(840), 1_200), min(theme.px(560), 660))
        (later if read.is_empty else self._done).setFocus()

    def showEvent(self, event: object) -> None:  # noqa: N802
        """Say the sentences to whoever listens."""
        super().showEvent(event)  # type: ignore[arg-type]
        announce(self.text, self._said)

    def _finish(self) -> None:
        self.was_read.emit()
        self.accept()

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self._said)
        self._word.setText(_("Copied."))
        announce(self.text, _("Copied."))

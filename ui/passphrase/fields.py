"""Where a passphrase is typed: dots in place of letters, until somebody wants to see them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from facilitator.i18n import _
from ui.theme import dress

LONGEST = 1_000
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QLineEdit):
    """One line of dots; the clipboard and the keyboard's memory get none of it."""

    def __init__(self, name: str) -> None:
        super().__init__(maxLength=LONGEST)
        self.setAccessibleName(name)
        self.show_letters(on=False)

    def show_letters(self, *, on: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)


class ShowLetters(QCheckBox):
    """Lets fields show what is typed in them."""

    def __init__(self, fields: Sequence[PassphraseField]) -> None:
        super().__init__(_("S&how what I type"))
        self._fields = fields
        self.toggled.connect(self._show)

    def _show(self, on: bool) -> None:  # noqa: FBT001
        for field in self._fields:
            field.show_letters(on=on)


def plain(text: str, role: str) -> QLabel:
    """Return words that may hold a file's name, as they are."""
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    dress(label, role=role)
    return label

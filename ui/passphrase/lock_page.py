"""What shows in place of everything while the window is locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from ui.layouts import row
from ui.message_bar import announce
from ui.passphrase.fields import PassphraseField, ShowLetters, plain
from ui.theme import Theme, dress


class LockPage(QWidget):
    """Asks for the passphrase again, and shows nothing of the workshop but its file's name."""

    unlocked = Signal()

    def __init__(self, name: str, key: Passphrase, theme: Theme) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(_("The window is locked"))
        asked = _("Type the passphrase of “{name}” to go on. Everything is saved.")
        self.field = PassphraseField(_("Passphrase of “{name}”").format(name=name))
        self.field.returnPressed.connect(self._try)
        self._trouble = plain("", "stop")
        button = QPushButton(_("Unlock"))
        dress(button, kind="filled")
        button.clicked.connect(self._try)
        middle = QWidget()
        middle.setFixedWidth(theme.px(420))
        inner = QVBoxLayout(middle)
        inner.setSpacing(12)
        for part in (
            plain(_("The window is locked"), "title"),
            plain(asked.format(name=name), "muted"),
            self.field,
            ShowLetters([self.field]),
            self._trouble,
            button,
        ):
            inner.addWidget(part)
        across = row()
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)

    def begin(self) -> None:
        """Put the cursor where the passphrase goes."""
        self.field.setFocus()

    def _try(self) -> None:
        if self._key.matches(self.field.text()):
            self.field.clear()
            self.unlocked.emit()
            return
        said = _("This is another passphrase. Type it again.")
        self._trouble.setText(said)
        self.field.selectAll()
        self.field.setFocus()
        announce(self, said)

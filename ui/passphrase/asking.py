"""Asking for the passphrase of a file that is to be opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from ui.message_bar import announce
from ui.passphrase.fields import PassphraseField, ShowLetters, plain
from ui.theme import Theme, dress

Unlock = Callable[[Passphrase], str]
"""Tries a passphrase, and returns why it does not open the file; nothing where it does."""


class AskPassphrase(QDialog):
    """Asks until the passphrase fits, or somebody gives up.

    A file whose first bytes were overwritten looks as one with a passphrase does. Where it had
    none before, its earlier versions are offered as well.
    """

    versions = Signal()
    """The earlier versions are to be shown instead."""

    def __init__(
        self,
        path: Path,
        unlock: Unlock,
        theme: Theme,
        parent: QWidget | None,
        *,
        had_none: bool = False,
    ) -> None:
        """`had_none`: this computer keeps copies of the file from when it had no passphrase."""
        super().__init__(parent)
        self._unlock = unlock
        self.setWindowTitle(_("Passphrase"))
        heading = plain(_("This workshop is locked"), "title")
        asked = _("Type the passphrase of “{name}”. Nobody can open it without.")
        about = plain(asked.format(name=path.stem), "muted")
        self.field = PassphraseField(_("Passphrase"))
        self.field.setAccessibleDescription(about.text())
        self._trouble = plain("", "stop")
        self._trouble.hide()
        buttons = QDialogButtonBox()
        self._open = buttons.addButton(_("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        dress(self._open, kind="filled")
        self._open.setEnabled(False)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        if had_none:
            about.setText(f"{about.text()} {_had_none()}")
            self.field.setAccessibleDescription(about.text())
            earlier = buttons.addButton(
                _("Earlier versions…"), QDialogButtonBox.ButtonRole.ActionRole
            )
            earlier.setAutoDefault(False)
            earlier.clicked.connect(self.reject)
            earlier.clicked.connect(lambda _checked: self.versions.emit())
        buttons.accepted.connect(self._try)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(lambda text: self._open.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (heading, about, self.field, ShowLetters([self.field]), self._trouble, buttons):
            column.addWidget(part)
        self.setMinimumWidth(theme.px(420))
        self.field.setFocus()

    def _try(self) -> None:
        """Try what is typed; it takes a moment, so that guessing takes ages."""
        key = Passphrase(self.field.text())
        if key.is_empty:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            trouble = self._unlock(key)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if not trouble:
            self.field.clear()
            self.accept()
            return
        self._trouble.setText(trouble)
        self._trouble.show()
        self.adjustSize()
        self.field.selectAll()
        self.field.setFocus()
        announce(self, trouble)


def _had_none() -> str:
    return _(
        "If you do not know of one, it was given one on another computer, or the file is damaged: "
        "then go on from a copy of an earlier version that is kept on this computer."
    )

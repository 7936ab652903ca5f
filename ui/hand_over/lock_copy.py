"""A passphrase for the copy of the workshop's file, where the file has none."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.passphrase import Passphrase
from facilitator.passphrase.hint import hint
from ui.passphrase.fields import PassphraseField, ShowLetters, plain


class LockCopy(QWidget):
    """Asks whether the copy gets a passphrase, and for that twice."""

    def __init__(self, *, is_locked: bool) -> None:
        super().__init__()
        self.wanted = QCheckBox(_("&Lock the copied file with a passphrase"))
        self.first = PassphraseField(_("Passphrase of the copy"))
        self.second = PassphraseField(_("The same again"))
        self._hint = plain(hint(""), "muted")
        self._fields = self._asked()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.wanted, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._fields)
        if is_locked:
            rows.addWidget(plain(_("The copy asks for the workshop’s own passphrase."), "muted"))
        self.wanted.setHidden(is_locked)
        self._fields.hide()
        self.wanted.toggled.connect(self._fields.setVisible)
        self.first.textChanged.connect(self._look)

    def _asked(self) -> QWidget:
        fields = QWidget()
        form = QFormLayout(fields)
        form.setContentsMargins(28, 4, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setSpacing(8)
        form.addRow(self.first.accessibleName(), self.first)
        form.addRow(self.second.accessibleName(), self.second)
        form.addRow(self._hint)
        form.addRow(ShowLetters([self.first, self.second]))
        lost = _("Tell it by word of mouth. A lost passphrase cannot be recovered.")
        form.addRow(plain(lost, "muted"))
        return fields

    @property
    def trouble(self) -> str:
        """Why the copy cannot be locked as it was asked for; nothing where it can."""
        if not self.wanted.isChecked():
            return ""
        typed = Passphrase(self.first.text())
        if typed.is_empty:
            return _("Type a passphrase; an empty one locks nothing.")
        if not typed.matches(self.second.text()):
            return _("The two passphrases are not the same; type them again.")
        return ""

    def key(self) -> str:
        """Return the key that locks the copy, which takes a moment; nothing where none is asked."""
        if not self.wanted.isChecked():
            return ""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return Passphrase(self.first.text()).raw_key()
        finally:
            QGuiApplication.restoreOverrideCursor()

    def forget(self) -> None:
        """Let nothing stand in the fields any more."""
        self.first.clear()
        self.second.clear()

    def _look(self, words: str) -> None:
        told = hint(words)
        self._hint.setText(told)
        self.first.setAccessibleDescription(told)

"""The passphrase of the workshop that is open: set, changed, removed; and when the window locks."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.i18n import _, ngettext
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.passphrase.hint import hint, strength
from facilitator.store import Store
from ui.layouts import row, scrolling
from ui.message_bar import announce
from ui.passphrase.fields import PassphraseField, ShowLetters, plain
from ui.settings import LOCK_AFTER
from ui.theme import Theme, dress


class PassphraseDialog(QDialog):
    """Gives the workshop a passphrase, another one, or none. A lost one is lost: it says so."""

    changed = Signal(str)
    """What was done, in sentences."""
    lock_after_chosen = Signal(int)

    def __init__(
        self, store: Store, lock_after: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._asked_to_remove = False
        locked = store.key is not None
        self.setWindowTitle(_("Passphrase"))
        self.first = PassphraseField(_("New passphrase") if locked else _("Passphrase"))
        self.second = PassphraseField(_("The same again"))
        self._hint, self._trouble = plain(hint(""), "muted"), plain("", "stop")
        self._trouble.hide()
        self._buttons = QDialogButtonBox()
        self._set = self._buttons.addButton(
            _("Change the passphrase") if locked else _("Set the passphrase"),
            QDialogButtonBox.ButtonRole.AcceptRole,
        )
        dress(self._set, kind="filled")
        self._buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._enter)
        self._buttons.rejected.connect(self.reject)
        self.first.textChanged.connect(self._look)
        self.second.textChanged.connect(self._look)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for part in (
            plain(_("This workshop is locked") if locked else _("Lock this workshop"), "title"),
            plain(_about(), "body"),
            plain(_("A lost passphrase cannot be recovered: not by us, not by anybody."), "strong"),
        ):
            column.addWidget(part)
        column.addLayout(self._form())
        column.addWidget(self._hint)
        column.addWidget(ShowLetters([self.first, self.second]))
        if locked:
            column.addLayout(self._when_locked(lock_after))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        self._area = scrolling(content)
        whole.addWidget(self._area)
        whole.addWidget(self._trouble)
        whole.addWidget(self._buttons)
        self.resize(min(theme.px(560), 1_100), min(theme.px(620 if locked else 430), 680))
        self._set.setDefault(True)  # only inside a dialog does Qt take it up
        self._look()
        if store.read_only:
            self._refuse(
                store.read_only_reason
                or _("This workshop is open for reading only; open it again to change it.")
            )
        self.first.setFocus()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setSpacing(12)
        locked = self._store.key is not None
        form.addRow(_("New &passphrase") if locked else _("&Passphrase"), self.first)
        form.addRow(_("The same &again"), self.second)
        return form

    def _when_locked(self, lock_after: int) -> QVBoxLayout:
        """Lay out what only a workshop with a passphrase has: when the window locks, and an end."""
        self.lock_after = QComboBox()
        for minutes in LOCK_AFTER:
            self.lock_after.addItem(_minutes(minutes), minutes)
        self.lock_after.setCurrentIndex(LOCK_AFTER.index(lock_after))
        self.lock_after.activated.connect(
            lambda _index: self.lock_after_chosen.emit(self.lock_after.currentData())
        )
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(_("&Lock the window when nobody touches it"), self.lock_after)
        about = plain(_("Not while the day runs: it never locks in front of people."), "muted")
        self.lock_after.setAccessibleDescription(about.text())
        self.remove = QPushButton(_("Remove the passphrase"))
        dress(self.remove, kind="stop")
        self.remove.clicked.connect(lambda _checked: self._remove())
        line = row()
        line.addWidget(self.remove)
        line.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(about)
        column.addLayout(line)
        return column

    def _look(self) -> None:
        first, second = self.first.text().strip(), self.second.text().strip()
        told = hint(first)
        if first and second and first != second:
            told = _("The two are not the same yet; type it once more.")
        self._hint.setText(told)
        self.first.setAccessibleDescription(told)
        self._set.setEnabled(strength(first) != "none" and first == second)

    def _enter(self) -> None:
        self._change(Passphrase(self.first.text()))

    def _remove(self) -> None:
        """Unlock the file for good, once somebody pressed twice."""
        if self._asked_to_remove:
            self._change(None)
            return
        self._asked_to_remove = True
        self._complain(
            _(
                "Without a passphrase, anybody who has the file can read it, and its backups. "
                "Press “Remove the passphrase” again to remove it."
            )
        )
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.remove))

    def _change(self, key: Passphrase | None) -> None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            told = change_passphrase(self._store, key)
        except FacilitatorError as error:
            self._complain(str(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.first.clear()
        self.second.clear()
        self.accept()
        self.changed.emit(" ".join(told))

    def _refuse(self, why: str) -> None:
        for part in (self.first, self.second, self._set):
            part.setEnabled(False)
        if self._store.key is not None:
            self.remove.setEnabled(False)
        self._complain(why)

    def _complain(self, why: str) -> None:
        self._trouble.setText(why)
        self._trouble.show()
        announce(self, why)


def _about() -> str:
    return _(
        "With a passphrase, nobody can read the workshop's file or its backups on this computer "
        "without it. What you print or export is not locked, and neither are copies that you "
        "gave away before."
    )


def _minutes(minutes: int) -> str:
    if not minutes:
        return _("never")
    return ngettext("for {count} minute", "for {count} minutes", minutes).format(count=minutes)

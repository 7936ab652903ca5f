"""Pinning an activity to a time of day, such as the lunch that somebody brings at noon."""

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import _
from ui.theme import Theme, dress


class PinDialog(QDialog):
    """Asks whether an activity begins at a fixed time, and when."""

    entered = Signal(str)
    """The time, HH:MM; empty where it begins when the one before it ends."""

    def __init__(
        self, title: str, pin: str, expected: str, theme: Theme, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Begin at a fixed time"))
        heading = QLabel(title, wordWrap=True)
        dress(heading, role="heading")
        self._pinned = QCheckBox(_("&Begins at a fixed time"))
        self._time = QTimeEdit()
        self._time.setDisplayFormat("HH:mm")
        self._time.setAccessibleName(_("Begins at"))
        self._time.setTime(QTime.fromString(pin or expected, "HH:mm"))
        self._pinned.setChecked(True)
        self._pinned.toggled.connect(self._time.setEnabled)
        why = _("The time stays, whatever happens before. Without it, one part follows another.")
        note = QLabel(why, wordWrap=True)
        dress(note, role="muted")
        buttons = QDialogButtonBox()
        save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        dress(save, kind="filled")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (heading, self._pinned, self._time, note, buttons):
            column.addWidget(part)
        self.setMinimumWidth(theme.px(320))
        self._time.setFocus()
        self.accepted.connect(self._enter)

    def _enter(self) -> None:
        time = self._time.time().toString("HH:mm") if self._pinned.isChecked() else ""
        self.entered.emit(time)

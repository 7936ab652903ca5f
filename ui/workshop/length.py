"""Giving the step in hand another length, as long as it may be."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.theme import Theme, dress


class LengthDialog(QDialog):
    """Asks how many minutes a step has in all."""

    entered = Signal(int)

    def __init__(self, title: str, minutes: int, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Length of this step"))
        heading = QLabel(title, wordWrap=True)
        dress(heading, role="heading")
        label = QLabel(_("&Minutes in all, with those that are over already"), wordWrap=True)
        self._minutes = QSpinBox()
        self._minutes.setRange(1, 600)
        self._minutes.setValue(minutes)
        self._minutes.selectAll()
        label.setBuddy(self._minutes)
        buttons = QDialogButtonBox()
        save = buttons.addButton(_("Set the timer"), QDialogButtonBox.ButtonRole.AcceptRole)
        dress(save, kind="filled")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (heading, label, self._minutes, buttons):
            column.addWidget(part)
        self.setMinimumWidth(theme.px(320))
        self._minutes.setFocus()
        self.accepted.connect(self._enter)

    def _enter(self) -> None:
        self.entered.emit(self._minutes.value())

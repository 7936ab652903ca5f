"""For which printer something is printed: none, or one that was calibrated on this computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from facilitator.i18n import _
from ui.flow import Flow
from ui.focus import open_over
from ui.heard import name_choice
from ui.theme import Theme
from ui.whole_words import say_whole


class ForPrinter(QWidget):
    """Asks for a printer; others can be calibrated from here."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.choice = QComboBox()
        name_choice(self.choice, _("For the printer"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(14)
        self.choice.setToolTip(
            _("A printer that was measured once: every back, tile and map comes out right.")
        )
        say_whole(self.choice)
        self.calibrate = QPushButton(_("Cali&brate a printer…"))
        self.calibrate.clicked.connect(lambda _checked: self._calibrate())
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        parts = Flow(self)
        parts.addWidget(self.choice)
        parts.addWidget(self.calibrate)
        self.setFocusProxy(self.choice)
        self.refresh()
        self.choice.currentIndexChanged.connect(self.changed)

    @property
    def correction(self) -> tuple[float, ...]:
        """What is known of the printer that is chosen, as PrintOptions take it."""
        from ui.printing.profiles import correction_for

        name = self.choice.currentData()
        return correction_for(name) if name else ()

    def choose(self, name: str) -> None:
        """Choose a printer where it was calibrated, and else none."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(name)))

    def refresh(self) -> None:
        """Offer the printers that were calibrated by now."""
        from ui.printing.profiles import printers

        chosen = self.choice.currentData()
        self.choice.blockSignals(True)  # noqa: FBT003
        self.choice.clear()
        self.choice.addItem(_("Any printer, as it is"), "")
        for name in printers():
            self.choice.addItem(name, name)
        self.choice.blockSignals(False)  # noqa: FBT003
        self.choose(chosen or "")

    def _calibrate(self) -> None:
        from ui.printing.calibration import CalibrationDialog

        dialog = CalibrationDialog(self._theme, self.window())
        dialog.kept.connect(self._kept)
        open_over(dialog, self.choice.setFocus)

    def _kept(self, name: str) -> None:
        self.refresh()
        self.choose(name)
        self.changed.emit()

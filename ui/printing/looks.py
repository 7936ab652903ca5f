"""How everything is printed: large, in black and white, with the questions for the room."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.access import NeededPrint
from facilitator.i18n import _
from ui.printing.printed import notice


class Looks(QWidget):
    """Asks how it is printed: what people need is ticked, with the why."""

    larger = Signal()
    """Large print, or copies in it, were chosen or not."""
    changed = Signal()
    """Colour was chosen or not, or high contrast, which has none."""

    def __init__(self, needed: Mapping[str, NeededPrint], *, says_why: bool) -> None:
        super().__init__()
        self.large_print = QCheckBox(_("Large print, 18 point and more"))
        self.copies = QCheckBox(_("Large print copies as well"))
        self.mono = QCheckBox(_("Black and white"))
        self.high_contrast = QCheckBox(_("High contrast: black on white, with thick lines"))
        self.questions = QCheckBox(_("Include the questions for the room"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        every = (self.large_print, self.copies, self.mono, self.high_contrast, self.questions)
        for box in every:
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        for each in needed.values() if says_why else ():
            column.addWidget(notice(each.why))
        large = needed.get("large_print")
        self._copies = large.count if large else 1
        self.copies.setChecked(large is not None)
        for box in (self.large_print, self.copies):
            box.toggled.connect(self._larger)
        self.mono.toggled.connect(self.changed)
        self.high_contrast.toggled.connect(self.mono.setDisabled)
        self.high_contrast.toggled.connect(self.changed)

    @property
    def prints_large(self) -> bool:
        """Whether anything is in large print."""
        return self.large_print.isChecked() or self.copies.isChecked()

    @property
    def large_copies(self) -> int:
        """How many copies in large print there are."""
        return self._copies if self.copies.isChecked() else 0

    def _larger(self, _on: bool) -> None:  # noqa: FBT001
        """Where all is large, no copies are."""
        self.copies.setDisabled(self.large_print.isChecked())
        self.larger.emit()

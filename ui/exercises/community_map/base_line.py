"""A field in which Enter goes on, and does nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.log_book.fields import ENTER


class EnterLine(QLineEdit):
    """Keeps Enter to itself: the button that the cursor goes to next must not get it as well."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter; with Ctrl it is the dialog's."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
            self.entered.emit()
        else:
            super().keyPressEvent(event)

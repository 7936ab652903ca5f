"""Putting pins on the map, with keys for the kinds of place."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.i18n import _
from ui.canvas.map.pinning import PinTool

ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def has_only_keypad(event: QKeyEvent) -> bool:
    """Say whether a key was pressed without Ctrl, Shift and the like."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class PlaceTool(PinTool):
    """Puts and moves pins; 1 to 9 choose their kind, Delete takes one away."""

    kind_wanted = Signal(int)
    """The kind with this number, from 0."""
    remove_wanted = Signal()
    words_wanted = Signal()
    """F2: what the pin in hand is."""

    def words(self) -> str:
        """Say how to put a pin."""
        kinds = _("1 to 9 choose what it is; F2 goes to its words, Delete takes it away.")
        return f"{super().words()} {kinds}"

    def key(self, event: QKeyEvent) -> bool:
        """Choose a kind, go to the words, or take away."""
        key = event.key()
        if not has_only_keypad(event):
            return False
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.kind_wanted.emit(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_Delete and not self.busy:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_F2 and not self.busy:
            self.words_wanted.emit()
        else:
            return False
        return True

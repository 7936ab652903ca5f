"""The field in which notes are typed, and what its keys mean."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.exercises.board.typed import pasted_notes
from ui.exercises.fields import GrowingText

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureField(GrowingText):
    """Where a note is typed. Enter adds it, Tab changes the zone, F6 and Esc leave."""

    entered = Signal()
    pasted = Signal(list)
    zone_step = Signal(int)
    kind_asked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, 5, parent)
        self.setTabChangesFocus(False)

    def put(self, text: str) -> None:
        """Hold this text, with the cursor behind it, as if it had just been typed."""
        self.setPlainText("")
        self.insertPlainText(text)

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the board while the field is empty, whatever was typed and taken back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.document().isEmpty()
        ):
            self.document().clearUndoRedoStacks()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this bar."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in ENTER and (control or shift):
            self.insertPlainText("\n")
        elif key in ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and shift):
            self.zone_step.emit(-1)
        elif key == Qt.Key.Key_Tab and not control:
            self.zone_step.emit(1)
        elif key in {Qt.Key.Key_F6, Qt.Key.Key_Escape}:
            self.left.emit()
        elif modifiers & Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.kind_asked.emit(key - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Make notes of pasted lines, unless they are pasted into a text that was begun."""
        texts = pasted_notes(source.text())
        if len(texts) > 1 and not self.toPlainText().strip():
            self.pasted.emit(texts)
        else:
            super().insertFromMimeData(source)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802
        """Keep Tab for the zones; F6 and Esc lead out."""
        return False

"""A field that looks like plain text until somebody points at it or types in it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

PAUSE_MS: Final = 700

_LOOKS: Final = """
QuietEdit { background: transparent; border: 1px solid transparent; padding: 1px 7px; }
QuietEdit:hover:!read-only { border: 1px solid palette(mid); }
QuietEdit:focus:!read-only { border: 2px solid palette(highlight); background: palette(base);
    padding: 0 6px; }
"""


class QuietEdit(QLineEdit):
    """Edits one short text in place: saved at short pauses and when it is left.

    Enter saves and is `done`; Esc puts back what was there before and is `done` as well.
    """

    saved = Signal(str)
    done = Signal()

    def __init__(self, name: str, placeholder: str, *, weight: int = 400, size: int = 15) -> None:
        super().__init__(placeholderText=placeholder)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMaxLength(1_000)
        self.setStyleSheet(_LOOKS + f"QuietEdit {{ font-weight: {weight}; font-size: {size}px; }}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._kept = ""
        self._before = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._save)
        self.textEdited.connect(self._typed)
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self._save)

    def show_text(self, text: str) -> None:
        """Show what is in the file, unless somebody is typing here."""
        self._kept = text
        if not self._pause.isActive() and self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the text, or for the placeholder where there is none."""
        text = self.text() or self.placeholderText()
        size = super().sizeHint()
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(text) + 24, size.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for a word or two."""
        return QSize(min(self.sizeHint().width(), 96), super().minimumSizeHint().height())

    def _typed(self) -> None:
        self._pause.start()

    def flush(self) -> None:
        """Save now what was typed."""
        if self._pause.isActive():
            self._save()

    def _save(self) -> None:
        self._pause.stop()
        if self.text() != self._kept and not self.isReadOnly():
            self._kept = self.text()
            self.saved.emit(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Remember what Esc puts back."""
        super().focusInEvent(event)
        self._before = self._kept

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Finish with Enter; put back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self._save()
            self.done.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()

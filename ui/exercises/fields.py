"""Fields that save themselves: at short pauses, and when they are left. There is no Save button."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Property, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from facilitator.clean import without_blank_edges
from ui.heard import name_choice
from ui.mirror import read_as
from ui.whole_words import say_whole

PAUSE_MS: Final = 800
HINT_MS: Final = 400
"""A field that was just emptied says so much later again what it is for."""
APART: Final = "\u2068{}\u2069"
"""Lets words run as their own first letter does, whatever stands around them."""
EDGES: Final = 20
"""What the frame, the padding and the margins of a text field take of its height."""


def leaves_to_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Let the window's Undo and Redo have their keys where a field has nothing of its own."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    standard = QKeySequence.StandardKey
    mine = (undo and event.matches(standard.Undo)) or (redo and event.matches(standard.Redo))
    if mine or not (event.matches(standard.Undo) or event.matches(standard.Redo)):
        return False
    event.ignore()
    return True


class _Saver(QObject):
    """Remembers whether a field holds something that is not in the file yet."""

    due = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.unsaved = False
        self.saving = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.due)

    def note_typing(self) -> None:
        self.unsaved = True
        self._pause.start()

    def take(self) -> bool:
        """Say whether there is something to save; from now on there is not."""
        self._pause.stop()
        taken, self.unsaved = self.unsaved, False
        return taken


class SavedLine(QLineEdit):
    """One line of text."""

    saved = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._saver = _Saver(self)
        self._saver.due.connect(self.flush)
        self.textEdited.connect(self._saver.note_typing)
        self.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show what the file holds, but never over what somebody is typing."""
        if self._saver.unsaved or self._saver.saving or text == self.text():
            return
        self.setText(text)

    def flush(self) -> None:
        """Save now."""
        if self._saver.take():
            self._saver.saving = True
            try:
                self.saved.emit(self.text())
            finally:
                self._saver.saving = False

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)


class GrowingText(QPlainTextEdit):
    """Several lines of text, as high as they are, within limits."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._crowded = False
        self._floor = self._touch = 0
        self.setStyleSheet("QPlainTextEdit { min-height: 0; }")  # its lines say how high it is
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.document().setDocumentMargin(2)
        self._hint = ""
        self._hint_timer = QTimer(self, singleShot=True, interval=HINT_MS)
        self._hint_timer.timeout.connect(self._elide_hint)

    def be_at_least(self, height: int) -> None:
        """Be as high as what stands beside it, even with a single line."""
        self._floor = height
        self._fit()

    def _be_touched(self, height: int) -> None:
        self._touch = height
        self._fit()

    touch = Property(int, lambda self: self._touch, _be_touched)
    """So high at least, the theme's style sheet says, fingers want what they press."""

    def show_hint(self, hint: str) -> None:
        """Say in the empty field what it is for, on one line."""
        self._hint = hint
        self._elide_hint()

    def begin_again(self) -> None:
        """Be empty for what comes next; the hint returns when nothing does."""
        self.setPlaceholderText("")
        self._hint_timer.start()
        self.setPlainText("")

    def _elide_hint(self) -> None:
        room = self.viewport().width() - 12
        elide = Qt.TextElideMode.ElideRight
        hint = self.fontMetrics().elidedText(self._hint, elide, room)
        runs_alike = not hint or read_as(hint) == self.layoutDirection()
        self.setPlaceholderText(hint if runs_alike else APART.format(hint))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the hint to another width."""
        super().resizeEvent(event)
        if self._hint:
            self._elide_hint()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Cover what is behind, so that it is not painted again at each letter."""
        super().showEvent(event)
        self.viewport().setAutoFillBackground(True)

    def _fit(self) -> None:
        written = round(self.document().size().height())
        lines = max(self._least, min(self._most, written))
        high = lines * math.ceil(self.fontMetrics().lineSpacing()) + EDGES
        wanted = max(high, self._floor, self._touch)
        if wanted != self.minimumHeight() or wanted != self.maximumHeight():
            self.setFixedHeight(wanted)
        if (written > self._most) != self._crowded:
            self._crowded = written > self._most
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAsNeeded if self._crowded else policy.ScrollBarAlwaysOff
            )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit another text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.viewport().setAutoFillBackground(True)  # a style sheet takes it back
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        document = self.document()
        undo, redo = document.isUndoAvailable(), document.isRedoAvailable()
        if leaves_to_window(event, undo=undo, redo=redo):
            document.clearUndoRedoStacks()  # what follows an undo of the board redoes the board
            return True
        return super().event(event)


class SavedText(GrowingText):
    """Several lines of text that save themselves."""

    saved = Signal(str)

    def __init__(self, least: int = 2, most: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(least, most, parent)
        self._saver = _Saver(self)
        self._shows = False
        self._saver.due.connect(self.flush)
        self.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if not self._shows:
            self._saver.note_typing()

    def show_text(self, text: str) -> None:
        """Show what the file holds, but never over what somebody is typing."""
        typed = self.toPlainText()
        if self._saver.unsaved or self._saver.saving or text == typed:
            return
        if self.hasFocus() and text == without_blank_edges(typed):
            return  # a line was begun, which is not kept while it is empty
        self._shows = True
        self.setPlainText(text)
        self._shows = False

    def flush(self) -> None:
        """Save now."""
        if self._saver.take():
            self._saver.saving = True
            try:
                self.saved.emit(self.toPlainText())
            finally:
                self._saver.saving = False

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Save what was typed before the field is left."""
        super().focusOutEvent(event)
        self.flush()


class Choice(QComboBox):
    """One of a few, each with a key and a name."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer(choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        say_whole(self)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Be called so by assistive technology."""
        name_choice(self, name)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices."""
        self.clear()
        for key, title in choices:
            self.addItem(title, key)

    def show_key(self, key: str) -> None:
        """Show a choice without choosing it."""
        self.setCurrentIndex(self.findData(key))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the page, never change what is chosen in passing."""
        event.ignore()


def table_spin() -> QSpinBox:
    """Return a field for a table's number, where a dash is no table."""
    field = QSpinBox(minimum=0, maximum=999)
    field.setSpecialValueText("–")
    field.setKeyboardTracking(False)
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return field

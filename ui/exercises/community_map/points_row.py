"""One known point: its number, its position as somebody types it, and how far it is off."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _
from facilitator.positions import Position, read_position
from ui.exercises.community_map.base_line import EnterLine
from ui.exercises.community_map.points_words import as_read, as_typed, off_by
from ui.exercises.fields import leaves_to_window
from ui.message_bar import announce
from ui.theme import Theme, dress

PAUSE_MS: Final = 1_000
"""After so long without a key, what cannot be read is said."""


class PositionLine(EnterLine):
    """A field for a position."""

    taken_up = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that somebody is here."""
        super().focusInEvent(event)
        self.taken_up.emit()

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the dialog where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)


class PointRow(QWidget):
    """A point on the map and what somebody says of it."""

    settled = Signal()
    """Its position was typed, or taken away, and somebody paused or went on."""
    entered = Signal()
    """It was typed, and the next one may come."""
    removed = Signal()
    taken_up = Signal()
    """The cursor is in it."""

    def __init__(self, theme: Theme, pixel: tuple[float, float]) -> None:
        super().__init__()
        self.pixel = pixel
        self.position: Position | None = None
        """The place on Earth that was typed, where it can be read."""
        self._told: Position | None = None
        self._number = QLabel()
        dress(self._number, role="strong")
        self._number.setMinimumWidth(theme.px(22))
        self.line = PositionLine(maxLength=100)
        self.line.setPlaceholderText(_("Grid reference, or numbers"))
        self.remove = QPushButton(_("Remove"))
        dress(self.remove, kind="quiet")
        self.remove.setAutoDefault(False)
        self._said = QLabel(wordWrap=True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.addWidget(self._said, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.settle)
        self.line.entered.connect(self._enter)
        self.line.taken_up.connect(self.taken_up)
        self.remove.clicked.connect(lambda _checked: self.removed.emit())
        self.show_off(None)

    def show_number(self, number: int) -> None:
        """Be the point with this number."""
        self._number.setText(str(number))
        self.line.setAccessibleName(_("Position of point {number}").format(number=number))
        self.remove.setAccessibleName(_("Remove point {number}").format(number=number))

    def show_position(self, position: Position) -> None:
        """Show a position that is known already."""
        self.position = self._told = position
        self.line.setText(as_typed(*position))
        self._say("", wrong=False)

    @property
    def is_unwritten(self) -> bool:
        """Whether nobody typed anything for it yet."""
        return not self.line.text().strip()

    def show_off(self, metres: float | None) -> None:
        """Say how far it is off; None where nobody can tell."""
        if self.position is not None:
            read = as_read(*self.position)
            self._say(read if metres is None else f"{off_by(metres)} {read}", wrong=False)

    def settle(self) -> None:
        """Take what was typed, or say why it cannot be read."""
        waiting = self._pause.isActive()
        self._pause.stop()
        if self.position is None and not self.is_unwritten:
            self._complain(aloud=waiting)
        if waiting and self.position != self._told:
            self._told = self.position
            self.settled.emit()

    def _typed(self, text: str) -> None:
        self._pause.start()
        try:
            self.position = read_position(text)
        except InvalidEntryError:
            self.position = None
            self._say("", wrong=False)
        else:
            self._say(as_read(*self.position), wrong=False)

    def _complain(self, *, aloud: bool) -> None:
        try:
            read_position(self.line.text())
        except InvalidEntryError as error:
            self._say(str(error), wrong=True)
            if aloud:
                announce(self.line, str(error))

    def _enter(self) -> None:
        self.settle()
        if self.position is not None:
            self.entered.emit()

    def _say(self, sentence: str, *, wrong: bool) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        role = "stop" if wrong else "small"
        if self._said.property("role") != role:
            dress(self._said, role=role)
            dress(self.line, role="wrong" if wrong else "")

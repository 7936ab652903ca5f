"""Entering slips: a number for each, a question mark for who does not know."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.decks.cards import CardDeck
from facilitator.exercises.board.tables import VOICES
from facilitator.i18n import _
from ui.exercises.cards.large import touch
from ui.exercises.cards.words import said_table
from ui.exercises.fields import Choice, leaves_to_window
from ui.flow import Flow
from ui.theme import Theme, dress
from ui.wording import translated
from ui.workshop.tally_voices import voice_name

WIDE = 170
WHOLE = "whole"
"""The way of typing where a line is one person's slip."""


class SlipsField(QLineEdit):
    """Where slips are typed. Enter enters them; Down and Up go to another card."""

    entered = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this field."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(self.text())
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable() and bool(self.text()), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)


class SlipsBar(QFrame):
    """The field, whose slips they are, and what the numbers mean."""

    def __init__(self, deck: CardDeck, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="foot")
        self.field = SlipsField()
        self.field.setPlaceholderText("0 3 3 4 ?")
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.whose = QLabel()
        self.whose.setBuddy(self.field)
        dress(self.whose, role="strong")
        self.voice = Choice([("", _("Everybody’s")), *((v, voice_name(v)) for v in VOICES)])
        self.voice.setAccessibleName(_("Whose slips they are"))
        self.way = Choice([("", _("Card by card")), (WHOLE, _("A whole slip"))])
        self.way.setAccessibleName(_("How slips are typed"))
        self.way.setToolTip(
            _("Card by card, a number from each; or one person’s slip, a number for each card")
        )
        self._add = QPushButton(_("Enter slips"))
        dress(self._add, kind="filled")
        self._add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add.clicked.connect(lambda: self.field.entered.emit(self.field.text()))
        scale = [f"{step.score} {translated(step.title)}" for step in deck.scale]
        meaning = " · ".join([*scale, _("? don’t know")])
        self.field.setAccessibleDescription(meaning)
        scale_line = QLabel(meaning, wordWrap=True)
        dress(scale_line, role="small")
        flow = Flow(spacing=8)
        for part in (self.whose, self.field, self.way, self.voice, self._add):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(4)
        column.addWidget(scale_line)
        column.addLayout(flow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.field.setMinimumWidth(theme.px(WIDE))
        dress(self._add, touch=touch(theme))

    @property
    def is_whole(self) -> bool:
        """Whether one person's slip is typed, with a score for each card."""
        return bool(self.way.currentData() == WHOLE)

    def show_table(self, number: int, code: str, last: str) -> None:
        """Say whose slips are typed, and for which card; a whole slip goes on to the `last`."""
        whose = _("{table}, {code}:") if code else "{table}"
        if code and self.is_whole:
            whose = _("{table}, one slip, {code} to {last}:")
        said = whose.format(table=said_table(number), code=code, last=last)
        self.whose.setText(said)
        self.field.setPlaceholderText("0 3 ? 4 1 2 …" if self.is_whole else "0 3 3 4 ?")
        self.field.setAccessibleName(_("Slips of {whose}").format(whose=said.rstrip(":")))

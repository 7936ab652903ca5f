"""Drawing: a card of this kind, for these people; or the one that somebody drew on paper."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QSizePolicy, QWidget

from facilitator.decks.cards import CardDeck
from facilitator.i18n import _, ngettext
from ui.commands import CommandButton
from ui.exercises.cards.large import touch
from ui.exercises.cards.words import MARKS
from ui.exercises.fields import Choice, leaves_to_window
from ui.flow import Flow
from ui.theme import Theme, dress
from ui.wording import translated

CODE_WIDE = 150


class CodeField(QLineEdit):
    """Where the code of a paper card is typed. Enter takes the card; Esc and Down leave."""

    entered = Signal(str)
    left = Signal()

    def put(self, text: str) -> None:
        """Hold this text, as if it had not been typed: there is nothing to undo in it."""
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do what the key does in this field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.text().strip():
                self.entered.emit(self.text())
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable() and bool(self.text()), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)


class DrawBar(QFrame):
    """The button that draws, for what and for whom, and the field for codes."""

    code_entered = Signal(str)
    left = Signal()
    changed = Signal()
    """What, or for whom, is drawn is another."""

    def __init__(self, deck: CardDeck, draw: QAction, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, role="foot")
        self._draw = CommandButton(draw, kind="filled")
        self.kind = Choice(
            [("", _("Any kind")), *((k.key, translated(k.title)) for k in deck.kinds)]
        )
        self.kind.setAccessibleName(_("What kind of card is drawn"))
        audiences = [(a.key, f"{MARKS[a.mark]} {translated(a.title)}") for a in deck.audiences]
        self.audience = Choice([("", _("For anybody")), *audiences])
        self.audience.setAccessibleName(_("For whom a card is drawn"))
        self.code = CodeField()
        self.code.setAccessibleName(_("Type a card’s code"))
        self.code.setAccessibleDescription(
            _("Enter puts the card that somebody drew from the paper deck into this table’s hand.")
        )
        self.code.setPlaceholderText(_("Type a card’s code"))
        self.code.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left = QLabel()
        dress(self._left, role="small")
        flow = Flow(self, 8)
        flow.setContentsMargins(16, 10, 16, 10)
        of_these = QLabel(_("Draw only:"))
        dress(of_these, role="muted")
        for part in (self._draw, of_these, self.kind, self.audience, self.code, self._left):
            flow.addWidget(part)
        self.kind.setVisible(len(deck.kinds) > 1)
        self.audience.setVisible(len(deck.audiences) > 1)
        of_these.setVisible(len(deck.kinds) > 1 or len(deck.audiences) > 1)
        self.code.entered.connect(self.code_entered)
        self.code.left.connect(self.left)
        for choice in (self.kind, self.audience):
            choice.chosen.connect(self.changed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self.code.setMinimumWidth(theme.px(CODE_WIDE))
        dress(self._draw, touch=touch(theme))

    @property
    def wanted(self) -> dict[str, str]:
        """What is drawn: `kind` and `audience`, empty where any will do."""
        return {
            "kind": str(self.kind.currentData() or ""),
            "audience": str(self.audience.currentData() or ""),
        }

    def show_left(self, count: int) -> None:
        """Say how many cards the table may still draw."""
        said = ngettext("{count} card to draw", "{count} cards to draw", count)
        self._left.setText(said.format(count=count))

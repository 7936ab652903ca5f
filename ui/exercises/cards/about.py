"""The card about the deck: what it is, where its themes come from, and what its marks mean."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from facilitator.decks.cards import CardDeck
from facilitator.i18n import _
from ui.exercises.cards.words import MARKS, for_whom
from ui.heard import be_heard_as
from ui.layouts import scrolling
from ui.theme import dress
from ui.wording import translated


class AboutDeck(QDialog):
    """Says what there is to know about a deck."""

    def __init__(self, deck: CardDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About “{deck}”").format(deck=translated(deck.title)))
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(4, 4, 12, 4)
        self._column.setSpacing(6)
        self._write(deck)
        self._column.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        area = scrolling(body)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll it
        be_heard_as(area, QAccessible.Role.Grouping)
        area.setAccessibleName(self.windowTitle())
        column.addWidget(area, 1)
        column.addWidget(close)
        side = self.fontMetrics().averageCharWidth()
        room = parent.window().size()
        self.resize(min(side * 78, room.width() - 32), min(side * 76, room.height() - 32))

    def _write(self, deck: CardDeck) -> None:
        self._say(translated(deck.title), "title")
        self._say(translated(deck.about), "body")
        if deck.audiences:
            self._say(_("The shape says who a card is for, and not who may hold it:"), "section")
        for audience in deck.audiences:
            self._say(f"{MARKS[audience.mark]}  {for_whom(audience)}", "body")
        for theme in deck.themes:
            self._column.addSpacing(8)
            self._say(translated(theme.short), "heading")
            self._say(translated(theme.title), "body")
            self._say(translated(theme.about), "muted")
            self._say(translated(theme.status), "small")
        if deck.sources:
            self._column.addSpacing(8)
            self._say(_("Sources"), "section")
        for source in deck.sources:
            self._say(source, "small")

    def _say(self, text: str, role: str) -> None:
        if not text:
            return
        label = QLabel(text, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        dress(label, role=role)
        self._column.addWidget(label)

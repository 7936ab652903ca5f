"""Both sides of a theme, read against each other. A card here can be taken into the hand."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.decks.cards import Audience, Card
from facilitator.exercises.cards import play
from facilitator.i18n import _
from ui.commands import CommandButton
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.hand import CardButton, Held
from ui.exercises.cards.moves import Moves
from ui.exercises.cards.words import MARKS, for_whom
from ui.exercises.fields import Choice
from ui.flow import Flow
from ui.layouts import scrolling
from ui.theme import dress
from ui.wording import translated

GAP: Final = 16
SCROLL: Final = 24
"""What the margins and the scroll bar take of the width."""
WIDEST: Final = 340
LETTERS: Final = 17


class SidesView(QWidget):
    """A column for each audience, with its cards of the theme."""

    taken = Signal(str)
    """The code of a card that somebody takes."""

    def __init__(self, desk: CardDesk, moves: Moves, back: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._moves = desk, moves
        self._theme = ""
        self._cards: list[CardButton] = []
        self.came_from = ""
        """The code of the card from which somebody turned here."""
        self._title = QLabel(wordWrap=True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._title, role="heading")
        self._status = QLabel(wordWrap=True)
        dress(self._status, role="small")
        deck = desk.card_deck
        self._kind = Choice(
            [("", _("All kinds")), *((k.key, translated(k.title)) for k in deck.kinds)]
        )
        self._kind.setAccessibleName(_("Which cards of the theme"))
        self._kind.setVisible(len(deck.kinds) > 1)
        self._kind.chosen.connect(lambda _key: self.refresh())
        self._wall = QPushButton(_("Show both sides on wall"))
        self._wall.clicked.connect(self._show_on_wall)
        keys = QKeySequence("Ctrl+Shift+W")
        said = keys.toString(QKeySequence.SequenceFormat.NativeText)
        tip = _("{command} ({keys})").format(command=self._wall.text(), keys=said)
        self._wall.setToolTip(tip)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(keys, self, self._show_on_wall, context=here)
        self._body = QWidget(self)
        self._columns = QHBoxLayout()
        self._lay_out(CommandButton(back, kind="quiet"))

    def _lay_out(self, back: CommandButton) -> None:
        top = Flow(spacing=8)
        for part in (back, self._kind, self._wall):
            top.addWidget(part)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(4, 0, 4, 0)
        inner.addWidget(self._title)
        inner.addWidget(self._status)
        hint = QLabel(_("Enter, or a double click, takes a card into the hand."), wordWrap=True)
        dress(hint, role="small")
        inner.addWidget(hint)
        self._columns.setSpacing(GAP)
        inner.addLayout(self._columns)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(scrolling(self._body), 1)

    def show_theme(self, theme: str, kind: str) -> None:
        """Show the cards of a theme, of one kind or of all."""
        self._theme = theme
        self._kind.show_key(kind)
        self.refresh()

    def refresh(self) -> None:
        """Show the cards as they may be seen now."""
        if not self._theme:
            return
        deck = self._desk.card_deck
        theme = deck.theme(self._theme)
        self._title.setText(translated(theme.title))
        self._status.setText(translated(theme.status))
        self._status.setVisible(bool(theme.status))
        at = next((n for n, card in enumerate(self._cards) if card.hasFocus()), None)
        self._clear()
        kind = str(self._kind.currentData() or "")
        for audience, cards in self._from_the_pair(play.sides(self._desk.cards, self._theme, kind)):
            self._columns.addLayout(self._column(audience, cards), 1)
        self._share_width()
        shows = [card for card in self._cards if not card.held.said.is_kept]
        self._wall.setEnabled(bool(shows))
        if at is not None and at < len(self._cards):
            self._cards[at].setFocus()

    def _from_the_pair(
        self, every: list[tuple[Audience | None, list[Card]]]
    ) -> list[tuple[Audience | None, list[Card]]]:
        """Return the sides with the card from which somebody came, and its pair, first."""
        places = (
            at for _side, cards in every for at, c in enumerate(cards) if c.code == self.came_from
        )
        at = next(places, 0)
        return [
            (side, [*cards[at : at + 1], *cards[:at], *cards[at + 1 :]]) for side, cards in every
        ]

    def _share_width(self) -> None:
        """Make the cards as wide as their sides, but no wider than can be read in one glance."""
        columns = max(1, self._columns.count())
        room = (self.width() - SCROLL - GAP * (columns - 1)) // columns
        for card in self._cards:
            card.set_across(max(120, min(self._desk.theme.px(WIDEST), room)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out."""
        super().resizeEvent(event)
        self._share_width()

    def _clear(self) -> None:
        self._cards.clear()
        while (item := self._columns.takeAt(0)) is not None:
            inner = item.layout()
            while inner is not None and (part := inner.takeAt(0)) is not None:
                if (widget := part.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()

    def _column(self, audience: Audience | None, cards: list[Card]) -> QVBoxLayout:
        column = QVBoxLayout()
        mark = f"{MARKS[audience.mark]}  " if audience else ""
        heading = QLabel(mark + for_whom(audience), wordWrap=True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        dress(heading, role="strong")
        column.addWidget(heading)
        for card in cards:
            button = CardButton(self._desk.theme, self._body, LETTERS)
            button.setCheckable(False)
            button.show_card(Held(0, self._desk.face(card.code)), self._desk.theme)
            button.opened.connect(lambda code=card.code: self.taken.emit(code))
            self._cards.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.stepped.connect(self._step)
            button.show()
        column.addStretch(1)
        return column

    def take_keys(self) -> None:
        """Have the keys at the first card."""
        (self._cards[0] if self._cards else self._kind).setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, key: int) -> None:
        """Go to the next card, or to the one before, down one side and then the other."""
        at = next((n for n, card in enumerate(self._cards) if card.hasFocus()), 0)
        onwards = key in {Qt.Key.Key_Down, Qt.Key.Key_Right}
        to = max(0, min(len(self._cards) - 1, at + (1 if onwards else -1)))
        self._cards[to].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_on_wall(self) -> None:
        """Show the theme by a card of it that may be on the wall, the one at hand if it may."""
        desk = self._desk
        codes = [card.held.said.code for card in self._cards]
        if self.came_from in codes:
            codes.insert(0, self.came_from)
        cards = (desk.card_deck.card(code) for code in codes)
        shown = next((c for c in cards if c is not None and c.care != play.OWN_TABLE), None)
        if shown is not None:
            self._moves.show_both(shown.code)

"""Playing: the hand of a table, the card that is chosen large beside it, and drawing below."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.exercises.cards import play
from facilitator.exercises.cards.tables import Draw
from facilitator.i18n import _
from ui.exercises.cards.actions import CardActions
from ui.exercises.cards.desk import CardDesk
from ui.exercises.cards.draw_bar import DrawBar
from ui.exercises.cards.hand import HandView
from ui.exercises.cards.large import WIDE, LargeCard
from ui.exercises.cards.middle import Middle
from ui.exercises.cards.moves import Moves
from ui.exercises.cards.trading import trade_menu
from ui.exercises.cards.words import said_empty
from ui.exercises.screen import PromiseFrom
from ui.flow import Roomy
from ui.message_bar import announce
from ui.theme import Theme

LEAST: Final = 236
SIDE: Final = 12
LARGE: Final = 0.42
"""So much of the width the large card has, at the least."""
ENDLESS: Final = 16_777_215
BESIDE: Final = 620
"""From this width on the card that is chosen stands beside the hand, not in its place."""


class PlayView(QWidget):
    """The cards of the table that shows."""

    table_wanted = Signal(int)
    opened = Signal()
    """The card that is chosen shows large, with its buttons above it."""

    def __init__(self, desk: CardDesk, actions: CardActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._moves = Moves(desk, self)
        self._opened = False
        self._room = Roomy(self)
        self._middle = Middle(desk, actions, self._moves, self._room)
        self._played = self._middle.played
        self.hand = HandView(desk.theme, self._played)
        self._large = LargeCard(desk.theme, actions.on_card, actions.back, self._played)
        self.bar = DrawBar(desk.card_deck, actions.draw, desk.theme, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._played)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIDE)
        row.addWidget(self.hand, 1)
        row.addWidget(self._large, 1)
        self._room.setMinimumHeight(self._desk.theme.px(LEAST))
        middle = QVBoxLayout(self._room)
        middle.setContentsMargins(SIDE, 4, SIDE, 8)
        middle.addWidget(self._middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._room, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        actions = self._actions
        self._played.addActions([*actions.on_card, actions.back])
        self.hand.addAction(actions.large)
        self.hand.chosen.connect(self._show_chosen)
        self.hand.opened.connect(self.open_large)
        for part in (self.hand, self._large):
            part.typed.connect(self._begin_code)
        self.bar.code_entered.connect(self._take_code)
        self.bar.left.connect(self.take_keys)
        self.bar.changed.connect(self._show_left)
        self._large.holder_said.connect(self._moves.hold)
        self._moves.came.connect(self._came)
        actions.draw.triggered.connect(lambda _on=False: self.draw())
        for key, action in actions.of_kind:
            action.triggered.connect(lambda _on=False, key=key: self.draw(key))
        actions.code.triggered.connect(self.focus_code)
        for action, does in (
            (actions.large, self.open_large),
            (actions.wall, lambda: self._moves.toggle_wall(self._code)),
            (actions.sides, self._both_sides),
            (actions.promise, self._promise),
            (actions.trade, self._trade),
            (actions.swap, lambda: self._moves.swap(self.hand.current)),
            (actions.put_back, lambda: self._moves.put_back(self.hand.current)),
            (actions.back, self._go_back),
        ):
            action.triggered.connect(lambda _on=False, does=does: does())

    # What shows

    def refresh(self) -> None:
        """Show the hand of the table as it is now."""
        desk = self._desk
        hand = [desk.held(draw.id or 0) for draw in play.hand(desk.cards, desk.table)]
        empty = said_empty(named=bool(desk.cards.communities.get(desk.table)))
        self.hand.show_hand(hand, desk.theme, empty)
        self._show_chosen()
        self._show_left()
        self._middle.refresh()

    def _show_left(self) -> None:
        desk = self._desk
        self.bar.show_left(len(play.pile(desk.cards, desk.table, **self.bar.wanted)))

    @property
    def _draw(self) -> Draw | None:
        return self._desk.cards.draws.get(self.hand.current)

    @property
    def _code(self) -> str:
        return self._draw.card if self._draw is not None else ""

    def _show_chosen(self) -> None:
        draw = self._draw
        self._actions.offer(self._desk.card_deck, self._code, shows=self._desk.is_put(self._code))
        if draw is not None:
            held = self._desk.held(self.hand.current)
            picture, says = self._desk.picture(self._code), self._desk.picture_says(self._code)
            self._large.picture.show_picture(picture, says, self._desk.theme)
            self._large.show_card(held, draw.holder, self._desk.theme, kept=self._desk.live.hides)
        self._arrange()

    def _arrange(self) -> None:
        """Show hand and card side by side only where both can be read."""
        beside = self.width() >= self._desk.theme.px(BESIDE)
        there = self._draw is not None
        self.hand.setVisible(beside or not (self._opened and there))
        self._large.setVisible(there and (beside or self._opened))
        self._large.stand_alone(alone=not beside)
        large = max(self._desk.theme.px(WIDE), round(self.width() * LARGE)) + SIDE
        room = self.width() - 2 * SIDE - (large if beside and there else 0)
        wide = self.hand.width_for(room)
        self._leave_room(whole=0 if beside else self._whole_height(self.width() - 2 * SIDE))
        both = beside and there
        self.hand.setMinimumWidth(wide if both else 0)
        self.hand.setMaximumWidth(wide if both else ENDLESS)

    def _whole_height(self, width: int) -> int:
        """Return how tall what shows is: one bar scrolls all of the screen, and none within it."""
        if self._middle.shows_sides:
            return 0
        part = self._large if self._opened and self._draw is not None else self.hand
        return part.whole_height(width) + SIDE

    def _leave_room(self, *, whole: int) -> None:
        least = max(self._desk.theme.px(LEAST), whole)
        if self._room.minimumHeight() != least:
            self._room.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share out the width."""
        super().resizeEvent(event)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._large.set_theme(theme)
        self.bar.set_theme(theme)
        self.refresh()

    # Where the keys are

    def take_keys(self) -> None:
        """Have the keys at the card that is chosen."""
        if self._middle.shows_sides:
            self._middle.take_keys()
        elif self.hand.isVisibleTo(self):
            self.hand.take_keys()
        else:
            self._large.take_keys()

    def focus_code(self) -> None:
        """Put the cursor where a card's code is typed."""
        self.bar.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_code(self, typed: str) -> None:
        """Go on with a code that somebody began to type among the cards."""
        self.focus_code()
        self.bar.code.setText(typed)

    def open_large(self) -> None:
        """Show the card that is chosen large, with the keys at it."""
        if self._draw is not None:
            self._opened = True
            self._arrange()
            self._large.take_keys()
            self.opened.emit()

    def _go_back(self) -> None:
        self._opened = False
        self._middle.show_hand()
        self._arrange()
        self.hand.take_keys()

    def open_theme(self, theme: str, kind: str = "", code: str = "") -> None:
        """Show both sides of a theme, coming from a card."""
        self._middle.show_theme(theme, kind, self._take_code, code)

    # What people do

    def draw(self, kind: str = "") -> None:
        """Draw a card for the table, of the kind and for whom the bar says."""
        wanted = self.bar.wanted
        self._moves.draw(kind or wanted["kind"], wanted["audience"])

    def _take_code(self, code: str) -> None:
        if self._moves.take_code(code):
            self.bar.code.put("")

    def _came(self, draw_id: int) -> None:
        """Choose a card that came into the hand, and say it."""
        self._middle.show_hand()
        self.hand.choose(draw_id)
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.take_keys()
        announce(self, self._desk.held(draw_id).said.spoken)

    def _trade(self) -> None:
        menu = trade_menu(self._desk, self.hand.current, self._received, self)
        if menu is None:
            self._desk.said.emit(
                _(
                    "There is no other table’s card to trade for yet, nor one with a holder "
                    "here; let the tables take cards first."
                )
            )
        else:
            menu.popup(self._large.mapToGlobal(self._large.rect().center()))

    def _received(self, draw_id: int) -> None:
        """Choose the card that came by trading, and show it large."""
        self._came(draw_id)
        self.open_large()

    def _both_sides(self) -> None:
        draw = self._draw
        card = self._desk.card_deck.card(draw.card) if draw else None
        if self._middle.shows_sides:
            self._go_back()
        elif card is not None:
            self.open_theme(card.theme, card.kind, card.code)

    def _promise(self) -> None:
        draw = self._draw
        if draw is not None:
            self._desk.promise(draw.card, draw.holder)

    def in_hand(self) -> PromiseFrom | None:
        """Return what a promise would be about: the card that is chosen."""
        draw = self._draw
        return self._desk.promise_from(draw.card, draw.holder) if draw is not None else None

    def flush(self) -> None:
        """Save what is being typed."""
        self._large.flush()

    def keep_begun(self) -> None:
        """Keep nothing more: a code that was begun is no card."""

    def select(self, label: str, draw_id: int | None) -> None:
        """Bring a card into sight, in this hand or among its theme; or a theme."""
        deck = self._desk.card_deck
        card = deck.card(label)
        if draw_id is not None:
            self._middle.show_hand()
            self.hand.choose(draw_id)
            self.take_keys()
        elif card is not None:
            self.open_theme(card.theme, card.kind)
        elif label in {theme.key for theme in deck.themes}:
            self.open_theme(label)

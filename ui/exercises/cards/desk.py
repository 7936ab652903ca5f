"""What every part of a screen of cards works with: the file, the cards, and whose turn it is."""

from typing import cast

from PySide6.QtCore import QObject, Signal

from facilitator.decks.cards import CardDeck
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.i18n import _
from facilitator.store import Store
from ui.exercises.board.desk import Desk
from ui.exercises.cards.hand import Held
from ui.exercises.cards.words import Said, said_card
from ui.exercises.screen import PromiseFrom
from ui.live_board import LiveBoard
from ui.theme import Theme


class CardDesk(Desk):
    """Cards in play on the screen, at one of the tables."""

    promised = Signal(object)
    """Somebody promises what a card asks for: a PromiseFrom."""

    def __init__(self, store: Store, live: LiveBoard, theme: Theme, parent: QObject) -> None:
        super().__init__(store, live, theme, parent)
        self.table = 0
        """The table whose cards show."""

    @property
    def activity_id(self) -> int:
        """The activity."""
        return self.live.activity_id

    @property
    def cards(self) -> CardsBoard:
        """What was drawn and rated, as it may be seen."""
        return cast("CardsBoard", self.live.board)

    @property
    def card_deck(self) -> CardDeck:
        """The deck in play."""
        return self.cards.cards

    @property
    def wall(self) -> str:
        """The code of the card on the wall; empty where none is."""
        return next((row.card for row in self.cards.rows["card_on_wall"].values()), "")

    @property
    def wall_sides(self) -> bool:
        """Whether the wall shows its other side as well, or what it was given."""
        return any(row.sides for row in self.cards.rows["card_on_wall"].values())

    def face(self, code: str) -> Said:
        """Return what a card says here: while people are in the room, what is for the room."""
        return said_card(self.card_deck, code, safe=self.live.hides)

    def may_see_spread(self, code: str) -> bool:
        """Say whether what a card was given may be seen here, as the room may look on."""
        return not self.live.hides or (self.wall == code and self.wall_sides)

    def promise_from(self, code: str, holder: str = "") -> PromiseFrom | None:
        """Return what a promise would be about: this card, in its words where it is an act.

        Whose it is, and of which community, is left to be said while the room may look on.
        """
        card = self.card_deck.card(code)
        if card is None:
            return None
        said = self.face(code)
        return PromiseFrom(
            self.activity_id,
            source=card.code,
            what=said.text if said.promises and not said.is_kept else "",
            community="" if self.live.hides else self.cards.communities.get(self.table, ""),
            holder="" if self.live.hides else holder,
            minutes=card.minutes,
            places=tuple(card.places),
        )

    def promise(self, code: str, holder: str = "") -> None:
        """Tell that somebody promises what a card asks for."""
        if (source := self.promise_from(code, holder)) is not None:
            self.promised.emit(source)

    def held(self, draw_id: int) -> Held:
        """Return a card of a hand, with who holds it, and whether the room sees it."""
        draw = self.cards.draws[draw_id]
        badges = (
            _("Held by {who}").format(who=draw.holder)
            if draw.holder and not self.live.hides
            else "",
            _("On the wall") if self.wall == draw.card else "",
        )
        return Held(draw_id, self.face(draw.card), tuple(filter(None, badges)))

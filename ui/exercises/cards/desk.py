"""What every part of a screen of cards works with: the file, the cards, and whose turn it is."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from sqlmodel import select

from facilitator.decks.cards import CardDeck
from facilitator.errors import FacilitatorError
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.i18n import _
from facilitator.log_book.tables import Promise
from facilitator.store import Store
from facilitator.workshop import DeckPicture
from ui.exercises.board.desk import Desk
from ui.exercises.cards.hand import Held
from ui.exercises.cards.words import Said, said_card
from ui.exercises.screen import PromiseFrom
from ui.live_board import LiveBoard
from ui.theme import Theme

T = TypeVar("T")


class CardDesk(Desk):
    """Cards in play on the screen, at one of the tables."""

    promised = Signal(object)
    """Somebody promises what a card asks for: a PromiseFrom."""

    def __init__(self, store: Store, live: LiveBoard, theme: Theme, parent: QObject) -> None:
        super().__init__(store, live, theme, parent)
        self.table = 0
        """The table whose cards show."""
        self.seen = ""
        """What the room sees on the wall: a chapter's key; empty where it sees none."""
        self.promises: frozenset[str] = frozenset()
        """The codes of cards that somebody promised, as far as that may be seen."""
        self._hindered = False

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

    def is_seen(self, code: str) -> bool:
        """Say whether the room sees this card now: the wall is open, and turned to it."""
        return self.wall == code and self.seen in {f"card-{code}", f"card-{code}-both"}

    def is_put(self, code: str) -> bool:
        """Say whether this card is what the wall shows, or will show when it is open again."""
        return bool(code) and self.wall == code and (not self.seen or self.is_seen(code))

    def act(self, action: Callable[[], T]) -> T | None:
        """Do what somebody asked for. What hindered it before is not said any longer."""
        try:
            done = action()
        except FacilitatorError as error:
            self._hindered = True
            self.said.emit(str(error))
            return None
        if self._hindered:
            self._hindered = False
            self.said.emit("")
        return done

    def face(self, code: str) -> Said:
        """Return what a card says here: while people are in the room, what is for the room."""
        language = self.live.workshop.language
        return said_card(self.card_deck, code, safe=self.live.hides, language=language)

    def picture(self, code: str) -> bytes:
        """Return a card's picture, PNG or JPEG; nothing where it has none, or is kept."""
        card = self.card_deck.card(code)
        if card is None or not card.picture or self.face(code).is_kept:
            return b""
        deck_id = self.cards.activity.deck_id
        query = select(DeckPicture.data).where(
            DeckPicture.deck_id == deck_id, DeckPicture.name == card.picture
        )
        with self.store.reading() as session:
            return session.exec(query).first() or b""

    def picture_says(self, code: str) -> str:
        """Return a card's picture in words."""
        card = self.card_deck.card(code)
        return card.picture_says if card is not None else ""

    def may_see_spread(self, code: str) -> bool:
        """Say whether what a card was given may be seen here, as the room may look on."""
        return not self.live.hides or (self.wall == code and self.wall_sides)

    def read_promises(self) -> None:
        """Read which cards somebody promised: those that may be seen, as the room may look on."""
        query = select(Promise).where(Promise.activity_id == self.activity_id)
        with self.store.reading() as session:
            found = list(session.exec(query))
        self.promises = frozenset(
            each.source for each in found if each.share == "room" or not self.live.hides
        )

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
            _("Promised") if draw.card in self.promises else "",
            _("On the wall") if self.is_seen(draw.card) else "",
        )
        return Held(draw_id, self.face(draw.card), tuple(filter(None, badges)))

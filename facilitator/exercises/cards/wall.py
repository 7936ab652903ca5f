"""A card on the wall, large, and the two sides of a theme read against each other."""

from facilitator.decks.cards import OWN_TABLE, Audience, Card
from facilitator.errors import InvalidEntryError
from facilitator.exercises.cards.choosing import deck_in_play, keep_one
from facilitator.exercises.cards.entries import card_called
from facilitator.exercises.cards.tables import CardOnWall, CardsBoard
from facilitator.i18n import _
from facilitator.store import Store

__all__ = ["OWN_TABLE", "refuse_off_wall", "show_card", "show_no_card", "sides"]


def show_card(store: Store, activity_id: int, code: str, *, sides: bool = False) -> None:
    """Show the room a card, with the cards of its theme's other side where `sides` says so."""
    with store.progress() as session:
        card = card_called(deck_in_play(session, activity_id), code)
        refuse_off_wall(card)
        values = {"card": card.code, "sides": sides}
        keep_one(session, CardOnWall, activity_id, values, wanted=True)


def refuse_off_wall(card: Card) -> None:
    """Raise InvalidEntryError for a card that never goes on the wall."""
    if card.is_for_own_table:
        message = _(
            "Card {code} is for alone or one’s own table, so it stays off the wall; choose "
            "another one."
        )
        raise InvalidEntryError(message.format(code=card.code))


def show_no_card(store: Store, activity_id: int) -> None:
    """Take the card off the wall."""
    with store.progress() as session:
        keep_one(session, CardOnWall, activity_id, {}, wanted=False)


def sides(
    board: CardsBoard, theme_key: str, kind: str = "", *, on_wall: bool = False
) -> list[tuple[Audience | None, list[Card]]]:
    """Return a theme's cards side by side: each audience in the deck's order, and its cards.

    Cards for everybody stand under None, last. `on_wall` leaves out what never goes on the wall.
    """
    cards = [
        card
        for card in board.cards.in_play
        if card.theme == theme_key and kind in ("", card.kind) and not (on_wall and card.care)
    ]
    keyed = [(each, each.key) for each in board.cards.audiences]
    found = [
        (audience, [card for card in cards if card.audience == key])
        for audience, key in (*keyed, (None, ""))
    ]
    return [side for side in found if side[1]]

"""What of cards in play the room may see on the wall: the card that somebody showed it."""

from typing import cast

from facilitator.exercises.board.room import NOTHING, SHOWN, Hidden, shown_in_room
from facilitator.exercises.cards.tables import CardsBoard


def shown_cards(board: CardsBoard, hidden: Hidden = NOTHING) -> CardsBoard:
    """Return the cards with only the rows that the room may see.

    Of hands and communities nothing is for the wall. A card for its own table is not on it,
    whatever the file says; what a card was given, and where it was seen, is there only with it,
    once its spread is shown.
    """
    shown = cast("CardsBoard", shown_in_room(board, hidden))
    wall = board.on_wall
    card = board.cards.card(wall.card)
    if card is None or card.hidden or card.is_for_own_table:
        return shown
    shown.rows["card_on_wall"] = board.rows["card_on_wall"]
    if board.cards.is_rated and wall.sides:
        shown.rows["rating"] = {
            key: row for key, row in board.ratings.items() if row.card == card.code
        }
        shown.rows["evidence"] = {
            key: row
            for key, row in board.evidence.items()
            if row.card == card.code and row.visibility in SHOWN
        }
    return shown

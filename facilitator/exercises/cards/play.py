"""What people do with cards. Each function is one saved step with one name in the undo menu.

Every table plays with a deck of its own: what one table drew, another may draw as well. Whatever
a table does with a card, it never draws it a second time.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from facilitator.decks.cards import Card
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.entries import checked
from facilitator.exercises.cards.choosing import cards_drawn, choose, name_community
from facilitator.exercises.cards.entries import DrawEntry, card_called
from facilitator.exercises.cards.tables import CardsBoard, Draw
from facilitator.exercises.cards.wall import OWN_TABLE, show_card, show_no_card, sides
from facilitator.i18n import _
from facilitator.store import Store
from facilitator.workshop import saved_id

if TYPE_CHECKING:
    from random import Random

__all__ = [
    "OWN_TABLE",
    "choose",
    "draw",
    "draw_code",
    "hand",
    "hold",
    "name_community",
    "pile",
    "put_back",
    "show_card",
    "show_no_card",
    "sides",
    "swap",
    "tables_in_play",
    "trade",
]


def pile(
    board: CardsBoard, table_number: int, *, audience: str = "", theme: str = "", kind: str = ""
) -> list[Card]:
    """Return the cards that a table may still draw, in the deck's order.

    They are of what the room plays, and of this audience, theme and kind where one is named; a
    card without an audience is for every one. The table has not drawn them, and does not hold
    them by trading.
    """
    choice = board.choice
    gone = {
        draw.card
        for draw in board.draws.values()
        if draw.drawn_at_table == table_number or (draw.held and draw.table_number == table_number)
    }
    return [
        card
        for card in board.cards.in_play
        if card.code not in gone
        and (not card.audience or _fits(card.audience, audience, choice.audiences))
        and _fits(card.theme, theme, choice.themes)
        and _fits(card.kind, kind, choice.kinds)
    ]


def _fits(own: str, wanted: str, chosen: Collection[str]) -> bool:
    """Say whether this is what is wanted, and what the room plays."""
    return wanted in ("", own) and (not chosen or own in chosen)


def draw(  # noqa: PLR0913 - what of, and for whom
    store: Store,
    activity_id: int,
    table_number: int,
    *,
    audience: str = "",
    theme: str = "",
    kind: str = "",
    holder: str = "",
    chance: "Random | None" = None,
) -> int:
    """Draw a card for a table, and return the draw's id; InvalidEntryError where none is left."""
    entry = checked(DrawEntry, {"table_number": table_number, "holder": holder})
    with store.step(_("Draw a card")) as session:
        board = cards_drawn(session, activity_id)
        left = pile(board, table_number, audience=audience, theme=theme, kind=kind)
        return _drawn(session, activity_id, _one_of(left, chance), entry)


def draw_code(
    store: Store, activity_id: int, table_number: int, code: str, holder: str = ""
) -> int:
    """Take the card that somebody drew from the paper deck, by the code that they typed.

    It may be one that nobody chose to play: the table has it. One that the table put back is held
    again. Returns the draw's id.
    """
    entry = checked(DrawEntry, {"table_number": table_number, "holder": holder})
    with store.step(_("Take a card by its code")) as session:
        board = cards_drawn(session, activity_id)
        card = card_called(board.cards, code)
        for row in board.draws.values():
            if row.card == card.code and row.held:
                _refuse_held(row, table_number)
        for row in board.draws.values():
            if row.card == card.code and not row.held and _was_at(row, table_number):
                row.sqlmodel_update({**entry, "held": True})
                session.add(row)
                return saved_id(row)
        return _drawn(session, activity_id, card, entry)


def _refuse_held(row: Draw, table_number: int) -> None:
    if row.table_number == table_number:
        message = _("This table holds card {code} already; choose another one.")
        raise InvalidEntryError(message.format(code=row.card))
    if row.drawn_at_table == table_number:
        message = _("This table traded card {code} away; table {table} has it. Trade it back.")
        raise InvalidEntryError(message.format(code=row.card, table=row.table_number))


def _was_at(row: Draw, table_number: int) -> bool:
    return table_number in (row.drawn_at_table, row.table_number)


def _drawn(session: Session, activity_id: int, card: Card, entry: dict[str, Any]) -> int:
    row = Draw(
        activity_id=activity_id, card=card.code, drawn_at_table=entry["table_number"], **entry
    )
    session.add(row)
    session.flush()
    return saved_id(row)


def _one_of(left: list[Card], chance: "Random | None") -> Card:
    if not left:
        raise InvalidEntryError(
            _("No such card is left for this table. Choose others, trade, or type a card’s code.")
        )
    if chance is None:
        from random import SystemRandom  # nobody can guess or repeat what it draws

        chance = SystemRandom()
    return chance.choice(left)


# Holding, trading, putting back


def hold(store: Store, draw_id: int, holder: str) -> None:
    """Say who holds a card, as a role or a code; nobody in particular, where it is empty."""
    entry = checked(DrawEntry, {"holder": holder})
    with store.step(_("Say who holds a card"), merge=f"hold-{draw_id}") as session:
        row = _held(session, draw_id)
        row.holder = entry["holder"]
        session.add(row)


def put_back(store: Store, draw_id: int) -> None:
    """Put a card back. The table does not draw it again, and its holder is forgotten."""
    with store.step(_("Put a card back")) as session:
        row = _held(session, draw_id)
        row.held, row.holder = False, ""
        session.add(row)


def trade(store: Store, one_draw_id: int, other_draw_id: int) -> None:
    """Let two cards change hands, within a table or from one table to another."""
    with store.step(_("Trade cards")) as session:
        one, other = _held(session, one_draw_id), _held(session, other_draw_id)
        if one is other or one.activity_id != other.activity_id:
            raise InvalidEntryError(_("Choose two different cards to trade."))
        _refuse_twice(session, one, other)
        one.table_number, other.table_number = other.table_number, one.table_number
        one.holder, other.holder = other.holder, one.holder
        for row in (one, other):
            _pass_on(row)
            session.add(row)


def _refuse_twice(session: Session, one: Draw, other: Draw) -> None:
    """Raise InvalidEntryError where a table would get a card that it holds already."""
    if one.table_number == other.table_number:
        return
    held = {(row.table_number, row.card) for row in _held_besides(session, one, other)}
    for row, table in ((one, other.table_number), (other, one.table_number)):
        if one.card == other.card or (table, row.card) in held:
            message = _("Table {table} holds card {code} already; choose another one to trade.")
            raise InvalidEntryError(message.format(table=table, code=row.card))


def _held_besides(session: Session, *traded: Draw) -> list[Draw]:
    board = cards_drawn(session, traded[0].activity_id)
    return [row for row in board.draws.values() if row.held and row not in traded]


def swap(store: Store, draw_id: int, chance: "Random | None" = None) -> int:
    """Put a card back for another one, which the same person holds, and return its draw's id.

    It is for the same audience and of the same kind, as long as there is one.
    """
    with store.step(_("Swap a card")) as session:
        row = _held(session, draw_id)
        board = cards_drawn(session, row.activity_id)
        left, old = pile(board, row.table_number), board.cards.card(row.card)
        alike = [
            card
            for card in left
            if old is not None and (card.audience, card.kind) == (old.audience, old.kind)
        ]
        entry = {"table_number": row.table_number, "holder": row.holder}
        new = _drawn(session, row.activity_id, _one_of(alike or left, chance), entry)
        row.held, row.holder = False, ""
        _pass_on(row)
        session.add(row)
        return new


def _held(session: Session, draw_id: int) -> Draw:
    row = session.get(Draw, draw_id)
    if row is None or not row.held:
        raise InvalidEntryError(_("Nobody holds this card any more; choose another one."))
    return row


def _pass_on(row: Draw) -> None:
    row.passed_on = min(row.passed_on + 1, 9_999)


def hand(board: CardsBoard, table_number: int) -> list[Draw]:
    """Return what a table holds, in the order in which it was drawn."""
    return [row for row in board.draws.values() if row.held and row.table_number == table_number]


def tables_in_play(board: CardsBoard) -> list[int]:
    """Return the tables that drew, hold, named or rated something; 0 is one to one."""
    numbers = {number for row in board.draws.values() for number in _tables_of(row)}
    numbers |= {row.table_number for row in board.ratings.values()}
    return sorted(numbers | board.communities.keys())


def _tables_of(row: Draw) -> Iterable[int]:
    return (row.table_number, row.drawn_at_table)

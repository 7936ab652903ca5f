"""What must agree within a document of cards before any of it is written to a file."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from facilitator.decks.board import BoardDeck
from facilitator.decks.cards import Card, CardDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board import soundness as board
from facilitator.exercises.cards.document import (
    CardsDocument,
    CardSettingsDocument,
    DrawDocument,
    EvidenceDocument,
    RatingDocument,
)
from facilitator.exercises.cards.tables import DONT_KNOW
from facilitator.i18n import _


def settle(document: CardsDocument, deck: BoardDeck) -> CardsDocument:
    """Return the document as a board's is settled, or raise InvalidEntryError.

    Every card that was drawn, rated, seen or shown is one of the deck's, every score is on its
    scale, and what the room plays is in it. A card that is for its own table by now is not on the
    wall.
    """
    settled = board.settle(document, deck)
    if not isinstance(deck, CardDeck):
        raise InvalidEntryError(_("The deck of this activity has no cards; choose another deck."))
    named: list[DrawDocument | RatingDocument | EvidenceDocument] = [
        *document.draws,
        *document.ratings,
        *document.evidence,
    ]
    for part in named:
        _card(deck, part.card)
    _settings(document.settings, deck)
    _ratings(document.ratings, deck)
    if number := _twice(row.table_number for row in document.communities):
        message = _("Table {number} names its community twice; leave one out.")
        raise InvalidEntryError(message.format(number=number[0]))
    return _off_wall(settled, deck)


def _off_wall(document: CardsDocument, deck: CardDeck) -> CardsDocument:
    card = deck.card(document.settings.card)
    if card is None or not card.is_for_own_table:
        return document
    settings = document.settings.model_copy(update={"card": "", "sides": False})
    return document.model_copy(update={"settings": settings})


def _card(deck: CardDeck, code: str) -> Card:
    card = deck.card(code)
    if card is None:
        raise InvalidEntryError(
            _("This deck has no card {code}; choose another one.").format(code=code)
        )
    return card


def _settings(settings: CardSettingsDocument, deck: CardDeck) -> None:
    for name in ("audiences", "themes", "kinds"):
        known = {part.key for part in getattr(deck, name)}
        if strange := set(getattr(settings, name)) - known:
            message = _("This deck has nothing called “{key}”; choose something else.")
            raise InvalidEntryError(message.format(key=min(strange)))
    if settings.card:
        _card(deck, settings.card)


def _ratings(ratings: Iterable[RatingDocument], deck: CardDeck) -> None:
    scores = {DONT_KNOW, *(step.score for step in deck.scale)}
    for rating in ratings:
        if rating.score not in scores:
            message = _(
                "Card {code} has the score {score}, which is not on the deck's scale; change it."
            )
            raise InvalidEntryError(message.format(code=rating.card, score=rating.score))
    if twice := _twice((row.card, row.table_number, row.voice, row.score) for row in ratings):
        message = _("Card {code} has one score twice at table {number}; add up the counts.")
        raise InvalidEntryError(message.format(code=twice[0][0], number=twice[0][1]))


def _twice(keys: Iterable[Any]) -> list[Any]:
    """Return what is there more than once."""
    return [key for key, count in Counter(keys).items() if count > 1]

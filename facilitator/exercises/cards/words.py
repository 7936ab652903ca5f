"""What a card asks its readers to take care of: the same words on screen, wall and paper."""

from facilitator.decks.cards import Card
from facilitator.i18n import _


def cares(card: Card) -> tuple[str, ...]:
    """Return what is to be taken care of with a card, a sentence each; mostly nothing."""
    said = (
        (card.is_for_own_table, _("For alone or your own table")),
        (card.asks_consent, _("Ask first: other people’s stories")),
    )
    return tuple(words for applies, words in said if applies)

"""The papers of cards in play, and the deck itself."""

from typing import Final

from exports.exercises.cards import deck, drawn, rated, slips
from exports.sheets import Paper, Papers
from facilitator.i18n import _

CARDS, BLANK_CARDS = "cards", "blank_cards"
CARD_PAPERS: Final = frozenset({CARDS, BLANK_CARDS})
"""The papers that are cards themselves."""

PAPERS = Papers(
    filled=(
        Paper(
            "drawn",
            lambda: _("Cards we drew"),
            lambda _job: _("cards we drew"),
            drawn.drawn,
            drawn.has_draws,
        ),
        Paper(
            "spread",
            lambda: _("The spread of ratings"),
            lambda _job: _("spread"),
            rated.spread_chart,
            rated.has_ratings,
            in_hand=False,
        ),
        Paper(
            "evidence",
            lambda: _("Evidence book"),
            lambda _job: _("evidence"),
            rated.evidence_book,
            rated.has_evidence,
        ),
        Paper(
            CARDS,
            lambda: _("The cards themselves"),
            deck.cards_name,
            deck.cards,
            usual=lambda options: bool(options.cards),
        ),
    ),
    blank=(
        Paper(
            "rating_slips",
            lambda: _("Rating slips"),
            lambda _job: _("rating slips"),
            slips.rating_slips,
            slips.is_rated,
        ),
        Paper(BLANK_CARDS, lambda: _("Blank cards"), deck.blank_cards_name, deck.blank_cards),
    ),
)
"""The papers of cards in play."""

"""The papers of cards in play, and the deck itself."""

from typing import Final

from exports.exercises.cards import deck, drawn, rated, slips
from exports.sheets import Gets, Job, Paper, Papers
from facilitator.i18n import _

CARDS, BLANK_CARDS = "cards", "blank_cards"
CARD_PAPERS: Final = frozenset({CARDS, BLANK_CARDS})
"""The papers that are cards themselves."""


def _one_set(job: Job) -> Gets:
    """Return who gets a set of cards: each table that rates them, else the room."""
    return "table" if slips.is_rated(job) else "room"


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
            before=True,
            gets=_one_set,
        ),
    ),
    blank=(
        Paper(
            "rating_slips",
            lambda: _("Rating slips"),
            lambda _job: _("rating slips"),
            slips.rating_slips,
            slips.is_rated,
            gets=lambda _job: "person",
            holds=lambda options: 1 if options.large_print else 2,
        ),
        Paper(
            BLANK_CARDS,
            lambda: _("Blank cards"),
            deck.blank_cards_name,
            deck.blank_cards,
            gets=_one_set,
        ),
    ),
)
"""The papers of cards in play."""

"""The papers of the day as a whole, and which of them are printed without being asked for."""

from collections.abc import Sequence
from typing import Final, Protocol

from exports.log_book.papers import BLANK as LOG_BOOK_BLANK
from exports.log_book.papers import FILLED as LOG_BOOK_FILLED
from exports.session import materials, order, sign_in
from exports.sheets import Paper, Papers
from facilitator.i18n import _

FACILITATOR, MATERIALS = "facilitator", "materials"

PAPERS = Papers(
    filled=(
        Paper(
            "order",
            lambda: _("Running order for the wall"),
            lambda _job: _("running order"),
            order.wall_order,
            in_hand=False,
            before=True,
        ),
        Paper(
            FACILITATOR,
            lambda: _("Running order for the facilitator, with private notes"),
            lambda _job: _("running order with notes"),
            order.facilitator_order,
            usual=lambda _options: False,
            in_hand=False,
            for_facilitator=True,
            before=True,
        ),
        Paper(
            MATERIALS,
            lambda: _("What to bring"),
            lambda _job: _("what to bring"),
            materials.materials,
            materials.has_materials,
            in_hand=False,
            before=True,
        ),
        *LOG_BOOK_FILLED,
    ),
    blank=(
        Paper(
            "sign_in",
            lambda: _("Sign-in sheet"),
            lambda _job: _("sign-in sheet"),
            sign_in.sign_in_sheet,
            gets=lambda _job: "own",
        ),
        *LOG_BOOK_BLANK,
    ),
)
"""The papers of a day."""
FACILITATORS_OWN: Final = tuple(paper.key for paper in PAPERS.filled if paper.for_facilitator)
"""The papers that show what only the facilitator sees."""


class Prepared(Protocol):
    """An activity, as far as somebody prepared it."""

    materials: list[str]


def is_a_day(activities: Sequence[Prepared]) -> bool:
    """Say whether these are a prepared day rather than one board that somebody opened."""
    return len(activities) > 1 or any(activity.materials for activity in activities)

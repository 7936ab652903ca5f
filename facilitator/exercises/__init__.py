"""The exercises: what each one means. One entry here joins an exercise to the rest.

What an exercise adds to a board is imported when a workshop has a run of it.
"""

from collections.abc import Callable
from functools import cache
from typing import Final

from facilitator.decks import CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP
from facilitator.errors import FacilitatorError
from facilitator.exercises.method import Exchange, Exercise
from facilitator.i18n import _


def _theory_exchange() -> Exchange:
    from facilitator.exercises.board.soundness import settle
    from facilitator.exercises.theory_of_change.exchange import TheoryExport, TheoryImport

    return Exchange(TheoryExport, TheoryImport, settle)


def _cards_exchange() -> Exchange:
    from facilitator.exercises.cards.exchange import CardsExport, CardsImport
    from facilitator.exercises.cards.soundness import settle

    return Exchange(CardsExport, CardsImport, settle)


def _theory() -> Exercise:
    from facilitator.exercises.theory_of_change import insights, questions
    from facilitator.exercises.theory_of_change.tables import TheoryBoard

    return Exercise(
        board=TheoryBoard,
        insights=insights.insights,
        counts=insights.counts,
        questions=questions.questions,
        timely=questions.timely,
        exchange=_theory_exchange,
    )


def _cards() -> Exercise:
    from facilitator.exercises.cards import insights, questions
    from facilitator.exercises.cards.tables import CardsBoard

    return Exercise(
        board=CardsBoard,
        insights=insights.insights,
        counts=insights.counts,
        questions=questions.questions,
        timely=questions.timely,
        exchange=_cards_exchange,
        for_facilitator=questions.FOR_FACILITATOR,
    )


def _sector_map_exchange() -> Exchange:
    from facilitator.exercises.sector_map.exchange import SectorMapExport, SectorMapImport
    from facilitator.exercises.sector_map.soundness import settle

    return Exchange(SectorMapExport, SectorMapImport, settle)


def _sector_map() -> Exercise:
    from facilitator.exercises.sector_map import insights, questions, sectors
    from facilitator.exercises.sector_map.tables import MapBoard

    return Exercise(
        board=MapBoard,
        insights=insights.insights,
        counts=insights.counts,
        questions=questions.questions,
        timely=questions.timely,
        exchange=_sector_map_exchange,
        begin=sectors.begin,
    )


def _community_map_exchange() -> Exchange:
    from facilitator.exercises.community_map.exchange import CommunityExport, CommunityImport
    from facilitator.exercises.community_map.soundness import settle

    return Exchange(CommunityExport, CommunityImport, settle)


def _community_map() -> Exercise:
    from facilitator.exercises.community_map import community, insights, questions
    from facilitator.exercises.community_map.tables import CommunityBoard

    return Exercise(
        board=CommunityBoard,
        insights=insights.insights,
        counts=insights.counts,
        questions=questions.questions,
        timely=questions.timely,
        exchange=_community_map_exchange,
        begin=community.begin,
    )


EXERCISES: dict[str, Callable[[], Exercise]] = {
    "board": Exercise,
    MOMENT: Exercise,
    "theory_of_change": _theory,
    CARDS: _cards,
    COMMUNITY_MAP: _community_map,
    SECTOR_MAP: _sector_map,
}
"""What makes each exercise, by its key."""
OWN_FORM: Final = frozenset({"theory_of_change", CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP})
"""The exercises that travel in a form of their own; any other travels as a board does."""


class UnknownExerciseError(FacilitatorError):
    """An exercise that this version of the app does not have."""


@cache
def exercise(key: str) -> Exercise:
    """Return an exercise by its key, or raise UnknownExerciseError."""
    if key not in EXERCISES:
        raise UnknownExerciseError(
            _("This app has no exercise called “{key}”; choose one of: {known}.").format(
                key=key, known=", ".join(EXERCISES)
            )
        )
    return EXERCISES[key]()

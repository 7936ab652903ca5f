"""The exercises: what each one means. One entry here joins an exercise to the rest.

What an exercise adds to a board is imported when a workshop has a run of it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session

from facilitator.decks import CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP
from facilitator.errors import FacilitatorError
from facilitator.exercises.board import insights as board
from facilitator.exercises.board import questions as board_questions
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.tables import Board, Insights
from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.exercises.board.exchange import BoardExport, BoardImport


class Exchange(NamedTuple):
    """What writes an exercise's rows as a document, and a document as rows again."""

    exported: "type[BoardExport]"
    imported: "type[BoardImport]"
    settle: Callable[[Any, Any], Any]
    """Returns a document with what it leaves to its deck filled in, or refuses it."""


@dataclass(frozen=True)
class Exercise:
    """What the rest of the app needs to know of a method."""

    board: type[Board]
    insights: Callable[[Any], Insights]
    counts: Callable[[Any], dict[str, Any]]
    questions: Callable[[Any], list[Question]]
    timely: Callable[[Sequence[Question], Any, Collection[str]], list[Question]]
    """Of these questions, those that the room can answer after these steps of a deck."""
    exchange: Callable[[], Exchange]
    """Imports what it returns: a board opens without it."""
    begin: Callable[[Session, int, Any], None] = lambda _session, _activity_id, _deck: None
    """Writes what a run of it has from the start, by its deck."""
    for_facilitator: frozenset[str] = frozenset()
    """The insights that the facilitator is told in the guide, and nobody else."""

    def for_everybody(self, asked: Iterable[Question]) -> list[Question]:
        """Return the questions that anybody may read: on paper, and where a file is checked."""
        return [each for each in asked if each.key not in self.for_facilitator]


def _board_exchange() -> Exchange:
    from facilitator.exercises.board.exchange import BoardExport, BoardImport
    from facilitator.exercises.board.soundness import settle

    return Exchange(BoardExport, BoardImport, settle)


def _theory_exchange() -> Exchange:
    from facilitator.exercises.board.soundness import settle
    from facilitator.exercises.theory_of_change.exchange import TheoryExport, TheoryImport

    return Exchange(TheoryExport, TheoryImport, settle)


def _cards_exchange() -> Exchange:
    from facilitator.exercises.cards.exchange import CardsExport, CardsImport
    from facilitator.exercises.cards.soundness import settle

    return Exchange(CardsExport, CardsImport, settle)


def _any_board() -> Exercise:
    return Exercise(
        board=Board,
        insights=board.insights,
        counts=board.counts,
        questions=board_questions.questions,
        timely=board_questions.timely,
        exchange=_board_exchange,
    )


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
    "board": _any_board,
    MOMENT: _any_board,
    "theory_of_change": _theory,
    CARDS: _cards,
    COMMUNITY_MAP: _community_map,
    SECTOR_MAP: _sector_map,
}
"""What makes each exercise, by its key."""


class UnknownExerciseError(FacilitatorError):
    """An exercise that this version of the app does not have."""


@cache
def exercise(key: str) -> Exercise:
    """Return an exercise by its key, or raise UnknownExerciseError."""
    if key not in EXERCISES:
        raise UnknownExerciseError(
            _("This app has no exercise called “{key}”; it has: {known}.").format(
                key=key, known=", ".join(EXERCISES)
            )
        )
    return EXERCISES[key]()

"""The exercises: what each one means. One entry here joins an exercise to the rest."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from facilitator.decks import MOMENT
from facilitator.errors import FacilitatorError
from facilitator.exercises.board import insights as board
from facilitator.exercises.board import questions as board_questions
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.tables import Board, Insights
from facilitator.exercises.theory_of_change import insights as theory
from facilitator.exercises.theory_of_change import questions as theory_questions
from facilitator.exercises.theory_of_change.tables import TheoryBoard
from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.exercises.board.exchange import BoardExport, BoardImport


class Exchange(NamedTuple):
    """What writes an exercise's rows as a document, and a document as rows again."""

    exported: "type[BoardExport]"
    imported: "type[BoardImport]"


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


def _board_exchange() -> Exchange:
    from facilitator.exercises.board.exchange import BoardExport, BoardImport

    return Exchange(BoardExport, BoardImport)


def _theory_exchange() -> Exchange:
    from facilitator.exercises.theory_of_change.exchange import TheoryExport, TheoryImport

    return Exchange(TheoryExport, TheoryImport)


_ON_ANY_BOARD = Exercise(
    board=Board,
    insights=board.insights,
    counts=board.counts,
    questions=board_questions.questions,
    timely=board_questions.timely,
    exchange=_board_exchange,
)

EXERCISES = {
    "board": _ON_ANY_BOARD,
    MOMENT: _ON_ANY_BOARD,
    "theory_of_change": Exercise(
        board=TheoryBoard,
        insights=theory.insights,
        counts=theory.counts,
        questions=theory_questions.questions,
        timely=theory_questions.timely,
        exchange=_theory_exchange,
    ),
}


class UnknownExerciseError(FacilitatorError):
    """An exercise that this version of the app does not have."""


def exercise(key: str) -> Exercise:
    """Return an exercise by its key, or raise UnknownExerciseError."""
    if key not in EXERCISES:
        raise UnknownExerciseError(
            _("This app has no exercise called “{key}”; it has: {known}.").format(
                key=key, known=", ".join(EXERCISES)
            )
        )
    return EXERCISES[key]

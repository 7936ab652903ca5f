"""The exercises: what each one means. One entry here joins an exercise to the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from facilitator.errors import FacilitatorError
from facilitator.exercises.board import insights as board
from facilitator.exercises.board import questions as board_questions
from facilitator.exercises.board.exchange import BoardExport, BoardImport
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.tables import Board, Insights
from facilitator.exercises.theory_of_change import insights as theory
from facilitator.exercises.theory_of_change import questions as theory_questions
from facilitator.exercises.theory_of_change.exchange import TheoryExport, TheoryImport
from facilitator.exercises.theory_of_change.tables import TheoryBoard
from facilitator.i18n import _


@dataclass(frozen=True)
class Exercise:
    """What the rest of the app needs to know of a method."""

    board: type[Board]
    insights: Callable[[Any], Insights]
    counts: Callable[[Any], dict[str, Any]]
    questions: Callable[[Any], list[Question]]
    exported: type[BoardExport]
    imported: type[BoardImport]


EXERCISES = {
    "board": Exercise(
        board=Board,
        insights=board.insights,
        counts=board.counts,
        questions=board_questions.questions,
        exported=BoardExport,
        imported=BoardImport,
    ),
    "theory_of_change": Exercise(
        board=TheoryBoard,
        insights=theory.insights,
        counts=theory.counts,
        questions=theory_questions.questions,
        exported=TheoryExport,
        imported=TheoryImport,
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

"""What the rest of the app needs to know of an exercise. What one does not say is any board's."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import Session

from facilitator.exercises.board import insights as asked
from facilitator.exercises.board import questions as put
from facilitator.exercises.board.questions import Question
from facilitator.exercises.board.tables import Board, Insights

if TYPE_CHECKING:
    from facilitator.exercises.board.exchange import BoardExport, BoardImport


class Exchange(NamedTuple):
    """What writes an exercise's rows as a document, and a document as rows again."""

    exported: "type[BoardExport]"
    imported: "type[BoardImport]"
    settle: Callable[[Any, Any], Any]
    """Returns a document with what it leaves to its deck filled in, or refuses it."""


def _board_exchange() -> Exchange:
    from facilitator.exercises.board.exchange import BoardExport, BoardImport
    from facilitator.exercises.board.soundness import settle

    return Exchange(BoardExport, BoardImport, settle)


@dataclass(frozen=True)
class Exercise:
    """A method. One that adds rules to a board, and no fields, says only what its rules are."""

    board: type[Board] = Board
    insights: Callable[[Any], Insights] = asked.insights
    counts: Callable[[Any], dict[str, Any]] = asked.counts
    questions: Callable[[Any], list[Question]] = put.questions
    timely: Callable[[Sequence[Question], Any, Collection[str]], list[Question]] = put.timely
    """Of these questions, those that the room can answer after these steps of a deck."""
    exchange: Callable[[], Exchange] = _board_exchange
    """Imports what it returns: a board opens without it."""
    begin: Callable[[Session, int, Any], None] = lambda _session, _activity_id, _deck: None
    """Writes what a run of it has from the start, by its deck."""
    for_facilitator: frozenset[str] = frozenset()
    """The insights that the facilitator is told in the guide, and nobody else."""

    def for_everybody(self, asked: Iterable[Question]) -> list[Question]:
        """Return the questions that anybody may read: on paper, and where a file is checked."""
        return [each for each in asked if each.key not in self.for_facilitator]

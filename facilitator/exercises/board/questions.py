"""Insights worded as questions that a facilitator can put to the room."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from facilitator.exercises.board.insights import insights
from facilitator.exercises.board.tables import Board
from facilitator.i18n import _


class Question(NamedTuple):
    """A question to the room, and the labels that it is about, such as N4 or D4>V4."""

    key: str
    labels: list[str]
    text: str


def named(labels: list[str]) -> str:
    """Return labels as they are said in a sentence; the first few, where there are many."""
    if len(labels) > 5:
        return _("{labels} and {count} more").format(
            labels=", ".join(labels[:4]), count=len(labels) - 4
        )
    return ", ".join(labels)


def timely(
    asked: Sequence[Question], _board: Board, _steps_done: Collection[str]
) -> list[Question]:
    """Return the questions that the room can answer by now: on any board, all of them."""
    return list(asked)


def questions(board: Board) -> list[Question]:
    """Return what the board leaves open, as questions."""
    cells = insights(board).get("empty_cells", [])
    return [_cell_question(board, cell) for cell in cells]


def _cell_question(board: Board, cell: str) -> Question:
    zone_key, tag_key = cell.split("/")
    tag = next(tag for tag in board.deck.tags if tag.key == tag_key)
    text = _("Nothing in “{zone}” speaks of {tag}. Is that so, or has nobody said it yet?")
    zone = board.deck.zone(zone_key).title
    return Question("empty_cells", [], text.format(zone=zone, tag=tag.title.lower()))

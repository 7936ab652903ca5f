"""Insights worded as questions that a facilitator can put to the room."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.exercises.board.insights import insights, tied_in_zones
from facilitator.exercises.board.tables import Board
from facilitator.exercises.board.years import period_title
from facilitator.i18n import _, ngettext


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


def timely(asked: Sequence[Question], board: Board, steps_done: Collection[str]) -> list[Question]:
    """Return the questions that the room can answer by now.

    Nobody is asked about an empty board, nor about a zone whose step is still to come.
    """
    if not board.notes:
        return []
    to_come = {step.zone for step in board.deck.steps if step.zone}
    to_come -= {step.zone for step in board.deck.steps if step.key in steps_done}
    early = {question.text for question in _empty_zones(board, to_come)}
    return [question for question in asked if question.text not in early]


def questions(board: Board) -> list[Question]:
    """Return what the board leaves open, as questions."""
    found = insights(board)
    return [question for key, labels in found.items() for question in _ASKED[key](board, labels)]


def _empty_zones(board: Board, keys: Iterable[str]) -> list[Question]:
    text = _("Nothing stands under “{zone}” yet. Is there nothing, or has nobody said it?")
    titles = [board.deck.zone(key).title for key in keys]
    return [Question("empty_zone", [], text.format(zone=title)) for title in titles]


def _empty_cells(board: Board, cells: Sequence[str]) -> list[Question]:
    return [_cell_question(board, cell) for cell in cells]


def _cell_question(board: Board, cell: str) -> Question:
    zone_key, tag_key = cell.split("/")
    tag = next(tag for tag in board.deck.tags if tag.key == tag_key)
    text = _("Nothing in “{zone}” speaks of {tag}. Is that so, or has nobody said it yet?")
    zone = board.deck.zone(zone_key).title
    return Question("empty_cells", [], text.format(zone=zone, tag=tag.title.lower()))


def _without_owner(_board: Board, labels: Sequence[str]) -> list[Question]:
    text = ngettext(
        "{labels} has nobody yet who takes it on. Who would, and who would help?",
        "{labels} have nobody yet who takes them on. Who would, and who would help?",
        len(labels),
    )
    own = list(labels)
    return [Question("without_owner", own, text.format(labels=named(own)))] if own else []


def _votes_tied(board: Board, _labels: Sequence[str]) -> list[Question]:
    text = _("{labels} share the first place under “{zone}”. What speaks for each of them?")
    return [
        Question(
            "votes_tied", tied, text.format(labels=named(tied), zone=board.deck.zone(key).title)
        )
        for key, tied in tied_in_zones(board).items()
    ]


def _silent_period(board: Board, periods: Sequence[str]) -> list[Question]:
    """Ask about the gaps once something stands beside the axis."""
    axis = board.deck.axis
    if axis is None or len(periods) in {0, len(axis.periods)}:
        return []
    text = ngettext(
        "One period is silent: {periods}. Who could tell of it, and are they in the room?",
        "Some periods are silent: {periods}. Who could tell of them, and are they in the room?",
        len(periods),
    )
    said = named([period_title(axis, int(period)) for period in periods])
    return [Question("silent_period", [], text.format(periods=said))]


_ASKED: Final[Mapping[str, Callable[[Board, Sequence[str]], list[Question]]]] = {
    "empty_cells": _empty_cells,
    "empty_zone": _empty_zones,
    "without_owner": _without_owner,
    "votes_tied": _votes_tied,
    "silent_period": _silent_period,
}

"""Insights worded as questions that a facilitator can put to the room."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from facilitator.exercises.board.insights import (
    insights,
    of_any_board,
    silent_tables,
    tied_in_zones,
)
from facilitator.exercises.board.tables import Board, Insights
from facilitator.exercises.board.years import period_title
from facilitator.i18n import _, ngettext, translated


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
    early = {question.text for question in _empty_zones(board, _to_come(board, steps_done))}
    return heard_by_now([each for each in asked if each.text not in early], board, steps_done)


def heard_by_now(
    asked: Sequence[Question], board: Board, steps_done: Collection[str]
) -> list[Question]:
    """Return the questions, asking of no table to have spoken in a zone whose step is to come."""
    to_come = _to_come(board, steps_done)
    found: list[Question] = []
    for question in asked:
        if question.key == "silent_tables" and to_come:
            silent = silent_tables(board)
            by_now = [each for each in silent if each.rpartition("/")[0] not in to_come]
            found += _silent_tables(board, by_now)
        else:
            found.append(question)
    return found


def _to_come(board: Board, steps_done: Collection[str]) -> set[str]:
    """Return the zones whose step is still to come."""
    to_come = {step.zone for step in board.deck.steps if step.zone}
    return to_come - {step.zone for step in board.deck.steps if step.key in steps_done}


def questions(board: Board) -> list[Question]:
    """Return what the board leaves open, as questions."""
    return _put(board, insights(board))


def asked_of_any_board(board: Board) -> list[Question]:
    """Return what any board is asked besides what its method asks: one question of each kind."""
    return _put(board, of_any_board(board))


def _put(board: Board, found: Insights) -> list[Question]:
    return [question for key, labels in found.items() for question in _ASKED[key](board, labels)]


def _empty_zones(board: Board, keys: Iterable[str]) -> list[Question]:
    text = _("Nothing stands under “{zone}” yet. Is there nothing, or has nobody said it?")
    titles = [translated(board.deck.zone(key).title) for key in keys]
    return [Question("empty_zone", [], text.format(zone=title)) for title in titles]


def _empty_cells(board: Board, cells: Sequence[str]) -> list[Question]:
    return [_cell_question(board, cell) for cell in cells]


def _cell_question(board: Board, cell: str) -> Question:
    zone_key, tag_key = cell.split("/")
    tag = next(tag for tag in board.deck.tags if tag.key == tag_key)
    text = _("Nothing in “{zone}” speaks of {tag}. Is that so, or has nobody said it yet?")
    zone = translated(board.deck.zone(zone_key).title)
    return Question("empty_cells", [], text.format(zone=zone, tag=translated(tag.title).lower()))


def _without_owner(_board: Board, labels: Sequence[str]) -> list[Question]:
    text = ngettext(
        "{labels} has nobody yet who takes it on. Who would, and who would help?",
        "{labels} have nobody yet who takes them on. Who would, and who would help?",
        len(labels),
    )
    own = list(labels)
    return [Question("without_owner", own, text.format(labels=named(own)))] if own else []


def _votes_tied(board: Board, _labels: Sequence[str]) -> list[Question]:
    titles = {zone.key: translated(zone.title) for zone in board.deck.zones}
    text = _("{labels} share the first place under “{zone}”. What speaks for each of them?")
    return [
        Question("votes_tied", tied, text.format(labels=named(tied), zone=titles[key]))
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


def _near_duplicates(_board: Board, found: Sequence[str]) -> list[Question]:
    alike = [each.split("=") for each in found]
    text = ngettext(
        "{notes} are in almost the same words. Do they mean the same, or is there more to hear?",
        "Some notes are in almost the same words: {notes}. "
        "Do they mean the same, or is there more to hear?",
        len(found),
    )
    said = _first_few([named(labels) for labels in alike])
    labels = [label for each in alike for label in each]
    return [Question("near_duplicates", labels, text.format(notes=said))]


def _silent_tables(board: Board, found: Sequence[str]) -> list[Question]:
    if not found:
        return []
    place = _("table {table} under “{zone}”")
    silent = [each.rpartition("/")[::2] for each in found]
    titles = {zone: translated(board.deck.zone(zone).title) for zone, _table in silent}
    said = _first_few([place.format(table=table, zone=titles[zone]) for zone, table in silent])
    text = _("Other tables have spoken; still to be heard: {tables}. What would they add?")
    return [Question("silent_tables", [], text.format(tables=said))]


def _first_few(said: Sequence[str]) -> str:
    if len(said) > 3:
        return _("{some}; and {count} more").format(some="; ".join(said[:3]), count=len(said) - 3)
    return "; ".join(said)


def _without_resident(_board: Board, found: Sequence[str]) -> list[Question]:
    labels = list(found)
    text = _("No resident’s voice is in {labels} yet. What would somebody who lives here say?")
    return [Question("without_resident", labels, text.format(labels=named(labels)))]


_ASKED: Final[Mapping[str, Callable[[Board, Sequence[str]], list[Question]]]] = {
    "empty_cells": _empty_cells,
    "empty_zone": _empty_zones,
    "without_owner": _without_owner,
    "votes_tied": _votes_tied,
    "silent_period": _silent_period,
    "near_duplicates": _near_duplicates,
    "silent_tables": _silent_tables,
    "without_resident": _without_resident,
}

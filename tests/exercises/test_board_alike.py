"""Comparing thousands of notes leaves room for everything else in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises.board.alike import AT_ONCE, near_duplicates, near_duplicates_in_steps
from facilitator.exercises.board.notes import add_notes
from facilitator.exercises.board.tables import Board
from facilitator.store import Store
from tests.workshops import board_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, shipped_source("theory_of_change"))
        yield opened


def fill(store: Store, zone: str, *texts: str) -> None:
    add_notes(store, board_of(store, 1), zone, list(texts))


def labels(board: Board) -> list[list[str]]:
    return [[note.label for note in each] for each in near_duplicates(board)]


def stepped(board: Board) -> tuple[int, list[list[str]]]:
    """Return how many steps it took, and what was found."""
    steps, walked = near_duplicates_in_steps(board), 0
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return walked, [[note.label for note in each] for each in done.value]
        walked += 1


def test_in_steps_the_same_is_found(store: Store) -> None:
    fill(store, "now", "A bench by the river", "Bread", "Bench by our river!", "The bread")
    fill(store, "vision", "Bread", "A late bus", "The late bus")
    walked, found = stepped(board_of(store, 1))
    assert found == labels(board_of(store, 1)) == [["N1", "N3"], ["N2", "N4"], ["V2", "V3"]]
    assert walked > 0


def test_more_notes_are_more_steps_and_not_larger_ones(store: Store) -> None:
    fill(store, "now", *(f"thought {number} of street {number % 7}" for number in range(60)))
    few, _found = stepped(board_of(store, 1))
    fill(store, "now", *(f"idea {number} about garden {number % 11}" for number in range(600)))
    many, found = stepped(board_of(store, 1))
    assert many - few > 2 * 600 // AT_ONCE
    assert found == labels(board_of(store, 1))


def test_an_empty_board_has_nothing_alike(store: Store) -> None:
    assert stepped(board_of(store, 1))[1] == []

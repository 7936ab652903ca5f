"""Dots are counted, and no count ever stands for fewer than five people of a kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.notes import add_notes, vote
from facilitator.exercises.board.tables import VOICES, Board
from facilitator.exercises.board.tally import (
    LEAST,
    Count,
    count,
    count_typed,
    merge_small_voices,
    typed_count,
    voices_apart,
)
from facilitator.merging.tables import Difference
from facilitator.store import Store
from tests.workshops import board_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, shipped_source("theory_of_change"))
        add_notes(opened, board(opened), "changes", ["People meet", "People are asked"])
        yield opened


def board(store: Store) -> Board:
    return board_of(store, 1)


def dots(store: Store) -> dict[tuple[int, str, str], int]:
    return {(v.note_id, v.kind, v.voice): v.count for v in board(store).votes.values()}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("C4 7", Count("C4", "dot", 7, is_change=False)),
        ("c4: 7", Count("C4", "dot", 7, is_change=False)),
        ("c4", Count("C4", "dot", 1, is_change=True)),
        ("C4 +2", Count("C4", "dot", 2, is_change=True)),
        ("C4 - 2", Count("C4", "dot", -2, is_change=True)),
        ("C4 c 3", Count("C4", "concern", 3, is_change=False)),
        ("C4 3c", Count("C4", "concern", 3, is_change=False)),
        ("V5 c2", Count("V5", "concern", 2, is_change=False)),
        ("V5c2", Count("V5", "concern", 2, is_change=False)),
        ("V5 c+2", Count("V5", "concern", 2, is_change=True)),
        ("V5 d2", Count("V5", "dot", 2, is_change=False)),
        ("AC4c", Count("AC4", "concern", 1, is_change=True)),
    ],
)
def test_a_label_and_a_number_are_read(typed: str, read: Count) -> None:
    assert typed_count(typed) == read


@pytest.mark.parametrize(
    "typed", ["", "seven", "C4 +", "C4 x", "C4 7 8", "4 C", "C4 c 2 d", "C4 cat 2"]
)
def test_anything_else_is_no_count(store: Store, typed: str) -> None:
    assert typed_count(typed) is None
    with pytest.raises(InvalidEntryError, match="such as C4 7"):
        count_typed(store, board(store), typed)


def test_a_number_is_how_many_there_are_and_a_sign_is_how_many_more(store: Store) -> None:
    for typed in ("C1 7", "C1 +2", "C1 -4", "C1 c 2", "C1"):
        count_typed(store, board(store), typed)
    assert board(store).dots(1) == 6
    assert board(store).dots(1, "concern") == 2
    count_typed(store, board(store), "C1 3")
    assert board(store).dots(1) == 3
    count_typed(store, board(store), "C1 -9")
    assert board(store).dots(1) == 0
    store.undo()
    assert board(store).dots(1) > 0


def test_a_label_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(InvalidEntryError, match="C9"):
        count_typed(store, board(store), "c9 7")


def test_a_whole_is_not_typed_over_what_was_counted_by_voice(store: Store) -> None:
    vote(store, 1, "dot", 4, "resident")
    count_typed(store, board(store), "C1 6")
    assert dots(store) == {(1, "dot", "resident"): 4, (1, "dot", ""): 2}
    with pytest.raises(InvalidEntryError, match="counted by kind of voice"):
        count_typed(store, board(store), "C1 3")
    count(store, board(store), Count("C1", "dot", 3, is_change=False), "resident")
    assert board(store).dots(1) == 5


PEOPLE = st.dictionaries(st.sampled_from(VOICES), st.integers(0, 30))


@given(people=PEOPLE)
def test_no_voice_of_fewer_than_five_can_be_told(people: dict[str, int]) -> None:
    apart = voices_apart(people)
    assert all(people[voice] >= LEAST for voice in apart)
    together = sum(number for voice, number in people.items() if voice not in apart)
    assert together == 0 or together >= LEAST or not apart


def test_one_leader_among_many_is_not_what_is_left_over() -> None:
    people = {"resident": 12, "staff": 8, "leader": 1}
    assert voices_apart(people) == ("resident",)
    assert voices_apart({"resident": 12, "staff": 8}) == ("resident", "staff")
    assert voices_apart({"resident": 4}) == ()


def test_small_voices_are_put_together_for_good_and_no_dot_is_lost(store: Store) -> None:
    for voice, number in (("resident", 6), ("leader", 2), ("staff", 3)):
        vote(store, 1, "dot", number, voice)
    vote(store, 2, "concern", 1, "leader")
    people = {"resident": 9, "staff": 4, "leader": 1}
    assert merge_small_voices(store, board(store), people) == 3
    assert dots(store) == {
        (1, "dot", "resident"): 6,
        (1, "dot", ""): 5,
        (2, "concern", ""): 1,
    }
    together = dots(store)
    assert (store.undo_label, store.redo_label) == (None, None)
    store.undo()
    store.redo()
    assert dots(store) == together


def test_what_another_copy_said_of_a_small_voice_is_forgotten_with_it(store: Store) -> None:
    uid = board(store).notes[1].uid
    fields = ["dot resident.count", "dot leader.count", "text"]
    with store.step("Bring copies together") as session:
        session.add_all(Difference(about=uid, field=field, other="2") for field in fields)
    vote(store, 1, "dot", 6, "resident")
    vote(store, 1, "dot", 3, "leader")
    merge_small_voices(store, board(store), {"resident": 9, "leader": 1})
    assert merge_small_voices(store, board(store), {"resident": 9, "leader": 1}) == 0
    with store.reading() as session:
        kept = [each.field for each in session.exec(select(Difference))]
    assert "dot leader.count" not in kept
    assert "text" in kept


def test_voices_of_whom_nobody_said_how_many_voted_stay_as_they_are(store: Store) -> None:
    vote(store, 1, "dot", 6, "staff")
    assert merge_small_voices(store, board(store), {"resident": 9, "staff": 0}) == 0
    assert dots(store) == {(1, "dot", "staff"): 6}

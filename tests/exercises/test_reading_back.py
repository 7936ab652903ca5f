"""What is new on the board is said in short sentences, and nothing that is not for the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises.board.links import link_notes, remove_links
from facilitator.exercises.board.notes import (
    add_notes,
    change_note,
    remove_notes,
    reword,
    send_to_zone,
    vote,
)
from facilitator.exercises.board.reading_back import ReadBack, Seen, read_back_since
from facilitator.exercises.board.room import NOTHING, Hidden
from facilitator.exercises.board.tables import Board
from facilitator.store import Store
from tests.workshops import board_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, shipped_source("theory_of_change"))
        yield opened


def board(store: Store) -> Board:
    return board_of(store, 1)


def add(store: Store, zone: str, text: str, table: int | None = None) -> int:
    (note_id,) = add_notes(store, board(store), zone, [text], table_number=table)
    return note_id


def read(store: Store, seen: Seen | None = None, hidden: Hidden = NOTHING) -> ReadBack:
    return read_back_since(board(store), seen or Seen(), hidden)


def test_new_notes_are_said_with_their_table_and_words(store: Store) -> None:
    add(store, "now", "Good neighbours", 2)
    add(store, "changes", "People know\nwhom to ask!")
    assert read(store).sentences == [
        "One new under “Where are we now?”:",
        "N1, from table 2: “Good neighbours”.",
        "One new under “Changes we expect to see”:",
        "C1: “People know whom to ask!”",
    ]


def test_only_what_came_since_is_said(store: Store) -> None:
    first, target = add(store, "actions", "Tea on Tuesdays"), add(store, "changes", "People meet")
    seen = read(store).seen
    assert read(store, seen).is_empty
    link = link_notes(store, board(store), (first, target))
    reword(store, target, "Neighbours meet")
    vote(store, target, "dot", 4)
    vote(store, target, "concern", 1)
    since = read(store, seen)
    assert since.sentences == [
        "C1 now says: “Neighbours meet”.",
        "D1 now leads to C1.",
        "C1 has 4 dots.",
        "C1 has 1 concern.",
    ]
    send_to_zone(store, board(store), [target], "vision")
    remove_links(store, [link])
    assert read(store, since.seen).sentences == [
        "C1 is now under “Outcomes and vision”.",
        "The link from D1 to C1 is gone.",
    ]
    remove_notes(store, [first, target])
    assert read(store, since.seen).sentences == ["D1 and C1 are not on the board any more."]


def test_strengths_and_barriers_are_said_to_be_ones(store: Store) -> None:
    board_now = board(store)
    add_notes(store, board_now, "now", ["Good neighbours"], kind="strength")
    add_notes(store, board_now, "now", ["No bus"], kind="barrier", table_number=2)
    (plain,) = add_notes(store, board_now, "now", ["A hill"])
    since = read(store)
    assert since.sentences == [
        "Three new under “Where are we now?”:",
        "N1, strength: “Good neighbours”.",
        "N2, barrier, from table 2: “No bus”.",
        "N3: “A hill”.",
    ]
    change_note(store, plain, kind="context")
    later = read(store, since.seen)
    assert later.sentences == ["N3 now counts as: context."]
    change_note(store, plain, kind="")
    assert read(store, later.seen).sentences == ["N3 has no kind any more."]
    send_to_zone(store, board(store), [1], "vision")
    assert "N1 is now under “Outcomes and vision”." in read(store, later.seen).sentences


def test_many_are_counted_in_figures_and_few_in_words(store: Store) -> None:
    add_notes(store, board(store), "now", [f"note {n}" for n in range(13)])
    assert read(store).sentences[0] == "13 new under “Where are we now?”:"


def test_what_is_private_or_hidden_is_passed_over(store: Store) -> None:
    private, public = add(store, "now", "What Jo told me"), add(store, "changes", "People meet")
    change_note(store, private, visibility="private")
    vote(store, public, "dot", 9)
    link_notes(store, board(store), (private, public))
    said = " ".join(read(store, hidden=Hidden(dots=True)).sentences)
    assert "Jo" not in said
    assert "N1" not in said
    assert "dots" not in said
    nothing = read(store, hidden=Hidden(frozenset({"changes"}), dots=True))
    assert nothing.is_empty


def test_what_was_hidden_is_said_once_it_is_revealed(store: Store) -> None:
    note = add(store, "changes", "People meet")
    vote(store, note, "dot", 9)
    hidden = read(store, hidden=Hidden(frozenset({"changes"}), dots=True))
    revealed = read(store, hidden.seen, Hidden(dots=True))
    assert revealed.sentences[-1] == "C1: “People meet”."
    assert read(store, revealed.seen).sentences == ["C1 has 9 dots."]


def test_a_note_that_becomes_private_is_only_said_to_be_gone(store: Store) -> None:
    note = add(store, "changes", "People meet")
    seen = read(store).seen
    change_note(store, note, visibility="private")
    assert read(store, seen).sentences == ["C1 is not on the board any more."]

"""What a deck asks of any board, without Python, and how that is put to the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.decks import parse_deck, shipped_decks, shipped_source
from facilitator.exercises import EXERCISES
from facilitator.exercises.board import notes
from facilitator.exercises.board.tables import Board, Insights
from facilitator.store import Store
from tests.workshops import board_of

DECK = """
id = "shop"
version = 1
exercise = "board"
title = "A shop of our own"
checks = ["empty_zone", "without_owner", "votes_tied", "silent_period"]

[axis]
title = "When"
first = 1990
last = 2010

[[zones]]
key = "ideas"
title = "Ideas"
one = "idea"
prefix = "I"
tint = "mint"
prompt = "What could we sell?"

[[zones]]
key = "first"
title = "First steps"
one = "step"
prefix = "F"
tint = "sky"
prompt = "Who begins?"
asks_owner = true
dated = false

[[steps]]
key = "ideas"
title = "Ideas"
zone = "ideas"
prompt = "What could we sell?"
do = "Write."

[[steps]]
key = "first"
title = "Begin"
zone = "first"
prompt = "Who begins?"
do = "Ask."

[[plans]]
key = "short"
title = "Short"
steps = [{ step = "ideas", minutes = 5 }, { step = "first", minutes = 5 }]
"""
ANY_BOARD = EXERCISES["board"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with plan.begin(tmp_path / "x.workshop", title="What next?") as opened:
        plan.add_activity(opened, DECK)
        yield opened


def board(store: Store) -> Board:
    return board_of(store, 1)


def add(store: Store, zone: str, *texts: str) -> list[int]:
    return notes.add_notes(store, board(store), zone, texts)


def found(store: Store) -> Insights:
    return ANY_BOARD.insights(board(store))


def asked(store: Store, *steps_done: str) -> list[str]:
    now = board(store)
    return [each.text for each in ANY_BOARD.timely(ANY_BOARD.questions(now), now, steps_done)]


def test_an_empty_board_lists_what_is_empty_and_asks_nobody(store: Store) -> None:
    assert found(store) == {
        "empty_zone": ["ideas", "first"],
        "without_owner": [],
        "votes_tied": [],
        "silent_period": ["1990", "2000", "2010"],
    }
    assert asked(store) == []


def test_an_empty_zone_is_asked_about_once_its_step_is_done(store: Store) -> None:
    add(store, "ideas", "Bread")
    assert found(store)["empty_zone"] == ["first"]
    assert asked(store, "ideas") == []
    assert asked(store, "ideas", "first") == [
        "Nothing stands under “First steps” yet. Is there nothing, or has nobody said it?"
    ]


def test_notes_without_an_owner_are_those_where_the_deck_asks_for_one(store: Store) -> None:
    add(store, "ideas", "Bread")
    ring, ask, wait = add(store, "first", "Ring the baker", "Ask for the key", "Wait and see")
    notes.change_note(store, ring, owner="Two neighbours")
    notes.set_status(store, [wait], "parked")
    assert found(store)["without_owner"] == ["F2"]
    assert asked(store) == ["F2 has nobody yet who takes it on. Who would, and who would help?"]
    notes.change_note(store, ask, owner="The choir")
    assert found(store)["without_owner"] == []


def test_a_tie_is_for_the_first_place_of_a_zone(store: Store) -> None:
    bread, soup, tea = add(store, "ideas", "Bread", "Soup", "Tea")
    for note_id, dots in ((bread, 1), (soup, 1)):
        notes.vote(store, note_id, "dot", dots)
    notes.vote(store, tea, "concern", 9)
    assert found(store)["votes_tied"] == [], "one dot makes no first place"
    notes.vote(store, bread, "dot", 2, voice="resident")
    assert found(store)["votes_tied"] == []
    notes.vote(store, tea, "dot", 3)
    assert found(store)["votes_tied"] == ["I1", "I3"]
    assert "I1, I3 share the first place under “Ideas”. What speaks for each of them?" in asked(
        store
    )


def test_a_silent_period_is_asked_about_once_another_is_told(store: Store) -> None:
    add(store, "ideas", "Bread")
    add(store, "first", "1995 was when the baker left")
    assert found(store)["silent_period"] == ["1990", "2000", "2010"], "only where time matters"
    assert asked(store, "first") == [
        "F1 has nobody yet who takes it on. Who would, and who would help?"
    ]
    add(store, "ideas", "2004: a stall in the square", "1931: a shop in every street")
    assert found(store)["silent_period"] == ["1990", "2010"], "1931 is in none of them"
    assert (
        "Some periods are silent: 1990s, 2010s. Who could tell of them, and are they in the room?"
        in asked(store)
    )


@pytest.mark.parametrize("name", shipped_decks())
def test_what_shipped_decks_check_can_be_found(name: str) -> None:
    deck = parse_deck(shipped_source(name))
    if "without_owner" in deck.checks:
        assert any(zone.asks_owner for zone in deck.zones)
    if "silent_period" in deck.checks:
        assert deck.axis is not None
    if "empty_cells" in deck.checks:
        assert deck.tags
    if deck.exercise == "theory_of_change":
        assert not deck.checks, "it looks for more by itself"

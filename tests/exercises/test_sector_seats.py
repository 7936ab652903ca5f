"""Who sits where on the ring: by strength, once for each institution, and nobody is moved."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from facilitator.decks import shipped_source
from facilitator.exercises import exercise
from facilitator.exercises.sector_map.institutions import add_entry, change_entry
from facilitator.exercises.sector_map.pooling import bring_together
from facilitator.exercises.sector_map.ring import Ring, lay_out
from facilitator.exercises.sector_map.room import left_the_room, shown_map
from facilitator.exercises.sector_map.seats import Seating
from facilitator.exercises.sector_map.tables import NOBODY, SPOKEN, WORKING, MapBoard
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.workshop import saved_id

A3 = (396.0, 247.0)
TWELVE_POINT = 12 * 25.4 / 72
MOVED = 2.0
"""The most that anybody may move when somebody is added, in mm."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with begin(tmp_path / "map.workshop", title="Riverside") as store:
        yield store


@pytest.fixture
def activity_id(store: Store) -> int:
    return add_activity(store, shipped_source("sector_map"))


def read(store: Store, activity_id: int) -> MapBoard:
    with store.reading() as session:
        return cast("MapBoard", exercise("sector_map").board.load(session, activity_id))


def rows(board: MapBoard) -> list[int]:
    return [saved_id(row) for sector in board.sectors for row in board.rows_of(saved_id(sector))]


def ring(board: MapBoard) -> Ring:
    seating = Seating.of(board)
    return lay_out(seating.labelled, seating.on_ring, size=A3, text_size=TWELVE_POINT)


def test_people_sit_at_their_strength_and_a_gap_is_a_chair(store: Store, activity_id: int) -> None:
    board = read(store, activity_id)
    first, second, *_rest = rows(board)
    add_entry(store, board, first, "Council", known=[("Clerk", WORKING), ("Ranger", SPOKEN)])
    chair = add_entry(store, board, second, "Ministry", needed=["Caseworker"])
    seating = Seating.of(read(store, activity_id))
    assert [(seat.row, seat.strength) for seat in seating.seats] == [
        (first, WORKING),
        (first, SPOKEN),
        (second, NOBODY),
    ]
    assert seating.seats[-1].entry == chair
    assert seating.seats[-1].person is None
    assert seating.strongest == {first: WORKING, second: NOBODY}


def test_an_institution_of_two_tables_is_there_once(store: Store, activity_id: int) -> None:
    board = read(store, activity_id)
    row = rows(board)[0]
    one = add_entry(store, board, row, "Council", known=[("Clerk", SPOKEN)], table_number=1)
    other = add_entry(
        store, board, row, "The council", known=[("clerk", WORKING), ("Ranger", 1)], table_number=2
    )
    bring_together(store, [one, other])
    seating = Seating.of(read(store, activity_id))
    assert {seat.entry for seat in seating.seats} == {one}
    assert sorted(seat.strength for seat in seating.seats) == [1, WORKING]


def test_who_holds_three_relationships_has_a_letter(store: Store, activity_id: int) -> None:
    board = read(store, activity_id)
    made = [
        add_entry(store, board, row, f"Place {row}", known=[("Somebody", 1)])
        for row in rows(board)[:3]
    ]
    change_entry(store, made[0], holder="Ward councillor")
    holder = read(store, activity_id).entries[made[0]].holder_id
    for entry_id in made[1:]:
        assert not Seating.of(read(store, activity_id)).letters
        change_entry(store, entry_id, holder=holder)
    assert Seating.of(read(store, activity_id)).letters == {holder: "A"}


def test_whoever_is_added_moves_nobody(store: Store, activity_id: int) -> None:
    board = read(store, activity_id)
    every = rows(board)
    for number in range(24):
        known = [(f"Role {number}", 1 + number % 3)] if number % 4 else []
        add_entry(store, board, every[number * 5 % len(every)], f"Place {number}", known=known)
    before = ring(read(store, activity_id))
    add_entry(store, board, every[3], "One more", known=[("Newcomer", WORKING), ("Other", 1)])
    add_entry(store, board, every[4], "One more gap")
    now = ring(read(store, activity_id)).marks
    after = {(mark.strength == NOBODY, *mark.seats): mark for mark in now}
    for mark in before.marks:
        same = after[mark.strength == NOBODY, *mark.seats]
        assert abs(same.x - mark.x) < MOVED
        assert abs(same.y - mark.y) < MOVED


def test_the_room_sees_no_private_institution_and_no_conversation(
    store: Store, activity_id: int
) -> None:
    board = read(store, activity_id)
    row = rows(board)[0]
    private = add_entry(store, board, row, "Secret", known=[("Source", 3)], visibility="private")
    public = add_entry(store, board, row, "Council", known=[("Clerk", 3)])
    whole = read(store, activity_id)
    shown = shown_map(whole)
    assert list(shown.entries) == [public]
    assert {tie.entry_id for tie in shown.ties.values()} == {public}
    assert not shown.conversations
    assert not left_the_room(shown, whole, [private, public])
    change_entry(store, public, visibility="private")
    assert left_the_room(shown, read(store, activity_id), [public])

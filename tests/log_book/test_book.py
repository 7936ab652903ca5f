"""The log book: what people promise, and what they tell when they come back."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from facilitator import people, plan
from facilitator.decks import shipped_source
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exchange_text import parse_exchange
from facilitator.log_book import book
from facilitator.store import Store
from tests.log_book.evenings import SPRING, book_of, evening, promised
from tests.workshops import document_of


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with evening(tmp_path / "autumn.workshop") as store:
        yield store


def roles(store: Store) -> list[str]:
    with store.reading() as session:
        return [person.role for person in people.people(session)]


# Promising


def test_a_promise_says_who_what_with_whom_and_when_to_hear_about_it(store: Store) -> None:
    promised(store)
    entry = book_of(store)[0]
    assert entry.person is not None
    assert (entry.person.role, entry.person.voice) == ("Housing officer", "staff")
    assert entry.promise.with_whom == ["tenants’ panel"]
    assert (entry.promise.by, entry.promise.made_on) == ("2026-04-25", "2026-03-14")
    assert entry.is_open
    assert entry.follow_ups == []


def test_what_public_services_promise_is_for_the_wall_and_what_residents_promise_is_not(
    store: Store,
) -> None:
    promised(store)
    assert [entry.promise.share for entry in book_of(store)] == ["room", "team", "room"]
    for voice in ("", "community_group"):
        book.promise(store, role=f"somebody {voice}", voice=voice, what="Sing")
        assert book_of(store)[-1].promise.share == "team"
    book.promise(store, role="Neighbour", what="Open the gate", share="room")
    assert book_of(store)[-1].promise.share == "room"


def test_a_person_is_one_row_however_often_they_promise(store: Store) -> None:
    for role in ("Nurse", "nurse", " NURSE "):
        book.promise(store, role=role, voice="staff", what="Ring back")
    assert roles(store) == ["Nurse"]


def test_the_same_role_in_another_voice_is_somebody_else(store: Store) -> None:
    book.promise(store, role="Volunteer", voice="staff", what="Ring back")
    book.promise(store, role="Volunteer", voice="resident", what="Cook")
    assert [entry.promise.share for entry in book_of(store)] == ["room", "team"]
    assert roles(store) == ["Volunteer", "Volunteer"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"what": "  \n "}, "Say what is promised"),
        ({"role": " "}, "Say who it is"),
        ({"by": "1066-10-14"}, "The year 1066 cannot be meant"),
        ({"by": "2026-02-30"}, "“2026-02-30” is not a day"),
        ({"by": "when I can"}, "“when I can” is not a day"),
        ({"what": "x" * 20_001}, "too long"),
        ({"share": "everybody"}, "share cannot be kept"),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence_and_nothing_is_written(
    store: Store, values: dict[str, str], words: str
) -> None:
    with pytest.raises(InvalidEntryError, match=words):
        book.promise(store, **{"role": "Nurse", "what": "Ring back", **values})
    assert book_of(store) == []
    assert roles(store) == []


def test_a_promise_is_undone_as_one_with_whom_it_brought(store: Store) -> None:
    promised(store)
    for _promise in range(3):
        store.undo()
    assert (book_of(store), roles(store)) == ([], [])


def test_a_promise_outlives_the_activity_that_it_came_from(store: Store) -> None:
    board = plan.add_activity(store, shipped_source("four_quadrants"))
    book.promise(store, role="Nurse", what="Ring back", activity_id=board, source="N4")
    plan.remove_activity(store, board)
    book.promise(store, role="Nurse", what="Ring again", activity_id=board, source="N5")
    assert [entry.promise.source for entry in book_of(store)] == ["N4", "N5"]
    assert {entry.promise.activity_id for entry in book_of(store)} == {None}


def test_a_promise_is_changed_as_it_is_typed_and_undone_as_one(store: Store) -> None:
    first, *_others = promised(store)
    for said in ("Find", "Find out", "Find out who asks"):
        book.change_promise(store, first, what=said)
    assert book_of(store)[0].promise.what == "Find out who asks"
    store.undo()
    assert book_of(store)[0].promise.what.startswith("Find out who needs the form")
    with pytest.raises(InvalidEntryError, match="Say what is promised"):
        book.change_promise(store, first, what="")
    with pytest.raises(InvalidEntryError, match="is not a day"):
        book.change_promise(store, first, by="soon")


def test_a_role_that_was_mistyped_leaves_nobody_behind(store: Store) -> None:
    made = book.promise(store, role="Nieghbour", voice="resident", what="Cook")
    book.change_promise(store, made, role="Neighbour")
    assert roles(store) == ["Neighbour"]
    (entry,) = book_of(store)
    assert entry.person is not None
    assert entry.person.voice == "resident"


def test_who_is_spoken_of_elsewhere_stays_when_a_promise_goes(store: Store) -> None:
    first, *_others = promised(store)
    again = book.promise(store, role="Housing officer", voice="staff", what="Ring back")
    book.remove_promise(store, first)
    assert "Housing officer" in roles(store)
    book.remove_promise(store, again)
    assert "Housing officer" not in roles(store)
    store.undo()
    assert "Housing officer" in roles(store)


# Coming back


@pytest.mark.parametrize("outcome", ["done", "changed", "let_go"])
def test_what_came_of_a_promise_closes_it(store: Store, outcome: str) -> None:
    first, *_others = promised(store)
    store.clock = lambda: SPRING
    book.follow_up(
        store,
        first,
        outcome=outcome,
        happened="Nobody needed the form.",
        there=["lettings team", ""],
        learned="It came from a flood in 1998.",
    )
    entry = book_of(store)[0]
    assert not entry.is_open
    (told,) = entry.follow_ups
    assert (told.heard_on, told.there) == ("2026-04-25", ["lettings team"])
    store.undo()
    assert book_of(store)[0].is_open


def test_what_is_still_going_stays_open_until_another_day(store: Store) -> None:
    first, *_others = promised(store)
    book.follow_up(store, first, outcome="still_going", by="2026-06-01")
    entry = book_of(store)[0]
    assert entry.is_open
    assert entry.promise.by == "2026-06-01"
    told = book.follow_up(store, first, outcome="done")
    assert not book_of(store)[0].is_open
    book.change_follow_up(store, told, outcome="let_go", learned="To say no")
    assert book_of(store)[0].promise.state == "let_go"
    book.remove_follow_up(store, told)
    assert book_of(store)[0].is_open
    with pytest.raises(InvalidEntryError, match="cannot be meant"):
        book.follow_up(store, first, outcome="still_going", by="0026-06-01")


def test_who_is_not_here_is_waited_for_and_who_tells_is_here(store: Store) -> None:
    first, *_others = promised(store)
    book.wait(store, first, on=True)
    assert book_of(store)[0].promise.waits
    book.follow_up(store, first, outcome="done")
    assert not book_of(store)[0].promise.waits


# Their own paper


def test_of_somebodys_own_paper_only_a_day_is_held(store: Store) -> None:
    late, early = (book.remind(store, day) for day in ("2026-05-01", "2026-04-01"))
    with store.reading() as session:
        rows = book.reminders(session)
    assert [row.remind_on for row in rows] == ["2026-04-01", "2026-05-01"]
    assert set(rows[0].model_dump()) == {"id", "uid", "remind_on"}
    book.forget_reminder(store, late)
    book.forget_reminder(store, early)
    with store.reading() as session:
        assert book.reminders(session) == []
    for nonsense in ("", "1899-12-31", "tomorrow"):
        with pytest.raises(InvalidEntryError):
            book.remind(store, nonsense)


def test_the_day_is_that_of_the_room(store: Store) -> None:
    assert book.today(store) == date(2026, 3, 14)


# What is gone, and days that nobody means


def test_what_is_gone_is_said_in_a_sentence(store: Store) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: book.change_promise(store, 9, what="Sing"),
        lambda: book.remove_promise(store, 9),
        lambda: book.wait(store, 9, on=True),
        lambda: book.follow_up(store, 9, outcome="done"),
        lambda: book.change_follow_up(store, 9, learned="To ask"),
        lambda: book.remove_follow_up(store, 9),
        lambda: book.forget_reminder(store, 9),
    )
    for act in acts:
        with pytest.raises(InvalidEntryError, match="is not in the log book any more"):
            act()
    assert book_of(store) == []


@pytest.mark.parametrize("year", [1899, 2200])
def test_a_day_that_nobody_means_is_refused_in_one_sentence_wherever_it_stands(
    store: Store, year: int
) -> None:
    day = f"{year}-12-31"
    first, *_others = promised(store)
    said = f"The year {year} cannot be meant; choose a day from 1900 to 2199."
    acts: tuple[Callable[[], object], ...] = (
        lambda: book.promise(store, role="Nurse", what="Sing", by=day),
        lambda: book.change_promise(store, first, by=day),
        lambda: book.follow_up(store, first, outcome="still_going", by=day),
        lambda: book.remind(store, day),
        lambda: people.change_person(store, 1, told_on=day),
    )
    for act in acts:
        with pytest.raises(InvalidEntryError) as caught:
            act()
        assert str(caught.value) == said
    for parts in (
        {"promises": [{"what": "Sing", "by": day}]},
        {"promises": [{"what": "Sing", "follow_ups": [{"outcome": "done", "heard_on": day}]}]},
        {"paper_reminders": [{"remind_on": day}]},
        {"people": [{"role": "Nurse", "supplied_on": day}]},
    ):
        head = {"format": "workshop-exchange", "version": 1, "workshop": {"title": "Autumn"}}
        with pytest.raises(FacilitatorError) as read_in:
            parse_exchange(json.dumps({**head, **parts}).encode(), "case.json")
        assert str(read_in.value).endswith(said)


def test_the_first_and_the_last_day_are_taken(store: Store) -> None:
    for day in ("1900-01-01", "2199-12-31"):
        book.promise(store, role="Nurse", what="Sing", by=day)
    assert [entry.promise.by for entry in book_of(store)] == ["1900-01-01", "2199-12-31"]
    document_of(store.path)

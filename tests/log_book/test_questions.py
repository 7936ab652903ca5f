"""What the log book asks: as a friend would, and without naming who promised for the team."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from facilitator.log_book import book, insights
from facilitator.store import Store
from tests.log_book.evenings import SECRET, book_of, evening, promised

LATER, SOONER = date(2026, 4, 26), date(2026, 4, 19)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with evening(tmp_path / "autumn.workshop") as store:
        yield store


def asked(store: Store, day: date = LATER) -> dict[str, str]:
    return {each.key: each.text for each in insights.questions(book_of(store), day)}


def test_an_empty_log_book_asks_nothing(store: Store) -> None:
    assert asked(store) == {}


def test_what_is_to_be_heard_about_is_asked_when_its_day_has_come(store: Store) -> None:
    first, second, _third = promised(store)
    assert "not_heard_about" not in asked(store, SOONER)
    said = asked(store)["not_heard_about"]
    assert said == (
        "There is something to hear about from Housing officer and 1 more. What happened?"
    )
    book.follow_up(store, first, outcome="done", learned="To ask")
    assert "from 1 person" in asked(store)["not_heard_about"]
    book.wait(store, second, on=True)
    assert "not_heard_about" not in asked(store)


def test_what_still_goes_is_asked_about_again_on_its_next_day(store: Store) -> None:
    first, *_others = promised(store)
    book.follow_up(store, first, outcome="still_going", by="2026-06-01")
    entries = book_of(store)[:1]
    assert insights.not_heard_about(entries, date(2026, 5, 1)) == []
    assert insights.not_heard_about(entries, date(2026, 6, 1)) != []


def test_no_question_tells_what_is_for_the_team_or_speaks_of_what_is_overdue(
    store: Store,
) -> None:
    for made in promised(store):
        book.follow_up(store, made, outcome="done")
    book.promise(store, role="Neighbour", voice="resident", what=SECRET, by="2026-04-01")
    for said in asked(store).values():
        assert SECRET not in said
        assert "Neighbour" not in said
        assert "verdue" not in said
        assert "late" not in said.split()


def test_what_was_learned_is_asked_where_nobody_said(store: Store) -> None:
    first, _second, third = promised(store)
    book.follow_up(store, first, outcome="done")
    book.follow_up(store, third, outcome="changed", learned="To ask first")
    assert "from Housing officer" in asked(store)["without_learning"]
    book.follow_up(store, first, outcome="done", learned="To listen")
    assert "without_learning" not in asked(store)


def test_acts_that_were_all_done_alone_are_asked_about(store: Store) -> None:
    made = book.promise(store, role="Nurse", what="Read", place="alone")
    assert "acts_done_alone" not in asked(store)
    book.follow_up(store, made, outcome="done")
    assert asked(store)["acts_done_alone"].endswith("Who could come along the next time?")
    other = book.promise(store, role="Nurse", what="Cook", with_whom=["neighbours"])
    book.follow_up(store, other, outcome="done")
    assert "acts_done_alone" not in asked(store)


def test_what_nobody_said_was_done_alone_is_not_called_so(store: Store) -> None:
    made = book.promise(store, role="Nurse", what="Read", place="")
    book.follow_up(store, made, outcome="done")
    assert "acts_done_alone" not in asked(store)


def test_where_only_one_side_promised_the_other_is_asked(store: Store) -> None:
    book.promise(store, role="Neighbour", voice="resident", what="Cook")
    assert "one_audience_only" not in asked(store)
    book.promise(store, role="Gardener", voice="community_group", what="Dig")
    assert "What do public services take on?" in asked(store)["one_audience_only"]
    book.promise(store, role="Nurse", voice="staff", what="Ring back")
    assert "one_audience_only" not in asked(store)


def test_where_only_public_services_promised_the_community_is_asked(store: Store) -> None:
    for role in ("Nurse", "GP"):
        book.promise(store, role=role, voice="staff", what="Ring back")
    assert "only public services" in asked(store)["one_audience_only"]

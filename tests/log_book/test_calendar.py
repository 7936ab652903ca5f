"""The calendar: what the room shares, on the day to hear about it, and the same every time."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from facilitator.export_file import export_file
from facilitator.log_book import book
from facilitator.log_book.calendar import event_text
from facilitator.log_book.document import PersonDocument, PromiseDocument
from facilitator.store import Store
from tests.log_book.evenings import SECRET, evening, promised


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with evening(tmp_path / "autumn.workshop") as store:
        promised(store)
        book.remind(store, "2026-05-05")
        yield store


def exported(store: Store, *, complete: bool = False) -> tuple[bytes, list[str]]:
    path = store.path.with_suffix(".ics")
    left_out = export_file(store, path, complete=complete)
    return path.read_bytes(), left_out


def test_the_calendar_has_what_the_room_shares_and_says_what_it_leaves_out(store: Store) -> None:
    data, left_out = exported(store)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"].startswith("To hear about: Find out who needs the form")
    assert event["DTSTART"].dt == date(2026, 4, 25)
    assert "Housing officer" in event["DESCRIPTION"]
    assert SECRET.encode() not in data
    assert "1 promise that is for the team is left out." in left_out
    assert "1 reminder of somebody's own paper is left out." in left_out


def test_the_complete_calendar_has_all_that_has_a_day(store: Store) -> None:
    data, left_out = exported(store, complete=True)
    events = Calendar.from_ical(data).walk("VEVENT")
    days = [event["DTSTART"].dt for event in events]
    assert days == [date(2026, 4, 25), date(2026, 4, 20), date(2026, 5, 5)]
    assert left_out == []


def test_the_same_log_book_gives_the_same_calendar(store: Store) -> None:
    first, _left_out = exported(store)
    assert exported(store)[0] == first
    (event,) = Calendar.from_ical(first).walk("VEVENT")
    with store.reading() as session:
        assert event["UID"] == book.promises(session)[0].promise.uid
    assert event["DTSTAMP"].dt.date() == date(2026, 3, 14)
    assert b"\r\n" in first
    assert b"\r\r" not in first


def test_what_was_heard_about_is_in_no_calendar(store: Store) -> None:
    with store.reading() as session:
        first = book.promises(session)[0].promise
    assert first.id is not None
    book.follow_up(store, first.id, outcome="done")
    assert Calendar.from_ical(exported(store)[0]).walk("VEVENT") == []


@pytest.mark.parametrize(
    "what",
    ["Sing; dance, \\ and\nEND:VEVENT\nrest", "صفائی " * 60, "🌊" * 300, "word " * 4_000, "x" * 9],
)
def test_an_entry_for_a_square_parses_and_stays_small(what: str) -> None:
    promise = PromiseDocument(what=what, by="2026-04-25", made_on="2026-03-14", uid="u-1")
    text = event_text(promise)
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 4, 25)
    said = event["SUMMARY"].removeprefix("To hear about: ").removesuffix("…").strip()
    assert " ".join(what.split()).startswith(said)
    assert len(text.encode()) < 420
    named = event_text(promise, PersonDocument(role="Nurse"))
    assert "Nurse" in named


def test_there_is_no_entry_without_a_day_and_one_for_any_day_that_can_be_meant() -> None:
    assert event_text(PromiseDocument(what="Sing")) == ""
    for day in ("1900-01-01", "2026-02-28", "2199-12-31"):
        (event,) = Calendar.from_ical(event_text(PromiseDocument(what="Sing", by=day))).walk(
            "VEVENT"
        )
        assert event["DTSTART"].dt == date.fromisoformat(day)

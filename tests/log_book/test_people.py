"""People, once: by role; by name only where somebody said that it may be held."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.errors import InvalidEntryError
from facilitator.log_book import book
from facilitator.people import Person, change_person, forget_if_unmentioned, people
from facilitator.store import Store
from tests.log_book.evenings import evening, promised


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with evening(tmp_path / "autumn.workshop") as store:
        promised(store)
        yield store


def first(store: Store) -> Person:
    with store.reading() as session:
        return people(session)[0]


def test_a_name_is_refused_until_its_owner_says_that_it_may_be_held(store: Store) -> None:
    who = first(store).id or 0
    with pytest.raises(InvalidEntryError, match="Ask first"):
        change_person(store, who, name="Maureen")
    assert first(store).name == ""
    change_person(store, who, name="Maureen", name_may_be_held=True)
    assert first(store).name == "Maureen"
    change_person(store, who, name_may_be_held=False)
    assert first(store).name == ""


def test_a_person_is_known_by_a_role(store: Store) -> None:
    with pytest.raises(InvalidEntryError, match="known by a role"):
        change_person(store, first(store).id or 0, role="  ")
    assert first(store).role == "Housing officer"


def test_who_may_be_named_is_not_forgotten_with_a_promise(store: Store) -> None:
    change_person(store, first(store).id or 0, name="Maureen", name_may_be_held=True)
    with store.reading() as session:
        entry = book.promises(session)[0]
    book.remove_promise(store, entry.promise.id or 0)
    assert first(store).name == "Maureen"


def test_nobody_is_forgotten_of_whom_something_speaks(store: Store) -> None:
    with store.step("Forget") as session:
        for person in people(session):
            forget_if_unmentioned(session, person.id)
        session.add(Person(role="Nobody’s"))
    with store.step("Forget") as session:
        for person in people(session):
            forget_if_unmentioned(session, person.id)
    with store.reading() as session:
        assert [person.role for person in people(session)] == [
            "Housing officer",
            "Neighbour",
            "GP",
        ]

"""Weeks later: the open entries of the earlier evening come along, and nothing else does."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.log_book import book
from facilitator.log_book.tables import Promise
from facilitator.log_book.taking_over import Earlier, earlier_than, open_entries, take_over
from facilitator.people import change_person, people
from facilitator.store import Store
from tests.log_book.evenings import SPRING, book_of, evening, promised


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return an evening with three promises, of which one was let go of and one goes on."""
    path = tmp_path / "autumn.workshop"
    with evening(path) as store:
        promised(store)
        gone = book.promise(store, role="GP", voice="leader", what="Write a poster")
        book.follow_up(store, gone, outcome="let_go")
        first = book_of(store)[0].promise
        assert first.id is not None
        book.follow_up(store, first.id, outcome="still_going", learned="It takes two")
        assert first.person_id is not None
        change_person(store, first.person_id, name_may_be_held=True, name="Maureen")
        book.remind(store, "2026-05-05")
    return path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with evening(tmp_path / "spring.workshop", "Mill Street again", "2026-04-25") as store:
        store.clock = lambda: SPRING
        yield store


def test_the_day_of_somebodys_own_paper_comes_along_once(store: Store, earlier: Path) -> None:
    (paper,) = open_entries(earlier).papers
    assert take_over(store, earlier, [], papers=[paper.uid]) == 1
    assert take_over(store, earlier, [], papers=[paper.uid]) == 0
    with store.reading() as session:
        assert [each.remind_on for each in book.reminders(session)] == ["2026-05-05"]
    assert book_of(store) == []


def all_of(earlier: Earlier) -> list[str]:
    return [entry.uid for entry in earlier.entries]


def test_the_open_entries_of_an_earlier_file_are_shown_before_any_is_taken_over(
    store: Store, earlier: Path
) -> None:
    found = earlier_than(store, earlier)
    assert found.called == "Mill Street, 14 March 2026"
    assert [(entry.role, entry.share) for entry in found.entries] == [
        ("Housing officer", "room"),
        ("Neighbour", "team"),
        ("GP", "room"),
    ]
    assert found.entries[0].by == "2026-04-25"
    assert book_of(store) == []


def test_entries_come_with_their_history_and_where_they_were_made_and_without_names(
    store: Store, earlier: Path
) -> None:
    assert take_over(store, earlier, all_of(open_entries(earlier))) == 3
    first, second, third = book_of(store)
    assert first.promise.made_at == "Mill Street, 14 March 2026"
    assert first.promise.made_on == "2026-03-14"
    assert [told.learned for told in first.follow_ups] == ["It takes two"]
    assert [each.person and each.person.role for each in (first, second, third)] == [
        "Housing officer",
        "Neighbour",
        "GP",
    ]
    assert first.person is not None
    assert (first.person.name, first.person.name_may_be_held) == ("", False)
    assert second.promise.share == "team"
    with store.reading() as session:
        assert book.reminders(session) == []
    store.undo()
    assert book_of(store) == []


def test_only_what_was_agreed_to_comes_along_and_nothing_comes_twice(
    store: Store, earlier: Path
) -> None:
    first, second, third = all_of(open_entries(earlier))
    assert take_over(store, earlier, [second]) == 1
    assert take_over(store, earlier, [second, first, "nobody’s"]) == 1
    here = book_of(store)
    assert [entry.promise.uid for entry in here] == [second, first]
    assert here[0].promise.id is not None
    book.follow_up(store, here[0].promise.id, outcome="done")
    assert take_over(store, earlier, [first, second, third]) == 1
    assert book_of(store)[0].promise.state == "done"
    assert take_over(store, earlier, [first, second, third]) == 0


def test_the_entries_of_absent_people_wait(store: Store, earlier: Path) -> None:
    uids = all_of(open_entries(earlier))
    take_over(store, earlier, uids, waiting=uids[1:])
    assert [entry.promise.waits for entry in book_of(store)] == [False, True, True]


def test_who_is_here_already_is_not_added_again(store: Store, earlier: Path) -> None:
    book.promise(store, role="housing officer", voice="staff", what="Come again")
    take_over(store, earlier, all_of(open_entries(earlier)))
    with store.reading() as session:
        roles = [person.role for person in people(session)]
    assert roles == ["housing officer", "Neighbour", "GP"]


def test_an_entry_says_where_it_was_first_made_however_often_it_is_taken_over(
    store: Store, earlier: Path, tmp_path: Path
) -> None:
    take_over(store, earlier, all_of(open_entries(earlier)))
    with evening(tmp_path / "summer.workshop", "Summer", "2026-07-01") as summer:
        take_over(summer, store.path, all_of(open_entries(store.path)))
        assert {entry.promise.made_at for entry in book_of(summer)} == {
            "Mill Street, 14 March 2026"
        }
        assert take_over(summer, earlier, all_of(open_entries(earlier))) == 0


def test_the_earlier_file_is_only_read_also_while_somebody_works_in_it(
    store: Store, earlier: Path
) -> None:
    before = earlier.read_bytes()
    with Store.open(earlier) as elsewhere:
        assert take_over(store, earlier, all_of(open_entries(earlier))) == 3
        assert not elsewhere.read_only
    assert earlier.read_bytes() == before
    assert sorted(path.name for path in earlier.parent.iterdir()) == [
        "autumn.workshop",
        "spring.workshop",
        "spring.workshop.lock",
    ]


def newer(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (99).to_bytes(4)
    path.write_bytes(data)


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)


def gone(path: Path) -> None:
    path.unlink()


def another(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" * 100)


def odd(path: Path) -> None:
    with Store.open(path) as store, store.step("Odd") as session:
        session.add(Promise(what="Sing", share="everybody"))


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        (newer, "“autumn.workshop” was made by a newer version of the app"),
        (damaged, "“autumn.workshop” is damaged and cannot be read"),
        (gone, "There is no file “autumn.workshop”"),
        (another, "“autumn.workshop” is not a workshop"),
        (odd, "The log book in “autumn.workshop” cannot be read"),
    ],
)
def test_a_file_that_cannot_be_taken_from_is_named_in_a_sentence(
    store: Store, earlier: Path, happened: object, words: str
) -> None:
    kept = book.promise(store, role="Nurse", what="Ring back")
    uids = all_of(open_entries(earlier))
    assert callable(happened)
    happened(earlier)
    with pytest.raises(FacilitatorError, match=words):
        take_over(store, earlier, uids)
    assert [entry.promise.id for entry in book_of(store)] == [kept]


def test_neither_this_workshop_nor_a_copy_of_it_is_an_earlier_one(
    store: Store, tmp_path: Path
) -> None:
    promised(store)
    with pytest.raises(FacilitatorError, match="is the workshop that is open"):
        take_over(store, store.path, all_of(open_entries(store.path)))
    copy = tmp_path / "copy.workshop"
    shutil.copyfile(store.path, copy)
    with pytest.raises(FacilitatorError, match="is a copy of this workshop"):
        earlier_than(store, copy)
    assert len(book_of(store)) == 3


def test_a_link_to_this_workshop_is_this_workshop(store: Store, tmp_path: Path) -> None:
    link = tmp_path / "another name.workshop"
    link.symlink_to(store.path)
    with pytest.raises(FacilitatorError, match="is the workshop that is open"):
        earlier_than(store, link)

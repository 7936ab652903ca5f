"""The same stick under another letter, or an older copy elsewhere: newer work is not forgotten."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import not_back_yet
from facilitator.recovery.newer import newer_than
from facilitator.store import Store
from tests.locked import KEY
from tests.recovery.pulling import (
    Stick,
    begin,
    entitle,
    needs_moving_folders,
    title_in,
    title_of,
)

pytestmark = needs_moving_folders


@pytest.fixture
def store(stick: Stick, key: Passphrase | None) -> Iterator[Store]:
    """A workshop that is open, and was changed since its stick was pulled out."""
    with Store.create(stick.workshop, key=key) as store:
        begin(store, "Riverside")
    with Store.open(stick.workshop, key=key) as store:
        stick.pull()
        entitle(store, "Hillside")
        yield store


def test_under_another_letter_it_is_put_back_there(store: Store, stick: Stick) -> None:
    moved = stick.plug_in_as("other stick")
    store.look()
    assert store.away is not None
    newer = newer_than(moved, store.key)
    assert newer is not None
    assert (newer.away.copy, newer.away.home, newer.moved) == (store.away.copy, moved, True)
    store.put_back(moved)
    assert (store.path, store.away, not_back_yet()) == (moved, None, [])
    entitle(store, "Lakeside")
    store.undo()
    store.close()
    assert title_in(moved, store.key) == "Hillside"
    assert [each.name for each in moved.parent.iterdir()] == [moved.name]


def test_once_the_app_is_closed_it_is_put_back_there_too(
    store: Store, stick: Stick, key: Passphrase | None
) -> None:
    store.close()
    moved = stick.plug_in_as("other stick").rename(stick.folder.parent / "other name.workshop")
    newer = newer_than(moved, key)
    assert newer is not None
    assert newer.moved
    with Store.resume(newer.away, key=key) as again:
        again.put_back()
        assert (again.path, again.away) == (moved, None)
    assert title_in(moved, key) == "Hillside"
    assert not_back_yet() == []


def test_a_workshop_that_was_changed_elsewhere_gets_nothing(
    store: Store, stick: Stick, key: Passphrase | None
) -> None:
    moved = stick.plug_in_as("other stick")
    with Store.open(moved, key=key) as other:
        entitle(other, "Theirs")
    before = moved.read_bytes()
    newer = newer_than(moved, key)
    assert newer is not None
    assert (newer.away.home, newer.moved) == (stick.workshop, False)
    with pytest.raises(FacilitatorError, match="was changed meanwhile"):
        store.put_back(moved)
    assert moved.read_bytes() == before
    assert not store.changed_meanwhile, "the file in its own place was not"
    entitle(store, "Lakeside")
    moved.parent.rename(stick.folder)
    with pytest.raises(FacilitatorError, match="was changed meanwhile"):
        store.put_back()
    assert store.changed_meanwhile
    assert (title_of(store), store.path) == ("Lakeside", stick.workshop)


def test_an_older_copy_elsewhere_is_not_taken_for_the_newest(stick: Stick, tmp_path: Path) -> None:
    with Store.create(stick.workshop) as store:
        begin(store, "Riverside")
    shutil.copyfile(stick.workshop, older := tmp_path / "older.workshop")
    with Store.open(stick.workshop) as store:
        entitle(store, "Hillside")
    with Store.open(stick.workshop) as store:
        stick.pull()
        entitle(store, "Lakeside")
    newer = newer_than(older)
    assert newer is not None
    assert (newer.away.home, newer.moved) == (stick.workshop, False)
    before = older.read_bytes()
    with Store.resume(newer.away) as again:
        with pytest.raises(FacilitatorError, match="is not where it was"):
            again.put_back()
        with pytest.raises(FacilitatorError, match="was changed meanwhile"):
            again.put_back(older)
    assert older.read_bytes() == before


def test_the_copy_that_a_file_is_from_comes_first(store: Store, stick: Stick) -> None:
    """Two copies wait for one workshop: the file is what one of them left, and not the other."""
    store.close()
    (first,) = not_back_yet()
    stick.plug_in()
    with Store.open(stick.workshop, key=store.key) as again:
        entitle(again, "As it is")
    with Store.open(stick.workshop, key=store.key) as again:
        stick.pull()
        entitle(again, "Lakeside")
    with Store.resume(first, key=store.key) as older:
        entitle(older, "Woodside")  # used last
    stick.plug_in()
    newer = newer_than(stick.workshop, store.key)
    assert newer is not None
    assert title_in(newer.away.copy, store.key) == "Lakeside"


def test_no_other_file_is_asked_about(store: Store, tmp_path: Path) -> None:
    another, empty = tmp_path / "another.workshop", tmp_path / "empty.workshop"
    with Store.create(another) as other:
        begin(other, "Another")
    Store.create(empty).close()
    store.close()
    (away,) = not_back_yet()
    for path in (another, empty, tmp_path / "nowhere.workshop", away.copy):
        assert newer_than(path) is None
        assert newer_than(path, store.key) is None
    assert not_back_yet() == [away]


def test_a_copy_of_the_newest_work_elsewhere_does_not_end_the_waiting(
    store: Store, tmp_path: Path
) -> None:
    store.close()
    (away,) = not_back_yet()
    shutil.copyfile(away.copy, same := tmp_path / "same.workshop")
    assert newer_than(same, store.key) is None
    assert not_back_yet() == [away], "the stick has not got it yet"


def test_a_file_with_a_passphrase_is_asked_about_once_that_is_known(
    store: Store, stick: Stick
) -> None:
    store.close()
    stick.plug_in()
    assert (newer_than(stick.workshop) is None) == (store.key is not None)
    assert newer_than(stick.workshop, store.key) is not None
    assert [away.home for away in not_back_yet()] == [stick.workshop]


def test_where_somebody_gave_it_a_passphrase_meanwhile_it_is_asked_about(stick: Stick) -> None:
    with Store.create(stick.workshop) as store:
        begin(store, "Riverside")
    with Store.open(stick.workshop) as store:
        stick.pull()
        entitle(store, "Hillside")
        stick.plug_in()
        with Store.open(stick.workshop) as other:
            other.lock_with(KEY)
        store.close()
    newer = newer_than(stick.workshop)
    assert newer is not None
    assert title_in(newer.away.copy) == "Hillside"

"""The stick is pulled out, and work goes on: between steps, in a step, while one is undone."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from facilitator.check import check
from facilitator.database import connect
from facilitator.errors import FacilitatorError
from facilitator.lock import WorkshopLock
from facilitator.passphrase import Passphrase
from facilitator.recovery.away import not_back_yet
from facilitator.recovery.moving import Moved
from facilitator.recovery.newer import newer_than
from facilitator.store import Store, UnreadableWorkshopError
from facilitator.workshop import Workshop
from tests.recovery.pulling import (
    Stick,
    begin,
    entitle,
    every_row,
    needs_moving_folders,
    title_in,
    title_of,
)

pytestmark = needs_moving_folders


@pytest.fixture
def store(stick: Stick, key: Passphrase | None) -> Iterator[Store]:
    """A workshop on a stick that was opened again, as most are."""
    with Store.create(stick.workshop, key=key) as store:
        begin(store, "Riverside")
    with Store.open(stick.workshop, key=key) as store:
        yield store


@contextmanager
def connecting(path: Path) -> Iterator[Any]:
    with closing(connect(path, mode="ro")) as connection:
        yield connection


def heard(store: Store) -> list[Moved]:
    told: list[Moved] = []
    store.moved.connect(told.append)
    return told


def test_pulled_between_steps_the_very_next_one_is_saved(store: Store, stick: Stick) -> None:
    told = heard(store)
    entitle(store, "Hillside")
    stick.pull()
    entitle(store, "Lakeside")

    assert told == [Moved("copy", stick.workshop)]
    assert title_of(store) == "Lakeside"
    away = store.away
    assert away is not None
    assert (away.home, title_in(away.copy, store.key)) == (stick.workshop, "Lakeside")
    assert away.copy.parent.stat().st_mode & 0o077 == 0
    assert check(away.copy, key=store.key).problem is None
    store.undo()
    store.undo()
    assert title_of(store) == "Riverside"
    store.redo()
    assert title_of(store) == "Hillside"
    assert title_in(stick.here, store.key) == "Hillside"


def test_a_workshop_that_was_just_made_goes_on_too(stick: Stick) -> None:
    with Store.create(stick.workshop) as store:
        begin(store, "Riverside")
        stick.pull()
        entitle(store, "Hillside")
        assert title_of(store) == "Hillside"
        store.undo()
        assert title_of(store) == "Riverside"


def test_pulled_for_good_the_folder_and_all_that_was_in_it_gone(store: Store, stick: Stick) -> None:
    shutil.rmtree(stick.folder)
    entitle(store, "Hillside")
    store.close()

    (away,) = not_back_yet()
    assert away.home == stick.workshop
    assert not stick.folder.exists()
    with Store.resume(away, key=store.key) as again:
        assert title_of(again) == "Hillside"
        entitle(again, "Lakeside")
    assert title_in(away.copy, store.key) == "Lakeside"


def test_pulled_in_mid_step_that_step_is_to_be_done_again(store: Store, stick: Stick) -> None:
    told = heard(store)
    entitle(store, "Hillside")

    def pull_while_it_is_done() -> None:
        with store.step("Call it Lost") as session:
            session.exec(select(Workshop)).one().title = "Lost"
            stick.pull()

    with pytest.raises(FacilitatorError, match=r"do it again.*Nothing that was saved before is lo"):
        pull_while_it_is_done()
    assert told == [Moved("copy", stick.workshop, lost=True)]
    assert (title_of(store), store.undo_label) == ("Hillside", "Call it Hillside")
    entitle(store, "Lakeside")
    store.undo()
    store.undo()
    assert title_of(store) == "Riverside"


def test_pulled_when_a_step_is_half_written_it_is_to_be_done_again(
    store: Store, stick: Stick
) -> None:
    def pull_while_it_is_written() -> None:
        with store.step("Call it Lost") as session:
            session.exec(select(Workshop)).one().title = "Lost"
            session.flush()
            stick.pull()

    with pytest.raises(FacilitatorError, match="do it again"):
        pull_while_it_is_written()
    entitle(store, "Hillside")
    stick.plug_in()
    store.look()
    assert store.away is None
    store.close()
    assert title_in(stick.workshop, store.key) == "Hillside"
    assert [each.name for each in stick.folder.iterdir()] == [stick.workshop.name]


def test_pulled_while_nothing_is_done_it_is_noticed_by_a_look(store: Store, stick: Stick) -> None:
    told = heard(store)
    store.look()
    assert store.away is None
    stick.pull()
    store.look()
    store.look()
    assert told == [Moved("copy", stick.workshop)]
    assert title_of(store) == "Riverside"


def test_pulled_while_undo_is_at_hand_it_is_undone_all_the_same(store: Store, stick: Stick) -> None:
    entitle(store, "Hillside")
    stick.pull()
    store.undo()
    assert title_of(store) == "Riverside"
    store.redo()
    assert title_of(store) == "Hillside"


def test_back_again_it_is_put_back_and_nothing_stays_here(
    store: Store, stick: Stick, data_dir: Path
) -> None:
    told = heard(store)
    entitle(store, "Hillside")
    stick.pull()
    entitle(store, "Lakeside")
    stick.plug_in()
    store.look()

    assert [each.where for each in told] == ["copy", "back"]
    assert store.away is None
    assert title_in(stick.workshop, store.key) == "Lakeside"
    assert not_back_yet() == []
    entitle(store, "Seaside")
    stick.pull()  # and once more
    entitle(store, "Woodside")
    stick.plug_in()
    store.look()
    store.undo()
    store.close()
    assert title_in(stick.workshop, store.key) == "Seaside"
    assert [each.name for each in stick.folder.iterdir()] == [stick.workshop.name]
    assert not any((data_dir / "recovery").rglob("*"))


def test_back_before_the_app_is_closed_it_is_put_back_then(store: Store, stick: Stick) -> None:
    stick.pull()
    entitle(store, "Hillside")
    stick.plug_in()
    store.close()
    assert title_in(stick.workshop, store.key) == "Hillside"
    assert not_back_yet() == []


def test_where_nothing_was_done_without_the_stick_no_copy_stays(store: Store, stick: Stick) -> None:
    """Pulled out a moment before the app is closed, as people do.

    Until the stick is in again, nobody knows what is on it.
    """
    entitle(store, "Hillside")
    stick.pull()
    store.look()
    assert store.away is not None
    store.close()
    (away,) = not_back_yet()
    assert title_in(away.copy, store.key) == "Hillside"
    stick.plug_in()
    assert newer_than(stick.workshop, store.key) is None
    assert not_back_yet() == []
    assert title_in(stick.workshop, store.key) == "Hillside"


def test_where_the_file_has_it_all_no_copy_stays(store: Store, stick: Stick) -> None:
    entitle(store, "Hillside")
    stick.pull()
    store.look()
    stick.plug_in()
    with Store.open(stick.workshop, key=store.key):  # so nothing can be put back
        store.close()
    assert not_back_yet() == []
    assert title_in(stick.workshop, store.key) == "Hillside"


@pytest.mark.parametrize("what", ["deleted", "damaged", "cut short", "older"])
def test_where_nothing_was_done_but_the_file_is_lost_the_copy_stays(
    store: Store, stick: Stick, what: str
) -> None:
    """Two hours of work and then the file goes: nothing else has that work."""
    shutil.copyfile(stick.workshop, older := stick.folder.parent / "older")
    entitle(store, "Hillside")
    stick.pull()
    store.look()
    if what == "deleted":
        stick.here.unlink()
    elif what == "damaged":
        whole = stick.here.read_bytes()
        stick.here.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    elif what == "cut short":
        stick.here.write_bytes(b"")
    else:
        shutil.copyfile(older, stick.here)
    stick.plug_in()
    lock = WorkshopLock.take(stick.workshop)  # so that what is older is not replaced
    store.close()
    lock.release()
    (away,) = not_back_yet()
    assert title_in(away.copy, store.key) == "Hillside"


def test_a_stick_that_fails_while_it_is_in_keeps_the_copy(stick: Stick) -> None:
    with Store.create(stick.workshop) as store:
        begin(store, "Riverside")
    with Store.open(stick.workshop) as store:
        entitle(store, "Hillside")
        with stick.workshop.open("r+b") as file:
            size = file.seek(0, 2)
            file.seek(4096)
            file.write(b"\x5a" * (size - 4096))
            file.seek(24)
            file.write(b"\xff\x00\xff\x00")  # as if somebody had written to it
        with pytest.raises(FacilitatorError, match="do it again"):
            entitle(store, "Lost")
    (away,) = not_back_yet()
    assert title_in(away.copy) == "Hillside"


def test_a_file_that_somebody_else_changed_is_left_alone(
    store: Store, stick: Stick, key: Passphrase | None
) -> None:
    stick.pull()
    entitle(store, "Hillside")
    stick.plug_in()
    with Store.open(stick.workshop, key=key) as other:
        entitle(other, "Theirs")
    before = stick.workshop.read_bytes()
    store.look()
    store.look()
    assert store.away is not None
    assert store.changed_meanwhile
    with pytest.raises(FacilitatorError, match="was changed meanwhile"):
        store.put_back()
    assert stick.workshop.read_bytes() == before
    assert title_of(store) == "Hillside"

    beside = stick.folder / "ours.workshop"
    store.save_elsewhere(beside)
    assert (store.path, store.away, not_back_yet()) == (beside, None, [])
    entitle(store, "Lakeside")
    store.undo()
    store.close()
    assert title_in(beside, key) == "Hillside"
    assert stick.workshop.read_bytes() == before


def test_a_file_that_is_open_elsewhere_waits(store: Store, stick: Stick) -> None:
    stick.pull()
    entitle(store, "Hillside")
    stick.plug_in()
    with Store.open(stick.workshop, key=store.key):
        with pytest.raises(FacilitatorError, match="already open"):
            store.put_back()
        entitle(store, "Lakeside")
    store.put_back()
    assert title_in(stick.workshop, store.key) == "Lakeside"


def test_why_a_file_that_is_back_gets_nothing_is_told(store: Store, stick: Stick) -> None:
    stick.pull()
    entitle(store, "Hillside")
    assert store.not_put_back is None
    stick.plug_in()
    whole = stick.workshop.read_bytes()
    stick.workshop.write_bytes(whole[:8192] + bytes(len(whole) - 8192))
    store.look()
    assert isinstance(store.not_put_back, UnreadableWorkshopError)
    stick.pull()
    assert store.not_put_back is None
    stick.here.write_bytes(whole)
    stick.plug_in()
    store.put_back()
    assert (store.not_put_back, store.away) == (None, None)
    assert title_in(stick.workshop, store.key) == "Hillside"


def test_another_file_in_its_place_is_not_written_to(store: Store, stick: Stick) -> None:
    """Whoever tidies up, or a program that keeps folders the same, puts another one there."""
    other = stick.folder / "other.workshop"
    with Store.create(other) as another:
        begin(another, "Somebody else's")
    other.replace(stick.workshop)
    before = stick.workshop.read_bytes()
    entitle(store, "Hillside")
    assert store.away is not None
    store.look()
    assert stick.workshop.read_bytes() == before
    assert title_of(store) == "Hillside"


def test_the_same_file_put_there_anew_is_written_to(store: Store, stick: Stick) -> None:
    """A program that keeps folders the same may write the file anew, as it is."""
    again = stick.folder / "again"
    shutil.copyfile(stick.workshop, again)
    again.replace(stick.workshop)
    entitle(store, "Hillside")
    store.look()
    assert store.away is None
    assert title_in(stick.workshop, store.key) == "Hillside"


def test_saved_elsewhere_the_work_goes_on_there(store: Store, stick: Stick, tmp_path: Path) -> None:
    told = heard(store)
    elsewhere = tmp_path / "elsewhere.workshop"
    entitle(store, "Hillside")
    store.save_elsewhere(elsewhere)  # such as when the stick is full, or may only be read
    assert told == [Moved("elsewhere", elsewhere)]
    entitle(store, "Lakeside")
    assert title_in(stick.workshop, store.key) == "Hillside"
    assert title_in(elsewhere, store.key) == "Lakeside"
    with pytest.raises(FacilitatorError, match="There is a file"):
        store.save_elsewhere(stick.workshop)
    with pytest.raises(FacilitatorError, match="cannot be written here"):
        store.save_elsewhere(tmp_path / "nowhere" / "at all.workshop")
    assert store.path == elsewhere
    rows = every_row(elsewhere, store.key)
    store.close()
    assert every_row(elsewhere, store.key) == rows
    assert sorted(each.name for each in tmp_path.iterdir()) == ["elsewhere.workshop", "stick"]


def test_no_room_for_a_copy_is_said_and_forgiven(
    store: Store, stick: Stick, data_dir: Path
) -> None:
    entitle(store, "Hillside")
    (data_dir / "recovery").write_text("in the way")
    stick.pull()
    with pytest.raises(FacilitatorError, match="no copy could be made"):
        entitle(store, "Lost")
    with pytest.raises(FacilitatorError, match="no copy could be made"):
        store.look()
    (data_dir / "recovery").unlink()
    entitle(store, "Lakeside")
    assert title_of(store) == "Lakeside"


def test_a_step_that_failed_at_the_very_end_does_not_stand_in_the_way(
    store: Store, stick: Stick
) -> None:
    def leave_an_orphan() -> None:
        with store.step("Orphan") as session:
            connection = session.connection()
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            connection.exec_driver_sql("INSERT INTO wording VALUES (1, 99, 'said', '', '')")

    with pytest.raises(IntegrityError):
        leave_an_orphan()
    stick.pull()
    entitle(store, "Hillside")
    stick.plug_in()
    store.look()
    assert (store.away, title_of(store)) == (None, "Hillside")


def test_what_is_wrong_with_another_file_is_not_taken_for_a_stick_that_fails(
    store: Store, stick: Stick, tmp_path: Path
) -> None:
    other = tmp_path / "map.gpkg"
    other.write_bytes(b"no database at all " * 100)
    with pytest.raises(FacilitatorError), store.reading(), connecting(other) as connection:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchall()
    assert store.away is None

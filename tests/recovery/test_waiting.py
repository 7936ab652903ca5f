"""Recovery copies that wait: found whatever they are called, and never swept away."""

import os
import shutil
from pathlib import Path
from threading import Event, Thread

import pytest

from facilitator import plan
from facilitator.recovery.away import not_back_yet, waiting_copies
from facilitator.store import Store
from facilitator.workshop import the_workshop
from tests.recovery.pulling import Stick, entitle, needs_moving_folders, title_in

pytestmark = needs_moving_folders


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    """A stick that is in again after somebody worked on without it, and closed the app."""
    stick = Stick(tmp_path / "stick")
    with plan.begin(stick.workshop, title="Riverside"):
        pass
    with Store.open(stick.workshop) as store:
        stick.pull()
        entitle(store, "Hillside")
    stick.plug_in()
    return stick


def uid_of(path: Path) -> str:
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return the_workshop(session).uid


@pytest.mark.parametrize("name", ["Evening", "notes.draft", ".hidden", "a.workshop.bak"])
def test_a_copy_is_found_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    """With its note spoilt, as after a power cut."""
    stick = Stick(tmp_path / "stick")
    path = stick.folder / name
    with plan.begin(path, title="Riverside"):
        pass
    with Store.open(path) as store:
        stick.pull()
        entitle(store, "Hillside")
    (away,) = not_back_yet()
    away.copy.with_name("away.json").write_bytes(b"")
    os.utime(away.copy.parent, (0, 0))
    (found,) = not_back_yet()
    assert title_in(found.copy) == "Hillside"


def test_what_nobody_knows_is_not_swept_away(data_dir: Path) -> None:
    left = data_dir / "recovery" / "of a workshop"
    (left / "a folder").mkdir(parents=True)
    os.utime(left, (0, 0))
    assert not_back_yet() == []
    assert (left / "a folder").exists()


def test_copies_that_wait_are_found_by_the_workshop_and_by_its_place(
    stick: Stick, tmp_path: Path
) -> None:
    uid, nowhere = uid_of(stick.workshop), tmp_path / "nowhere.workshop"
    stick.pull()
    other = "00000000-0000-4000-8000-000000000000"
    (away,) = not_back_yet()
    assert waiting_copies(uid, nowhere) == [away]
    assert waiting_copies(other, stick.workshop) == [away]
    assert waiting_copies(other, nowhere) == waiting_copies("", nowhere) == []
    with Store.resume(away):
        assert waiting_copies(uid, nowhere) == [away], "also while somebody has it open"
    renamed = away.copy.parent.rename(away.copy.parent.with_name("any"))
    (found,) = waiting_copies(uid, nowhere)
    assert found.copy.parent == renamed, "the copy says itself what it is"


def test_a_copy_that_goes_while_one_looks_is_no_trouble(stick: Stick) -> None:
    """Another process puts one back while Home lists them."""
    (away,) = not_back_yet()
    places = [away.copy.parent.with_name(f"coming and going {number}") for number in range(5)]
    done = Event()

    def come_and_go() -> None:
        while not done.is_set():
            for place in places:
                shutil.copytree(away.copy.parent, place)
                shutil.rmtree(place)

    other = Thread(target=come_and_go)
    other.start()
    try:
        for _look in range(400):
            assert away in not_back_yet()
    finally:
        done.set()
        other.join()


def test_looking_whether_a_copy_is_open_leaves_its_lock_alone(stick: Stick) -> None:
    (away,) = not_back_yet()
    before = away.copy.parent.stat().st_mtime_ns
    assert not away.is_open
    assert away.copy.parent.stat().st_mtime_ns == before
    with Store.resume(away):
        assert away.is_open

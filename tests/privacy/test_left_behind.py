"""What was left beside a workshop, or is where nobody can reach it now, when somebody is erased."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from sqlmodel import select

from facilitator import plan
from facilitator.files import replacing
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.people import Person, erase_person
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from facilitator.workshop import saved_id, the_workshop
from tests.locked import KEY
from tests.recovery.pulling import Stick, entitle, needs_moving_folders

NAME = "Zoë Abernathy"


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    stick = Stick(tmp_path / "stick")
    with plan.begin(stick.workshop, title="Riverside") as store, store.step("Add") as session:
        session.add(Person(role="Councillor", name=NAME))
    return stick


def people_in(store: Store) -> list[int]:
    with store.reading() as session:
        return [saved_id(each) for each in session.exec(select(Person)).all()]


def person_in(store: Store) -> int:
    (person,) = people_in(store)
    return person


def cut_short(stick: Stick, data: bytes | None = None) -> Path:
    """Pull the stick while its workshop is written anew, put it in again, and return the draft."""
    with suppress(FileNotFoundError), replacing(stick.workshop) as draft:
        draft.write_bytes(stick.workshop.read_bytes() if data is None else data)
        draft.with_name(f"{draft.name}-journal").write_text(NAME)
        stick.pull()
    stick.plug_in()
    assert draft.exists()
    return draft


def test_an_erased_person_is_in_nothing_that_was_left_beside_the_file(stick: Stick) -> None:
    with Store.open(stick.workshop) as store:
        cut_short(stick)
        told = erase_person(store, person_in(store))
        assert "1 copy that was left behind when the app was stopped was deleted." in told
        left = [each.name for each in stick.folder.iterdir() if not each.name.endswith(".lock")]
        assert left == [stick.workshop.name]


def test_what_was_left_goes_when_the_workshop_is_opened_but_nobody_elses(stick: Stick) -> None:
    draft = cut_short(stick, b"locked with a passphrase")
    shutil.copy(stick.workshop, stick.folder / "other.workshop")
    others = [".another program.draft", ".new.draft.deck", f"{draft.name}.bak"]
    for name in others:
        stick.folder.joinpath(name).write_text("not ours")
    with Store.open(stick.folder / "other.workshop"), Store.open(stick.workshop, read_only=True):
        assert draft.exists()
    with Store.open(stick.workshop):
        pass
    kept = {*others, stick.workshop.name, "other.workshop"}
    assert {each.name for each in stick.folder.iterdir()} == kept


def test_one_of_an_earlier_version_goes_unless_somebody_may_be_writing_it(stick: Stick) -> None:
    earlier = stick.folder / f".{'0a' * 16}.draft"
    strangers = stick.folder / f".{'0b' * 16}.draft"
    shutil.copy(stick.workshop, earlier)
    strangers.write_text(NAME)
    os.utime(strangers, (0, 0))
    with Store.open(stick.workshop) as store:
        with store.step("Add") as session:
            session.add(Person(role="Clerk", name="Ada Byron"))
        first, second = people_in(store)
        erase_person(store, first)
        assert earlier.exists()
        os.utime(earlier, (0, 0))
        erase_person(store, second)
    assert not earlier.exists()
    assert strangers.exists()


def test_a_backup_that_was_half_written_goes(stick: Stick, data_dir: Path) -> None:
    with Store.open(stick.workshop) as store:
        with store.reading() as session:
            shelf = data_dir / "backups" / the_workshop(session).uid
        (shelf / ".half.draft").write_text(NAME)
        erase_person(store, person_in(store))
    assert not [each for each in data_dir.rglob("*") if each.name.startswith(".")]


@needs_moving_folders
def test_a_file_that_is_away_is_named_since_they_are_still_in_it(
    stick: Stick, tmp_path: Path
) -> None:
    with Store.open(stick.workshop) as store:
        stick.pull()
        told = " ".join(erase_person(store, person_in(store)))
        assert f"They are still in {stick.workshop}, since" in told
        assert "recovery cop" not in told
        stick.plug_in()
        store.put_back()
    assert NAME.encode() not in stick.workshop.read_bytes()


@needs_moving_folders
def test_the_newest_work_is_never_deleted_with_somebody_who_is_erased(stick: Stick) -> None:
    key = Passphrase("another one")
    with Store.open(stick.workshop) as store:
        change_passphrase(store, key)
    with Store.open(stick.workshop, key=key) as store:
        stick.pull()
        entitle(store, "Hillside")
    stick.plug_in()
    (away,) = not_back_yet()
    with Store.open(stick.workshop, key=key) as store:
        store.lock_with(KEY)
        told = " ".join(erase_person(store, person_in(store)))
    assert away.is_there
    assert "They may still be in 1 recovery copy on this computer" in told
    with Store.resume(away, key=key) as store:
        told = " ".join(erase_person(store, person_in(store)))
        assert str(stick.workshop) in told

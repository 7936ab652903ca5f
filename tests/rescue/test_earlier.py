"""Earlier versions: found, told apart by what changed, looked at, and brought back."""

from io import StringIO
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.backups import backups_of
from facilitator.base_maps import BasePicture
from facilitator.decks import shipped_source
from facilitator.earlier import (
    changes_aloud,
    changes_since,
    copy_back,
    copy_path,
    earlier_versions,
    newest_intact,
    put_back,
    show,
)
from facilitator.errors import FacilitatorError
from facilitator.exercises.board import notes
from facilitator.exercises.community_map import base_map
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.store import Store, WorkshopInUseError
from facilitator.workshop import the_workshop
from tests.locked import KEY, WORDS
from tests.test_backups import noise
from tests.workshops import board_of, document_of
from ui.cli import main

SAID = ["Damp in the nursery", "The last bus has gone"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with plan.begin(path, title="Riverside") as store:
        plan.add_activity(store, shipped_source("theory_of_change"))
    for said in SAID:
        add(path, said)
    Store.open(path).close()
    return path


def add(path: Path, said: str, key: Passphrase | None = None) -> None:
    with Store.open(path, key=key) as store:
        notes.add_notes(store, board_of(store, 1), "now", [said])


def uid_of(path: Path, key: Passphrase | None = None) -> str:
    with Store.open(path, read_only=True, key=key) as store, store.reading() as session:
        return the_workshop(session).uid


def said_in(path: Path, key: Passphrase | None = None) -> list[str]:
    with Store.open(path, read_only=True, key=key) as store:
        return [note.text for note in board_of(store, 1).notes.values()]


def test_each_says_what_changed_in_it(path: Path) -> None:
    newest, middle, first = earlier_versions(path, uid=uid_of(path))
    assert [each.counts["note"] for each in (newest, middle, first)] == [2, 1, 0]
    assert changes_aloud(newest.changes) == changes_aloud(middle.changes) == "1 note added"
    assert changes_aloud(first.changes) == "The first that is kept"
    assert newest.at > middle.at > first.at
    assert "2 notes" in newest.holds
    with Store.open(path) as store:
        ids = list(board_of(store, 1).notes)
        notes.reword(store, ids[0], "Damp everywhere")
        notes.remove_notes(store, [ids[1]])
    told = changes_aloud(changes_since(newest, path, None))
    assert told == "1 note changed and 1 note removed"


def test_one_is_looked_at_and_nothing_changes(path: Path) -> None:
    before = path.read_bytes()
    middle = earlier_versions(path)[1]
    with Store.show(path, show(middle, None)) as store:
        assert [note.text for note in board_of(store, 1).notes.values()] == SAID[:1]
        assert store.read_only_reason is not None
        assert "This is how the workshop was on" in store.read_only_reason
    assert path.read_bytes() == before


def test_a_copy_goes_next_to_the_file_with_its_pictures(path: Path) -> None:
    with Store.open(path) as store:
        activity = plan.add_activity(store, shipped_source("community_map"))
        picture = BasePicture("image/png", noise(3), 300, 300, None, "")
        base_map.choose_base_map(store, activity, picture, title="Plan", attribution="Us")
    whole = document_of(path)
    Store.open(path).close()
    newest = earlier_versions(path)[0]
    target = copy_path(path, newest)
    assert target.parent == path.parent
    assert target.name.startswith("riverside (as on 20")
    copy_back(newest, target)
    assert document_of(target) == whole
    with pytest.raises(FacilitatorError, match="already"):
        copy_back(newest, target)
    assert copy_path(path, newest) != target


def test_put_back_keeps_the_file_as_it_was(path: Path) -> None:
    add(path, "Said last")
    before = path.read_bytes()
    put_back(path, earlier_versions(path)[-1])
    assert said_in(path) == []
    assert backups_of(path, uid_of(path))[-1].read_bytes() == before
    put_back(path, earlier_versions(path)[0])
    assert said_in(path) == [*SAID, "Said last"]


def test_the_oldest_can_be_put_back_though_it_is_the_next_to_go(path: Path) -> None:
    for number in range(9):
        add(path, f"Note {number}")
    versions = earlier_versions(path)
    assert len(versions) == 10
    put_back(path, versions[-1])
    assert len(said_in(path)) == versions[-1].counts["note"]


def test_nothing_is_put_in_place_of_a_file_that_is_open(path: Path) -> None:
    with Store.open(path), pytest.raises(WorkshopInUseError):
        put_back(path, earlier_versions(path)[0])
    assert said_in(path) == SAID


def test_a_damaged_backup_is_told_and_the_newest_intact_is_another(path: Path) -> None:
    newest = earlier_versions(path)[0]
    newest.path.write_bytes(newest.path.read_bytes().replace(b"Riverside", b"Riverbide"))
    versions = earlier_versions(path)
    assert "damaged" in versions[0].trouble
    assert newest_intact(versions) == versions[1]


def test_they_are_found_where_the_file_is_damaged_or_gone(path: Path) -> None:
    path.write_bytes(b"\0" * 8192)
    versions = earlier_versions(path)
    assert [each.counts["note"] for each in versions] == [2, 1, 0]
    damaged = path.read_bytes()
    put_back(path, versions[0])
    assert said_in(path) == SAID
    assert earlier_versions(path)[0].path.read_bytes() == damaged


def test_with_a_passphrase_they_need_it_and_are_locked_too(path: Path) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    add(path, "Said behind a lock", KEY)
    assert all(each.trouble for each in earlier_versions(path))
    versions = earlier_versions(path, KEY)
    assert not any(each.trouble for each in versions)
    put_back(path, versions[-1], KEY)
    assert said_in(path, KEY) == []
    copy_back(earlier_versions(path, KEY)[0], path.with_name("copy.workshop"), KEY)
    assert "Said behind a lock" in said_in(path.with_name("copy.workshop"), KEY)


def test_the_command_lists_and_brings_back(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["backups", str(path)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1. ")
    assert "1 note added" in told
    out = path.with_name("out.workshop")
    assert main(["backups", str(path), "--restore", "2", "--into", str(out)]) == 0
    assert said_in(out) == SAID[:1]
    assert main(["backups", str(path), "--restore", "3", "--into", str(path)]) == 0
    assert "kept as an earlier version" in capsys.readouterr().out
    assert said_in(path) == []
    for words, why in (
        (["--restore", "99", "--into", str(out)], "no earlier version 99"),
        (["--restore", "1", "--into", str(out)], "already"),
        (["--restore", "1"], "--into"),
    ):
        assert main(["backups", str(path), *words]) == 1
        assert why in capsys.readouterr().err
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    monkeypatch.setattr("sys.stdin", StringIO(f"{WORDS}\n"))
    assert main(["backups", str(path)]) == 0
    assert "1 note added" in capsys.readouterr().out

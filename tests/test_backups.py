"""The last ten openings of a workshop, kept aside without asking."""

from pathlib import Path

import pytest
from sqlmodel import select

from facilitator.backups import back_up, backups_of
from facilitator.store import Store
from facilitator.workshop import Workshop


def make(path: Path) -> str:
    with Store.create(path) as store, store.step("Add workshop") as session:
        row = Workshop(title="Riverside")
        session.add(row)
        return row.uid


def rename(path: Path, title: str) -> None:
    with Store.open(path) as store, store.step("Rename") as session:
        session.exec(select(Workshop)).one().title = title


def test_each_opening_keeps_what_was_there_before(tmp_path: Path, data_dir: Path) -> None:
    path = tmp_path / "riverside.workshop"
    uid = make(path)
    first = path.read_bytes()
    rename(path, "Hillside")
    second = path.read_bytes()
    Store.open(path).close()

    kept = backups_of(path, uid)
    assert [backup.read_bytes() for backup in kept] == [first, second]
    assert all(backup.is_relative_to(data_dir) for backup in kept)
    with Store.open(kept[0], read_only=True) as store, store.reading() as session:
        assert session.exec(select(Workshop)).one().title == "Riverside"


def test_an_opening_without_a_change_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    uid = make(path)
    for _ in range(3):
        Store.open(path).close()

    assert len(backups_of(path, uid)) == 1


def test_the_last_ten_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    uid = make(path)
    contents = []
    for number in range(13):
        contents.append(path.read_bytes())
        rename(path, f"Title {number}")

    assert [backup.read_bytes() for backup in backups_of(path, uid)] == contents[-10:]


def test_a_renamed_workshop_keeps_its_backups(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    uid = make(path)
    rename(path, "Hillside")
    path = path.rename(tmp_path / "hillside.workshop")
    Store.open(path).close()

    assert len(backups_of(path, uid)) == 2


@pytest.mark.parametrize("uid", [None, "../../elsewhere", ""])
def test_a_uid_leads_nowhere_else(tmp_path: Path, data_dir: Path, uid: str | None) -> None:
    path = tmp_path / "riverside.workshop"
    make(path)
    back_up(path, uid)

    (backup,) = backups_of(path, uid)
    assert backup.is_relative_to(data_dir / "backups")
    assert ".." not in backup.parts


def test_backups_can_be_kept_elsewhere(tmp_path: Path, data_dir: Path) -> None:
    path = tmp_path / "riverside.workshop"
    uid = make(path)
    Store.open(path, data_folder=tmp_path / "stick").close()

    assert len(backups_of(path, uid, tmp_path / "stick")) == 1
    assert not data_dir.exists()


def test_reading_keeps_no_backup(tmp_path: Path, data_dir: Path) -> None:
    path = tmp_path / "riverside.workshop"
    make(path)
    Store.open(path, read_only=True).close()

    assert not data_dir.exists()


def test_a_backup_that_fails_is_told_and_stops_nobody(tmp_path: Path, data_dir: Path) -> None:
    path = tmp_path / "riverside.workshop"
    make(path)
    data_dir.write_text("a file where the folder should be")

    with Store.open(path) as store:
        assert store.backup_warning is not None
        assert "backup" in store.backup_warning
        with store.step("Rename") as session:
            session.exec(select(Workshop)).one().title = "Hillside"

"""The last ten openings of a workshop, kept aside without asking."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from sqlmodel import select

from facilitator import plan
from facilitator.backups import back_up, backups_of
from facilitator.base_maps import BasePicture
from facilitator.decks import shipped_source
from facilitator.exercises.community_map import base_map
from facilitator.shared_pictures import bring_back
from facilitator.store import Store
from facilitator.workshop import Workshop
from tests.workshops import document_of


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


def noise(shade: int) -> bytes:
    """Return a picture that does not become smaller by packing."""
    stream = BytesIO()
    Image.frombytes("L", (300, 300), Random(shade).randbytes(90_000)).save(stream, "PNG")
    return stream.getvalue()


def with_a_map(path: Path, shade: int) -> bytes:
    """Make a workshop with a base map of noise, and return the picture's bytes."""
    data = noise(shade)
    with plan.begin(path, title="Riverside") as store:
        activity = plan.add_activity(store, shipped_source("community_map"))
        picture = BasePicture("image/png", data, 300, 300, None, "")
        base_map.choose_base_map(store, activity, picture, title="Plan", attribution="Us")
    return data


def open_and_rename(path: Path, title: str) -> None:
    with Store.open(path) as store:
        plan.change_workshop(store, title=title)


def test_backups_share_the_base_map_and_bring_it_back(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    data = with_a_map(path, 1)
    whole = document_of(path)
    for number in range(4):
        open_and_rename(path, f"Title {number}")
    shelf = backups_of(path, whole.workshop.uid)
    assert len(shelf) == 4
    (picture,) = (shelf[0].parent / "pictures").iterdir()
    assert picture.read_bytes() == data
    assert all(
        len(backup.read_bytes()) < len(path.read_bytes()) - len(data) / 2 for backup in shelf
    )
    again = tmp_path / "again.workshop"
    bring_back(shelf[0], again)
    assert document_of(again) == whole


def test_opening_a_map_without_a_change_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    with_a_map(path, 1)
    uid = document_of(path).workshop.uid
    for _ in range(3):
        Store.open(path).close()
    assert len(backups_of(path, uid)) == 1


def test_a_base_map_goes_with_the_last_backup_that_has_it(tmp_path: Path) -> None:
    path = tmp_path / "riverside.workshop"
    with_a_map(path, 1)
    document = document_of(path)
    open_and_rename(path, "Hillside")
    with Store.open(path) as store:
        picture = BasePicture("image/png", noise(2), 300, 300, None, "")
        base_map.choose_base_map(store, 1, picture, title="Plan", attribution="Us")
        base_map.forget_unused(store)
    for number in range(12):
        open_and_rename(path, f"Title {number}")
    shelf = backups_of(path, document.workshop.uid)
    (kept,) = (shelf[0].parent / "pictures").iterdir()
    assert kept.read_bytes() == noise(2)

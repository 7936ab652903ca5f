"""Until when a workshop is kept: exported, noted beside the backups, and obeyed by them."""

from datetime import date
from pathlib import Path

import pytest

from facilitator.backups import copies_of
from facilitator.beginning import import_file
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.privacy.erase_workshop import erase_file
from facilitator.privacy.held import held, keep_until
from facilitator.privacy.until import delete_overdue_backups, note_until, overdue
from facilitator.store import Store
from facilitator.transfer import export_document
from facilitator.workshop import the_workshop
from tests.hand_over.held import speaking

TODAY = date(2026, 6, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return speaking(tmp_path / "a.workshop", "Riverside")


def uid_of(path: Path) -> str:
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return the_workshop(session).uid


def opened(path: Path, day: str | None = None) -> None:
    with Store.open(path) as store:
        if day is not None:
            keep_until(store, day)


def test_the_day_goes_out_and_comes_in_again_and_can_be_undone(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        keep_until(store, "2026-05-03")
        document = export_document(store)
        store.undo()
        assert export_document(store).workshop.delete_after == ""
    assert document.workshop.delete_after == "2026-05-03"
    import_file(document, tmp_path / "b.workshop")
    with Store.open(tmp_path / "b.workshop") as store, store.reading() as session:
        assert the_workshop(session).delete_after == "2026-05-03"


def test_what_is_no_day_is_refused_in_a_sentence(path: Path) -> None:
    with Store.open(path) as store:
        for day in ("tomorrow", "2026-02-30", "9999-01-01"):
            with pytest.raises(InvalidEntryError):
                keep_until(store, day)


def test_once_it_has_passed_the_backups_go_and_the_file_stays(path: Path) -> None:
    opened(path, "2026-05-31")
    opened(path)
    uid = uid_of(path)
    note_until(path, uid, "2026-05-31")
    (found,) = overdue(TODAY)
    assert (found.path, found.uid, found.day) == (path, uid, "2026-05-31")
    assert len(copies_of(path, uid)) == 2
    assert delete_overdue_backups([found]).startswith("2 backups")
    assert copies_of(path, uid) == []
    assert path.exists()
    assert overdue(TODAY) == [found]  # somebody is reminded until the file has gone
    assert delete_overdue_backups([found]) == ""


def test_on_the_day_itself_it_is_kept(path: Path) -> None:
    opened(path)
    note_until(path, uid_of(path), TODAY.isoformat())
    assert overdue(TODAY) == []


def test_a_day_that_was_taken_back_does_not_come_back_from_a_backup(path: Path) -> None:
    opened(path, "2026-05-31")
    opened(path, "")
    uid = uid_of(path)
    assert overdue(TODAY)  # so says the newest backup, of a file that no window has seen since
    note_until(path, uid, "")
    assert overdue(TODAY) == []
    assert len(copies_of(path, uid)) == 2


def test_what_is_noted_may_be_spoilt(path: Path) -> None:
    opened(path)
    uid = uid_of(path)
    note_until(path, uid, "2026-05-31")
    (note,) = copies_of(path, uid)[0].parent.glob("*.json")
    for spoilt in ("", "{", "[1, 2]", "[]", '["a\\u0000b", "2026-01-01"]', "\udcff"):
        note.write_text(spoilt, "utf-8", errors="surrogateescape")
        assert overdue(TODAY) == []


def test_a_workshop_is_erased_unless_somebody_works_on_it(path: Path) -> None:
    with Store.open(path), pytest.raises(FacilitatorError, match="already open"):
        erase_file(path)
    assert path.exists()
    erase_file(path)
    assert list(path.parent.iterdir()) == []
    with pytest.raises(FacilitatorError, match="not where it was"):
        erase_file(path)


def test_what_is_held_is_counted(path: Path) -> None:
    with Store.open(path) as store, store.reading() as session:
        found = held(session)
    assert [each.name for each in found.named] == ["Maria Santos"]
    assert (found.noted, found.notes, found.private) == (1, 2, 1)
    assert found.needs == {"large_print": 2}
    assert found.facilitator_notes == 1
    assert (found.drawings, found.photographs, found.agreed.people) == (0, 0, 0)

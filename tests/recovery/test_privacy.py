"""A recovery copy is a copy that the app keeps: it goes when those go, but never by mistake."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.backups import backups_of
from facilitator.lock import WorkshopInUseError
from facilitator.passphrase.change import change_passphrase
from facilitator.privacy.erase_workshop import refuse_while_open
from facilitator.privacy.held import keep_until
from facilitator.privacy.traces import removed, traces_of
from facilitator.privacy.until import delete_overdue_backups, note_until, overdue
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from facilitator.workshop import the_workshop
from tests.locked import KEY
from tests.recovery.pulling import Stick, entitle, needs_moving_folders, title_in, title_of
from ui.cli import main

pytestmark = needs_moving_folders


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    """A stick that is in again after somebody worked on without it, and closed the app."""
    stick = Stick(tmp_path / "stick")
    with plan.begin(stick.workshop, title="Riverside") as store:
        keep_until(store, "2026-01-31")
    with Store.open(stick.workshop) as store:
        stick.pull()
        entitle(store, "Hillside")
    stick.plug_in()
    assert len(not_back_yet()) == 1
    return stick


def uid_of(path: Path) -> str:
    with Store.open(path, read_only=True) as store, store.reading() as session:
        return the_workshop(session).uid


def test_past_its_day_it_waits_for_somebody_to_decide(stick: Stick) -> None:
    uid = uid_of(stick.workshop)
    note_until(stick.workshop, uid, "2026-01-31")
    assert overdue(date(2026, 1, 31)) == []
    stick.pull()
    (found,) = overdue(date(2026, 2, 1))
    assert "backup" in delete_overdue_backups([found])
    (away,) = not_back_yet()
    assert (found.path, found.there, found.waiting) == (stick.workshop, False, [away])
    assert backups_of(stick.workshop, uid) == []
    assert title_in(away.copy) == "Hillside"
    shutil.rmtree(found.shelf)
    assert [each.path for each in overdue(date(2026, 2, 1))] == [stick.workshop]


def test_the_day_that_was_set_while_the_file_was_away_goes_before_what_was_noted(
    stick: Stick,
) -> None:
    uid = uid_of(stick.workshop)
    note_until(stick.workshop, uid, "2026-01-31")
    (away,) = not_back_yet()
    stick.pull()
    with Store.resume(away) as store:
        keep_until(store, "2027-01-31")
    assert overdue(date(2026, 2, 1)) == []
    assert len(overdue(date(2027, 2, 1))) == 1


def test_one_with_a_passphrase_is_kept_past_its_day_as_well(tmp_path: Path) -> None:
    stick = Stick(tmp_path / "stick")
    with plan.begin(stick.workshop, title="Riverside") as store:
        change_passphrase(store, KEY)
    with Store.open(stick.workshop, key=KEY) as store:
        stick.pull()
        entitle(store, "Hillside")
    (away,) = not_back_yet()
    note_until(tmp_path / "elsewhere.workshop", away.copy.parent.name, "2026-01-31")
    (found,) = overdue(date(2026, 2, 1))
    delete_overdue_backups([found])
    assert (found.path, found.waiting) == (stick.workshop, [away])
    assert away.is_there


def test_an_erased_workshop_leaves_none(stick: Stick, data_dir: Path) -> None:
    told = removed(traces_of(stick.workshop, uid_of(stick.workshop)), erases=True)
    assert "1 recovery copy, which was not put back, was deleted." in told
    assert not_back_yet() == []
    assert not list(data_dir.rglob("*.workshop"))


def test_leaving_nothing_here_keeps_what_is_nowhere_else(
    stick: Stick, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", str(stick.workshop)]) == 1
    assert "is on this computer alone" in capsys.readouterr().err
    (away,) = not_back_yet()
    with Store.resume(away) as store:
        store.put_back()
    assert main(["forget", str(stick.workshop)]) == 0


@pytest.mark.parametrize("where", ["another drive", "a copy on the laptop"])
def test_leaving_nothing_here_keeps_what_waits_for_the_same_workshop_in_another_place(
    stick: Stick, tmp_path: Path, where: str
) -> None:
    other = tmp_path / where / "evening.workshop"
    other.parent.mkdir()
    shutil.copy(stick.workshop, other)
    if where == "another drive":
        stick.pull()
    uid = uid_of(other)
    assert next(trace.held for trace in traces_of(other, uid)).startswith("1 recovery copy")
    assert main(["forget", str(other)]) == 1
    (away,) = not_back_yet()
    assert title_in(away.copy) == "Hillside"
    assert backups_of(other, uid)


def test_leaving_nothing_here_keeps_the_copy_in_which_somebody_works(
    stick: Stick, tmp_path: Path
) -> None:
    other = shutil.copy(stick.workshop, tmp_path / "laptop.workshop")
    (away,) = not_back_yet()
    stick.pull()
    with Store.resume(away) as store:
        assert main(["forget", str(other)]) == 1
        with pytest.raises(WorkshopInUseError):
            refuse_while_open(Path(other), uid_of(Path(other)))
        entitle(store, "Lakeside")
    assert title_in(away.copy) == "Lakeside"
    refuse_while_open(Path(other), uid_of(Path(other)))


def test_what_is_noted_may_be_spoilt(stick: Stick) -> None:
    (away,) = not_back_yet()
    note = away.copy.with_name("away.json")
    for spoilt in (b"", b"[]", b'{"home": 3, "seals": []}', b'{"home": "/", "seals": []}', b"\xff"):
        note.write_bytes(spoilt)
        os.utime(away.copy.parent, (0, 0))
        (found,) = not_back_yet()
        assert found.copy == away.copy
    with Store.resume(found) as store:
        store.look()
        assert title_of(store) == "Hillside"
        store.save_elsewhere(stick.folder / "again.workshop")
    assert title_in(stick.folder / "again.workshop") == "Hillside"
    assert not_back_yet() == []


def test_what_was_stopped_while_it_was_written_is_swept_away(data_dir: Path) -> None:
    left = data_dir / "recovery" / "of a workshop"
    left.mkdir(parents=True)
    (left / ".half.draft").write_text("Hillside")
    assert not_back_yet() == []
    assert left.exists(), "somebody may be writing it now"
    os.utime(left, (0, 0))
    assert not_back_yet() == []
    assert not left.exists()

"""A recovery copy is a copy that the app keeps: it goes when those go, but never by mistake."""

import os
from datetime import date
from pathlib import Path

import pytest

from facilitator import plan
from facilitator.privacy.held import keep_until
from facilitator.privacy.traces import removed, traces_of
from facilitator.privacy.until import delete_overdue_backups, note_until, overdue
from facilitator.recovery.away import not_back_yet
from facilitator.store import Store
from facilitator.workshop import the_workshop
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


def test_past_its_day_it_goes_with_the_backups(stick: Stick) -> None:
    note_until(stick.workshop, uid_of(stick.workshop), "2026-01-31")
    delete_overdue_backups(overdue(date(2026, 1, 31)))
    assert len(not_back_yet()) == 1
    delete_overdue_backups(overdue(date(2026, 2, 1)))
    assert not_back_yet() == []
    assert stick.workshop.exists()


def test_an_erased_workshop_leaves_none(stick: Stick, data_dir: Path) -> None:
    removed(traces_of(stick.workshop, uid_of(stick.workshop)))
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

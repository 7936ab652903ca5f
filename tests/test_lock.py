"""One writer at a time, and nobody locked out by a laptop that died."""

import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from facilitator.store import Store, WorkshopInUseError
from facilitator.workshop import Workshop

HOLD = """
import sys
from pathlib import Path
from facilitator.store import Store
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    with Store.create(path) as store, store.step("Add workshop") as session:
        session.add(Workshop(title="Riverside"))
    return path


@pytest.fixture
def other_window(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the workshop open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        yield window
        window.kill()


def lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def test_the_lock_says_who_holds_it_without_naming_a_person(path: Path) -> None:
    with Store.open(path):
        held_by = json.loads(lock_of(path).read_text())
    assert set(held_by) == {"host", "process", "time"}
    assert held_by["host"] == platform.node()
    assert not lock_of(path).exists()


def test_a_workshop_is_opened_for_writing_once(path: Path) -> None:
    with Store.open(path), pytest.raises(WorkshopInUseError, match="already open"):
        Store.open(path)
    Store.open(path).close()


def test_a_workshop_open_elsewhere_can_be_read(
    path: Path, other_window: "subprocess.Popen[str]"
) -> None:
    with pytest.raises(WorkshopInUseError, match="already open on this computer"):
        Store.open(path)
    with Store.open(path, read_only=True) as store, store.reading() as session:
        assert session.exec(select(Workshop)).one().title == "Riverside"
    assert lock_of(path).exists()

    other_window.communicate("close\n")
    assert not lock_of(path).exists()
    Store.open(path).close()


def test_a_killed_app_locks_nobody_out(path: Path, other_window: "subprocess.Popen[str]") -> None:
    other_window.kill()
    other_window.wait()
    assert lock_of(path).exists()

    Store.open(path).close()

    assert not lock_of(path).exists()


def test_a_lock_left_before_a_restart_is_taken_over(path: Path) -> None:
    """The number of its process is somebody else's now: that of this test."""
    held_by = {"host": platform.node(), "process": 1, "time": "2024-03-14T10:00:00+00:00"}
    lock_of(path).write_text(json.dumps(held_by))

    Store.open(path).close()


@pytest.mark.parametrize("damaged", ["", "{", "[]", "\0\0"])
def test_a_damaged_lock_is_taken_over(path: Path, damaged: str) -> None:
    lock_of(path).write_text(damaged)

    Store.open(path).close()


def test_a_lock_from_another_computer_stays(path: Path) -> None:
    held_by = {"host": "library-laptop", "process": 1, "time": "2024-03-14T10:00:00+00:00"}
    lock_of(path).write_text(json.dumps(held_by))

    with pytest.raises(WorkshopInUseError, match=r"library-laptop.*delete the file"):
        Store.open(path)
    assert json.loads(lock_of(path).read_text()) == held_by

    lock_of(path).unlink()
    Store.open(path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_two_names_of_one_workshop_share_its_lock(path: Path) -> None:
    link = path.with_name("also.workshop")
    link.symlink_to(path)

    with Store.open(link) as store:
        assert store.path == path
        with pytest.raises(WorkshopInUseError):
            Store.open(path)

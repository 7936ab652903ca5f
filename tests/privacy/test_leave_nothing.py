"""Leaving nothing on a borrowed computer: nothing of a workshop outside its own file."""

import os
import signal
import subprocess
import sys
import tempfile
from io import StringIO
from pathlib import Path

import pytest

from facilitator.backups import copies_of
from facilitator.passphrase.change import change_passphrase
from facilitator.store import Store
from facilitator.workshop import the_workshop
from tests.hand_over.held import SAID, SECRETS, plain, speaking
from tests.locked import KEY, WORDS, holding
from ui.cli import main
from ui.home.recent import RecentWorkshop, recent_workshops, remember
from ui.home.under_way import day_under_way, remember_day
from ui.settings import Settings, read_json, write_json

TITLE = "Grüße aus Riverside 🍲"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which this test's temporary files lie."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return speaking(folder / "evening.workshop", TITLE)


def uid_of(path: Path) -> str:
    with Store.open(path, read_only=True, key=KEY) as store, store.reading() as session:
        return the_workshop(session).uid


def worked_on(path: Path, data_dir: Path) -> str:
    """Leave every trace of a workshop that an evening leaves, and return its uid."""
    for day in ("2026-03-01", "2026-03-02"):
        with Store.open(path, key=KEY) as store, store.step("Change") as session:
            the_workshop(session).date = day
    uid = uid_of(path)
    remember(RecentWorkshop(path, TITLE, "Hall", "2026-03-02"))
    remember(RecentWorkshop(path.with_name("other.workshop"), "Another one"))
    remember_day(path, runs=True)
    write_json(
        data_dir / "printed.json",
        {str(path.with_name("Riverside – printed")): uid, "/elsewhere": "another-uid"},
    )
    reports = data_dir / "reports"
    reports.mkdir()
    (reports / "2026-03-02.txt").write_text("Facilitator\nValueError\n", "utf-8")
    Settings.load().with_(dark=True)
    return uid


def traces(uid: str, path: Path, *folders: Path) -> list[Path]:
    words = (TITLE, uid, str(path), path.name, SAID, *SECRETS)
    return [
        found
        for folder in folders
        for found in (
            *holding(folder, *words),
            *(each for each in folder.rglob("*") if uid in each.name or path.stem in each.name),
        )
    ]


def test_forget_leaves_nothing_outside_the_file(
    path: Path, data_dir: Path, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = worked_on(path, data_dir)
    before = path.read_bytes()
    assert len(copies_of(path, uid)) == 2
    assert traces(uid, path, data_dir)
    assert main(["forget", str(path)]) == 0
    said = capsys.readouterr().out
    for sentence in (
        "2 backups were deleted.",
        "It was taken off the list of your workshops.",
        "Which folder it prints into was forgotten.",
        "That its day is under way was forgotten.",
        "1 report of what went wrong was deleted.",
        str(path),
    ):
        assert sentence in said
    assert traces(uid, path, data_dir, temporary) == []
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_belongs_to_others_stays(path: Path, data_dir: Path, temporary: Path) -> None:
    other = plain(path.with_name("other.workshop"))
    with Store.open(other):
        pass
    worked_on(path, data_dir)
    assert main(["forget", str(path)]) == 0
    assert len(copies_of(other, uid_of(other))) == 1
    assert [each.title for each in recent_workshops()] == ["Another one"]
    assert read_json(data_dir / "printed.json") == {"/elsewhere": "another-uid"}
    assert day_under_way() is None
    assert Settings.load().dark


def test_a_second_time_there_is_nothing(
    path: Path, data_dir: Path, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forget", str(path)]) == 0
    assert "kept nothing of this workshop" in capsys.readouterr().out


def test_while_somebody_works_on_it_nothing_is_removed(
    path: Path, data_dir: Path, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = worked_on(path, data_dir)
    with Store.open(path):
        kept = copies_of(path, uid)
        assert main(["forget", str(path)]) == 1
    assert "already open" in capsys.readouterr().err
    assert copies_of(path, uid) == kept


def test_where_the_file_is_not_there_what_is_kept_of_it_stays(
    path: Path, data_dir: Path, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = worked_on(path, data_dir)
    path.rename(path.with_name("pulled out"))
    assert main(["forget", str(path)]) == 1
    assert capsys.readouterr().err
    assert len(copies_of(path, uid)) == 2


def test_with_a_passphrase_nothing_is_left_either(
    path: Path, data_dir: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        change_passphrase(store, KEY)
    uid = worked_on(path, data_dir)
    monkeypatch.setattr(sys, "stdin", StringIO(f"{WORDS}\n"))
    assert main(["forget", str(path)]) == 0
    assert traces(uid, path, data_dir, temporary) == []
    assert copies_of(path, uid) == []


READS = """
import sys, time
from pathlib import Path
from facilitator.store import Store
from facilitator.files import replacing
with Store.open(Path(sys.argv[1]), read_only=True), replacing(Path(sys.argv[1])) as draft:
    draft.write_bytes(Path(sys.argv[1]).read_bytes())
    print("open", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name == "nt", reason="nobody is killed like this on Windows")
def test_what_a_killed_process_left_is_removed(
    path: Path, data_dir: Path, temporary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READS, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "open"
        process.send_signal(signal.SIGKILL)
        process.wait()
    uid = uid_of(path)
    assert traces(uid, path, temporary)
    assert len(list(path.parent.iterdir())) == 2
    assert main(["forget", str(path)]) == 0
    assert "2 copies that were left behind" in capsys.readouterr().out
    assert traces(uid, path, data_dir, temporary) == []
    assert [each.name for each in path.parent.iterdir()] == [path.name]

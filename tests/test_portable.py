"""A file beside the program keeps everything on the stick, and nothing is written elsewhere."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from facilitator.data_folder import (
    clear_leftovers,
    data_folder,
    portable_folder,
    workshops_folder,
)

ROOT = Path(__file__).parents[1]

SAMPLE = ROOT / "assets" / "samples" / "riverside.json"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a portable program in it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "portable.txt").touch()
    monkeypatch.delenv("FACILITATOR_DATA_DIR")
    monkeypatch.setenv("FACILITATOR_PORTABLE", str(folder / "portable.txt"))
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds every place where programs write, all of them empty."""
    folder = tmp_path / "laptop"
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run"}
    places |= {f"XDG_{name}_HOME": name.lower() for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    for name, place in places.items():
        (folder / place).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(name, str(folder / place))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    return folder


def files_in(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file())


def everything_in(folder: Path) -> list[str]:
    return sorted(
        str(each.relative_to(folder)) for each in folder.rglob("*") if each.parent != folder
    )


def test_beside_a_portable_program_all_folders_are_its_own(stick: Path) -> None:
    assert portable_folder() == stick
    assert data_folder() == stick / "Facilitator data"
    assert workshops_folder() == stick / "Workshops"


def test_without_the_file_the_app_is_installed(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / "portable.txt").unlink()
    assert portable_folder() is None
    assert workshops_folder() is None
    assert stick not in data_folder().parents


@pytest.mark.parametrize("inside", ["", "Facilitator.app/Contents/MacOS"])
def test_the_file_lies_beside_the_program(
    stick: Path, inside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACILITATOR_PORTABLE")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(stick / inside / "facilitator"))
    assert portable_folder() == stick


def test_another_data_folder_may_be_named_all_the_same(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_DATA_DIR", str(tmp_path / "other"))
    assert data_folder() == tmp_path / "other"


def test_what_a_killed_program_left_is_cleared_away_a_day_later(stick: Path) -> None:
    temporary = stick / "Facilitator data" / "temporary"
    old, new, other = (temporary / name for name in ("facilitator-a", "facilitator-b", "photos"))
    for folder in (old, new, other):
        folder.mkdir(parents=True)
        (folder / "copy.workshop").touch()
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    for folder in (old, other):
        os.utime(folder, (two_days_ago, two_days_ago))
    clear_leftovers()
    assert not old.exists()
    assert new.exists()
    assert other.exists(), "only what is the app's own"


def done(*words: object) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    call = [sys.executable, *map(str, words)]
    result = subprocess.run(
        call, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    assert result.returncode == 0, result.stderr


def test_the_command_line_writes_nothing_elsewhere(stick: Path, elsewhere: Path) -> None:
    path, out = stick / "Evening.workshop", stick / "out"
    for words in (
        ["import", SAMPLE, path],
        ["print", path, "--out", out, "--activity", "1"],
        ["export", path, stick / "Evening.docx"],
        ["check", path],
    ):
        done("-m", "ui.cli", *words)
    assert everything_in(elsewhere) == []
    assert files_in(stick / "Facilitator data" / "temporary") == []


def test_the_window_writes_nothing_elsewhere(stick: Path, elsewhere: Path) -> None:
    done("-m", "tests.portable_use")
    assert everything_in(elsewhere) == []
    kept = files_in(stick / "Facilitator data")
    assert any(each.startswith("backups") for each in kept)
    assert any(each.startswith("reports") for each in kept)
    assert "recent.json" in kept
    assert [each.suffix for each in (stick / "Workshops").iterdir() if each.is_file()] == [
        ".workshop"
    ]

"""Passphrases on the command line: they come on standard input, and are never printed."""

import io
import json
import shutil
from pathlib import Path

import pytest

from facilitator.beginning import import_file
from facilitator.exchange_text import read_exchange
from facilitator.store import LockedWorkshopError, Store
from tests.locked import KEY, WORDS
from tests.test_cli import RIVERSIDE
from ui.cli import main


def run(monkeypatch: pytest.MonkeyPatch, *words: str, typed: str = "") -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return main(list(words))


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    import_file(read_exchange(RIVERSIDE), path, KEY)
    return path


def test_each_command_reads_it_from_standard_input(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file, out, case = str(locked), str(tmp_path / "out"), str(RIVERSIDE)
    for words in (
        ("check", file),
        ("export", file, str(tmp_path / "out.json")),
        ("print", file, "--out", out, "--blank", "--activity", "1"),
        ("import", case, file),
        ("read", str(locked), "--into", file),
    ):
        assert run(monkeypatch, *words, typed=f"{WORDS}\r\n") == 0, words
        assert run(monkeypatch, *words, typed="not this one\n") == 1
        assert run(monkeypatch, *words) == 1
    said = capfd.readouterr()
    assert said.err.count("does not open") == 5
    assert said.err.count("give it on standard input") == 5
    assert "Traceback" not in said.err
    assert WORDS not in said.out + said.err
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["activities"]


def test_copies_come_together_with_a_line_for_each_or_one_for_all(
    locked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = str(shutil.copy(locked, tmp_path / "other.workshop"))
    for number, typed in enumerate((f"{WORDS}\n{WORDS}\n", f"{WORDS}\n")):
        both = tmp_path / f"both {number}.workshop"
        assert run(monkeypatch, "merge", str(locked), other, "--into", str(both), typed=typed) == 0
        with pytest.raises(LockedWorkshopError):
            Store.open(both)
        Store.open(both, key=KEY).close()


def test_it_is_set_changed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "riverside.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    file = str(path)
    assert run(monkeypatch, "passphrase", file, "--remove", typed=f"{WORDS}\n") == 1
    assert run(monkeypatch, "passphrase", file, "--set", typed=f"{WORDS}\n") == 0
    assert "cannot be recovered" in capsys.readouterr().out
    Store.open(path, key=KEY).close()
    assert run(monkeypatch, "passphrase", file, "--set", typed=f"{WORDS}\n") == 1
    assert run(monkeypatch, "passphrase", file, "--change", typed=f"{WORDS}\nanother\n") == 0
    with pytest.raises(LockedWorkshopError):
        Store.open(path, key=KEY)
    assert run(monkeypatch, "passphrase", file, "--remove", typed="another\n") == 0
    Store.open(path).close()
    assert WORDS not in "".join(capsys.readouterr())

"""The command line: what it makes, what it says, and that it is quick and needs no screen."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from assets.make_riverside import draw
from exports.sheets import PAPERS as SHEET_PAPERS
from facilitator.beginning import import_file
from facilitator.errors import FacilitatorError
from facilitator.exchange_text import read_exchange
from facilitator.store import Store
from tests.workshops import document_of
from ui.cli import main
from ui.command_line.options import PAPERS
from ui.display import DEBIAN, WAYLAND, X11, missing_library, refuse_without_window

ROOT = Path(__file__).parents[1]
RIVERSIDE = ROOT / "tests" / "cases" / "riverside.json"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    import_file(read_exchange(RIVERSIDE), path)
    return path


def facilitator(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, without a screen unless one is given."""
    own = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *words],
        cwd=cwd,
        env={**own, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_new_workshop_runs_on_the_theory_of_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.workshop"
    assert main(["new", str(path)]) == 0
    assert capsys.readouterr().out.strip() == str(path)
    assert [a.exercise for a in document_of(path).activities] == ["theory_of_change"]
    assert [each.name for each in tmp_path.iterdir()] == ["new.workshop"]


def test_a_new_workshop_can_run_on_another_deck_or_on_ones_own(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "a.workshop"), "--deck", "keep_amplify_discard_create"]) == 0
    source = (ROOT / "decks" / "boards" / "theory_of_change.toml").read_text("utf-8")
    (tmp_path / "own.toml").write_text(source.replace("Theory of change", "Ours", 1), "utf-8")
    own = str(tmp_path / "own.toml")
    assert main(["new", str(tmp_path / "b.workshop"), "--deck", own]) == 0
    assert [a.title for a in document_of(tmp_path / "b.workshop").activities] == ["Ours"]


def test_a_new_workshop_overwrites_nothing(
    riverside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = riverside.read_bytes()
    assert main(["new", str(riverside)]) == 1
    assert "already" in capsys.readouterr().err
    assert riverside.read_bytes() == before


def test_what_goes_out_comes_in_again(riverside: Path, tmp_path: Path) -> None:
    out, again = str(tmp_path / "out.json"), tmp_path / "again.workshop"
    assert main(["export", str(riverside), out, "--complete"]) == 0
    assert main(["import", out, str(again)]) == 0
    assert document_of(again) == document_of(riverside)


def test_an_export_says_what_it_left_out(
    riverside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(riverside), str(tmp_path / "out.csv")]) == 0
    said = capsys.readouterr()
    assert said.out.strip().endswith("out.csv")
    assert said.err == "1 private note is left out, with its votes and wordings.\n"
    assert "treasurer" not in (tmp_path / "out.csv").read_text("utf-8")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfactivity,label,zone")


def test_an_export_in_a_form_that_is_not_there_is_refused(
    riverside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(riverside), str(tmp_path / "out.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "out.xlsx" in said
    assert ".json or .csv" in said


def test_an_activity_that_is_not_there_is_refused(
    riverside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(riverside), str(tmp_path / "o.json"), "--activity", "2"]) == 1
    assert (
        capsys.readouterr().err
        == "There is no activity 2; this workshop has 1. Choose another number.\n"
    )


def test_a_workshop_that_is_open_is_not_written_to(
    riverside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(riverside):
        assert main(["import", str(RIVERSIDE), str(riverside)]) == 1
    assert "already open" in capsys.readouterr().err


def test_the_papers_are_those_that_can_be_printed() -> None:
    assert set(PAPERS) == set(SHEET_PAPERS)


@pytest.mark.parametrize(
    "words",
    [["print", "x.workshop"], ["export", "x.workshop"], ["--nonsense"], ["check"]],
    ids=" ".join,
)
def test_a_command_that_is_not_understood_shows_how_it_is_used(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    assert "usage: facilitator" in capsys.readouterr().err


def test_a_word_that_is_neither_a_command_nor_a_file_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["exprot"]) == 1
    assert "exprot" in capsys.readouterr().err


def test_printing_names_each_file(
    riverside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", str(riverside), "--out", str(tmp_path / "prints")]) == 0
    said = capsys.readouterr()
    files = [Path(line) for line in said.out.splitlines()]
    assert said.err == "1 private note is left out, with its votes and wordings.\n"
    assert files
    assert all(file.read_bytes().startswith(b"%PDF") for file in files)


def test_printing_where_or_what_cannot_be_printed_is_one_sentence(
    riverside: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "prints")
    for words in (["--out", str(riverside)], ["--out", folder, "--activity", "2"]):
        assert main(["print", str(riverside), *words]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "Traceback" not in said.err


# Without a screen


def test_without_a_screen_the_sample_and_its_pack_are_built(tmp_path: Path) -> None:
    done = facilitator("sample", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    first, *named = done.stdout.splitlines()
    assert "no screen" in first
    files = [tmp_path / name for name in named]
    assert files[0].name == "Riverside.workshop"
    assert len(files) > 1
    assert all(file.stat().st_size for file in files)
    exercises = [activity.exercise for activity in document_of(files[0]).activities]
    assert exercises == ["theory_of_change", "moment", "community_map", "sector_map", "cards"]


def test_the_map_of_the_sample_is_the_one_that_is_drawn() -> None:
    sample = read_exchange(ROOT / "assets" / "samples" / "riverside.json")
    (kept,) = [each.base_map.data for each in sample.activities if hasattr(each, "base_map")]
    pictures = [Image.open(BytesIO(data)).convert("RGB") for data in (kept, draw())]
    assert max(ImageStat.Stat(ImageChops.difference(*pictures)).mean) < 1


def test_without_a_screen_nothing_is_opened_and_that_is_said(tmp_path: Path) -> None:
    done = facilitator(cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen here")
    assert done.stderr.count("\n") == 1


def test_a_missing_system_library_is_named_with_its_package() -> None:
    missing = missing_library(
        ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    )
    assert missing is not None
    assert "libEGL.so.1" in str(missing)
    assert "apt install libegl1" in str(missing)
    assert missing_library(ImportError("cannot import name 'QWidget'")) is None


def told_before_a_window() -> str:
    try:
        refuse_without_window()
    except FacilitatorError as error:
        return str(error)
    return ""


def test_what_the_screen_needs_is_looked_for_before_qt_ends_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told_before_a_window() == ""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    told = told_before_a_window()
    assert told == "" or "apt install libx" in told
    assert {*X11, *WAYLAND} <= DEBIAN.keys()


# What nobody foresaw

FAILS = """
import sys
from ui import cli, headless
def fail(arguments):
    raise ZeroDivisionError("what nobody foresaw")
headless.check_file = fail
sys.exit(cli.main(["check", "x.workshop"]))
"""


def test_what_nobody_foresaw_is_one_sentence_and_a_report(tmp_path: Path, data_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (report,) = (data_dir / "reports").iterdir()
    assert str(report) in done.stderr
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert "what nobody foresaw" not in report.read_text("utf-8")  # it may quote what people wrote


def test_whoever_stops_reading_is_not_shouted_at(riverside: Path) -> None:
    script = f"{sys.executable} -m ui.cli check {riverside} --json | true"
    done = subprocess.run(
        ["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_words_of_any_script_come_out_of_any_terminal(tmp_path: Path, riverside: Path) -> None:
    done = facilitator(
        "check", str(riverside), cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "because" in done.stdout

"""A whole hand-over, made of real workshops and looked through as whoever gets the stick does."""

import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest

from facilitator.check import check
from facilitator.decks.bundle import bundle_for
from facilitator.exchange import WorkshopHead
from facilitator.session import begin_session
from tests.exports.hand_over.strict_pages import StrictPage
from tests.exports.paper_workshops import text_of
from tests.hand_over.held import SAID, SECRETS, speaking
from ui.cli import main

Capture = pytest.CaptureFixture[str]


def hand_over(file: Path, folder: Path, *options: str) -> int:
    return main(["hand-over", str(file), str(folder), *options])


def page_of(path: Path) -> StrictPage:
    return StrictPage(path.read_text(encoding="utf-8"))


def whole_text(folder: Path) -> str:
    pdfs = [text_of(path.read_bytes()) for path in folder.rglob("*.pdf")]
    pages = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
    return " ".join([*pdfs, *pages])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    """A hand-over of a workshop that speaks of people."""
    home = tmp_path_factory.mktemp("stick")
    file = speaking(home / "a.workshop")
    assert hand_over(file, home / "out") == 0
    return home / "out"


def test_the_first_page_leads_to_every_file_and_nowhere_else(made: Path) -> None:
    first = page_of(made / "START HERE.html")
    assert first.problems == []
    led_to = {unquote(link) for link in first.links}
    there = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert led_to == there - {"START HERE.html", "contents.json"}
    assert "1 private note is left out" in first.text
    assert "Grüße aus Riverside 🍲" in first.text


def test_its_names_are_plain_on_every_system(made: Path) -> None:
    for path in made.rglob("*"):
        assert path.name.isascii()
        assert not set('<>:"\\|?*') & set(path.name)
        assert path.name == path.name.strip(" .")


def test_papers_and_reader_copies_say_nothing_that_is_private(made: Path) -> None:
    said = whole_text(made)
    assert SAID in said
    assert [secret for secret in SECRETS if secret in said] == []
    read = page_of(made / "Reader copy.html")
    assert read.problems == []
    assert SAID in read.text


def test_large_print_is_eighteen_point_and_everything_reads_well(
    made: Path, reads_well: Callable[..., None]
) -> None:
    large = list((made / "Large print").glob("*.pdf"))
    assert large
    for path in [*large, made / "If nothing works.pdf"]:
        reads_well(path)
        with pikepdf.open(path) as pdf:
            assert pdf.Root.MarkInfo.Marked


def test_the_session_is_sound_and_warned_of(tmp_path: Path, capsys: Capture) -> None:
    file = speaking(tmp_path / "a.workshop")
    assert hand_over(file, tmp_path / "out", "--when", "before", "--mono") == 0
    said = capsys.readouterr().err
    assert "speaks of people" in said
    assert "Your private notes to 1 activity are in it. They speak of people." in said
    assert "--without-private" in said
    copy = tmp_path / "out" / "Grusse aus Riverside.workshop"
    assert copy.read_bytes() == file.read_bytes()
    assert hand_over(file, tmp_path / "out", "--when", "before", "--without-private") == 0
    assert "speaks of people" not in capsys.readouterr().err
    assert check(copy).problem is None
    assert not any(secret.encode() in copy.read_bytes() for secret in SECRETS)


def test_papers_with_private_notes_say_that_they_are_for_nobody_else(
    tmp_path: Path, capsys: Capture
) -> None:
    file = speaking(tmp_path / "a.workshop")
    words = "for whoever leads the day, and for nobody else"
    for options, count in (([], 0), (["--with-notes"], 1)):
        assert hand_over(file, tmp_path / "out", "--when", "before", *options) == 0
        assert page_of(tmp_path / "out" / "START HERE.html").text.count(words) == count
    capsys.readouterr()


def test_a_prepared_day_is_handed_over_for_before_it(tmp_path: Path) -> None:
    file = tmp_path / "day.workshop"
    head = WorkshopHead(title="Stories", starts="10:00")
    begin_session(file, bundle_for("community_of_practice_1_stories"), head)
    assert hand_over(file, tmp_path / "out", "--large-print") == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "START HERE.html",
        "If nothing works.pdf",
        "To print before",
        "Reader copy.html",
        "Stories.workshop",
        "contents.json",
    }
    assert page_of(tmp_path / "out" / "Reader copy.html").problems == []


def test_own_papers_are_there_only_where_they_are_asked_for(tmp_path: Path) -> None:
    file = speaking(tmp_path / "a.workshop")
    how = ("--when", "before", "--with-notes")
    assert hand_over(file, tmp_path / "out", *how) == 0
    assert "landlords apart" in whole_text(tmp_path / "out")
    assert "landlords" not in text_of((tmp_path / "out" / "If nothing works.pdf").read_bytes())
    assert "landlords" not in (tmp_path / "out" / "Reader copy.html").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a disk cannot be made small here")
def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path, capsys: Capture) -> None:
    import resource

    file = speaking(tmp_path / "a.workshop")
    out = tmp_path / "out"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, limits[1]))
    try:
        status = hand_over(file, out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert status == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not out.exists()
    assert [path.name for path in tmp_path.iterdir() if path.name != file.name] == []


def test_a_folder_of_another_workshop_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    out.mkdir()
    listed = {"format": "facilitator-hand-over", "version": 1, "workshop": "other", "files": {}}
    (out / "contents.json").write_text(json.dumps(listed))
    assert hand_over(speaking(tmp_path / "a.workshop"), out) == 1
    assert "of another workshop" in capsys.readouterr().err
    assert [path.name for path in out.iterdir()] == ["contents.json"]


def test_with_a_passphrase_only_who_has_it_opens_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    file = speaking(tmp_path / "a.workshop", "Riverside")
    monkeypatch.setattr("sys.stdin", StringIO("four words of mine\n"))
    assert hand_over(file, tmp_path / "out", "--when", "before", "--passphrase") == 0
    copy = tmp_path / "out" / "Riverside.workshop"
    assert not any(secret.encode() in copy.read_bytes() for secret in (*SECRETS, SAID))
    monkeypatch.setattr("sys.stdin", StringIO("four words of mine\n"))
    assert main(["check", str(copy)]) == 0
    assert "passphrase" in (tmp_path / "out" / "START HERE.html").read_text(encoding="utf-8")

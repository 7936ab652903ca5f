"""Posters as pictures: everything that hangs on the wall can be had, at a size that fits."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exports.document import Document
from exports.exercises import PAPERS
from exports.pdf import pdf_bytes
from exports.picture_file import export_picture, posters
from exports.png import BAND, rendered
from exports.sheets import WHOLE, Job, PrintOptions
from facilitator.beginning import import_file
from facilitator.errors import FacilitatorError
from tests.exports.exercises import community_maps
from tests.exports.log_book.promised import workshop as promised
from tests.exports.paper_workshops import riverside
from tests.exports.words.told import WORKSHOPS
from ui.cli import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", [name for name in WORKSHOPS if name != "log_book"])
def test_every_poster_of_an_exercise_can_be_drawn(name: str, tmp_path: Path) -> None:
    document = WORKSHOPS[name]()
    whole = Job(document, 1, PrintOptions())
    own = [p.key for p in PAPERS[whole.activity.exercise].filled if p.poster and p.wanted(whole)]
    there = [poster.key for poster in posters(document, 1)]
    assert set(own) <= set(there)
    for key in there:
        first, *_more = export_picture(document, tmp_path / f"{key}.svg", poster=key)
        assert first.read_text("utf-8").startswith("<?xml")


def test_what_hangs_of_the_day_can_be_drawn_without_naming_an_activity(tmp_path: Path) -> None:
    book = promised()
    assert [(each.activity, each.key) for each in posters(book)] == [(WHOLE, "promises")]
    (file,) = export_picture(book, tmp_path / "wall.svg", poster="promises")
    said = file.read_text("utf-8")
    assert "Meet in the hall" in said
    kept = [each.what for each in book.promises if each.share == "team"]
    assert kept
    assert not any(what in said for what in kept)


def test_a_poster_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    document = community_maps.riverside()
    with pytest.raises(FacilitatorError, match="no poster “ring” here; choose one of: agreement,"):
        export_picture(document, tmp_path / "x.svg", poster="ring")
    assert list(tmp_path.iterdir()) == []


def test_of_two_posters_of_one_name_the_activity_is_asked_for(tmp_path: Path) -> None:
    one = riverside()
    two = one.model_copy(update={"activities": one.activities * 2})
    with pytest.raises(FacilitatorError, match="say which by its number, such as 1"):
        export_picture(two, tmp_path / "x.svg", poster="poster")
    assert export_picture(two, tmp_path / "x.svg", poster="poster", activity=2)


def test_a_picture_is_as_large_as_its_paper(tmp_path: Path) -> None:
    file, *_more = export_picture(riverside(), tmp_path / "x.png", paper="a4", dpi=60)
    with Image.open(file) as picture:
        assert max(picture.size) == pytest.approx(297 / 25.4 * 60, abs=1.5)


@pytest.mark.parametrize(("paper_size", "dpi"), [("a0", 300), ("a3", 5_000), ("a3", 2)])
def test_a_picture_that_would_fill_the_memory_is_refused(
    tmp_path: Path, paper_size: str, dpi: int
) -> None:
    with pytest.raises(FacilitatorError, match="points an inch"):
        export_picture(riverside(), tmp_path / "x.png", paper=paper_size, dpi=dpi)
    assert list(tmp_path.iterdir()) == []


def test_a_large_picture_that_is_drawn_in_bands_is_seamless() -> None:
    document = Document("Slope")
    page = document.add_page(297, 420)
    with page.artifact():
        page.polygon([(20, 0), (60, 0), (260, 420), (220, 420)], fill="#000000")
    (picture,) = rendered(pdf_bytes(document), dpi=200)
    assert picture.width * picture.height > 1.5 * BAND
    dark = np.asarray(picture.convert("L")) < 128
    rows, middle = np.arange(picture.height) + 0.5, dark @ np.arange(picture.width) / dark.sum(1)
    expected = (40 + rows / picture.height * 200) * 200 / 25.4
    assert np.abs(middle + 0.5 - expected).max() < 1


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells it so")
def test_a0_at_150_points_an_inch_takes_less_than_500_mb(tmp_path: Path) -> None:
    file, out = tmp_path / "riverside.workshop", tmp_path / "a0.png"
    import_file(riverside(), file)
    words = ["export", str(file), str(out), "--paper", "a0"]
    measured = (
        "from pathlib import Path; from ui.cli import main; "
        f"assert main({words!r}) == 0; "
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    command = [sys.executable, "-c", measured]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    with Image.open(out) as picture:
        assert max(picture.size) > 7_000
    assert int(done.stdout.split()[-1]) / 1024 < 500


def test_the_command_line_draws_the_poster_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "map.workshop", tmp_path / "names.svg"
    import_file(community_maps.riverside(), file)
    assert main(["export", str(file), str(out), "--poster", "assets", "--paper", "a4"]) == 0
    assert str(out) in capsys.readouterr().out
    assert main(["export", str(file), str(tmp_path / "x.json"), "--poster", "assets"]) == 1
    assert "end in .png or .svg" in capsys.readouterr().err


def test_words_are_written_from_the_command_line_and_what_stays_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "book.workshop"
    import_file(promised(), file)
    for out in (tmp_path / "book.md", tmp_path / "book.docx"):
        assert main(["export", str(file), str(out)]) == 0
        said = capsys.readouterr()
        assert said.out.strip() == str(out)
        assert "that is for the team is left out" in said.err
        assert out.stat().st_size > 500
    assert main(["export", str(file), str(tmp_path / "all.md"), "--complete"]) == 0
    assert "choose .json for data that is complete" in capsys.readouterr().err

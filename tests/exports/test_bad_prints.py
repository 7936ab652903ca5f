"""What is too much, too long or in no font is printed or refused in a sentence, never half."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exports.pack import print_pack
from exports.pdf import pdf_bytes
from exports.sheets import PrintOptions
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from tests.exports.paper_workshops import (
    crowded,
    job,
    link,
    note,
    paper,
    riverside,
    solid,
    text_of,
    workshop,
)


def poster(document: WorkshopDocument, **options: Any) -> str:
    """Return what the poster says, without spaces."""
    return solid(text_of(pdf_bytes(paper("poster").draw(job(document, **options)))))


def test_two_thousand_notes_are_all_on_the_poster() -> None:
    document = crowded(2_000, 400, words=3)
    text = poster(document, paper="a1")
    missing = [
        each.id for each in document.activities[0].notes if solid(f"{each.id} says:") not in text
    ]
    assert not missing


def test_a_note_of_three_thousand_words_is_whole() -> None:
    words = [f"w{number}" for number in range(3_000)]
    document = workshop(
        [note("N1", "now", " ".join(words)), note("D1", "actions", "Short")], [link("N1", "D1")]
    )
    text = poster(document)
    assert all(word in text for word in words)


@pytest.mark.parametrize("options", [{}, {"large_print": True}])
def test_a_title_of_five_hundred_characters_is_whole(
    tmp_path: Path, options: dict[str, Any]
) -> None:
    document = riverside()
    document.workshop.title = " ".join(f"title{number}" for number in range(63))[:500]
    document.workshop.question = " ".join(f"ask{number}" for number in range(100))
    printed = print_pack(document, PrintOptions(papers=("poster", "story"), **options), tmp_path)
    assert len(printed) == 2
    for sheet in printed:
        text = solid(text_of(sheet.path.read_bytes()))
        assert solid(document.workshop.question) in text or solid(document.workshop.title) in text
    assert sorted(tmp_path.iterdir()) == sorted(sheet.path for sheet in printed)


def test_characters_in_no_font_are_said_and_printed_as_their_numbers(tmp_path: Path) -> None:
    document = workshop([note("V1", "vision", "A stone says 𓀀 and a page 一" * 40)], [])
    (sheet,) = print_pack(document, PrintOptions(papers=("poster",)), tmp_path)
    assert any("𓀀 [U+13000]" in notice for notice in sheet.notices)
    text = solid(text_of(sheet.path.read_bytes()))
    assert text.count("[U+13000]") == text.count("[U+4E00]") == 40


FULL = """
import resource, signal, sys
from pathlib import Path
from exports.pack import print_pack
from exports.sheets import PrintOptions
from facilitator.errors import FacilitatorError
from tests.exports.paper_workshops import riverside
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
options = PrintOptions(papers=("poster",))
print_pack(riverside(), options, folder)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))
try:
    print_pack(riverside(), options, folder)
except FacilitatorError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert "could not be written" in run.stdout
    (left,) = tmp_path.iterdir()
    assert "Nobodyeatsalone" in solid(text_of(left.read_bytes()))


def test_a_file_that_cannot_be_replaced_is_named(tmp_path: Path) -> None:
    (sheet,) = print_pack(riverside(), PrintOptions(papers=("poster",)), tmp_path)
    sheet.path.unlink()
    sheet.path.mkdir()
    (sheet.path / "in the way").touch()
    with pytest.raises(FacilitatorError, match=r"poster a3\.pdf could not be written"):
        print_pack(riverside(), PrintOptions(papers=("poster",)), tmp_path)
    assert list(tmp_path.iterdir()) == [sheet.path]

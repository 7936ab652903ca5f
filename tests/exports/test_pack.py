import json
import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from exports.pack import PrintOptions, print_pack
from facilitator.errors import FacilitatorError
from tests.exports.paper_workshops import crowded, note, riverside, text_of, workshop


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_pack_is_a_folder_of_plainly_named_papers(tmp_path: Path) -> None:
    heard: list[str] = []
    printed = print_pack(riverside(), PrintOptions(), tmp_path / "pack", progress=heard.append)
    assert names(tmp_path / "pack") == [
        "Riverside, spring - assumptions.pdf",
        "Riverside, spring - barrier and enabler.pdf",
        "Riverside, spring - links.pdf",
        "Riverside, spring - poster a3.pdf",
        "Riverside, spring - story.pdf",
    ]
    assert [each.path.name for each in printed] == heard
    assert sorted(heard) == names(tmp_path / "pack")


def test_the_poster_is_true_to_size(tmp_path: Path) -> None:
    for paper, size in (("a3", (420, 297)), ("a1", (841, 594)), ("letter", (279.4, 215.9))):
        print_pack(riverside(), PrintOptions(paper=paper), tmp_path)
        with pikepdf.open(tmp_path / f"Riverside, spring - poster {paper}.pdf") as pdf:
            box = [float(length) * 25.4 / 72 for length in pdf.pages[0].MediaBox]
        assert box[2:] == pytest.approx(size, abs=0.01)


def test_blank_prints_blank_sheets_only(tmp_path: Path) -> None:
    print_pack(riverside(), PrintOptions(blank=True), tmp_path)
    assert names(tmp_path) == [
        "Riverside, spring - blank barrier and enabler.pdf",
        "Riverside, spring - blank sheet a3.pdf",
        "Riverside, spring - sign-in sheet.pdf",
    ]


def test_papers_that_are_asked_for_are_printed_and_no_others(tmp_path: Path) -> None:
    printed = print_pack(riverside(), PrintOptions(papers=("links", "notes", "blank")), tmp_path)
    kinds = [each.path.stem.rpartition(" - ")[2] for each in printed]
    assert kinds == ["links", "all notes", "blank sheet a3", "blank barrier and enabler"]


def test_large_print_adds_the_list_of_all_notes(tmp_path: Path) -> None:
    print_pack(riverside(), PrintOptions(large_print=True), tmp_path)
    assert "Riverside, spring - all notes.pdf" in names(tmp_path)


def test_the_layout_stands_beside_each_paper(tmp_path: Path) -> None:
    for printed in print_pack(riverside(), PrintOptions(layout=True), tmp_path):
        description = json.loads(printed.path.with_suffix(".layout.json").read_text())
        with pikepdf.open(printed.path) as pdf:
            assert len(description["pages"]) == len(pdf.pages)
        for page in description["pages"]:
            assert {"qr", "marker-0", "marker-1", "marker-2", "marker-3"} <= set(page["frames"])


def test_activities_are_told_apart_and_can_be_chosen(tmp_path: Path) -> None:
    document = riverside()
    document.activities.append(crowded(8, 4).activities[0])
    print_pack(document, PrintOptions(activity=2), tmp_path)
    assert "Riverside, spring - 2 poster a3.pdf" in names(tmp_path)
    assert not [name for name in names(tmp_path) if "- 1 " in name]
    with pytest.raises(FacilitatorError, match="no activity 3 in this workshop; it has 2"):
        print_pack(document, PrintOptions(activity=3), tmp_path)


def test_questions_are_printed_only_when_given(tmp_path: Path) -> None:
    question = "Is the hall ours to open?"
    path = tmp_path / "Riverside, spring - poster a3.pdf"
    print_pack(riverside(), PrintOptions(), tmp_path)
    assert question not in text_of(path.read_bytes())
    print_pack(riverside(), PrintOptions(), tmp_path, {1: [question]})
    assert question in text_of(path.read_bytes())


def test_what_could_not_be_printed_as_usual_is_said(tmp_path: Path) -> None:
    document = workshop(
        [note("N1", "now", "你好"), note("N2", "now", "secret", visibility="private")], []
    )
    poster = print_pack(document, PrintOptions(), tmp_path)[0]
    assert any("你" in notice for notice in poster.notices)
    assert any("1 note is private" in notice for notice in poster.notices)
    options = PrintOptions(papers=("poster",))
    (sheets,) = print_pack(crowded(80, 80), options, tmp_path)[0].notices
    assert "goes on over" in sheets


def test_printing_twice_gives_the_same_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    first = {p.path: p.path.read_bytes() for p in print_pack(riverside(), PrintOptions(), tmp_path)}
    second = {
        p.path: p.path.read_bytes() for p in print_pack(riverside(), PrintOptions(), tmp_path)
    }
    assert first == second
    assert len(names(tmp_path)) == len(first)


@pytest.mark.parametrize("title", ["../../etc: <b>&", "مرکز", "", "." * 80, "a/b\\c\n"])
def test_any_title_makes_a_name_that_stays_in_the_folder(title: str, tmp_path: Path) -> None:
    document = riverside()
    document.workshop.title = title
    for printed in print_pack(document, PrintOptions(), tmp_path):
        assert printed.path.parent == tmp_path
        assert printed.path.exists()


def test_an_unknown_paper_is_one_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="There is no paper called “a9”"):
        print_pack(riverside(), PrintOptions(paper="a9"), tmp_path)
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_one_plain_sentence(tmp_path: Path) -> None:
    (tmp_path / "pack").write_text("a file")
    with pytest.raises(FacilitatorError, match="could not be made"):
        print_pack(riverside(), PrintOptions(), tmp_path / "pack")


def test_a_full_disk_leaves_no_half_written_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(FacilitatorError, match="could not be written"):
        print_pack(riverside(), PrintOptions(), tmp_path)
    assert names(tmp_path) == []


def test_every_file_of_a_pack_reads_well(tmp_path: Path, reads_well: Callable[..., None]) -> None:
    for options in (PrintOptions(mono=True), PrintOptions(blank=True, mono=True)):
        for printed in print_pack(riverside(), options, tmp_path):
            reads_well(printed.path, skip=frozenset({"TBL-012"} if options.blank else ()))

"""The hand-over folder: whole or not at all, and never anybody else's files."""

import errno
import json
import os
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.hand_over.contents import CONTENTS, own_files, workshop_of, write_contents
from facilitator.hand_over.folder import Draft, folder_for, folder_name, why_not
from facilitator.hand_over.names import each_its_own, plain_name

UID = "0c2f7a1e-5a1e"


def hand_over(folder: Path, files: dict[str, str], uid: str = UID) -> list[str]:
    """Hand files over into a folder, as the making does, and return what is said."""
    draft = Draft(folder)
    for name, text in files.items():
        path = draft.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return draft.settle(write_contents(draft.path, uid), own_files(folder))


def inside(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != CONTENTS
    }


def test_a_new_folder_is_there_whole(tmp_path: Path) -> None:
    folder = tmp_path / "stick" / "Riverside"
    assert hand_over(folder, {"START HERE.html": "a", "To print/one.pdf": "b"}) == []
    assert inside(folder) == {"START HERE.html": "a", "To print/one.pdf": "b"}
    assert workshop_of(folder) == UID
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["Riverside"]


def test_a_newer_one_takes_the_place_of_ours_and_leaves_what_others_put_there(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Riverside"
    hand_over(folder, {"START HERE.html": "a", "Old/one.pdf": "b", "To print/two.pdf": "c"})
    (folder / "holiday.txt").write_text("not ours")
    (folder / "Old" / "theirs.txt").write_text("not ours either")
    hand_over(folder, {"START HERE.html": "new", "To print/two.pdf": "new"})
    assert inside(folder) == {
        "START HERE.html": "new",
        "To print/two.pdf": "new",
        "holiday.txt": "not ours",
        "Old/theirs.txt": "not ours either",
    }
    (folder / "Old" / "theirs.txt").unlink()
    hand_over(folder, {"Once/three.pdf": "d"})
    hand_over(folder, {"START HERE.html": "newest"})
    assert not (folder / "Once").exists()
    assert not list(folder.glob(".*"))


def test_a_session_that_was_worked_on_from_the_stick_is_kept_beside_the_new_one(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Riverside"
    hand_over(folder, {"Riverside.workshop": "as it was"})
    (folder / "Riverside.workshop").write_text("with an evening's work")
    (said,) = hand_over(folder, {"Riverside.workshop": "as it is now"})
    assert "“Riverside.workshop” was changed since" in said
    assert inside(folder) == {
        "Riverside.workshop": "as it is now",
        "Riverside (kept).workshop": "with an evening's work",
    }


def test_an_ill_meant_list_leads_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "Riverside"
    hand_over(folder, {"START HERE.html": "a"})
    outside = tmp_path / "precious.txt"
    outside.write_text("a")
    (folder / "way").symlink_to(tmp_path)
    listed = json.loads((folder / CONTENTS).read_text())
    digest = listed["files"]["START HERE.html"]
    for name in ("../precious.txt", str(outside), "way/precious.txt", "..\\precious.txt", ""):
        listed["files"][name] = digest
    (folder / CONTENTS).write_text(json.dumps(listed))
    assert own_files(folder) == ["START HERE.html", CONTENTS]
    hand_over(folder, {"START HERE.html": "b"})
    assert outside.read_text() == "a"


@pytest.mark.parametrize("words", ["", "[]", '{"format": "other"}', "[" * 100_000])
def test_a_list_that_is_none_is_none(tmp_path: Path, words: str) -> None:
    (tmp_path / CONTENTS).write_text(words)
    assert workshop_of(tmp_path) is None
    assert own_files(tmp_path) == []


def test_a_folder_that_points_elsewhere_is_not_written_into(tmp_path: Path) -> None:
    folder = tmp_path / "Riverside"
    hand_over(folder, {"START HERE.html": "a"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / "To print").symlink_to(elsewhere)
    with pytest.raises(FacilitatorError, match="is in the way"):
        hand_over(folder, {"To print/one.pdf": "b"})
    assert list(elsewhere.iterdir()) == []
    assert (folder / "START HERE.html").read_text() == "a"


def test_what_cannot_be_put_in_its_place_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "Riverside"
    hand_over(folder, {"a.txt": "old", "b.txt": "old"})
    draft = Draft(folder)
    (draft.path / "a.txt").write_text("new")
    with pytest.raises(FacilitatorError, match="Nothing was handed over"):
        draft.settle(["a.txt", "never written.txt"], own_files(folder))
    draft.discard()
    assert inside(folder) == {"a.txt": "old", "b.txt": "old"}
    assert workshop_of(folder) == UID


def test_a_draft_that_is_given_up_leaves_no_folder(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "new" / "Riverside")
    (draft.path / "half.pdf").write_text("half")
    draft.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_stick_with_other_things_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    own = tmp_path / "Riverside, spring - hand-over"
    assert folder_for(tmp_path, "Riverside, spring", UID) == own
    hand_over(own, {"START HERE.html": "a"})
    assert folder_for(tmp_path, "Riverside, spring", UID) == own
    assert folder_for(own, "Riverside, spring", UID) == own
    with pytest.raises(FacilitatorError, match="of another workshop"):
        folder_for(own, "Riverside, autumn", "another")


def test_an_empty_folder_such_as_a_new_stick_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    assert folder_for(folder, "Riverside", UID) == folder
    hand_over(folder, {"To print/one.pdf": "b"})
    assert inside(folder) == {"To print/one.pdf": "b"}
    assert {path.name for path in folder.iterdir()} == {"To print", CONTENTS}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a")
    with pytest.raises(FacilitatorError, match="is no folder"):
        folder_for(tmp_path / "file", "Riverside", UID)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nobody is refused here")
def test_a_stick_that_may_only_be_read_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FacilitatorError, match="may only be read"):
        Draft(tmp_path / "Riverside")


def test_why_is_said_in_one_sentence() -> None:
    folder = Path("stick")
    assert "no room left" in why_not(folder, OSError(errno.ENOSPC, "No space"))
    assert "only be read" in why_not(folder, OSError(errno.EROFS, "Read-only"))
    assert "Oops" in why_not(folder, OSError(errno.EIO, "Oops"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Straße für Œuvres – żółw", "Strasse fur Oeuvres - zolw"),
        ("What next? 50/50: “us”", "What next 50 50 us"),
        ("CON", "CON_"),
        ("🍲 Soup", "Soup"),
        ("ہال کی چابی", "Workshop"),
        ("", "Workshop"),
    ],
)
def test_names_are_plain_letters_on_any_system(title: str, name: str) -> None:
    assert plain_name(title, "Workshop") == name
    assert folder_name(title).isascii()


def test_names_differ_in_more_than_capitals() -> None:
    names = each_its_own(["a.pdf", "A.pdf", "b.pdf", "a.PDF"])
    assert len({name.casefold() for name in names}) == 4

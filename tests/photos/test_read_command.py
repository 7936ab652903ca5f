"""The command line reads photos of a workshop's own sheets, and stores nothing."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exports.exercises.community_map.sheets import map_sheet
from exports.sheets import Job, PrintOptions
from facilitator.beginning import import_file
from facilitator.exercises.community_map.document import CommunityMapDocument
from facilitator.store import Store
from facilitator.transfer import export_document
from tests.exports.exercises.community_maps import base_map, riverside
from tests.photos.pens import overlap
from tests.photos.simulate import Photo, Scene, photo
from ui.cli import main

SCENE = Scene(long_side=2200, dpi=150, blur=0.7, style="hatched", colours=("purple",), seed=6)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "riverside.workshop"
    import_file(riverside(0), path)
    return path


@pytest.fixture(scope="module")
def sheet(workshop: Path) -> Path:
    """Return a photo of a sheet of the workshop."""
    path = workshop.with_name("sheet.jpg")
    path.write_bytes(photographed(workshop).data)
    return path


def photographed(workshop: Path, scene: Scene = SCENE, **options: object) -> Photo:
    """Print the sheet of P2, draw on it and photograph it."""
    with Store.open(workshop, read_only=True) as store:
        document = export_document(store)
    job = Job(document, 1, PrintOptions(blank=True, **options))  # type: ignore[arg-type]
    return photo(scene, map_sheet(job, "P2", 2))


def read(capsys: pytest.CaptureFixture[str], workshop: Path, *photos: Path) -> list[dict]:
    assert main(["read", *map(str, photos), "--into", str(workshop), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["photos"]


@pytest.mark.parametrize("options", [{"paper": "a3", "mono": True}, {"paper": "a4"}])
def test_a_sheet_comes_back_as_proposals(
    workshop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: dict[str, object]
) -> None:
    mono = bool(options.get("mono"))
    made = photographed(workshop, replace(SCENE, mono=mono, long_side=3000), **options)
    file = tmp_path / "photo.jpg"
    file.write_bytes(made.data)
    before = workshop.read_bytes()
    [said] = read(capsys, workshop, file)
    assert said["file"] == str(file)
    assert said["sheet"] == {"activity": 1, "participant": "P2", "number": 2}
    assert said["problem"] is None
    [area] = said["areas"]
    assert area["colour"] == "purple"
    assert (
        overlap(made.areas, [[np.array(ring) * made.size for ring in area["rings"]]], made.size)
        > 0.9
    )
    assert workshop.read_bytes() == before


def test_photos_that_cannot_be_read_stand_beside_those_that_can(
    workshop: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, nothing = (tmp_path / name for name in ("b.jpg", "c.jpg"))
    other.write_bytes(b"no picture")
    found = read(capsys, workshop, sheet, other, nothing)
    assert [each["file"] for each in found] == [str(sheet), str(other), str(nothing)]
    assert [bool(each["problem"]) for each in found] == [False, True, True]
    assert "not a picture" in found[1]["problem"]
    assert "cannot be opened" in found[2]["problem"]
    assert found[1]["sheet"] is None
    assert main(["read", str(sheet), str(other), "--into", str(workshop)]) == 0
    said = capsys.readouterr()
    assert f"{sheet}: P2, 1 area" in said.out
    assert "not a picture" in said.err


def test_reading_leaves_no_file_behind(
    workshop: Path,
    sheet: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(scratch))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = sorted(workshop.parent.iterdir())
    scan = tmp_path / "scan.pdf"
    with Image.open(sheet) as picture:
        picture.save(scan, "PDF", resolution=150)
    monkeypatch.chdir(scratch)
    assert [bool(each["problem"]) for each in read(capsys, workshop, sheet, scan)] == [False] * 2
    assert list(scratch.iterdir()) == []
    assert sorted(workshop.parent.iterdir()) == before


def test_a_sheet_from_before_the_map_was_changed_is_not_read(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = riverside(0)
    activity = document.activities[0]
    assert isinstance(activity, CommunityMapDocument)
    assert activity.base_map is not None
    activity.base_map.data = base_map(900, 640)
    later = tmp_path / "later.workshop"
    import_file(document, later)
    [said] = read(capsys, later, sheet)
    assert "before the map was changed" in said["problem"]
    assert said["sheet"]["participant"] == "P2"
    assert said["areas"] == []


def test_another_workshops_sheet_is_not_read(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = riverside(0)
    document.workshop.uid = "ffffffff-ffff"
    other = tmp_path / "other.workshop"
    import_file(document, other)
    [said] = read(capsys, other, sheet)
    assert "another workshop" in said["problem"]

"""Nothing that leaves a community map shows what one person alone said or drew."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest

from facilitator.base_maps import BasePicture
from facilitator.decks import shipped_source
from facilitator.exercises.community_map import (
    base_map,
    community,
    drawings,
    paper,
    places,
    provision,
    strokes,
)
from facilitator.exercises.community_map.tables import CORE, CommunityBoard
from facilitator.ground import ControlPoint
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from tests.drawing import picture
from tests.exercises.rfc7946 import faults
from tests.given_out import text_in
from tests.workshops import board_of, document_of
from ui.cli import main

SIZE = 800, 600
KNOWN = [ControlPoint((0.0, 0.0), (-2.44, 53.54)), ControlPoint((800.0, 0.0), (-2.43, 53.54))]
LONE_NAME, LONE_PLACE, LONE_LINE = "Where gran lived", "The hole in the fence", "Meeting in secret"
AGREED = "Shown by its owner"
HELD_BACK = (LONE_NAME, LONE_PLACE, LONE_LINE, "Sheet of", "P71", "337.25", "613.75")
"""What one person alone said or drew; two are numbers of that drawing's heart and edge line."""
SHEET = "a photograph of a sheet"


class Told(NamedTuple):
    """A workshop in which eight drew, one of them for everybody to see."""

    path: Path
    folder: Path

    def run(self, capsys: pytest.CaptureFixture[str], *words: str) -> str:
        capsys.readouterr()
        assert main([*words]) in {0, None}
        return capsys.readouterr().out


def box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    path = tmp_path / "river.workshop"
    with begin(path, title="River", question="Where is home?") as store:
        fill(store, add_activity(store, shipped_source("community_map")))
    return Told(path, tmp_path / "out")


def fill(store: Store, activity: int) -> None:
    base = picture(SIZE)
    base_map.choose_base_map(store, activity, base, title="Plan", attribution="© Us")
    base_map.set_control_points(store, activity, KNOWN)
    for number in range(6):
        one = drawings.begin_drawing(store, activity, name="Riverside", table_number=1)
        strokes.draw_round(store, one, box(100 + 10 * number, 100, 400, 400))
    lone = paper.accept_sheet(
        store,
        activity,
        "P71",
        [[box(300, 14, 737, 350)]],
        photo=b"\x89PNG\r\n\x1a\n" + SHEET.encode(),
        name=LONE_NAME,
        table_number=2,
    )
    strokes.draw_round(store, lone, box(310, 150, 337.25, 250), CORE)
    strokes.draw_edge(store, lone, [(613.75, 20), (700, 40)])
    shown = drawings.begin_drawing(
        store, activity, "P72", name=AGREED, may_be_shown=True, table_number=2
    )
    strokes.draw_round(store, shown, box(200, 200, 500.5, 500.5))
    board = board_of(store, activity)
    assert isinstance(board, CommunityBoard)
    places.add_place(store, board, "group", 250, 250, title="Choir")
    places.add_place(store, board, "place", 260, 260, title=LONE_PLACE, visibility="private")
    provision.add_provision(store, activity, "Singing", days=["mon"], may_be_listed=True)
    provision.add_provision(store, activity, LONE_LINE, days=["mon"])
    community.reveal(store, activity)


def text_of(path: Path) -> str:
    """Return all that a file says, pages as well as what stands behind them."""
    if path.suffix != ".pdf":
        return path.read_bytes().decode("utf-8", "replace")
    with pypdfium2.PdfDocument(path) as pdf:
        words = [page.get_textpage().get_text_bounded() for page in pdf]
    with pikepdf.open(path) as pdf:
        words += [str(each) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize("ending", ["json", "csv", "zip", "geojson", "svg", "ics", "md", "docx"])
def test_no_file_for_others_has_it(
    told: Told, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out = told.folder.with_suffix(f".{ending}")
    told.run(capsys, "export", str(told.path), str(out))
    text = text_in(out)
    assert [each for each in HELD_BACK if each in text] == []
    assert ending in {"ics", "svg"} or "Choir" in text
    assert SHEET not in text


@pytest.mark.parametrize("blank", [False, True])
def test_no_paper_has_it(told: Told, capsys: pytest.CaptureFixture[str], *, blank: bool) -> None:
    also = ["--blank", "--layout"] if blank else []
    told.run(capsys, "print", str(told.path), "--out", str(told.folder), "--paper", "a4", *also)
    found = {path.name: text_of(path) for path in told.folder.iterdir()}
    assert len(found) > 2
    for name, text in found.items():
        assert [each for each in HELD_BACK if each in text] == [], name


def test_what_is_checked_has_it_neither(told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    text = told.run(capsys, "check", str(told.path), "--json")
    assert [each for each in HELD_BACK if each in text] == []
    (found,) = json.loads(text)["activities"]
    assert found["exercise"] == "community_map"


def test_only_the_drawing_whose_owner_agreed_leaves_and_nobody_s_code(
    told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told.folder.with_suffix(".json")
    told.run(capsys, "export", str(told.path), str(out))
    (activity,) = json.loads(out.read_text())["activities"]
    (drawing,) = activity["drawings"]
    assert drawing["name"] == AGREED
    assert not drawing.get("participant")
    assert not drawing.get("table_number")
    told.run(capsys, "export", str(told.path), str(out.with_suffix(".geojson")))
    text = out.with_suffix(".geojson").read_text()
    assert faults(text) == []
    kinds = [each["properties"] for each in json.loads(text)["features"]]
    assert [each["name"] for each in kinds if each["kind"] == "drawing"] == [AGREED]


def test_a_complete_export_has_everything_and_comes_back_whole(
    told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told.folder.with_suffix(".json")
    told.run(capsys, "export", str(told.path), str(out), "--complete")
    text = text_of(out)
    assert [each for each in HELD_BACK if each not in text] == []
    again = told.path.with_name("again.workshop")
    told.run(capsys, "import", str(out), str(again))
    assert document_of(again) == document_of(told.path)


def test_shares_are_whole_hundredths_wherever_they_are_said(
    told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    out = told.folder.with_suffix(".json")
    told.run(capsys, "export", str(told.path), str(out))
    said = json.loads(out.read_text())["activities"][0]["agreement"]
    shares = ("mean_overlap", "shared_by_all", "unmarked", "core_outside_boundary")
    told_here = [said["facts"][key] for key in shares if key in said["facts"]]
    assert len(told_here) >= 3
    assert all(each == round(each, 2) for each in told_here)
    told.run(capsys, "print", str(told.path), "--out", str(told.folder), "--paper", "a4")
    words = " ".join(text_of(path) for path in told.folder.glob("*agreement*.pdf"))
    assert re.findall(r"\d+(?:\.\d+)?[ \u00a0]%", words)
    assert not re.findall(r"\d\.\d+[ \u00a0]%", words)


def test_nothing_tells_the_one_map_apart_that_a_name_or_a_table_leaves(tmp_path: Path) -> None:
    path = tmp_path / "six.workshop"
    with begin(path, title="River") as store:
        activity = add_activity(store, shipped_source("community_map"))
        base_map.choose_base_map(store, activity, picture(SIZE), title="Plan", attribution="Us")
        for number in range(6):
            one = drawings.begin_drawing(
                store,
                activity,
                name="Riverside" if number < 5 else LONE_NAME,
                table_number=1 if number < 5 else 2,
            )
            strokes.draw_round(store, one, box(100 + 10 * number, 100, 400, 400))
    (said,) = document_of(path, complete=False).activities
    assert [each.maps for each in said.agreement.surfaces] == [6]  # type: ignore[union-attr]


def test_what_a_camera_wrote_into_a_base_map_never_comes_into_the_file(tmp_path: Path) -> None:
    from PIL import Image

    from facilitator.base_maps import open_source

    exif = Image.Exif()
    exif[0x010E], exif[0x8825] = "taken by Maria", {1: "N", 2: (53.0, 30.0, 12.0)}
    Image.new("RGB", (300, 200), "white").save(tmp_path / "plan.jpg", exif=exif)
    cut: BasePicture = open_source(tmp_path / "plan.jpg").cut()
    with Image.open(BytesIO(cut.data)) as kept:
        assert not kept.getexif()
    assert b"Maria" not in cut.data

"""The papers of a community map: sheets that can be read back, and maps that tell on nobody."""

import json
import random
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import cv2
import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image
from pytestqt.qtbot import QtBot
from shapely import MultiPolygon, box

from exports.document import Document, Page, Rect, Text
from exports.exercises import PAPERS
from exports.exercises.community_map.hatching import draw_band
from exports.exercises.community_map.sheets import (
    map_sheet_again,
    map_sheet_kind,
    participant_codes,
)
from exports.pack import print_pack
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.png import rendered
from exports.sheet_code import SheetCode
from exports.sheets import PAPERS as SIZES
from exports.sheets import Job, Paper, PrintOptions
from facilitator.beginning import import_file
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.store import Store
from tests.exports.exercises.community_maps import (
    ATTRIBUTION,
    HELD_BACK,
    SECRET,
    base_map,
    provision,
    riverside,
    workshop,
)
from tests.exports.paper_workshops import BENGALI, TYPED, URDU, text_of
from ui.cli import main
from ui.export.order import ExportOrder, give_out
from ui.exporting import ExportDialog, the_map

OWN = PAPERS["community_map"]
EVERY = [*OWN.filled, *OWN.blank]
EDITIONS = {"clear": {}, "large": {"large_print": True}, "mono": {"mono": True}}
MAPS = ("agreement", "names", "assets", "map", "table_map")
DPI = 150


def job(document: WorkshopDocument, **options: object) -> Job:
    return Job(document, 1, PrintOptions(**options))  # type: ignore[arg-type]


def drawn(key: str, document: WorkshopDocument, **options: object) -> Document:
    paper = next(each for each in EVERY if each.key == key)
    return paper.draw(job(document, blank=paper in OWN.blank, **options))


def said(key: str, document: WorkshopDocument, **options: object) -> str:
    return " ".join(text_of(pdf_bytes(drawn(key, document, **options))).split())


def beyond_the_edge(paper: Document) -> list[str]:
    """Return the words that do not stand whole on their page."""
    return [
        " ".join(item.lines)
        for page in paper.pages
        for item in page.items
        if isinstance(item, Text) and any(item.lines)
        for box in [box_of(item)]
        if min(box.x, box.y) < 0 or box.right > page.width or box.bottom > page.height
    ]


def overlapping(one: Rect, other: Rect) -> bool:
    return not (
        one.right <= other.x
        or other.right <= one.x
        or one.bottom <= other.y
        or other.bottom <= one.y
    )


def seen(page: Image.Image) -> tuple[list[str], dict[int, Rect]]:
    """Return what the QR codes of a picture say, and where its markers are, in mm."""
    grey = np.asarray(page.convert("L"))
    codes = [found.text for found in zxingcpp.read_barcodes(grey)]
    known = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    corners, numbers, _other = cv2.aruco.ArucoDetector(known).detectMarkers(grey)
    mm = 25.4 / DPI
    boxes = {}
    for number, points in zip(numbers.ravel().tolist(), corners, strict=True):
        left, top = points[0].min(axis=0).tolist()
        right, bottom = points[0].max(axis=0).tolist()
        boxes[number] = Rect(left * mm, top * mm, (right - left) * mm, (bottom - top) * mm)
    return codes, boxes


@pytest.mark.parametrize("edition", ["clear", "large"])
@pytest.mark.parametrize("each", EVERY, ids=[each.key for each in EVERY])
def test_every_paper_reads_well(each: Paper, edition: str, reads_well: Callable[..., None]) -> None:
    blank = each in OWN.blank
    printing = job(riverside(), paper="a4", blank=blank, **EDITIONS[edition])
    assert each.wanted(printing)
    paper = each.draw(printing)
    assert not beyond_the_edge(paper)
    reads_well(paper, skip=frozenset({"TBL-012"}) if blank else frozenset())


@pytest.mark.parametrize("key", [each.key for each in EVERY])
def test_papers_look_as_they_did(key: str, golden: Callable[..., None]) -> None:
    paper = "a4" if key in {"map", "names", "assets"} else "a3"
    golden(f"community_{key}", drawn(key, riverside(), paper=paper, sheets=1), dpi=50)


def test_the_map_in_large_print_in_black_and_of_too_few(golden: Callable[..., None]) -> None:
    golden("community_large", drawn("agreement", riverside(), paper="a4", large_print=True), dpi=50)
    golden("community_mono", drawn("agreement", riverside(), paper="a4", mono=True), dpi=60)
    golden("community_few", drawn("agreement", riverside(3), paper="a4"), dpi=40)
    sheet = drawn("map", riverside(), paper="a4", large_print=True, sheets=1)
    golden("community_sheet_large", sheet, dpi=50)


@pytest.mark.parametrize("mono", [False, True], ids=["colour", "mono"])
def test_bands_are_told_apart_without_any_colour(mono: bool) -> None:
    paper = Document("Bands")
    page = paper.add_page(200, 50)
    with page.tag("Figure", alt="Four bands"):
        for place in range(4):
            patch = MultiPolygon([box(50 * place, 0, 50 * place + 50, 50)])
            draw_band(page, place, patch, 1.0, mono=mono)
    grey = np.asarray(next(rendered(pdf_bytes(paper), dpi=150)).convert("L")).astype(float)
    bands = np.array_split(grey, 4, axis=1)
    light = [band.mean() for band in bands]
    assert all(one > other + 8 for one, other in pairwise(light)), "each is darker than the last"
    dark = [(band < 128).mean() for band in bands]
    assert min(dark) > 0.03, "each has a pattern that a copier keeps"


# Sheets that come back from a photo


@pytest.mark.parametrize("large", [False, True], ids=["clear", "large"])
@pytest.mark.parametrize("paper", ["a4", "a3", "letter", "tabloid"])
@pytest.mark.parametrize("key", ["map", "table_map"])
def test_markers_and_code_are_read_back_and_lie_outside_the_map(
    key: str, paper: str, large: bool
) -> None:
    sheet = drawn(key, riverside(), paper=paper, large_print=large, sheets=1)
    _holds_together(sheet.pages[0], next(rendered(pdf_bytes(sheet), dpi=DPI)))


@pytest.mark.parametrize("paper", SIZES)
def test_so_they_are_on_posters(paper: str) -> None:
    poster = drawn("agreement", riverside(), paper=paper)
    _holds_together(poster.pages[0], next(rendered(pdf_bytes(poster), dpi=DPI)))


def _holds_together(page: Page, picture: Image.Image) -> None:
    codes, markers = seen(picture)
    assert len(codes) == 1
    assert SheetCode.read(codes[0]).workshop == "0c2f7a1e"
    assert sorted(markers) == [0, 1, 2, 3]
    frames = page.frames
    assert min(frames["qr"].width, frames["qr"].height) >= 20
    for number, found in markers.items():
        assert found == pytest.approx(frames[f"marker-{number}"], abs=0.4)
    for name in ("qr", *(f"marker-{number}" for number in range(4))):
        frame = frames[name]
        assert not overlapping(frame, frames["map"]), name
        assert min(frame.x, frame.y) >= 5, name
        assert frame.right <= page.width - 5, name
        assert frame.bottom <= page.height - 5, name


@pytest.mark.parametrize("size", [(1200, 900), (700, 1100), (1000, 1000), (2400, 500)])
def test_the_map_is_whole_at_its_own_shape_and_as_large_as_it_can_be(size: tuple[int, int]) -> None:
    document = riverside(placed=False)
    document.activities[0].base_map.data = base_map(*size)  # type: ignore[union-attr]
    page = drawn("map", document, paper="a4", sheets=1).pages[0]
    frame = page.frames["map"]
    assert frame.width / frame.height == pytest.approx(size[0] / size[1])
    wide, high = max(page.width, page.height), min(page.width, page.height)
    largest = min(wide - 20, (high - 40) * size[0] / size[1])
    assert max(frame.width, frame.height) > 0.6 * min(largest, wide - 20)
    for name in ("name", "elsewhere", "activities", "years-under_2", "years-elsewhere", "table"):
        assert not overlapping(page.frames[name], frame), name


def test_each_participant_has_a_sheet_that_names_nobody() -> None:
    document = riverside()
    paper = drawn("map", document, paper="a4")
    assert len(paper.pages) == 3, "as many as are expected"
    codes = [SheetCode.read(seen(page)[0][0]) for page in rendered(pdf_bytes(paper), dpi=DPI)]
    assert [code.whose for code in codes] == ["P1", "P2", "P3"]
    assert [code.number for code in codes] == [1, 2, 3]
    assert len({code.kind for code in codes}) == 1
    more = drawn("map", document, paper="a4", sheets=2, first_sheet=31)
    assert "P31" in text_of(pdf_bytes(more))
    assert "P32" in text_of(pdf_bytes(more))
    words = said("map", document, paper="a4", sheets=1)
    assert "It holds no name and no address." in words
    assert ATTRIBUTION in words
    assert "200 m" in words.replace("\u00a0", " ")


def test_who_has_a_code_in_the_room_has_a_sheet_with_it() -> None:
    document = riverside()
    known = workshop({}).model_validate(
        {**document.model_dump(by_alias=True), "participants": [{"code": "P4"}, {"code": "K2"}]}
    )
    paper = drawn("map", known, paper="a4")
    codes = [SheetCode.read(seen(page)[0][0]) for page in rendered(pdf_bytes(paper), dpi=DPI)]
    assert [code.whose for code in codes] == ["P4", "K2"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("paper", ["a4", "tabloid"])
def test_a_sheet_is_drawn_again_from_its_code(paper: str, edition: str) -> None:
    document = riverside()
    sheet = drawn("map", document, paper=paper, sheets=1, first_sheet=2, **EDITIONS[edition])
    code = SheetCode.read(seen(next(rendered(pdf_bytes(sheet), dpi=DPI)))[0][0])
    document.workshop.title = "Another title, and a much longer one than it had before"
    document.workshop.question = "What is it that we ask?"
    again = map_sheet_again(document, code)
    assert again is not None
    assert again.pages[0].frames == sheet.pages[0].frames
    assert again.pages[0].items == sheet.pages[0].items


def test_a_sheet_of_another_map_or_another_workshop_is_not_taken_for_it() -> None:
    document = riverside()
    code = SheetCode("0c2f7a1e", 1, map_sheet_kind(job(document, paper="a4")), 1, "P1")
    assert map_sheet_again(document, code) is not None
    assert map_sheet_again(document, code._replace(workshop="ffffffff")) is None
    with pytest.raises(FacilitatorError, match="not a sheet on which"):
        map_sheet_again(document, code._replace(kind="agreement"))
    with pytest.raises(FacilitatorError, match="not a sheet on which"):
        map_sheet_again(document, code._replace(activity=2))
    document.activities[0].base_map.data = base_map(900, 900)  # type: ignore[union-attr]
    with pytest.raises(FacilitatorError, match="before the map was changed"):
        map_sheet_again(document, code)


def test_forty_sheets_hold_one_picture_and_take_no_time() -> None:
    document = riverside()
    noise = Image.frombytes("RGB", (3000, 2200), random.Random(1).randbytes(3000 * 2200 * 3))
    file = BytesIO()
    noise.resize((1500, 1100)).resize((3000, 2200)).save(file, "JPEG", quality=80)
    base = document.activities[0].base_map  # type: ignore[union-attr]
    base.data, base.media_type = file.getvalue(), "image/jpeg"
    begin = perf_counter()
    data = pdf_bytes(drawn("map", document, paper="a4", sheets=40))
    assert perf_counter() - begin < 20, "it takes about 3 s when nothing else runs"
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) == 40
        pictures = {image.objgen for page in pdf.pages for image in page.resources.XObject.values()}
    assert len(pictures) == 1
    assert len(data) < 6_000_000


# What maps say, and what they keep


def test_the_agreement_map_says_what_it_shows(tmp_path: Path) -> None:
    words = said("agreement", riverside(), paper="a3").replace("\u00a0", " ")
    for part in (
        "23 people’s maps over one another.",
        "75 % or more: the core",
        "Under 25 %: the edge",
        "The core is about 11 minutes’ walk across.",
        "The boundary “Riverside ward” leaves out 38 % of the core.",
        "<b>wherever</b> we meet",
        "Ground called Riverside and The Bottoms",
        ATTRIBUTION,
        "200 m",
    ):
        assert part in words, part
    assert "ha" in words
    assert "km²" in words
    aloud = alternatives(drawn("agreement", riverside(), paper="a3"))
    assert "The core lies in the middle." in aloud
    assert "23 people" in aloud


def alternatives(paper: Document) -> str:
    return " ".join(element.alt for element in paper.structure.elements)


def test_without_a_ground_there_are_shares_but_no_lengths() -> None:
    words = said("agreement", riverside(placed=False, outlines=[]), paper="a3")
    assert "75" in words
    assert "200" not in words
    assert "km²" not in words.replace("1.1", "")
    assert ATTRIBUTION in words


def test_of_too_few_maps_nothing_is_shown_but_why() -> None:
    words = said("agreement", riverside(3), paper="a4").replace("\u00a0", " ")
    assert "3 maps so far. Shares are shown from 5 maps on" in words
    assert "%" not in words
    assert "Mine is the people I cook with" in words
    paper = drawn("agreement", riverside(3), paper="a4")
    assert "%" not in alternatives(paper)
    names = next(each for each in OWN.filled if each.key == "names")
    assert not names.wanted(job(riverside(3)))


def test_there_is_a_map_for_each_name_that_enough_people_use() -> None:
    paper = drawn("names", riverside(), paper="a4")
    assert len(paper.pages) == 2
    words = text_of(pdf_bytes(paper))
    assert "15 people call it “Riverside”." in words
    assert "8 people call it “The Bottoms”." in words


@pytest.mark.parametrize("key", ["assets", "places"])
def test_private_places_are_on_no_paper_and_gifts_are_not_found(key: str) -> None:
    words = said(key, riverside(), paper="a3")
    for part in ("Choir of Mill Street", "Allotment <society>", "G1", "B1", "Mends bicycles"):
        assert part in words, part
    assert SECRET not in words
    assert "A1" not in words
    paper = drawn(key, riverside(), paper="a3")
    assert SECRET not in alternatives(paper)


def test_the_list_of_places_has_no_last_page_for_one_gift() -> None:
    group = {"kind": "group", "label": "Choir", "pixel": [500, 400]}
    gift = {"id": "A1", "kind": "gift", "label": "Mends bicycles", "pixel": [455, 505]}
    many = [*({"id": f"G{number}", **group} for number in range(1, 22)), gift]
    assert len(drawn("places", riverside(places=many)).pages) == 1


def test_many_places_go_overleaf() -> None:
    many = [
        {"id": f"G{n}", "kind": "group", "label": f"Group number {n} of this town"}
        | {"pixel": [20 + 11 * n, 30 + 8 * n]}
        for n in range(1, 101)
    ]
    paper = drawn("assets", riverside(places=many), paper="a4")
    assert len(paper.pages) > 1
    words = text_of(pdf_bytes(paper))
    assert "Groups (100)" in words
    assert "Group number 100 of this town" in words
    assert not beyond_the_edge(paper)


def test_why_ones_own_is_not_on_the_map_goes_overleaf_too() -> None:
    document = riverside()
    agreement = document.activities[0].agreement  # type: ignore[union-attr]
    agreement.elsewhere = [f"My people meet in place number {n} " * 6 for n in range(40)]
    paper = drawn("agreement", document, paper="a4", large_print=True)
    assert "place number 39" in text_of(pdf_bytes(paper))
    assert not beyond_the_edge(paper)


def test_words_of_any_script_and_any_sign_stay_on_the_map(reads_well: Callable[..., None]) -> None:
    document = riverside(
        outlines=[
            {"name": f"{URDU} <ward> &", "polygons": [[[[-90, -50], [700, 30], [650, 2000]]]]}
        ],
        places=[{"id": "S1", "kind": "story", "label": URDU, "pixel": [1199, 899]}],
    )
    agreement = document.activities[0].agreement  # type: ignore[union-attr]
    agreement.elsewhere = [URDU, BENGALI, TYPED]
    for key in ("agreement", "assets"):
        paper = drawn(key, document, paper="a4")
        assert not beyond_the_edge(paper)
        reads_well(paper)
    assert TYPED in said("agreement", document, paper="a4")


@pytest.mark.parametrize("key", ["timetable", "directory"])
def test_only_what_may_be_listed_is_listed(key: str) -> None:
    words = said(key, riverside(), paper="a3")
    assert "Lunch together" in words
    assert "Repairs & <swaps>" in words
    assert HELD_BACK not in words
    assert "No money for tools" not in words


def test_a_full_week_fits() -> None:
    listed = [
        {**provision()[0], "id": f"O{n}", "what": f"Wonderful happening number {n}"}
        | {
            "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            "starts": f"{n % 14 + 8:02}:15",
        }
        | {"ends": ""}
        for n in range(1, 60)
    ]
    for large in (False, True):
        paper = drawn("timetable", riverside(provision=listed), paper="a4", large_print=large)
        assert not beyond_the_edge(paper)


def test_the_interview_sheet_is_for_those_who_ask_what_happens() -> None:
    sheet = next(each for each in OWN.blank if each.key == "interview")
    assert sheet.wanted(job(workshop({"deck": "provision_map"})))
    assert not sheet.wanted(job(workshop({})))


@pytest.mark.parametrize("paper", ["a4", "a0"])
def test_a_map_is_as_large_as_its_paper(paper: str) -> None:
    page = drawn("agreement", riverside(), paper=paper).pages[0]
    frame = page.frames["map"]
    assert frame.width * frame.height > 0.4 * page.width * page.height
    height, width = sorted(SIZES[paper])
    assert {page.width, page.height} == {width, height}


# From the file, on the command line


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    document = riverside()
    values = document.model_dump(by_alias=True)
    areas = values["activities"][0].pop("agreement")
    del areas
    from tests.exports.exercises.community_maps import NAMES
    from tests.exports.exercises.community_maps import areas as drawn_areas

    values["activities"][0]["drawings"] = [
        {"participant": f"P{n}", "name": NAMES[n % len(NAMES)], "areas": [{"rings": [ring]}]}
        for n, ring in enumerate(drawn_areas(9), 1)
    ]
    import_file(WorkshopDocument.model_validate(values), path)
    return path


def test_a_workshop_prints_its_map(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    printing = ["print", str(file), "--out", str(out), "--paper", "a4"]
    assert main(printing) == 0
    assert main([*printing, "--blank", "--layout"]) == 0
    names = {path.name for path in out.iterdir()}
    assert "Riverside, spring - agreement map a4.pdf" in names
    layout = json.loads((out / "Riverside, spring - map sheets a4.layout.json").read_text())
    assert len(layout["pages"]) == 3
    frames = layout["pages"][0]["frames"]
    assert {"map", "qr", "marker-0", "marker-3", "name", "elsewhere"} <= set(frames)
    words = text_of((out / "Riverside, spring - agreement map a4.pdf").read_bytes())
    assert "9 people’s maps" in words


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_surface_leaves_as_a_picture(file: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"map.{ending}"
    assert main(["export", str(file), str(out), "--activity", "1"]) == 0
    data = out.read_bytes()
    if ending == "png":
        with Image.open(BytesIO(data)) as picture:
            assert picture.width > 2000
    else:
        assert b"9 people" in data
        assert SECRET.encode() not in data


def test_the_window_gives_the_map_out_too(file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    with Store.open(file, read_only=True) as store:
        dialog = ExportDialog(store)
        qtbot.addWidget(dialog)
        filters = " ".join(dialog.nameFilters())
        for ending in ("geojson", "png", "svg"):
            assert f"(*.{ending})" in filters
        for name in ("map.svg", "map.geojson"):
            given = give_out(store, ExportOrder(tmp_path / name, activity=the_map(store)))
            assert [path.stat().st_size > 1_000 for path in given.files] == [True]


def test_the_map_leaves_as_geojson(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.geojson"
    assert main(["export", str(file), str(out)]) == 0
    kinds = {each["properties"]["kind"] for each in json.loads(out.read_text())["features"]}
    assert {"agreement", "place"} <= kinds
    assert "drawing" not in kinds


def test_a_picture_of_an_activity_that_is_not_there_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(file), str(tmp_path / "o.png"), "--activity", "7"]) == 1
    assert "There is no activity 7" in capsys.readouterr().err


def test_nothing_to_print_is_no_error(tmp_path: Path) -> None:
    bare = workshop({})
    assert not print_pack(bare, PrintOptions(activity=1, blank=True), tmp_path)
    with pytest.raises(FacilitatorError, match="no base map yet"):
        drawn("map", bare)


def test_new_sheets_begin_after_whoever_has_drawn() -> None:
    document = riverside(places=[], provision=[])
    agreement = document.activities[0].agreement  # type: ignore[union-attr]
    agreement.first_free = 9
    assert participant_codes(Job(document, 1, PrintOptions(sheets=2))) == ["P9", "P10"]
    chosen = PrintOptions(sheets=2, first_sheet=4)
    assert participant_codes(Job(document, 1, chosen)) == ["P4", "P5"]

"""Photos of sheets: what was drawn comes back, and a photo that cannot be read says why."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pypdfium2
import pytest
import qrcode
from PIL import Image

from exports.reading.photo import Reading, read_photo, read_with
from exports.reading.photos import photos_in
from exports.reading.sheet import SheetPlan
from exports.reading.whole import map_by_corners, small_copy
from exports.sheet_code import SheetCode
from facilitator.errors import FacilitatorError
from tests.photos import sheets
from tests.photos.pens import PENS, STYLES, overlap
from tests.photos.simulate import LIGHTS, Photo, Scene, photo

SMALL = Scene(long_side=2000, dpi=150, blur=0.7, style="outlined", scribbles=1, seed=3)
Find = Callable[[SheetCode], SheetPlan | None]


def finding(name: str = sheets.GREY) -> Find:
    """Return what knows one sheet."""
    return lambda _code: sheets.plan(name)


@cache
def taken(scene: Scene) -> Photo:
    """Return a photo; the same scene is photographed once."""
    return photo(scene)


def read(scene: Scene) -> Reading:
    """Photograph a sheet and read the photo."""
    return read_photo(taken(scene).data, finding(scene.map))


def agreement(reading: Reading, made: Photo) -> float:
    """Return how well what was read covers what was drawn."""
    proposed = [[np.array(ring) * made.size for ring in area.rings] for area in reading.areas]
    return overlap(made.areas, proposed, made.size)


@pytest.mark.parametrize("number", range(9))
def test_what_was_drawn_comes_back_on_every_map_in_every_style(number: int) -> None:
    name = ("grey", "scan", "street")[number // 3]
    if name not in sheets.maps():
        pytest.skip("the real maps (../shared) are not beside this copy of the project")
    scene = replace(
        SMALL,
        map=name,
        style=STYLES[number % 3],
        colours=(list(PENS)[number % 6],),
        light=LIGHTS[number % 5],
        tilt=(0, 12, 25)[number // 3],
        roll=90 * (number % 4),
        seed=number,
    )
    reading = read(scene)
    assert reading.problem is None
    assert reading.code == sheets.CODE
    assert [area.colour for area in reading.areas] == list(scene.colours)
    assert agreement(reading, taken(scene)) > 0.9


@pytest.mark.parametrize("light", ["even", "shadow"])
def test_a_sheet_with_nothing_drawn_proposes_nothing(light: str) -> None:
    reading = read(replace(SMALL, style="empty", light=light, scribbles=3))
    assert (reading.problem, reading.areas) == (None, [])
    assert reading.notice == "No coloured area was found on this map."


def test_areas_that_overlap_come_back_one_by_one() -> None:
    scene = replace(SMALL, style="hatched", colours=("green", "purple", "orange"), seed=9)
    reading = read(scene)
    assert {area.colour for area in reading.areas} == set(scene.colours)
    for drawn in taken(scene).areas:
        [own] = [area for area in reading.areas if area.colour == drawn.colour]
        one = Photo(b"", [drawn], taken(scene).size)
        assert agreement(Reading(areas=[own]), one) > 0.9


def test_a_large_hole_stays_a_hole() -> None:
    scene = replace(SMALL, style="filled", hole=True)
    [area] = read(scene).areas
    assert len(area.rings) == 2
    assert agreement(read(scene), taken(scene)) > 0.9


def test_a_sheet_printed_in_black_and_white_is_read() -> None:
    name = sheets.maps()[-1]
    scene = replace(SMALL, map=name, style="filled", mono=True)
    assert agreement(read(scene), taken(scene)) > 0.9


def test_a_sheet_printed_smaller_is_read_and_said() -> None:
    scene = replace(SMALL, printed_at=0.95, curl=2)
    reading = read(scene)
    assert agreement(reading, taken(scene)) > 0.9
    assert "printed at about 95 %" in (reading.notice or "")
    assert read(replace(SMALL, curl=2)).notice is None


def test_a_sheet_that_lies_upside_down_is_read() -> None:
    scene = replace(SMALL, roll=180)
    reading = read(scene)
    assert (reading.problem, reading.code) == (None, sheets.CODE)
    assert agreement(reading, taken(scene)) > 0.9


def test_two_different_sheets_in_one_photo_are_said() -> None:
    code = sheets.CODE._replace(whose="P8", number=8)
    both = Image.new("RGB", (4_000, 3_000), "white")
    for left, each in ((0, sheets.CODE), (2_000, code)):
        mark = qrcode.make(each.text(), box_size=12).get_image().convert("RGB")
        both.paste(mark, (left + 400, 600))
    reading = read_photo(png(both), finding())
    assert "two sheets" in (reading.problem or "")
    assert reading.areas == []


def test_a_photo_turned_by_its_camera_is_upright() -> None:
    made = taken(SMALL)
    with Image.open(io.BytesIO(made.data)) as picture:
        lying = picture.transpose(Image.Transpose.ROTATE_90)
        exif = Image.Exif()
        exif[0x0112] = 6
        file = io.BytesIO()
        lying.save(file, "JPEG", exif=exif, quality=90)
    turned, upright = read_photo(file.getvalue(), finding()), read(SMALL)
    assert agreement(turned, made) > 0.9
    assert np.allclose(turned.corners, upright.corners, atol=0.005)


def test_what_the_camera_wrote_is_in_no_picture_that_may_be_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken by Maria"
    file = io.BytesIO()
    with Image.open(io.BytesIO(taken(SMALL).data)) as picture:
        picture.save(file, "JPEG", exif=exif, quality=90)
    data = file.getvalue()
    assert b"Maria" in data
    reading = read_photo(data, finding())
    kept = [
        reading.picture,
        map_by_corners(data, reading.corners, (800, 600)),
        small_copy(data, 900),
    ]
    for picture_data in kept:
        assert b"Maria" not in picture_data
        with Image.open(io.BytesIO(picture_data)) as one:
            assert not one.getexif()


def test_by_hand_the_sheet_and_its_corners_are_picked() -> None:
    scene = replace(SMALL, covered=1)
    made = taken(scene)
    corners = [(x + 0.004, y - 0.003) for x, y in read(SMALL).corners]
    reading = read_with(made.data, sheets.plan(sheets.GREY), corners, sheets.CODE)
    assert reading.problem is None
    assert reading.code == sheets.CODE
    assert agreement(reading, made) > 0.9
    backwards = read_with(made.data, sheets.plan(sheets.GREY), corners[::-1])
    assert "clockwise" in (backwards.problem or "")


def test_the_straightened_map_is_a_picture_to_trace_over() -> None:
    with Image.open(io.BytesIO(read(SMALL).picture)) as picture:
        frame = sheets.plan(sheets.GREY).layout.map
        assert picture.format == "JPEG"
        assert picture.width / picture.height == pytest.approx(frame.width / frame.height, 0.01)


def test_every_page_of_a_scan_is_a_photo() -> None:
    file = io.BytesIO()
    with Image.open(io.BytesIO(taken(SMALL).data)) as picture:
        picture.save(file, "PDF", save_all=True, append_images=[picture], resolution=150)
    pages = list(photos_in(file.getvalue()))
    assert len(pages) == 2
    assert agreement(read_photo(pages[1], finding()), taken(SMALL)) > 0.9
    with pytest.raises(FacilitatorError, match="not a picture"):
        list(photos_in(b"%PDF-1.7 and then nothing"))
    assert pypdfium2.PdfiumError  # the library whose error it is


@pytest.mark.parametrize("corner", range(4))
def test_a_covered_corner_is_named(corner: int) -> None:
    reading = read(replace(SMALL, covered=corner))
    names = ("top left", "top right", "bottom right", "bottom left")
    assert names[corner] in (reading.problem or "")


def test_a_photo_that_cannot_be_read_says_why() -> None:
    def problem(data: bytes) -> str:
        reading = read_photo(data, finding())
        assert not reading.areas
        return reading.problem or ""

    good = taken(SMALL).data
    assert "not a picture" in problem(b"")
    assert "not a picture" in problem(b"hello" * 100)
    assert "not a picture" in problem(good[:20_000])
    assert "too small" in problem(photo(replace(SMALL, long_side=800)).data)
    assert "too dark" in problem(photo(replace(SMALL, brightness=0.03)).data)
    assert "too blurred" in problem(photo(replace(SMALL, blur=5)).data)
    with Image.open(io.BytesIO(good)) as one:
        both = Image.new("RGB", (2 * one.width, one.height))
        both.paste(one, (0, 0))
        both.paste(one, (one.width, 0))
    assert "two sheets" in problem(png(both))
    draw = np.random.default_rng(1)
    something = draw.integers(0, 255, (45, 65, 3), np.uint8).repeat(30, 0).repeat(30, 1)
    assert "No sheet was found" in problem(png(Image.fromarray(something)))
    code = qrcode.make("https://example.org", box_size=30).get_image().convert("RGB")
    assert "not on one of our sheets" in problem(png(code))


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    head = b"IHDR" + struct.pack(">II", 30_000, 30_000) + b"\x01\x00\x00\x00\x00"
    rows = b"IDAT" + zlib.compress(bytes(1_000))
    chunks = [
        struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (head, rows)
    ]
    reading = read_photo(b"\x89PNG\r\n\x1a\n" + b"".join(chunks), finding())
    assert "too many pixels" in (reading.problem or "")


def test_another_workshops_sheet_and_an_earlier_map_are_told_apart() -> None:
    def earlier(_code: SheetCode) -> SheetPlan | None:
        raise FacilitatorError("This sheet was printed before the map was changed.")

    data = taken(SMALL).data
    assert "another workshop" in (read_photo(data, lambda _code: None).problem or "")
    reading = read_photo(data, earlier)
    assert reading.problem == "This sheet was printed before the map was changed."
    assert reading.code == sheets.CODE


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (SheetCode("0c2f7a1e", 2, "map-a3-9f3c", 12, "P12"), "FAC1|0c2f7a1e|2|map-a3-9f3c|12|P12"),
        (SheetCode("0c2f7a1e", 1, "poster", 3), "FAC1|0c2f7a1e|1|poster|3"),
    ],
)
def test_a_code_says_whose_sheet_it_is(code: SheetCode, text: str) -> None:
    assert code.text() == text
    assert SheetCode.read(text) == code


def png(picture: Image.Image) -> bytes:
    """Return a picture as a file."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()

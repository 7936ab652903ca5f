"""Which sheet this is: on every page of every paper, in a square, at its corners, and in words."""

from collections.abc import Iterator
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from exports.document import Document, Page, Rect, Text
from exports.layout import layout
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.png import rendered
from exports.sheet_code import MARKERS, SheetCode, meaning
from exports.tiles import tiled, tiling
from tests.exports.every_paper import PIECES, SAMPLES, every_print, sample
from tests.exports.paper_workshops import solid

DPI = 150
USUAL, LARGE = {"paper": "a4"}, {"paper": "a4", "large_print": True}


def read(picture: Image.Image, rect: Rect) -> str:
    """Return what the one QR code in a part of a picture says."""
    box = (rect.x - 1, rect.y - 1, rect.right + 1, rect.bottom + 1)
    part = picture.crop(tuple(round(length / 25.4 * DPI) for length in box))
    (code,) = zxingcpp.read_barcodes(part)
    return code.text


def cells(picture: Image.Image, rect: Rect) -> list[str]:
    """Return the inner cells of a marker as rows of 1, which is white, and 0."""
    grey, one = picture.convert("L"), rect.width / 6

    def at(place: int, start: float) -> int:
        return round((start + (place + 0.5) * one) / 25.4 * DPI)

    return [
        "".join(
            str(int(grey.getpixel((at(column, rect.x), at(row, rect.y))) > 128))  # type: ignore[operator]
            for column in range(1, 5)
        )
        for row in range(1, 5)
    ]


def words_of(page: Page) -> str:
    return solid(" ".join(" ".join(each.lines) for each in page.items if isinstance(each, Text)))


def _says_what_it_tells(page: Page, picture: Image.Image) -> bool:
    """Say whether the words stand on a page, as text or as shapes."""
    if solid(meaning()) in words_of(page):
        return True
    x, y, wide, high = page.frames["qr-words"]
    box = (x, y, x + wide, y + high)
    part = picture.crop(tuple(round(length / 25.4 * DPI) for length in box)).convert("L")
    ink = sum(part.histogram()[:128]) / (part.width * part.height)
    return 0.08 < ink < 0.4


def pages_with_pictures(document: Document) -> Iterator[tuple[Page, Image.Image]]:
    yield from zip(document.pages, rendered(pdf_bytes(document), dpi=DPI), strict=True)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_says_which_sheet_it_is(name: str) -> None:
    uid = (sample(name).workshop.uid or "")[:8]
    for each in every_print(name, **USUAL):
        if each.paper.key in PIECES:
            continue
        codes = set()
        for page, picture in pages_with_pictures(each.document):
            assert _says_what_it_tells(page, picture), each.name
            for number, rows in enumerate(MARKERS):
                assert cells(picture, page.frames[f"marker-{number}"]) == list(rows), each.name
            assert page.frames["qr"].width >= 20
            text = read(picture, page.frames["qr"])
            assert text == page.code
            code = SheetCode.read(text)
            assert (code.activity, code.workshop[: len(uid)]) == (each.job.number, uid)
            codes.add(text)
        assert len(codes) == len(each.document.pages), f"{each.name} has a code twice"
        aloud = sum(solid(meaning()) in words_of(page) for page in each.document.pages)
        assert aloud == 1 or each.paper.key in {"map", "table_map"}, each.name


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("options", [USUAL, LARGE, {"paper": "letter"}], ids=str)
def test_the_square_its_words_and_markers_are_never_over_anything(
    name: str, options: dict[str, Any]
) -> None:
    for each in every_print(name, **options):
        for page in each.document.pages if each.paper.key not in PIECES else ():
            texts = [item for item in page.items if isinstance(item, Text) and any(item.lines)]
            others = [item for item in texts if solid(" ".join(item.lines)) != solid(meaning())]
            for frame, rect in page.frames.items():
                if frame.endswith(("qr", "qr-words")) or "marker-" in frame:
                    for text in others:
                        assert not _overlap(rect, _ink(text)), f"{each.name}: {text.lines}"


def _ink(text: Text) -> Rect:
    """Return the box of a text without the room above its capitals and below its letters."""
    box, size = box_of(text), text.size * 25.4 / 72
    return Rect(box.x, box.y + 0.2 * size, box.width, box.height - 0.25 * size)


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.2 and down > 0.2


@pytest.mark.parametrize("tile", ["a4", "letter"])
def test_a_poster_in_tiles_has_its_own_code_and_its_plan_another(tile: str) -> None:
    (poster,) = [
        each
        for each in every_print("theory_of_change", paper="a2", tile=tile, large_print=True)
        if each.paper.poster
    ]
    how = tiling(poster.job.options)
    assert how is not None
    document = tiled(poster.document, how, poster.job.options)
    (plan, picture), *tiles = pages_with_pictures(document)
    assert {f"marker-{number}" for number in range(4)} <= set(plan.frames)
    code = SheetCode.read(read(picture, plan.frames["qr"]))
    assert (code.kind, code.number) == ("poster-plan", 1)
    assert _says_what_it_tells(plan, picture)
    (last,) = [each for each in tiles if "qr" in each[0].frames]
    assert SheetCode.read(read(last[1], last[0].frames["qr"])).kind == "poster"


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_filled_in_by_hand_is_found_again(name: str) -> None:
    for each in every_print(name, **USUAL):
        if not each.job.options.blank or each.paper.key in {"thanks", "blank_cards"}:
            continue
        for page in each.document.pages:
            boxes = sum("".join(t.lines).count("☐") for t in page.items if isinstance(t, Text))
            ticks = [rect for frame, rect in page.frames.items() if frame.startswith("tick-")]
            assert len(ticks) >= boxes, each.name
            sheet = Rect(0, 0, page.width, page.height)
            for frame, rect in page.frames.items():
                assert _within(rect, sheet), f"{each.name}: {frame}"
        places = {frame.split("-")[0] for page in each.document.pages for frame in page.frames}
        assert places & {"line", "cell", "tick", "zone", "map", "kind"}, each.name


def _within(one: Rect, other: Rect) -> bool:
    across = other.x - 0.1 <= one.x and one.right <= other.right + 0.1
    return across and other.y - 0.1 <= one.y and one.bottom <= other.bottom + 0.1


def test_zones_and_notes_of_a_blank_board_are_named() -> None:
    (sheet,) = [
        each
        for each in every_print("theory_of_change", **USUAL)
        if each.job.options.blank and each.paper.key == "blank"
    ]
    (page,) = layout(sheet.document)["pages"]
    frames = page["frames"]
    assert isinstance(frames, dict)
    assert page["code"] == "FAC1|0c2f7a1e|1|blank|1"
    for zone in ("now", "actions", "changes", "vision"):
        notes = [Rect(*box) for name, box in frames.items() if name.startswith(f"note-{zone}-")]
        assert len(notes) >= 4
        assert all(_within(note, Rect(*frames[f"zone-{zone}"])) for note in notes)


def test_every_rating_slip_is_a_sheet_of_its_own() -> None:
    (slips,) = [each for each in every_print("ratings") if each.paper.key == "rating_slips"]
    numbers = []
    for page, picture in pages_with_pictures(slips.document):
        for half, name in enumerate(("", "slip-2-")):
            assert page.frames[f"{name}marker-0"].x == pytest.approx(10 + half * page.width / 2)
            numbers.append(SheetCode.read(read(picture, page.frames[f"{name}qr"])).number)
            ticks = [f for f in page.frames if f.startswith(f"{name}tick-")]
            assert {f.rpartition("-")[2] for f in ticks} == {"0", "1", "2", "3", "4", "?"}
            assert all(name or page.frames[f].right < page.width / 2 for f in ticks)
    assert numbers == list(range(1, 2 * len(slips.document.pages) + 1))

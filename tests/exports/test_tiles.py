"""Posters in tiles: glued together they are the poster, at its true size."""

import io
import json
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter

from exports.document import MM, Document, Rect, Text
from exports.exercises import PAPERS
from exports.pack import print_pack
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.png import rendered
from exports.sheets import PAPERS as SIZES
from exports.sheets import Job, PrintOptions
from exports.structure import DECORATION
from exports.svg import svg_pages
from exports.tiles import SHEETS, Grid, best_grid, tiled, tiling
from facilitator.beginning import import_file
from facilitator.exchange import WorkshopDocument
from tests.exports.exercises import community_maps, sector_maps
from tests.exports.paper_workshops import crowded, riverside, solid, text_of
from ui.cli import main
from ui.command_line.options import TILES

DOTS = 4
"""Points in a millimetre, so that every tile begins with a point."""
GREY, POINTS = 80, 100
"""So much lighter or darker is different; so many such points a poster may have."""
POSTERS = ("theory_of_change", "board", "ring", "agreement", "names", "assets")
EDITIONS = {"clear": {}, "large": {"large_print": True}, "mono": {"mono": True}}


def board() -> WorkshopDocument:
    notes = [{"id": f"K{n}", "zone": "keep", "text": f"The phone tree, {n}"} for n in range(1, 9)]
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {"title": "What next?"},
            "activities": [
                {"exercise": "board", "deck": "keep_amplify_discard_create", "notes": notes}
            ],
        }
    )


def job(poster: str, **options: object) -> Job:
    workshops = {
        "theory_of_change": riverside,
        "board": board,
        "ring": sector_maps.riverside,
    }
    workshop = workshops.get(poster, community_maps.riverside)()
    return Job(workshop, 1, PrintOptions(**options))  # type: ignore[arg-type]


def whole(poster: str, printing: Job) -> Document:
    keys = {"theory_of_change": "poster", "board": "poster"}
    papers = PAPERS[printing.activity.exercise].filled
    paper = next(each for each in papers if each.key == keys.get(poster, poster))
    assert paper.poster
    return paper.draw(printing)


@cache
def made(poster: str, paper: str, tile: str, edition: str = "clear") -> tuple[Document, Document]:
    """Return a poster, and the same in tiles."""
    printing = job(poster, paper=paper, tile=tile, **EDITIONS[edition])
    drawn = whole(poster, printing)
    how = tiling(printing.options)
    assert how is not None
    return drawn, tiled(drawn, how, printing.options)


def grids(drawn: Document, **options: object) -> list[Grid]:
    how = tiling(PrintOptions(**options))  # type: ignore[arg-type]
    assert how is not None
    return [best_grid(how, page.width, page.height) for page in drawn.pages]


def mm(box: pikepdf.Array) -> list[float]:
    return [float(length) / MM for length in box]


def placed(page: pikepdf.Page) -> list[float]:
    """Return how the poster is laid on a page: its scale, then its lower left corner in mm."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            last = [float(number) for number in operands]
        elif str(operator) == "Do" and str(operands[0]).startswith("/Excerpt"):
            return [*last[:4], last[4] / MM, last[5] / MM]
    raise AssertionError("no poster on this page")


def unlike(one: Image.Image, other: Image.Image) -> int:
    """Count the points that are lighter or darker than all that lie around them in the other.

    The renderer puts letters on whole points: a line may lie a quarter of a millimetre lower.
    """
    one, other = one.convert("L"), other.convert("L")
    lighter = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
    darker = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), one)
    return sum(ImageChops.add(lighter, darker).histogram()[GREY:])


def outline(items: list[pikepdf.OutlineItem]) -> list[object]:
    return [[item.title, *outline(list(item.children))] for item in items]


# Together they are the poster


@pytest.mark.parametrize(
    ("poster", "paper", "tile", "edition"),
    [
        ("theory_of_change", "a2", "a4", "clear"),
        ("theory_of_change", "a3", "a4", "large"),
        ("board", "a1", "a3", "clear"),
        ("ring", "a3", "a4", "mono"),
        ("agreement", "a2", "a3", "clear"),
        ("names", "a3", "a4", "clear"),
        ("assets", "a3", "a4", "large"),
    ],
)
def test_the_tiles_put_together_are_the_poster(
    poster: str, paper: str, tile: str, edition: str
) -> None:
    drawn, tiles = made(poster, paper, tile, edition)
    dpi = DOTS * 25.4
    sheets = iter(list(rendered(pdf_bytes(tiles), dpi=dpi)))
    for page, grid in zip(
        rendered(pdf_bytes(drawn), dpi=dpi), grids(drawn, paper=paper, tile=tile), strict=True
    ):
        next(sheets)  # the plan
        glued = Image.new("RGB", page.size, "red")
        for each in grid.tiles:
            at = grid.on_sheet(each, each.seen)
            box = (at.x, at.y, at.right, at.bottom)
            part = next(sheets).crop(tuple(round(DOTS * length) for length in box))
            glued.paste(part, (round(DOTS * each.seen.x), round(DOTS * each.seen.y)))
        assert unlike(page, glued) + unlike(glued, page) <= POINTS
    assert next(sheets, None) is None


def test_an_a1_poster_takes_twelve_sheets_of_a4_or_six_of_a3() -> None:
    for tile, count in (("a4", 12), ("a3", 6)):
        drawn, tiles = made("theory_of_change", "a1", tile)
        assert len(drawn.pages) == 1
        assert len(tiles.pages) == 1 + count


def test_the_sheets_are_turned_so_that_fewer_are_needed() -> None:
    for paper, tile in product(SIZES, SHEETS):
        how = tiling(PrintOptions(paper=paper, tile=tile))
        if how is None:
            continue
        for size in (SIZES[paper], SIZES[paper][::-1]):
            wide, high = how.size
            count = best_grid(how, *size).count
            assert count <= Grid(how, (wide, high), size).count
            assert count <= Grid(how, (high, wide), size).count


# True to size


@pytest.mark.parametrize("tile", SHEETS)
def test_every_tile_is_at_true_size_and_overlaps_the_next(tile: str, tmp_path: Path) -> None:
    options = PrintOptions(
        paper="a1", tile=tile, tile_overlap=12, tile_margin=7, papers=("poster",)
    )
    (printed,) = print_pack(riverside(), options, tmp_path)
    (grid,) = grids(made("theory_of_change", "a1", tile)[0], **vars(options))
    with pikepdf.open(printed.path) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")
        assert len(pdf.pages) == 1 + grid.count
        for page in pdf.pages:
            assert mm(page.MediaBox)[2:] == pytest.approx(grid.sheet, abs=0.01)
        for page, each in zip(list(pdf.pages)[1:], grid.tiles, strict=True):
            *scale, left, bottom = placed(page)
            assert scale == [1, 0, 0, 1]
            assert left == pytest.approx(7 - each.shown.x, abs=0.01)
            top = grid.sheet[1] - bottom - grid.poster[1]
            assert top == pytest.approx(7 - each.shown.y, abs=0.01)
    across, down = grid.step
    for each in grid.tiles:
        if grid.right_of(each):
            assert each.shown.right - (each.column + 1) * across == pytest.approx(12)
        if grid.below(each):
            assert each.shown.bottom - (each.row + 1) * down == pytest.approx(12)
        assert each.shown.width <= grid.sheet[0] - 14 + 1e-6
        assert each.shown.height <= grid.sheet[1] - 14 + 1e-6


def test_every_sheet_has_a_ruler_of_100_mm() -> None:
    _drawn, tiles = made("theory_of_change", "a2", "a4")
    pages = list(rendered(pdf_bytes(tiles), dpi=10 * 25.4))
    for page, picture in zip(tiles.pages, pages, strict=True):
        box = page.frames["ruler"]
        assert sorted(box[2:])[1] == pytest.approx(100)
        lying = box.width > box.height
        ink = picture.convert("L").point([255 * (grey < 128) for grey in range(256)])
        around = (box.x - 1, box.y + 0.3, box.right + 1, box.bottom - 0.3)
        if not lying:
            around = (box.x + 0.3, box.y - 1, box.right - 0.3, box.bottom + 1)
        found = ink.crop(tuple(round(10 * length) for length in around)).getbbox()
        assert found is not None
        long = found[2] - found[0] if lying else found[3] - found[1]
        assert long / 10 == pytest.approx(100.2, abs=0.3)


@pytest.mark.parametrize("edition", ["clear", "large"])
def test_no_mark_is_on_what_is_seen_in_the_end_or_off_the_sheet(edition: str) -> None:
    blank = Document("A poster")
    papers = product(SIZES, SHEETS, ((5, 10), (10, 15)))
    for paper, tile, (margin, overlap) in papers:
        options = PrintOptions(
            paper=paper, tile=tile, tile_margin=margin, tile_overlap=overlap, **EDITIONS[edition]
        )
        how = tiling(options)
        if how is None:
            continue
        blank.pages.clear()
        blank.add_page(*options.size)
        for page in tiled(blank, how, options).pages[1:]:
            seen = page.frames["tile"]
            assert {" ".join(each.lines) for each in page.items if isinstance(each, Text)}
            for item in page.items:
                box = box_of(item)
                assert min(box.x, box.y) >= 0
                assert box.right <= page.width
                assert box.bottom <= page.height
                if item.mark == DECORATION or isinstance(item, Text):
                    assert not _overlap(box, seen.inset(0.1))


def _overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


# In the file


def test_the_poster_and_its_fonts_are_in_the_file_once() -> None:
    for poster, paper in (("agreement", "a1"), ("theory_of_change", "a0")):
        drawn, tiles = made(poster, paper, "a4")
        fewer = made(poster, paper, "a3")[1]
        once, often = pdf_bytes(drawn), pdf_bytes(tiles)
        more = len(tiles.pages) - len(fewer.pages)
        assert len(often) - len(pdf_bytes(fewer)) < 5_000 * more
        with pikepdf.open(io.BytesIO(often)) as pdf, pikepdf.open(io.BytesIO(once)) as single:
            assert _kinds(pdf, "/Image") == _kinds(single, "/Image")
            assert _kinds(pdf, "/Form") == len(drawn.pages)
            assert _fonts(pdf) <= _fonts(single) + 1


def _kinds(pdf: pikepdf.Pdf, kind: str) -> int:
    streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
    return sum(str(each.get("/Subtype")) == kind for each in streams)


def _fonts(pdf: pikepdf.Pdf) -> int:
    found = (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    return sum("/FontFile2" in each for each in found)


def test_equal_posters_give_equal_bytes() -> None:
    drawn, tiles = made("ring", "a3", "a4")
    options = PrintOptions(paper="a3", tile="a4")
    how = tiling(options)
    assert how is not None
    assert pdf_bytes(tiles) == pdf_bytes(tiled(drawn, how, options))


# Read by everyone


@pytest.mark.parametrize("poster", POSTERS)
def test_a_screen_reader_reads_the_tiles(poster: str, reads_well: Callable[..., None]) -> None:
    reads_well(made(poster, "a3", "a4")[1])


def test_every_note_is_said_on_one_tile() -> None:
    drawn, tiles = made("theory_of_change", "a1", "a4")
    said = [each.alt for each in tiles.structure.elements if each.kind == "Figure"]
    assert said[1].startswith("Tile A1 of the poster. On it: How might nobody")
    assert len(said) == 1 + 12
    for each in riverside().activities[0].notes:
        found = [alt for alt in said if solid(each.text) in solid(alt)]
        assert len(found) == 1
    links = next(each.alt for each in drawn.structure.elements if each.alt.startswith("Links."))
    assert sum(links in alt for alt in said) == 1


def test_title_language_and_bookmarks_lead_through_the_rows() -> None:
    _drawn, tiles = made("theory_of_change", "a2", "a4")
    with pikepdf.open(io.BytesIO(pdf_bytes(tiles))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Poster: Riverside, spring, in tiles"
        with pdf.open_outline() as bookmarks:
            found = outline(list(bookmarks.root))
    rows = [["Row A"], ["Row B"]]
    assert found == [["Poster: Riverside, spring", *rows]]


def test_a_poster_of_several_pages_has_a_plan_of_each() -> None:
    options = PrintOptions(paper="a3", tile="a4")
    printing = Job(crowded(60, 40), 1, options)
    drawn = whole("theory_of_change", printing)
    count = len(drawn.pages)
    assert count > 1
    how = tiling(options)
    assert how is not None
    tiles = tiled(drawn, how, options)
    assert len(tiles.pages) == count * 5
    said = text_of(pdf_bytes(tiles))
    assert f"page {count} of {count}" in said
    assert f"B2, page {count}" in said


def test_the_plan_says_how_the_tiles_become_a_poster(
    golden: Callable[..., None],
) -> None:
    _drawn, tiles = made("theory_of_change", "a3", "a4")
    words = " ".join(
        " ".join(item.lines) for item in tiles.pages[0].items if isinstance(item, Text)
    )
    assert "4 sheets of A4, sideways, make a poster of 420 × 297 mm" in words
    assert "at 100 %" in words
    for label in ("A1", "A2", "B1", "B2"):
        assert label in words
    golden("tiles", tiles)


def test_a_page_with_an_excerpt_is_an_svg_too() -> None:
    _drawn, tiles = made("theory_of_change", "a3", "a4")
    first = svg_pages(tiles)[1]
    assert "Neighbours look out for" in first
    assert 'viewBox="0 0 287 200"' in first


# Asked for


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    import_file(riverside(), path)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_posters_are_tiled_on_the_command_line(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["print", str(file), "--out", str(out), "--paper", "a1", "--tile", "a3", "--layout"]
    assert main(words) == 0
    name = "Riverside, spring - poster a1 in tiles a3"
    assert {f"{name}.pdf", f"{name}.layout.json", "Riverside, spring - story.pdf"} <= names(out)
    pages = json.loads((out / f"{name}.layout.json").read_text())["pages"]
    assert len(pages) == 7
    assert {"plan", "ruler", "qr"} <= set(pages[0]["frames"])
    assert all({"tile", "poster", "ruler"} <= set(page["frames"]) for page in pages[1:])
    assert sum("qr" in page["frames"] for page in pages[1:]) == 1


def test_a_poster_that_fits_on_a_sheet_stays_whole_and_says_so(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["print", str(file), "--out", str(out), "--paper", "a4", "--tile", "a3"]) == 0
    assert "Riverside, spring - poster a4.pdf" in names(out)
    assert "fits on one sheet; it is not in tiles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--tile-overlap", "5"],
            "The overlap of tiles is from 10 to 15 mm, not 5 mm; choose such a length.",
        ),
        (
            ["--tile-margin", "2.5"],
            "The margin of tiles is from 5 to 10 mm, not 2.5 mm; choose such a length.",
        ),
    ],
)
def test_what_cannot_be_glued_is_refused_in_a_sentence(
    file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    sentence: str,
) -> None:
    out = tmp_path / "out"
    how = ["--paper", "a1", "--tile", "a4", *words]
    assert main(["print", str(file), "--out", str(out), *how]) == 1
    assert capsys.readouterr().err.strip() == sentence
    assert not out.exists() or names(out) == set()  # other sheets are not printed either


def test_the_command_line_knows_the_papers_of_tiles() -> None:
    assert TILES == SHEETS


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "map.workshop"
    import_file(community_maps.riverside(), path)
    return path


def test_sheets_to_draw_on_are_printed_for_so_many_people(map_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["print", str(map_file), "--out", str(out), "--paper", "a4", "--blank"]
    assert main([*words, "--sheets", "3", "--first-sheet", "31"]) == 0
    path = next(path for path in out.iterdir() if "map sheets" in path.name)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 3
    said = text_of(path.read_bytes())
    assert all(code in said for code in ("P31", "P32", "P33"))
    assert "P30" not in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--sheets", "0"], "for 1 to 500 people at a time, not for 0"),
        (["--sheets", "9", "--first-sheet", "0"], "a number from 1 on"),
        (["--first-sheet", "31"], "Say with --sheets"),
    ],
)
def test_a_number_of_sheets_that_makes_no_sense_is_refused(
    map_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    sentence: str,
) -> None:
    assert main(["print", str(map_file), "--out", str(tmp_path / "out"), "--blank", *words]) == 1
    assert sentence in capsys.readouterr().err

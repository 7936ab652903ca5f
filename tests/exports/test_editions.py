"""Everyone reads it: type that is large enough, and stands out from what is below it."""

from collections.abc import Iterator
from pathlib import Path as FilePath

import pikepdf
import pytest

from exports.contrast import LEAST, SEPARATING, contrast, in_high_contrast
from exports.document import A4, MM, Document, Page, Path, Picture, Rect, Text
from exports.pdf import pdf_bytes
from exports.pdf.extent import box_of
from exports.sheets import CLEAR_PRINT, LARGE_PRINT
from facilitator.beginning import import_file
from tests.exports.every_paper import EDITIONS, SAMPLES, every_print, type_sizes
from tests.exports.paper_workshops import riverside
from ui.cli import main

LARGE_TYPE = 18.0
"""Type of so many points, 24 px, may stand out less (WCAG)."""


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(("edition", "least"), [("clear", CLEAR_PRINT), ("large", LARGE_PRINT)])
def test_no_type_is_smaller_than_its_edition_promises(
    name: str, edition: str, least: float
) -> None:
    for each in every_print(name, **EDITIONS[edition]):
        sizes = type_sizes(pdf_bytes(each.document))
        assert sizes, each.name
        assert min(sizes) >= least - 0.01, each.name


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("edition", ["clear", "mono", "high-large"])
def test_words_stand_out_from_what_is_below_them(name: str, edition: str) -> None:
    for each in every_print(name, **EDITIONS[edition]):
        for page in each.document.pages:
            for text, below in on_grounds(page):
                enough = 7.0 if "high" in edition else 3.0 if text.size >= LARGE_TYPE else 4.5
                found = contrast(text.colour, below)
                assert found >= enough, f"{each.name}: {text.lines} {text.colour} on {below}"


def on_grounds(page: Page) -> Iterator[tuple[Text, str]]:
    """Yield every text with the colour that is below its middle; none where that is a picture."""
    for place, item in enumerate(page.items):
        if isinstance(item, Text) and "".join(item.lines).strip():
            box = box_of(item)
            point = box.x + box.width / 2, box.y + box.height / 2
            below = ground(page, place, point)
            if below:
                yield item, below


def ground(page: Page, place: int, point: tuple[float, float]) -> str:
    """Return the colour of a point of a page below its item of this number."""
    tints: list[tuple[str, float]] = []
    for item in reversed(page.items[:place]):
        if isinstance(item, Picture) and inside(box_of(item), point):
            return ""
        if isinstance(item, Path) and item.fill and covers(item, point):
            tints.append((item.fill, item.opacity))
            if item.opacity == 1:
                break
    colour = "#FFFFFF"
    for fill, opacity in reversed(tints):
        colour = mixed(fill, colour, opacity)
    return colour


def inside(box: Rect, point: tuple[float, float]) -> bool:
    x, y = point
    return box.x <= x <= box.right and box.y <= y <= box.bottom


def covers(path: Path, point: tuple[float, float]) -> bool:
    """Say whether a filled shape covers a point; curves are as good as their corners."""
    if not inside(box_of(path), point):
        return False
    if any(kind == "R" for kind, _numbers in path.segments):
        boxes = (Rect(*numbers[:4]) for kind, numbers in path.segments if kind == "R")
        return any(inside(path.turn.box(box) if path.turn else box, point) for box in boxes)
    corners = [numbers[-2:] for _kind, numbers in path.segments if numbers]
    crossings, (x, y) = 0, point
    for (from_x, from_y), (to_x, to_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (from_y > y) != (to_y > y):
            crossings += x < from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x)
    return crossings % 2 == 1


def mixed(colour: str, below: str, opacity: float) -> str:
    parts = [
        round(int(colour[at : at + 2], 16) * opacity + int(below[at : at + 2], 16) * (1 - opacity))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


@pytest.mark.parametrize("name", SAMPLES)
def test_high_contrast_is_black_on_white_in_thick_lines(name: str) -> None:
    for each in every_print(name, **EDITIONS["high"]):
        for page in each.document.pages:
            for item in page.items:
                if isinstance(item, Text):
                    assert item.colour in {"#000000", "#FFFFFF"}, each.name
                elif isinstance(item, Path):
                    assert {item.fill, item.stroke} <= {None, "#000000", "#FFFFFF"}, each.name
                    assert item.opacity == 1, each.name
                    assert not item.stroke or item.line_width >= LEAST, each.name


def test_what_separates_is_thicker_than_other_lines_and_nothing_moves() -> None:
    document = Document("A sheet")
    page = document.add_page(*A4)
    with page.artifact():
        page.line(20, 30, 190, 30, stroke="#B9BDC4", line_width=0.2)
        page.rect(Rect(20, 40, 60, 30), fill="#FFF1B8", stroke="#D9BE57")
        page.path((("M", (20, 90)), ("C", (30, 90, 40, 99, 50, 99))), stroke="#559792")
        page.rect(Rect(20, 120, 60, 30), fill="#1B6E6A")
        page.line(20, 160, 190, 160, line_width=2)
    with page.tag("P"):
        page.text(22, 130, "White on dark", colour="#FFFFFF")
    boxes = [box_of(item) for item in page.items]
    in_high_contrast(document)
    assert [box_of(item) for item in page.items] == boxes
    rule, box, curve, panel, thick = (item for item in page.items if isinstance(item, Path))
    assert (rule.line_width, rule.stroke) == (SEPARATING, "#000000")
    assert (box.line_width, box.fill) == (SEPARATING, "#FFFFFF")
    assert curve.line_width == LEAST
    assert (panel.fill, panel.stroke) == ("#000000", None)
    assert thick.line_width == 2
    assert page.items[-1].colour == "#FFFFFF"  # type: ignore[union-attr]
    assert LEAST * MM > 1


def test_high_contrast_is_asked_for_on_the_command_line(tmp_path: FilePath) -> None:
    path, out = tmp_path / "riverside.workshop", tmp_path / "out"
    import_file(riverside(), path)
    assert main(["print", str(path), "--out", str(out), "--high-contrast"]) == 0
    (poster,) = out.glob("*poster*.pdf")
    with pikepdf.open(poster) as pdf:
        colours = {
            tuple(map(float, operands))
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) in {"rg", "RG"}
        }
    assert colours == {(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)}

"""Where cards lie on their sheets, measured in the PDFs."""

import io
from collections.abc import Callable, Iterator
from functools import cache

import pikepdf
import pypdfium2
import pytest

from exports.cards.layouts import CardMeasure, Layout, choose_layout, layouts, read_layouts
from exports.cards.styles import SIZES
from exports.document import MM, Document, Rect
from exports.pdf import pdf_bytes
from facilitator.errors import FacilitatorError
from tests.exports.cards.printed import TEAL, Shown, frames_of, print_of, shown, small

TENTH = 0.1
DUPLEX = [key for key, each in layouts().items() if not each.fold]
FOLDED = [key for key, each in layouts().items() if each.fold]


def near(one: Rect, other: Rect) -> bool:
    return all(abs(a - b) <= TENTH for a, b in zip(one, other, strict=True))


def contains(outer: Rect, inner: Rect, by: float = 0) -> bool:
    return (
        outer.x + by <= inner.x + 0.01
        and outer.y + by <= inner.y + 0.01
        and inner.right <= outer.right - by + 0.01
        and inner.bottom <= outer.bottom - by + 0.01
    )


def overlap(one: Rect, other: Rect) -> float:
    """Return how far one box reaches into another, in mm; nothing where they lie apart."""
    across = min(one.right, other.right) - max(one.x, other.x)
    return min(across, min(one.bottom, other.bottom) - max(one.y, other.y))


@cache
def printed(key: str) -> tuple[Layout, Document, list[dict[str, Rect]]]:
    layout = layouts()[key]
    document, notices = print_of(small(layout.count + 1), key, fold=layout.fold)
    assert not notices
    return layout, document, frames_of(document)


def ways(items: list[Shown], rect: Rect) -> set[tuple[int, int]]:
    """Return which ways the texts within a card stand."""
    return {item.up for item in items if item.kind == "text" and contains(rect, item.box)}


def letters(document: Document) -> Iterator[list[Rect]]:
    """Yield the boxes of the letters of each page, in mm."""
    with pypdfium2.PdfDocument(pdf_bytes(document)) as pdf:
        for page, drawn in zip(pdf, document.pages, strict=True):
            text = page.get_textpage()
            numbers = range(text.count_chars())
            seen = (number for number in numbers if text.get_text_range(number, 1).strip())
            boxes = map(text.get_charbox, seen)
            yield [
                Rect(left / MM, drawn.height - top / MM, (right - left) / MM, (top - bottom) / MM)
                for left, bottom, right, top in boxes
                if right > left
            ]


@pytest.mark.parametrize("key", DUPLEX)
def test_front_and_back_coincide_when_the_sheet_is_turned_on_its_long_edge(key: str) -> None:
    layout, document, frames = printed(key)
    items = shown(document)
    assert document.pages[0].width < document.pages[0].height
    for front, back in ((0, 1), (2, 3)):
        width = document.pages[front].width
        for name, card in frames[front].items():
            behind = frames[back][name.replace("card-", "back-")]
            assert near(card, behind._replace(x=width - behind.right)), name
            assert sorted((card.width, card.height)) == sorted(
                (layout.card.width, layout.card.height)
            )
            (up,) = ways(items[front], card)
            assert ways(items[back], behind) == {(-up[0], up[1])}, "its top is behind its top"
            colour = [each.box for each in items[back] if each.colour == TEAL]
            if layout.bleed:
                assert any(near(box, behind.inset(-layout.bleed)) for box in colour)
            else:
                assert any(contains(behind, box, by=4) for box in colour)


@pytest.mark.parametrize("key", FOLDED)
def test_a_card_to_be_folded_has_its_back_beside_it_with_its_top_beside_its_top(key: str) -> None:
    layout, document, frames = printed(key)
    items = shown(document)
    for page, found in zip(items, frames, strict=True):
        for name, front in found.items():
            if name.startswith("back-"):
                continue
            back = found[name.replace("card-", "back-")]
            if layout.turned:  # the fold lies across the sheet
                assert near(back, front._replace(y=front.bottom))
            else:
                assert near(back, front._replace(x=front.right))
            assert ways(page, front) == ways(page, back)
            colour = [each.box for each in page if each.kind == "fill" and each.colour == TEAL]
            assert any(contains(box.inset(-TENTH), back) for box in colour)
            assert not any(overlap(box, front) > TENTH for box in colour), "not over the fold"


@pytest.mark.parametrize("key", sorted(layouts()))
def test_the_words_stay_four_millimetres_within_the_cut(key: str) -> None:
    _layout, document, frames = printed(key)
    for page, found in zip(letters(document), frames, strict=True):
        cards = [card for name, card in found.items() if name.startswith(("card-", "back-"))]
        assert page
        for letter in page:
            assert any(contains(card, letter, by=4) for card in cards)


@pytest.mark.parametrize("key", [key for key, each in layouts().items() if each.marks])
def test_crop_marks_lie_outside_the_bleed_and_point_at_every_cut(key: str) -> None:
    layout, document, frames = printed(key)
    page, found = shown(document)[0], frames[0]
    cards = [card for name, card in found.items() if name.startswith(("card-", "back-"))]
    reach = layout.reach()
    across, down = layout.cuts()
    for card in cards:
        for x in (card.x, card.right) if not layout.fold else ():
            assert any(abs(x - cut) <= TENTH for cut in across)
        for y in (card.y, card.bottom) if not layout.fold else ():
            assert any(abs(y - cut) <= TENTH for cut in down)
    (marks,) = (
        each.box for each in page if each.kind == "line" and contains(each.box, reach, by=3)
    )
    assert contains(Rect(0, 0, *layout.sheet), marks, by=4), "a printer reaches them"


Ends = tuple[tuple[float, float], tuple[float, float]]


def strokes_beyond(items: list[Shown], reach: Rect) -> list[Ends]:
    """Return the lines of which anything lies beyond a box."""
    inside = reach.inset(0.01)
    return [
        ends
        for item in items
        for ends in item.strokes
        if not all(contains(inside, Rect(x, y, 0, 0)) for x, y in ends)
    ]


def pointed_at(marks: list[Ends], reach: Rect) -> tuple[list[float], list[float]]:
    """Return at which x, and at which y, marks point from beyond a box; none reaches into it."""
    across, down = set(), set()
    for (x, y), (to_x, to_y) in marks:
        if x == pytest.approx(to_x, abs=0.01):
            assert max(y, to_y) <= reach.y - 0.9 or min(y, to_y) >= reach.bottom + 0.9
            across.add(round(x, 1))
        else:
            assert y == pytest.approx(to_y, abs=0.01), "a mark is upright or level"
            assert max(x, to_x) <= reach.x - 0.9 or min(x, to_x) >= reach.right + 0.9
            down.add(round(y, 1))
    return sorted(across), sorted(down)


@pytest.mark.parametrize("key", sorted(layouts()))
def test_marks_on_both_sides_point_at_every_cut_and_at_nothing_else(key: str) -> None:
    layout, document, frames = printed(key)
    reach, cuts = layout.reach(), layout.cuts()
    assert reach.inset(layout.bleed).width == pytest.approx(max(cuts[0]) - min(cuts[0]))
    for page, found in zip(shown(document), frames, strict=True):
        beyond = strokes_beyond(page, reach)
        folds = [ends for ends in beyond if is_fold(layout, ends)]
        marks = [ends for ends in beyond if ends not in folds]
        assert bool(folds) == layout.fold
        if not layout.marks:
            assert beyond == []
            continue
        across, down = pointed_at(marks, reach)
        assert across == pytest.approx(cuts[0], abs=TENTH)
        assert down == pytest.approx(cuts[1], abs=TENTH)
        assert len(marks) == 2 * len(across) + 2 * len(down), "at both ends of each cut"
        for card in cut_out(layout, found):
            for edge, known in ((card.x, across), (card.right, across), (card.y, down)):
                assert any(abs(edge - cut) <= TENTH for cut in known)
            assert any(abs(card.bottom - cut) <= TENTH for cut in down)


def is_fold(layout: Layout, ends: Ends) -> bool:
    """Say whether a line is one at which a card is folded, through all of it and a little more."""
    fronts = [place.on_page for place in layout.fronts()] if layout.fold else []
    (x, y), (to_x, to_y) = ends
    if layout.turned:
        return any(abs(y - each.bottom) < 0.01 and x < each.x < to_x for each in fronts)
    return any(abs(x - each.right) < 0.01 and y < each.y < to_y for each in fronts)


def cut_out(layout: Layout, found: dict[str, Rect]) -> Iterator[Rect]:
    """Yield what is cut out of a sheet: cards, or both sides of one where it is folded."""
    for name, card in found.items():
        if not layout.fold:
            yield card
        elif name.startswith("card-"):
            back = found[name.replace("card-", "back-")]
            x, y = min(card.x, back.x), min(card.y, back.y)
            right, bottom = max(card.right, back.right), max(card.bottom, back.bottom)
            yield Rect(x, y, right - x, bottom - y)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("marks", [False, True])
def test_a_print_shop_gets_one_side_a_page_with_its_boxes(
    size: str, marks: bool, reads_well: Callable[..., None]
) -> None:
    document, _notices = print_of(small(3), size, print_shop=True, crop_marks=marks)
    if size == "poker":
        reads_well(document)
    frames, card = frames_of(document), choose_layout(size).card
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as pdf:
        assert [next(iter(each)) for each in frames] == [
            f"{side}-{code}" for code in ("6-P-R1", "6-P-R2", "6-P-R3") for side in ("card", "back")
        ]
        for page, found, items in zip(pdf.pages, frames, shown(document), strict=True):
            media, trim, bleed = (
                [float(side) / MM for side in box]
                for box in (page.MediaBox, page.TrimBox, page.BleedBox)
            )
            assert trim[2] - trim[0] == pytest.approx(card.width, abs=0.01)
            assert trim[3] - trim[1] == pytest.approx(card.height, abs=0.01)
            assert bleed == pytest.approx(
                [trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3], abs=0.01
            )
            (cut,) = found.values()
            assert cut == pytest.approx((trim[0], media[3] - trim[3], *card_size(card)), abs=0.01)
            reach = cut.inset(-3)
            found_marks = strokes_beyond(items, reach)
            if not marks:
                assert media == pytest.approx(bleed, abs=0.02)
                assert found_marks == []
            else:
                assert media[2] >= bleed[2] + 5
                across, down = pointed_at(found_marks, reach)
                assert across == pytest.approx([cut.x, cut.right], abs=TENTH)
                assert down == pytest.approx([cut.y, cut.bottom], abs=TENTH)


def card_size(card: CardMeasure) -> tuple[float, float]:
    return card.width, card.height


def test_layouts_are_read_strictly() -> None:
    good = """
[[layouts]]
id = "mine"
title = "Mine"
size = "poker"
paper = "a4"
card = { width = 63, height = 88 }
columns = 2
rows = 2
"""
    assert read_layouts(good, "mine.toml")[0].count == 4
    for wrong in (
        good + "colour = 3",
        good.replace("columns = 2", "columns = 4"),
        good.replace('"poker"', '"huge"'),
        good + "gap = 1",
        good + "bleed = '3'",
        "[[layouts",
    ):
        with pytest.raises(FacilitatorError, match=r"mine\.toml"):
            read_layouts(wrong, "mine.toml")

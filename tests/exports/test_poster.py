from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from exports.document import Document, Rect, Text
from exports.document import Path as Shape
from exports.exercises.board.poster import facts, poster_board
from exports.exercises.theory_of_change.papers import poster
from exports.pdf import pdf_bytes
from exports.poster.cards import Card
from exports.poster.fit import Fit, Sheet, fit
from exports.poster.frame import Frame
from exports.poster.links import Curve, routes
from exports.sheet_code import SheetCode
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from tests.exports.paper_workshops import (
    BENGALI,
    TYPED,
    URDU,
    crowded,
    job,
    link,
    note,
    riverside,
    solid,
    text_of,
    workshop,
)

CASES = ("toc_salford", "toc_tameside")


def case(shared: Path, name: str) -> WorkshopDocument:
    return WorkshopDocument.model_validate_json((shared / "cases" / f"{name}.json").read_text())


def fitted(document: WorkshopDocument, **options: object) -> tuple[Fit, list]:
    printing = job(document, **options)
    board = poster_board(printing, facts)
    return fit(board, Frame(printing, board).paper()), list(board.lines)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("options", [{}, {"paper": "a4"}, {"paper": "a4", "large_print": True}])
def test_every_note_is_on_the_poster_in_full(
    shared: Path, name: str, options: dict[str, object]
) -> None:
    document = case(shared, name)
    said = solid(text_of(pdf_bytes(poster(job(document, **options)))))
    for each in document.activities[0].notes:
        assert solid(each.text) in said
        assert each.id in said


@pytest.mark.parametrize("name", CASES)
def test_real_cases_read_well_and_fit_one_a3_sheet(
    shared: Path, name: str, reads_well: Callable[..., None]
) -> None:
    document = poster(job(case(shared, name)))
    assert [(page.width, page.height) for page in document.pages] == [(420, 297)]
    reads_well(document)


def test_two_hundred_long_notes_go_on_over_numbered_sheets() -> None:
    document = crowded()
    printing = job(document, paper="a3")
    paper = poster(printing)
    said = solid(text_of(pdf_bytes(paper)))
    for each in document.activities[0].notes:
        assert solid(each.text) in said
    count = len(paper.pages)
    assert count > 1
    assert f"Sheet{count}of{count}" in said
    assert str(count) in printing.notices[0]


def test_a_note_longer_than_a_sheet_is_continued(reads_well: Callable[..., None]) -> None:
    text = " ".join(f"word{number}" for number in range(800))
    document = workshop([note("N1", "now", text), note("V1", "vision", "x" * 500)], [])
    paper = poster(job(document, paper="a4"))
    said = solid(text_of(pdf_bytes(paper)))
    assert said.count("(continued)") == len(paper.pages) - 1 > 0
    assert all(f"word{number}" in said for number in range(800))
    assert said.count("x") >= 500
    reads_well(paper)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", ["a4", "a3", "letter", "tabloid", "a2", "a1", "a0"])
def test_nothing_is_smaller_than_people_can_read(size: str, large: bool) -> None:
    paper = poster(job(riverside(), paper=size, large_print=large))
    for page in paper.pages:
        assert page.width > page.height
        sizes = [item.size for item in page.items if isinstance(item, Text)]
        assert min(sizes) >= (18 if large else 12)


@pytest.mark.parametrize("options", [{"paper": "a3"}, {"paper": "a4", "large_print": True}])
def test_nothing_leaves_the_paper_or_its_column(options: dict[str, object]) -> None:
    found, _ = fitted(crowded(40, 60), **options)
    for sheet in found.sheets:
        for left, column in zip(sheet.lefts, sheet.columns, strict=True):
            for card in column:
                assert card.rect.x == left
                assert sheet.board.y <= card.rect.y
                assert card.rect.bottom <= sheet.board.bottom + 0.01
            for above, below in pairwise(column):
                assert above.rect.bottom + found.scale.gap <= below.rect.y + 0.01


@pytest.mark.parametrize("words", [3, 20])
@pytest.mark.parametrize("size", ["a4", "a3", "a1"])
def test_no_link_crosses_a_note_that_is_not_its_own(size: str, words: int) -> None:
    found, lines = fitted(crowded(60, 120, words=words), paper=size)
    drawn = 0
    for sheet in found.sheets:
        for route in routes(sheet, lines, found.scale):
            drawn += 1
            line = lines[route.link]
            foreign = [card for card in cards_of(sheet) if card.words.label not in line[:2]]
            points = [point for curve in route.curves for point in along(curve)]
            assert not [c.words.label for c in foreign for p in points if inside(c.rect, p)]
    assert drawn


def cards_of(sheet: Sheet) -> list[Card]:
    return [card for column in sheet.columns for card in column]


def along(curve: Curve, steps: int = 24) -> list[tuple[float, float]]:
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        points.append(
            tuple(sum(w * p[axis] for w, p in zip(weights, curve, strict=True)) for axis in (0, 1))
        )
    return points


def inside(rect: Rect, point: tuple[float, float]) -> bool:
    x, y = point
    return rect.x + 0.01 < x < rect.right - 0.01 and rect.y + 0.01 < y < rect.bottom - 0.01


def test_links_that_the_paper_cuts_end_in_their_partner() -> None:
    document = crowded(40, 40)
    found, lines = fitted(document, paper="a4")
    homes = {c.words.label: s.number for s in found.sheets for c in cards_of(s) if not c.continued}
    told: dict[str, str] = {}
    for sheet in found.sheets:
        for card in cards_of(sheet):
            rows = " ".join(row.text for row in card.rows if row.role == "cut")
            told[card.words.label] = f"{told.get(card.words.label, '')} {rows}"
    cut = [line for line in lines if homes[line.source] != homes[line.target]]
    assert cut
    for line in cut:
        assert line.target in told[line.source]
        assert f"(sheet {homes[line.target]})" in told[line.source]
        assert line.source in told[line.target]


def test_what_people_typed_is_printed_as_typed() -> None:
    said = text_of(pdf_bytes(poster(job(riverside()))))
    assert solid(TYPED) in solid(said)
    assert solid(URDU) in solid(said)
    assert solid(BENGALI) in solid(said)
    assert "🍲" in said


def test_both_wordings_and_what_is_known_of_a_note_are_on_its_card() -> None:
    said = solid(text_of(pdf_bytes(poster(job(riverside())))))
    for words in (
        "We see this differently:",
        "It closed long before the flood.",
        "✓ agreed",
        "changed since agreed",
        "parked",
        "12 dots",
        "2 concerns",
        "Starts: Residents’ group",
        "By: May",
        "Who: older residents",
        "Sign: Chairs run out on Tuesdays",
        "Table 3: getting about",
        "▲ Strength",
    ):
        assert solid(words) in said


def test_links_are_told_to_who_cannot_see_them() -> None:
    paper = poster(job(riverside()))
    told = next(each.alt for each in paper.structure.elements if each.kind == "Figure")
    assert "D1 leads to C1, because a warm kitchen pulls people in." in told
    assert "N2 blocks C1." in told


def test_in_black_and_white_there_is_no_colour() -> None:
    paper = poster(job(riverside(), mono=True))
    colours = set()
    for item in paper.pages[0].items:
        if isinstance(item, Shape):
            colours |= {item.fill, item.stroke}
        elif isinstance(item, Text):
            colours.add(item.colour)
    assert colours <= {None, "#FFFFFF", "#000000", "#1F2430"}


def test_questions_for_the_room_are_left_out_unless_asked_for() -> None:
    asked = "N3 keeps getting in the way. Is it ours to move?"
    printing = job(riverside())
    assert asked not in text_of(pdf_bytes(poster(printing)))
    printing.questions = (asked,)
    assert asked in text_of(pdf_bytes(poster(printing)))
    printing.questions = tuple(f"{asked} ({number})" for number in range(60))
    said = text_of(pdf_bytes(poster(printing)))
    assert all(question in said for question in printing.questions)


def test_private_notes_never_reach_the_paper() -> None:
    document = workshop(
        [
            note("N1", "now", "For everybody"),
            note("N2", "now", "For nobody", visibility="private"),
            note("N3", "now", "For this room", visibility="stays_in_room"),
        ],
        [link("N1", "N2")],
    )
    said = text_of(pdf_bytes(poster(job(document))))
    assert "For everybody" in said
    assert "For nobody" not in said
    assert "For this room" not in said
    assert "N2" not in said


def test_a_sheet_says_which_one_it_is() -> None:
    paper = poster(job(crowded(80, 0), paper="a4"))
    code = SheetCode("0c2f7a1e", 1, "poster", 2)
    assert SheetCode.read(code.text()) == code
    for page in paper.pages:
        assert {"qr", "board", *(f"marker-{corner}" for corner in range(4))} <= set(page.frames)
        assert page.frames["qr"].width >= 20
        for name, frame in page.frames.items():
            assert frame.x >= 9.9, name
            assert frame.right <= page.width - 9.9
            assert frame.y >= 9.9
            assert frame.bottom <= page.height - 9.9


@pytest.mark.parametrize("text", ["", "https://example.org", "FAC1|a|b|c|d", "FAC1|0c2f|1|poster"])
def test_a_code_that_is_not_ours_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(FacilitatorError, match="not on a sheet of ours"):
        SheetCode.read(text)


@pytest.mark.parametrize(
    ("name", "options", "dpi"),
    [
        ("poster_a3", {}, 60),
        ("poster_a1", {"paper": "a1"}, 30),
        ("poster_a4_large", {"paper": "a4", "large_print": True}, 60),
        ("poster_a3_mono", {"mono": True}, 60),
    ],
)
def test_the_poster_looks_as_it_did(
    name: str, options: dict[str, object], dpi: float, golden: Callable[..., None]
) -> None:
    golden(name, poster(job(riverside(), **options)), dpi=dpi)


def test_a_crowded_poster_looks_as_it_did(golden: Callable[..., None]) -> None:
    golden("poster_a2_crowded", poster(job(crowded(60, 50, words=10), paper="a2")), dpi=40)


@pytest.mark.parametrize("options", [{}, {"paper": "a4", "large_print": True}, {"mono": True}])
def test_the_poster_reads_well(options: dict[str, object], reads_well: Callable[..., None]) -> None:
    printing = job(riverside(), **options)
    printing.questions = ("N3 keeps getting in the way. Is it ours to move?",)
    reads_well(poster(printing))


def test_equal_boards_give_equal_posters() -> None:
    first, second = (poster(job(riverside())) for _ in range(2))
    assert isinstance(first, Document)
    assert pdf_bytes(first) == pdf_bytes(second)


def test_an_empty_board_is_a_poster_of_its_columns(reads_well: Callable[..., None]) -> None:
    paper = poster(job(workshop([], [])))
    said = text_of(pdf_bytes(paper))
    assert "Outcomes and vision" in said
    reads_well(paper)

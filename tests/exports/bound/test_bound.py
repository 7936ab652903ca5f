"""The pack as one file: its contents, right on paper, its copies, and what was left out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from exports.pack import PrintOptions, print_pack
from facilitator.errors import FacilitatorError
from facilitator.exchange import TableDocument, WorkshopDocument
from tests.exports.cards.test_papers import drawn, rated
from tests.exports.exercises import community_maps, sector_maps
from tests.exports.log_book import promised
from tests.exports.paper_workshops import note, riverside, solid, workshop

ReadsWell = Callable[..., None]
EVERY = {
    "theory": riverside,
    "map": community_maps.riverside,
    "sectors": sector_maps.riverside,
    "drawn": drawn,
    "rated": rated,
    "promises": promised.workshop,
}
PACKS = [
    *((exercise, "after") for exercise in EVERY),
    *((exercise, "before") for exercise in ("theory", "map", "sectors", "rated")),
]
SECRET = "Rosa owes the landlord money"


class Read(NamedTuple):
    """What a pack says, page by page, and where its links and bookmarks lead."""

    path: Path
    texts: list[str]
    links: list[tuple[str, int]]
    bookmarks: list[tuple[int, str, int]]
    sizes: list[tuple[int, int]]

    def begins(self, title: str) -> int:
        """Return the page on which a paper begins, by its bookmark."""
        return next(page for _depth, words, page in self.bookmarks if words == title)


def bound(folder: Path, document: WorkshopDocument, **options: Any) -> Read:
    """Print a pack as one file and read it."""
    (printed,) = print_pack(document, PrintOptions(one_file=True, **options), folder)
    with pypdfium2.PdfDocument(printed.path) as pdf:
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
        sizes = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in pdf]
    with pikepdf.open(printed.path) as pdf, pdf.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        links = [
            (str(each.Contents), numbers[each.Dest[0].objgen])
            for page in pdf.pages
            for each in page.get("/Annots", ())
            if "/Dest" in each
        ]
        bookmarks = [
            (depth, item.title, numbers[item.destination[0].objgen])
            for depth, item in _flat(outline.root)
        ]
    return Read(printed.path, texts, links, bookmarks, sizes)


def _flat(items: Any, depth: int = 0) -> Any:
    for item in items:
        yield depth, item
        yield from _flat(item.children, depth + 1)


def tables(document: WorkshopDocument, count: int, people: int) -> WorkshopDocument:
    """Say how many tables and people there are."""
    document.tables = [TableDocument(number=number) for number in range(1, count + 1)]
    document.workshop.expected = people
    return document


@pytest.mark.parametrize(("exercise", "when"), PACKS)
def test_contents_bookmarks_and_numbers_agree_on_where_each_paper_begins(
    tmp_path: Path, exercise: str, when: Any, reads_well: ReadsWell
) -> None:
    document = tables(EVERY[exercise](), 2, 3)
    few = ("sign_in", "rating_slips", "blank_cards", "blank_table", "invitation", "blank_voices")
    papers = few if (exercise, when) in {("rated", "before"), ("sectors", "before")} else ()
    copies = int(exercise == "theory")
    pack = bound(tmp_path, document, when=when, large_copies=copies, papers=papers)
    reads_well(pack.path, skip=frozenset({"TBL-012"}))
    for number, text in enumerate(pack.texts, 1):
        assert f"Pack {number}" in text
    papers = [(title, page) for depth, title, page in pack.bookmarks if depth == 1 and page > 2]
    papers = [each for each in papers if each[0] != "What is not in this pack"]
    assert papers
    assert [page for _words, page in pack.links[: len(papers)]] == [page for _, page in papers]
    for (words, page), (title, _page) in zip(pack.links, papers, strict=False):
        assert words.startswith(title)
        assert any(part.split("–")[0] == str(page) for part in words.split())


def test_a_pack_has_all_that_its_papers_say(tmp_path: Path) -> None:
    document = riverside()
    pack = bound(tmp_path, document, when="after")
    assert pack.path.name == "Riverside, spring - pack after.pdf"
    everything = solid("".join(pack.texts))
    for printed in print_pack(document, PrintOptions(when="after"), tmp_path / "each"):
        with pypdfium2.PdfDocument(printed.path) as pdf:
            for page in pdf:
                assert solid(page.get_textpage().get_text_range()) in everything


def test_papers_keep_their_size_and_the_order_of_their_headings(tmp_path: Path) -> None:
    pack = bound(tmp_path, riverside(), when="after", paper="a2")
    poster = pack.begins("Wall poster")
    assert pack.sizes[poster - 1] == (594, 420)
    assert pack.sizes[0] == (210, 297)
    with pikepdf.open(pack.path) as pdf:
        kinds = [str(each) for each in _kinds(pdf.Root.StructTreeRoot.K)]
    assert kinds.count("/H1") == 1
    assert {"/Part", "/Sect", "/TOC", "/TOCI", "/Link"} <= set(kinds)


def _kinds(element: Any) -> Any:
    yield element.S
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _kinds(kid)


def test_each_table_has_a_sheet_with_its_number_and_its_code(tmp_path: Path) -> None:
    document = tables(riverside(), 3, 14)
    pack = bound(tmp_path, document, when="before", layout=True)
    first = pack.begins("Blank sheet")
    said = pack.texts[first - 1 : first + 2]
    assert [f"Table {number}" in text for number, text in enumerate(said, 1)] == [True] * 3
    described = json.loads(pack.path.with_suffix(".layout.json").read_text())["pages"]
    codes = [described[first - 1 + table]["code"] for table in range(3)]
    assert [code.split("|")[-1] for code in codes] == ["1", "2", "3"]
    assert "3 copies, one for each table" in " ".join(pack.texts)


def test_people_tables_and_needs_decide_how_many_there_are(tmp_path: Path) -> None:
    document = tables(rated(), 2, 7)
    few: dict[str, Any] = {"when": "before", "papers": ("sign_in", "rating_slips", "blank_cards")}
    pack = bound(tmp_path, document, large_copies=2, **few)
    said = " ".join(pack.texts)
    assert "For 7 people at 2 tables." in said
    assert "3 copies, for 5 people, 2 on a sheet" in said  # slips, two on a sheet
    assert "2 copies, for whoever reads large print" in said
    more = bound(tmp_path, document, people=9, tables=3, **few)
    assert "For 9 people at 3 tables." in " ".join(more.texts)
    assert "3 copies, one for each table" in " ".join(more.texts)
    assert "P9" in more.texts[more.begins("Sign-in sheet") - 1]


def test_no_two_sheets_of_a_map_bear_the_same_code(tmp_path: Path) -> None:
    document = tables(community_maps.riverside(), 1, 4)
    activity: Any = document.activities[0]
    activity.agreement.first_free = 9
    document.participants = []
    chosen = PrintOptions(when="before", large_copies=2, layout=True, papers=("map",))
    described = [
        json.loads(each.path.with_suffix(".layout.json").read_text())["pages"]
        for each in print_pack(document, chosen, tmp_path)
    ]
    codes = [page["code"].split("|")[-1] for pages in described for page in pages]
    assert len(codes) == len(set(codes)) == 6


def test_where_nobody_said_how_many_come_the_pack_says_that_it_guesses(tmp_path: Path) -> None:
    pack = bound(tmp_path, riverside(), when="before")
    assert "both are guesses" in pack.texts[0]


@pytest.mark.parametrize("counts", [{"tables": 201}, {"people": 2_001}, {"people": -1}])
def test_more_than_a_workshop_has_room_for_is_one_sentence(
    tmp_path: Path, counts: dict[str, int]
) -> None:
    with pytest.raises(FacilitatorError, match="A pack is for 1 to"):
        bound(tmp_path, riverside(), when="before", **counts)


def test_copies_look_as_the_first_and_weigh_next_to_nothing(tmp_path: Path) -> None:
    document = community_maps.workshop({"provision": community_maps.provision()})
    few = bound(tmp_path / "few", document, when="before", people=2, tables=1)
    many = bound(tmp_path / "many", document, when="before", people=60, tables=1)
    first = many.begins("Interview sheet")
    with pypdfium2.PdfDocument(many.path) as pdf:
        one, other = (_above_the_foot(pdf[page]) for page in (first - 1, first + 58))
    assert len(many.texts) > len(few.texts) + 58
    assert ImageChops.difference(one, other).getextrema()[1] < 128
    assert ImageStat.Stat(one).extrema[0][0] < 64
    more = many.path.stat().st_size - few.path.stat().st_size
    assert more < 60 * 3_000


def _above_the_foot(page: pypdfium2.PdfPage) -> Image.Image:
    picture = page.render(scale=1).to_pil().convert("L")
    return picture.crop((0, 0, picture.width, round(picture.height * 0.95)))


def test_what_is_made_for_one_side_has_an_empty_back_where_cards_are_printed_too(
    tmp_path: Path,
) -> None:
    document = tables(drawn(), 2, 3)
    pack = bound(tmp_path, document, when="before", papers=("sign_in", "blank_cards", "cards"))
    with pikepdf.open(pack.path) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
    starts = [page for depth, _title, page in pack.bookmarks if depth == 1 and page > 3]
    assert all(page % 2 for page in starts)
    assert "this side stays empty" in pack.texts[pack.begins("Sign-in sheet")]
    folded = bound(tmp_path, document, when="before", fold=True, papers=("sign_in", "blank_cards"))
    assert not any("stays empty" in text for text in folded.texts)


def test_what_is_private_stays_out_and_the_pack_says_how_much_and_why(tmp_path: Path) -> None:
    document = workshop(
        [note("N1", "now", "No bus after 7"), note("N2", "now", SECRET, visibility="private")], []
    )
    document.left_out = ["1 promise that is for the team is left out."]
    document.activities[0].facilitator_notes = SECRET
    pack = bound(tmp_path, document, when="after")
    assert SECRET not in " ".join(pack.texts)
    page = pack.texts[pack.begins("What is not in this pack") - 1]
    assert "1 note is private or stays in the room, and is not printed." in page
    assert "1 promise that is for the team is left out." in page
    assert "still in the workshop’s file" in page
    others = [text for text in pack.texts if text != page]
    assert not any("private" in text or "for the team" in text for text in others)
    (printed,) = print_pack(document, PrintOptions(when="after", one_file=True), tmp_path)
    assert "1 promise that is for the team is left out." in printed.notices


def test_where_nothing_is_left_out_the_cover_says_so(tmp_path: Path) -> None:
    document = riverside()
    document.left_out = []
    pack = bound(tmp_path, document, when="after")
    assert "Nothing was left out." in pack.texts[0]


def test_a_pack_in_large_print_has_nothing_smaller_than_18_points(tmp_path: Path) -> None:
    pack = bound(tmp_path, tables(riverside(), 2, 5), when="before", large_print=True)
    first = pack.begins("Sign-in sheet")
    for page in range(first):
        assert min(_type_sizes(pack.path, page)) >= 17.99
    assert f"Pack {first}" in pack.texts[first - 1]


def _type_sizes(path: Path, number: int) -> list[float]:
    with pikepdf.open(path) as pdf:
        found = pikepdf.parse_content_stream(pdf.pages[number], "Tf")
        return [float(step.operands[1]) for step in found]


def test_separate_files_come_with_how_many_to_print(tmp_path: Path) -> None:
    document = tables(riverside(), 3, 12)
    printed = print_pack(document, PrintOptions(when="before"), tmp_path)
    names = [each.path.stem.partition(" - ")[2] for each in printed]
    assert names == ["sign-in sheet", "blank sheet a3", "blank barrier and enabler"]
    assert "Print 3 copies, one for each table." in printed[1].notices


def test_a_map_that_nobody_can_draw_on_yet_is_said_before_the_day(tmp_path: Path) -> None:
    document = tables(riverside(), 1, 2)
    document.activities.append(community_maps.workshop({"title": "Our map"}).activities[0])
    document.activities[1].base_map = None  # type: ignore[union-attr]
    options = PrintOptions(when="before", papers=("blank_sheet", "sign_in"))
    missing = "“Our map” has no sheets to draw on yet: choose its base map, then print again."
    assert missing in print_pack(document, options, tmp_path)[0].notices
    pack = bound(tmp_path, document, when="before", papers=options.papers)
    assert missing in pack.texts[pack.begins("What is not in this pack") - 1]


def test_a_board_on_which_nobody_wrote_has_no_papers_afterwards(tmp_path: Path) -> None:
    document = riverside()
    document.activities.append(workshop([], []).activities[0])
    pack = bound(tmp_path, document, when="after")
    assert "nobody wrote on its board" in " ".join(pack.texts)
    assert [title for depth, title, _page in pack.bookmarks if depth == 0][1:] == [
        "1. Theory of change"
    ]
    assert print_pack(workshop([], []), PrintOptions(when="after", one_file=True), tmp_path) == []


def test_a_pack_of_tiles_links_its_plan_and_reads_well(
    tmp_path: Path, reads_well: ReadsWell
) -> None:
    pack = bound(tmp_path, riverside(), tile="a4")
    reads_well(pack.path)
    assert (210, 297) in pack.sizes
    assert pack.path.name == "Riverside, spring - pack.pdf"


def test_the_same_pack_has_the_same_bytes(tmp_path: Path) -> None:
    document = tables(riverside(), 2, 6)
    first = bound(tmp_path / "a", document, when="before").path.read_bytes()
    assert first == bound(tmp_path / "b", document, when="before").path.read_bytes()

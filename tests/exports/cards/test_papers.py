"""The papers of cards in play: what was drawn, how far apart people are, slips, and the deck."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exports.exercises import PAPERS
from exports.pack import PrintOptions, print_pack
from exports.pdf import pdf_bytes
from exports.sheets import Job, Paper
from facilitator.exchange import WorkshopDocument
from tests.exports.cards.printed import shipped
from tests.exports.paper_workshops import solid, text_of
from ui.cli import main

ReadsWell = Callable[..., None]


def workshop(deck: str = "power_shifting", **more: Any) -> WorkshopDocument:
    return WorkshopDocument.model_validate(
        {
            "format": "workshop-exchange",
            "version": 1,
            "workshop": {"title": "Riverside, spring", "question": "Who decides here?"},
            "tables": [{"number": 1, "name": "Window"}, {"number": 2}],
            "activities": [{"exercise": "cards", "deck": deck, **more}],
        }
    )


def drawn() -> WorkshopDocument:
    return workshop(
        communities=[{"table_number": 1, "name": "The flats by the canal"}],
        draws=[
            {"card": "6-P-A1", "table_number": 1, "drawn_at_table": 1, "passed_on": 2},
            {"card": "D5-C-A1", "table_number": 2, "drawn_at_table": 2},
            {"card": "10-P-R1", "table_number": 2, "drawn_at_table": 2, "held": False},
            {"card": "10-C-R3", "table_number": 2, "drawn_at_table": 2, "holder": "The nurse"},
        ],
    )


def rated() -> WorkshopDocument:
    counts = {"C1-1": {0: 2, 1: 1, 4: 7}, "S2-3": {2: 5, 3: 4, -1: 3}}
    ratings = [
        {"card": card, "table_number": 1, "score": score, "count": count}
        for card, scores in counts.items()
        for score, count in scores.items()
    ]
    evidence = [
        {"card": "C1-1", "text": "The café noticeboard is full each week", "table_number": 1},
        {"card": "C1-1", "text": "My neighbour drinks", "visibility": "private"},
        {"card": "C1-1", "text": "Only for us", "visibility": "stays_in_room"},
    ]
    return workshop("look_fors", ratings=ratings, evidence=evidence)


def paper(key: str) -> Paper:
    papers = PAPERS["cards"]
    return next(each for each in (*papers.filled, *papers.blank) if each.key == key)


def said(key: str, document: WorkshopDocument, **options: Any) -> str:
    return text_of(pdf_bytes(paper(key).draw(Job(document, 1, PrintOptions(**options)))))


def wanted(document: WorkshopDocument, **options: Any) -> list[str]:
    chosen = PrintOptions(**options)
    job = Job(document, 1, chosen)
    own = PAPERS["cards"].filled
    return [each.key for each in own if each.usual(chosen) and each.wanted(job)]


def test_what_is_printed_is_what_there_is() -> None:
    assert wanted(workshop()) == []
    assert wanted(drawn()) == ["drawn"]
    assert wanted(rated()) == ["spread", "evidence"]
    assert wanted(drawn(), cards="poker") == ["drawn", "cards"]


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("key", ["drawn", "spread", "evidence", "rating_slips"])
def test_papers_are_read_aloud(key: str, large_print: bool, reads_well: ReadsWell) -> None:
    document = drawn() if key == "drawn" else rated()
    options = PrintOptions(large_print=large_print, mono=large_print)
    reads_well(paper(key).draw(Job(document, 1, options)))


def test_the_cards_that_were_drawn_stand_under_their_table() -> None:
    words = said("drawn", drawn())
    order = ["Table 1: Window", "6-P-A1", "Table 2", "D5-C-A1"]
    order += ["Open rooms · Act · for community leaders", "A card for its own table."]
    places = [words.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "10-P-R1" not in words, "it was put back"


def test_what_is_a_tables_own_is_not_on_the_paper_about_its_cards() -> None:
    words = said("drawn", drawn())
    alone = shipped().card("10-C-R3")
    assert alone is not None
    for kept in ("10-C-R3", alone.text[:20], "flats by the canal", "nurse", "raded"):
        assert solid(kept) not in solid(words)


def test_without_tables_no_table_is_named() -> None:
    document = workshop(draws=[{"card": "6-P-A1"}])
    assert "Table" not in said("drawn", document)


def test_a_card_that_left_the_deck_is_still_listed_by_its_code() -> None:
    assert "not in the deck any more" in said("drawn", workshop(draws=[{"card": "X9"}]))


def test_the_spread_shows_every_figure_and_no_average() -> None:
    words = said("spread", rated())
    assert "0 Not seen" in words
    assert "Worth talking about" in words
    assert words.count("Worth talking about") == 1, "two and three are not far apart"
    row = solid(words)[solid(words).find("S2-3") :]
    assert "543" in row, "five, four, and three who do not know"
    assert "verage" not in words


def test_nothing_hidden_is_in_the_evidence_book() -> None:
    words = said("evidence", rated())
    assert "The café noticeboard is full each week (Table 1)" in words
    assert "neighbour" not in words
    assert "Only for us" not in words


def test_every_card_has_a_row_of_boxes_on_the_slips() -> None:
    words = said("rating_slips", rated())
    assert words.count("C1-1 ") == 2, "two slips on a sheet"
    for card in ("C3-5", "S4-6"):
        assert card in words
    assert words.count("0 1 2 3 4 ?") == 2 * 38


def test_slips_are_for_decks_that_are_rated(tmp_path: Path) -> None:
    printed = print_pack(workshop(), PrintOptions(blank=True, activity=1), tmp_path)
    assert [each.path.name for each in printed] == ["Riverside, spring - blank cards a6.pdf"]
    printed = print_pack(rated(), PrintOptions(blank=True, activity=1), tmp_path / "rated")
    assert len(printed) == 2


def test_the_deck_is_printed_where_it_is_asked_for(tmp_path: Path) -> None:
    options = PrintOptions(papers=("cards",), cards="tarot", activity=1)
    (sheet,) = print_pack(workshop(), options, tmp_path)
    assert sheet.path.name == "Riverside, spring - cards tarot.pdf"
    assert any("flipped on the long edge" in notice for notice in sheet.notices)


def test_large_print_is_on_cards_that_have_room_for_it(tmp_path: Path) -> None:
    options = PrintOptions(papers=("cards",), cards="poker", large_print=True, activity=1)
    (sheet,) = print_pack(workshop(), options, tmp_path)
    assert sheet.path.name == "Riverside, spring - cards a6.pdf"
    assert "Large print needs A6 cards, so these are on A6." in sheet.notices


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    path = tmp_path / "evening.workshop"
    assert main(["new", str(path), "--deck", "power_cards_45"]) == 0
    return path


@pytest.mark.parametrize(
    ("words", "name", "sheets"),
    [
        (["--cards", "poker"], "cards poker", (210, 297, 32)),
        (["--cards", "a7", "--paper", "a3"], "cards a7", (297, 420, 26)),
        (["--fold", "--cards", "poker"], "cards poker to fold", (210, 297, 31)),
        (["--print-shop", "--qr"], "cards a6 for a print shop", (111, 154, 242)),
        (["--cards", "a6_a4_edge"], "cards a6", (210, 297, 62)),
        (["--cards", "tarot", "--paper", "letter"], "cards tarot", (215.9, 279.4, 62)),
    ],
)
def test_cards_are_printed_from_the_command_line(
    evening: Path, tmp_path: Path, words: list[str], name: str, sheets: tuple[float, float, int]
) -> None:
    out = tmp_path / "out"
    assert main(["print", str(evening), "--out", str(out), "--layout", *words]) == 0
    (pdf,) = out.glob("*.pdf")
    assert pdf.stem.endswith(f"- {name}")
    (description,) = out.glob("*.json")
    found = json.loads(description.read_text("utf-8"))["pages"]
    assert (found[0]["width"], found[0]["height"], len(found)) == sheets
    names = {frame for page in found for frame in page["frames"]}
    assert {"card-10-P-A1", "back-10-P-A1"} <= names
    assert ("qr-10-P-A1" in names) == ("--qr" in words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--cards", "poker", "--fold", "--print-shop"], "nothing is to be folded"),
        (["--cards", "poker", "--paper", "a0"], "Cards are made for A4, A3 and Letter"),
        (["--cards", "poker", "--paper", "a3"], ""),
    ],
)
def test_what_cannot_go_together_is_said_and_the_cards_are_printed(
    evening: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["print", str(evening), "--out", str(tmp_path / "out"), *words]) == 0
    complaints = capsys.readouterr().err
    assert said in complaints
    assert ("nothing is to be folded" in complaints) == ("--fold" in words)
    assert ("Cards are made for" in complaints) == ("a0" in words)
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 1


def test_a_size_that_is_not_made_is_answered_with_those_that_are(
    evening: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", str(evening), "--out", str(tmp_path), "--cards", "huge"]) == 1
    assert "poker, a7, tarot, a6" in capsys.readouterr().err

"""Cards out of a spreadsheet: what is understood, what stays out and why."""

from pathlib import Path

import pytest

from facilitator.decks.card_draft import cards_of, new_cards
from facilitator.decks.cards import MOST_CARDS, CardDeck
from facilitator.decks.draft import Draft, new_draft
from facilitator.decks.parts import DeckError
from facilitator.decks.sheet_paste import Sheet, read_sheet, with_sheet
from facilitator.decks.sheet_rows import sheet_text

KEY = "cards_of_our_own"


@pytest.fixture
def day() -> Draft:
    return new_cards(new_draft(), 0)


@pytest.fixture
def deck(day: Draft) -> CardDeck:
    return cards_of(day, KEY)


def told(sheet: Sheet) -> list[str]:
    return [str(each) for each in sheet.mistakes]


def test_columns_come_in_any_order(deck: CardDeck) -> None:
    rows = "Minutes\tText\tTheme\tColour\n10\tCook for one more.\tFood\tred\n\tGreet twice.\tfood\t"
    sheet = read_sheet(rows, deck)
    assert [(c.text, c.minutes) for c in sheet.cards] == [
        ("Cook for one more.", 10),
        ("Greet twice.", None),
    ]
    assert [part.title for part in sheet.parts["themes"]] == ["Food"]
    assert [card.code for card in sheet.cards] == ["FO-1", "FO-2"]
    assert told(sheet) == []
    assert sheet.left_out == ["Colour"], "nothing is left out in silence"


def test_without_a_header_the_usual_order_holds(day: Draft, deck: CardDeck) -> None:
    rows = (
        'F-1,Food,neighbours,act,"Cook, for one more.",30\n,Food,everyone,Reflect,Who eats alone?,'
    )
    sheet = read_sheet(rows, deck)
    first, second = with_sheet(day, KEY, sheet, 0).boards[KEY].cards[1:]  # type: ignore[attr-defined]
    assert (first.code, first.text, first.kind) == ("F-1", "Cook, for one more.", "act")
    assert (second.code, second.kind, second.minutes) == ("F-2", "reflect", None)
    assert [part.title for part in sheet.parts["audiences"]] == ["neighbours", "everyone"]
    assert sheet.parts["kinds"] == [], "kinds that are there are not made again"


def test_sentences_alone_are_cards_like_the_one_in_hand(deck: CardDeck) -> None:
    sheet = read_sheet("Who is missing, and why?\n\nWho decides; who pays?\n", deck, deck.cards[0])
    assert [card.text for card in sheet.cards] == [
        "Who is missing, and why?",
        "Who decides; who pays?",
    ]
    assert {card.kind for card in sheet.cards} == {"reflect"}


def test_cells_of_several_lines_and_quotation_marks(deck: CardDeck) -> None:
    rows = 'text\ttheme\n"Two\nlines, ""quoted"""\tFood\n"Yes" is no answer.\tFood\nA "quiet" one\t'
    assert [card.text for card in read_sheet(rows, deck).cards] == [
        'Two\nlines, "quoted"',
        '"Yes" is no answer.',
        'A "quiet" one',
    ]


def test_each_row_that_stays_out_says_why(deck: CardDeck) -> None:
    taken = deck.cards[0].code
    rows = "\n".join(
        [
            "code\ttext\tminutes\ttheme",
            f"{taken}\tA\t\t",
            "what is it\tB\t\t",
            "Z-1\t\t5\t",
            "Z-2\tC\tsoon\tParks",
            "Z-3\tD\t700\t",
            f"Z-4\t{'x' * 401}\t\t",
            "Z-5\tE\t5 min\t",
            "Z-5\tF\t\t",
        ]
    )
    sheet = read_sheet(rows, deck)
    assert [card.code for card in sheet.cards] == ["Z-5"]
    said = told(sheet)
    assert [each.split(":")[0] for each in said] == [f"Row {n}" for n in (2, 3, 4, 5, 6, 7, 9)]
    for sentence, part in zip(
        said,
        (taken, "no code", "no text", "“soon”", "“700”", "401", "Z-5 already"),
        strict=True,
    ):
        assert part in sentence
    assert sheet.parts["themes"] == [], "nothing is made for rows that stay out"


def test_a_quotation_mark_that_nothing_closes_swallows_no_rows(deck: CardDeck) -> None:
    rows = 'text\ttheme\n"Never mind\tFood\nNext\tFood'
    assert [card.text for card in read_sheet(rows, deck).cards] == ['"Never mind', "Next"]


def test_ten_thousand_rows_are_one_sentence(deck: CardDeck) -> None:
    sheet = read_sheet("\n".join(f"Question {n}" for n in range(10_000)), deck)
    assert not sheet.cards
    (said,) = told(sheet)
    assert "10000 rows" in said
    assert "room for 999" in said


def test_a_full_deck_says_so_instead_of_asking_for_fewer_rows(deck: CardDeck) -> None:
    full = deck.model_copy(update={"cards": [*deck.cards] * MOST_CARDS})
    (said,) = told(read_sheet("One question", full))
    assert said == "This deck is full: it holds 1000 cards. Take some out, then paste."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a\tb\tc\n1\t2\t3", "Say in the first row what the columns are"),
        ("x" * 2_000_001, "too much"),
    ],
)
def test_what_is_no_sheet_of_cards_is_one_sentence(deck: CardDeck, text: str, why: str) -> None:
    (said,) = told(read_sheet(text, deck))
    assert why in said


def test_nothing_is_nothing(deck: CardDeck) -> None:
    assert read_sheet("", deck) == Sheet()
    assert read_sheet(" \n\t\n", deck).cards == []
    assert read_sheet("text\ttheme\n", deck).cards == []
    assert [card.text for card in read_sheet(";;;", deck).cards] == [";;;"]


def test_codes_that_rows_bring_are_not_made_up_for_others(deck: CardDeck) -> None:
    sheet = read_sheet("code\ttheme\ttext\n\tFood\tA\nFO-1\tFood\tB", deck)
    assert [card.code for card in sheet.cards] == ["FO-2", "FO-1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_are_read_however_they_were_saved(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "cards.csv"
    path.write_bytes("text;theme\nCafé für alle;Food\n".encode(encoding))
    assert sheet_text(path).lstrip("\ufeff").startswith("text;theme\nCafé für")


@pytest.mark.parametrize(
    ("data", "why"), [(b"PK\3\4\0\0\0", "save it as CSV"), (b"x" * 4_000_001, "too large")]
)
def test_what_is_no_table_is_one_sentence(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "cards.xlsx"
    path.write_bytes(data)
    with pytest.raises(DeckError, match=why):
        sheet_text(path)
    with pytest.raises(DeckError, match="cannot be read"):
        sheet_text(tmp_path / "gone.csv")

"""Cells of a table: what people typed comes back as it was, and no program runs any of it."""

import csv
import unicodedata
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.clean import clean_text
from facilitator.csv_cells import safe_cell, table_text

STARTERS = "=+-@\t\r\n'＝＋－＠﹢﹣⁼ \u00a0\u3000\ufeff\u200b"
typed = st.one_of(
    st.text(),
    st.text(st.sampled_from(STARTERS + 'ab5.,;|"cmd!A1()')),
    st.builds(str.__add__, st.text(st.sampled_from(STARTERS), max_size=4), st.text()),
).map(clean_text)


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table.removeprefix("\ufeff"), newline="")))


def as_typed(cell: str) -> str:
    """Return what somebody typed: an apostrophe stands before what would run without it."""
    return cell[1:] if cell.startswith("'") and safe_cell(cell[1:]) == cell else cell


def first_that_shows(text: str) -> str:
    """Return the first character that a program does not pass over, in its plain form."""
    shown = (each for each in text if unicodedata.category(each)[0] not in "ZC")
    return unicodedata.normalize("NFKC", next(shown, " "))[:1]


def is_a_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return text.isascii()


@given(typed)
@example("'=1")
@example("''=1")
@example("'\tx")
@example("'-5")
@example(" =1+1")
@example("\n=1+1")
@example('=cmd|" /C calc"!A0')
def test_what_is_read_back_is_what_was_typed(text: str) -> None:
    (row,) = read(table_text(["said"], [{"said": text}]))
    assert as_typed(row["said"]) == text


@given(typed)
@example("\u3000＝1")
@example(" \n\t@SUM(A1)")
@example("+44 20 7946")
@example("--5")
@example("-")
@example("\ufeff=1")
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert cell[:1] not in {"\t", "\r", "\n"}
    if first_that_shows(cell) in set("=+-@"):
        assert is_a_number(cell)


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_numbers_stay_numbers(number: float) -> None:
    assert safe_cell(number) == str(number)
    (row,) = read(table_text(["n"], [{"n": number}]))
    assert type(number)(row["n"]) == number


@pytest.mark.parametrize("number", ["-5", "-5,5", "+3.2", "0", "-0.25", "1e-3", "-2E+10"])
def test_numbers_that_somebody_typed_stay_so_too(number: str) -> None:
    assert safe_cell(number) == number


@pytest.mark.parametrize("text", ["-5 %", "+44 20", "-1-1", "-.", "-5\n", "-٥", "+"])
def test_what_only_begins_as_a_number_is_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_plain_words_are_left_alone() -> None:
    for text in ("", "Soup", "’tis", "'tis", "a = b", "e@example.org", "−5 °C", "“=”"):
        assert safe_cell(text) == text

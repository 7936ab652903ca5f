"""Text is measured and broken the same way on the screen, the wall and the paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.lettering import text_width, wrap

SIZE = 14.0
TEXTS = st.text(
    st.one_of(
        st.sampled_from("the quick brown fox, 12 — it's “said”\n\t"),
        st.characters(codec="utf-8", exclude_characters="\r"),
    ),
    max_size=300,
)
WIDTHS = st.floats(20.0, 400.0)


@given(TEXTS, WIDTHS, st.booleans())
def test_no_character_but_a_space_is_ever_dropped(text: str, width: float, bold: bool) -> None:
    whole = "".join(wrap(text, SIZE, width, bold=bold))
    dropped = {" ": None, "\n": None, "\t": None}
    assert whole.translate(str.maketrans(dropped)) == text.translate(str.maketrans(dropped))


@given(TEXTS, WIDTHS, st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: float, bold: bool) -> None:
    for line in wrap(text, SIZE, width, bold=bold):
        seen = [character for character in line if text_width(character, SIZE, bold=bold)]
        assert text_width(line, SIZE, bold=bold) <= width + 1e-6 or len(seen) == 1


@given(TEXTS)
def test_line_breaks_that_people_typed_are_kept(text: str) -> None:
    assert wrap(text, SIZE, 1e9) == text.split("\n")


@given(TEXTS)
def test_a_text_is_as_wide_as_its_characters(text: str) -> None:
    characters = [text_width(character, SIZE) for character in text]
    assert text_width(text, SIZE) == pytest.approx(sum(characters))


def test_lines_break_at_spaces() -> None:
    assert wrap("People know what is on before it happens", SIZE, 120) == [
        "People know what",
        "is on before it",
        "happens",
    ]


def test_a_word_that_is_too_long_is_broken_between_letters_and_never_before_a_mark() -> None:
    lines = wrap("e\u0301" * 60, SIZE, 100)
    assert len(lines) > 1
    assert all(line.startswith("e") for line in lines)


def test_bold_is_wider() -> None:
    assert text_width("Riverside", SIZE, bold=True) > text_width("Riverside", SIZE)


def test_scripts_that_the_main_font_lacks_are_given_room() -> None:
    for text in ("নমস্কার", "السلام عليكم", "你好"):
        assert text_width(text, SIZE) > 0.3 * SIZE * len(text)

"""What is entered on a board: words stay as they were said, without empty lines around them."""

import pytest

from facilitator.clean import without_blank_edges
from facilitator.exercises.board.entries import LinkEntry, NoteEntry, checked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("we have keys\n\n", "we have keys"),
        ("\n \n  we have\n\nkeys \n\t\n", "  we have\n\nkeys "),
        ("one line", "one line"),
        ("\n\n", ""),
        ("", ""),
        (" ", ""),
    ],
)
def test_empty_lines_around_words_are_not_kept(typed: str, kept: str) -> None:
    assert without_blank_edges(typed) == kept
    assert checked(LinkEntry, {"because": typed}) == {"because": kept}
    assert checked(NoteEntry, {"text": typed}) == {"text": kept}


def test_many_empty_lines_are_taken_off_at_once() -> None:
    assert not without_blank_edges("\n" * 20_000).strip("\n")
    assert without_blank_edges("a" + " \n" * 9_000 + "b") == "a" + " \n" * 9_000 + "b"

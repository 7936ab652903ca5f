"""A presenter's clicker turns steps, however small the place is where people type."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hands import Hands


@pytest.fixture(params=[(1440, 900), (700, 420)])
def hands(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", request.param) as hands:
        hands.window.begin_with("theory_of_change")
        hands.focus_window()
        hands.capture_field()
        yield hands


def at(hands: Hands) -> int:
    page = hands.window.page
    assert page is not None
    assert page.live is not None
    return page.day.at(page.live.activity_id).step


def turns_steps(hands: Hands) -> bool:
    before = at(hands)
    hands.press("PgDown")
    there = at(hands)
    hands.press("PgUp")
    return (there, at(hands)) == (before + 1, before)


def test_with_nothing_typed_it_turns_steps_at_any_text_size(hands: Hands) -> None:
    for size in hands.window.commands.text_sizes.actions():
        size.trigger()
        hands.rest(20)
        hands.capture_field()
        assert turns_steps(hands), size.text()
    hands.window.commands.text_sizes.actions()[0].trigger()


def test_a_few_lines_that_are_being_typed_are_no_pages(hands: Hands) -> None:
    field = hands.capture_field()
    field.setPlainText("\n".join("word" for _line in range(6)))
    hands.rest(20)
    assert turns_steps(hands)
    field.setPlainText("\n".join("word" for _line in range(40)))
    hands.rest(20)
    assert not turns_steps(hands)
    field.clear()
    assert turns_steps(hands)

"""Beside cards, the guide asks what the cards leave open; pressing a question shows its card."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton

from facilitator.exercises.cards.rating import rate
from tests.ui.cards.conftest import CardWindow

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


def test_ratings_that_lie_far_apart_are_a_question_that_leads_to_the_card(
    open_window: Callable[[str], CardWindow],
) -> None:
    rated = open_window("look_fors")
    page = rated.window.page
    assert page is not None
    rate(rated.store, 1, "C1-3", 1, "0 4 4")
    rated.press("Ctrl+PgDown")

    def asked() -> list[QPushButton]:
        buttons = page.guide.findChildren(QPushButton)
        return [each for each in buttons if each.isVisible() and "C1-3" in each.accessibleName()]

    rated.until(asked, "the question")
    assert "Table 1, C1-3" not in rated.words()
    asked()[0].click()
    rated.until(lambda: "Table 1, C1-3" in rated.words(), "the card")


def test_the_step_in_which_people_promise_has_the_button(
    open_window: Callable[[str], CardWindow],
) -> None:
    cards = open_window("power_shifting")
    page = cards.window.page
    assert page is not None

    def offered() -> bool:
        buttons = page.guide.findChildren(QPushButton)
        return any(each.isVisible() and each.text() == "Promise…" for each in buttons)

    assert not offered()
    cards.press("Ctrl+PgDown", times=7)
    cards.until(offered, "the button")

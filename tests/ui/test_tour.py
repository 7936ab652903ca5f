"""Promises of the tour: by keyboard from end to end, on a copy, and gone when it is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from tests.hands import Hands
from tests.in_sight import any_shown
from ui.tour.bar import TourBar
from ui.tour.stops import stops


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        hands.window.commands.tour.trigger()
        hands.until(lambda: any_shown(hands.window, TourBar), "the tour")
        yield hands


def said(hands: Hands) -> str:
    return " ".join(label.text() for label in hands.find(TourBar).findChildren(QLabel))


def go_on(hands: Hands) -> None:
    before = said(hands)
    hands.press("Alt+N")
    hands.until(lambda: said(hands) != before, "the next stop")


def done(hands: Hands) -> None:
    hands.until(lambda: "Done" in said(hands), "what was tried to be seen")


def test_the_whole_tour_by_keyboard(hands: Hands) -> None:
    window = hands.window
    assert "1 of 9" in said(hands)
    go_on(hands)
    assert "Done" not in said(hands)
    hands.press("Ctrl+PgDown")
    done(hands)
    go_on(hands)
    window.focus_capture()
    hands.enter("A bench by the bus stop")
    done(hands)
    go_on(hands)
    window.focus_capture()
    hands.enter("C3 > V4")
    done(hands)
    go_on(hands)
    hands.press("Ctrl+Z")
    done(hands)
    go_on(hands)
    hands.press("F11")
    done(hands)
    hands.press("F11")
    window.activateWindow()
    window.focus_capture()
    go_on(hands)
    go_on(hands)
    hands.press("Ctrl+P")
    hands.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog), "the print dialog")
    hands.rest(300)
    hands.press("Escape")
    done(hands)
    go_on(hands)
    assert "9 of 9" in said(hands)
    hands.press("Alt+N")
    hands.until(lambda: not any_shown(window, TourBar), "the end")
    assert window.page is not None


def test_it_is_a_copy_and_leaving_the_workshop_ends_it(hands: Hands, tmp_path: Path) -> None:
    page = hands.window.page
    assert page is not None
    assert page.store.path.is_relative_to(tmp_path / "documents")
    hands.window.focus_capture()
    hands.press("Ctrl+W")
    hands.until(lambda: not any_shown(hands.window, TourBar), "the end")


def test_esc_ends_it_and_the_cursor_is_where_people_type(hands: Hands) -> None:
    hands.press("Escape")
    hands.until(lambda: not any_shown(hands.window, TourBar), "the end")
    assert hands.focus is hands.capture_field()


def test_back_says_the_stop_before_again(hands: Hands) -> None:
    first = said(hands)
    go_on(hands)
    assert said(hands) != first
    hands.press("Alt+B")
    hands.until(lambda: said(hands) == first, "the stop before")


def test_each_key_that_the_tour_names_is_there(hands: Hands) -> None:
    for stop in stops(hands.window.commands):
        assert "{" not in stop.words
        assert ": ." not in stop.words

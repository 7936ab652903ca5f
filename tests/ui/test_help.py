"""The help in the hands of a facilitator: on its key, beside what is open, by keyboard alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from facilitator.errors import FacilitatorError
from facilitator.help import topic_about, topics
from facilitator.help.blocks import Picture, blocks
from facilitator.store import ReadOnlyWorkshopError
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from tests.in_sight import words_on
from ui.help.browser import TopicBrowser
from ui.help.printing import HelpOnPaper
from ui.help.window import HelpWindow, beside
from ui.printing.dialog import PrintDialog
from ui.sample import sample_workshop
from ui.theme import DARK


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents") as hands:
        yield hands


@pytest.fixture
def riverside(hands: Hands, tmp_path: Path) -> Hands:
    hands.window.open_path(sample_workshop(tmp_path))
    hands.until(lambda: hands.window.page is not None, "the sample")
    hands.rest(50)
    return hands


def open_help(hands: Hands) -> HelpWindow:
    hands.press("F1")
    hands.until(is_open, "the help")
    window = hands.find(HelpWindow)
    hands.rest(20)
    return window


def is_open() -> bool:
    tops = QApplication.topLevelWidgets()
    return any(isinstance(top, HelpWindow) and top.isVisible() for top in tops)


def read(window: HelpWindow) -> str:
    """Return the title of what is read."""
    return window.page.place().topic.title


def title_about(what: str) -> str:
    place = topic_about(what)
    assert place is not None, what
    return place.topic.title


def listed(hands: Hands) -> list[str]:
    found = hands.find(HelpWindow).findChild(QListWidget)
    assert found is not None
    return [found.item(row).text() for row in range(found.count())]


def test_the_help_opens_at_home_and_on_a_button_there(hands: Hands) -> None:
    assert read(open_help(hands)) == title_about("screen:home")
    hands.press("Esc")
    assert not is_open()
    button = next(
        each for each in hands.window.findChildren(QPushButton) if each.text() == "Help  F1"
    )
    button.click()
    hands.until(is_open, "the help")


def test_every_exercise_opens_the_help_at_its_topic(riverside: Hands) -> None:
    page = riverside.window.page
    assert page is not None
    with page.store.reading() as session:
        found = [(saved_id(each), each.exercise) for each in activities(session)]
    assert len({exercise for _key, exercise in found}) > 3
    for key, exercise in found:
        page.open_activity(key)
        riverside.rest(20)
        window = open_help(riverside)
        assert read(window) == title_about(f"exercise:{exercise}"), exercise
        window.close()
        riverside.focus_window()


def test_the_deck_editor_opens_the_help_at_its_topic(hands: Hands) -> None:
    hands.window.copy_deck("four_quadrants_60")
    hands.rest(50)
    assert read(open_help(hands)) == title_about("screen:deck_editor")


def test_in_a_dialog_the_help_is_about_the_dialog_which_stays_open(riverside: Hands) -> None:
    riverside.press("Ctrl+P")
    riverside.until(lambda: isinstance(QApplication.activeWindow(), PrintDialog), "a dialog")
    riverside.rest(50)
    window = open_help(riverside)
    assert read(window) == title_about("screen:print")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PrintDialog)
    riverside.write("pack")
    assert window.finder.field.text() == "pack"
    riverside.press("Esc")
    riverside.rest(20)
    assert dialog.isVisible()
    assert not window.isVisible()
    assert dialog.isAncestorOf(riverside.focus)


def test_the_cursor_goes_back_to_where_it_was(riverside: Hands) -> None:
    field = riverside.capture_field()
    riverside.write("half a ")
    open_help(riverside)
    riverside.press("Esc")
    riverside.rest(20)
    assert riverside.focus is field
    riverside.write("thought")
    assert field.toPlainText() == "half a thought"


def test_the_help_is_searched_and_read_without_a_mouse(hands: Hands) -> None:
    window = open_help(hands)
    assert hands.focus is window.finder.field
    hands.write("printer shiftd")
    hands.until(lambda: "Calibrating a printer" in listed(hands), "an answer")
    hands.press("Return")
    assert read(window) == "Calibrating a printer"
    assert hands.focus is window.page
    hands.press("/")
    assert hands.focus is window.finder.field
    assert window.finder.field.selectedText() == "printer shiftd"
    hands.write("undo")
    hands.press("Down")
    assert isinstance(hands.focus, QListWidget)
    hands.press("Return")
    assert hands.focus is window.page
    second = read(window)
    hands.press("Alt+Left")
    assert read(window) == "Calibrating a printer"
    hands.press("Alt+Right")
    assert read(window) == second
    hands.press("Ctrl+F")
    hands.press("Delete")
    hands.until(lambda: listed(hands)[0] == "Begin", "the contents")
    assert {topic.title for topic in topics()} <= set(listed(hands))


def heading_at_top(window: HelpWindow) -> str:
    """Return the first words that are in sight on the page."""
    page = window.page
    return page.cursorForPosition(QPoint(40, 12)).block().text()


def test_a_second_answer_on_the_same_page_leads_to_its_heading(hands: Hands) -> None:
    window = open_help(hands)
    window.resize(800, 400)
    for asked, heading in (
        ("print something", "How do I print something?"),
        ("print for people who read large print", "How do I print for people who read"),
        ("print on A4", "How do I print a large poster"),
    ):
        hands.press("Ctrl+F")
        hands.write(asked)
        hands.press("Return")
        hands.rest(50)
        assert read(window) == "Printing"
        assert heading_at_top(window).startswith(heading)
    window.page.verticalScrollBar().setValue(0)
    hands.press("Ctrl+F")
    hands.press("Return")
    assert heading_at_top(window).startswith("How do I print a large poster")


def test_while_somebody_types_the_first_answer_is_shown_and_back_leads_past_it(
    hands: Hands,
) -> None:
    window = open_help(hands)
    begun = read(window)
    hands.write("agreement")
    hands.until(lambda: read(window) != begun, "an answer")
    assert hands.focus is window.finder.field
    hands.press("Ctrl+F")
    hands.write("passphrase forgotten")
    hands.until(lambda: read(window) == "Passphrases and locking", "another answer")
    assert heading_at_top(window) == "What if the passphrase is forgotten?"
    hands.press("Down")
    hands.press("Down")
    shown = hands.find(HelpWindow).finder.list.currentItem().text()
    assert read(window) in shown
    hands.press("Return")
    hands.press("Alt+Left")
    assert read(window) == begun


def test_what_is_not_found_is_said_and_the_contents_stay(hands: Hands) -> None:
    window = open_help(hands)
    hands.write("xyzzyqwv")
    hands.until(lambda: "Nothing says that" in words_on(window), "a sentence")
    assert "Quick start" in listed(hands)


def test_a_link_leads_to_its_topic(hands: Hands) -> None:
    window = open_help(hands)
    window.show_place(next(p for p in [topic_about("exercise:board")] if p is not None))
    window.page.setFocus()
    hands.press("Tab")
    hands.press("Return")
    hands.until(lambda: read(window) != "The board", "another topic")


def test_pictures_are_as_wide_as_there_is_room_and_say_what_they_show(hands: Hands) -> None:
    window = open_help(hands)
    window.show_place(next(p for p in [topic_about("exercise:board")] if p is not None))
    for width in (1100, 700):
        window.resize(width, 600)
        hands.rest(50)
        widths = re.findall(r'<img[^>]* width="(\d+)"', window.page.document().toHtml())
        assert widths
        room = window.page.viewport().width()
        assert all(room - 80 < int(wide) < room for wide in widths)
        assert window.page.horizontalScrollBar().maximum() == 0
    topic = window.page.place().topic
    texts = (topic.lead, *(section.text for section in topic.sections))
    shown = [each for text in texts for each in blocks(text) if isinstance(each, Picture)]
    assert shown
    assert all(each.alt in window.page.toPlainText() for each in shown)


def test_the_help_follows_the_theme_and_the_text_size(hands: Hands) -> None:
    window = open_help(hands)
    before = window.page.document().size().height()
    hands.window.commands.dark.trigger()
    hands.window.commands.text_sizes.actions()[-1].trigger()
    hands.until(lambda: window.page.font().pixelSize() == 30, "large letters")
    assert window.page.document().size().height() > before
    assert DARK.accent.lower() in window.page.document().toHtml().lower()
    hands.window.commands.text_sizes.actions()[0].trigger()
    hands.window.commands.dark.trigger()


def test_everything_in_the_help_has_a_name(hands: Hands) -> None:
    window = open_help(hands)
    for kind in (QLineEdit, QListWidget, QPushButton, TopicBrowser):
        for widget in window.findChildren(kind):
            assert widget.accessibleName(), widget


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        (QRect(0, 0, 1000, 700), QRect(1008, 0, 800, 700)),
        (QRect(900, 0, 1020, 700), QRect(92, 0, 800, 700)),
        (QRect(0, 0, 1920, 1080), QRect(1120, 0, 800, 700)),
    ],
)
def test_the_help_stands_beside_the_window_where_there_is_room(other: QRect, wanted: QRect) -> None:
    assert beside(other, QRect(0, 0, 1920, 1080), QSize(800, 700)) == wanted


def test_the_help_closes_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    with Hands.on(tmp_path) as hands:
        open_help(hands)
    assert not is_open()


def test_where_the_help_says_more_the_message_leads_there(hands: Hands) -> None:
    def fail(error: FacilitatorError) -> None:
        with hands.window.calmly():
            raise error

    fail(FacilitatorError("Nothing more is known of this."))
    assert hands.asked() == "Nothing more is known of this."
    place = topic_about("error:ReadOnlyWorkshopError")
    fail(ReadOnlyWorkshopError("This workshop can only be read."))
    assert hands.asked() == "This workshop can only be read."
    if place is not None and place.section is not None:
        hands.answer("What to do")
        hands.until(is_open, "the help")
        assert hands.find(HelpWindow).page.place() == place


def test_the_quick_start_is_printed_from_the_menu(hands: Hands, tmp_path: Path) -> None:
    hands.window.commands.quick_start.trigger()
    hands.until(lambda: QApplication.activeModalWidget() is not None, "a dialog")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HelpOnPaper)
    dialog.folder.setText(str(tmp_path / "paper"))
    dialog.print_button.click()
    out = tmp_path / "paper" / "Facilitator quick start.pdf"
    hands.until(out.exists, "the paper")
    hands.until(lambda: "Open folder" in words_on(dialog), "what was printed")
    assert len(pypdfium2.PdfDocument(out)) == 2
    dialog.close()

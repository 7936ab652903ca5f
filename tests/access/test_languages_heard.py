"""A screen reader is told in which language a text is, and so in which voice to read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.decks.bundle import bundle_for
from facilitator.decks.library import save_deck
from facilitator.exchange import WorkshopHead
from facilitator.session import begin_session
from tests.decks.spoken import ARABIC
from tests.hands import Hands
from tests.ui.editor.coach import Coach
from ui.exercises.fields import SavedLine
from ui.workshop.guide import Guide


@pytest.fixture
def british() -> Iterator[None]:
    """Let the app speak English, as `ui.app` has it do at its start."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def told(widget: QWidget) -> str:
    """Return the language that assistive technology is told."""
    says = QAccessible.queryAccessibleInterface(widget).attributesInterface()
    locale = says.attributeValue(QAccessible.Attribute.Locale)
    assert isinstance(locale, QLocale)
    return QLocale.languageToCode(locale.language())


def told_in_guide(hands: Hands) -> dict[str, str]:
    """Return the language of each text in the guide."""
    labels = hands.find(Guide).findChildren(QLabel)
    return {each.text(): told(each) for each in labels if each.text()}


@contextmanager
def arabic_day(folder: Path) -> Iterator[Hands]:
    """Open a day whose deck is in Arabic, in a workshop in English."""
    path = folder / "day.workshop"
    begin_session(path, ARABIC, WorkshopHead(language="en-GB"))
    with Hands.on(folder / "documents") as hands:
        hands.window.open_path(path)
        yield hands


@pytest.mark.usefixtures("british")
def test_the_app_is_heard_in_its_own_language_and_a_deck_in_the_decks(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with arabic_day(tmp_path) as hands:
        assert told(hands.window) == "en"
        labels = told_in_guide(hands)
        (language,) = (tag for text, tag in labels.items() if "من أنتم؟" in text)
        assert language == "ar"
        assert "en" in labels.values(), "what the app says beside it"


@pytest.mark.usefixtures("british")
def test_what_is_asked_in_the_workshops_language_is_heard_in_that(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with arabic_day(tmp_path) as hands:
        page = hands.window.page
        assert page is not None
        page.open_activity(2)
        labels = told_in_guide(hands)
        assert labels["WhatsApp or coffee: where do we meet?"] == "en"
        (language,) = (tag for text, tag in labels.items() if "اكتبوا بصمت" in text)
        assert language == "ar", "its title is in Arabic alone"


@pytest.mark.usefixtures("british")
def test_an_english_workshop_is_heard_in_one_voice(qtbot: QtBot, tmp_path: Path) -> None:
    begin_session(tmp_path / "day.workshop", bundle_for("stories"))
    with Hands.on(tmp_path / "documents") as hands:
        hands.window.open_path(tmp_path / "day.workshop")
        heard = {told(each) for each in hands.window.findChildren(QLabel)}
        assert heard == {"en"}


@pytest.mark.usefixtures("british")
def test_a_coach_hears_the_words_of_a_deck_in_its_language(qtbot: QtBot, tmp_path: Path) -> None:
    path = save_deck(tmp_path / "Decks", ARABIC)
    with Hands.on(tmp_path) as hands:
        hands.window.edit_deck_file(path)
        Coach(hands).go_to("شارعنا")
        hands.press("Alt+2")
        assert told(hands.find(SavedLine, "Zone")) == "ar"

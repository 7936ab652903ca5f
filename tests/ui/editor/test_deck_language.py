"""The language of a deck, as a coach says it at the keyboard, and what the screen makes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from facilitator.day.tables import PlannedStep
from facilitator.decks.bundle import DeckBundle, bundle_for
from facilitator.decks.cards import CardDeck
from facilitator.decks.library import save_deck
from facilitator.exchange import WorkshopHead
from facilitator.language_names import own_name, said_languages
from facilitator.language_tags import FROM_RIGHT, directed
from facilitator.session import begin_session
from facilitator.store import Store
from facilitator.workshop import Workshop, activities, saved_id
from tests.decks.spoken import ARABIC, URDU_CARDS
from tests.hands import Hands
from tests.ui.editor.coach import Coach
from ui.editor.language_field import LanguageField
from ui.exercises.cards.words import said_card
from ui.exercises.fields import SavedLine
from ui.home.deck_tile import OwnDeckTile
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.room.view import RoomView
from ui.theme import Theme
from ui.workshop.about import AboutWorkshop


def test_a_coach_says_in_which_language_the_deck_is(coach: Coach) -> None:
    hands = coach.hands
    hands.press("Alt+3")
    field = coach.tab_to("Language")
    assert isinstance(field, LanguageField)
    assert field.currentText() == "English"
    hands.press("Ctrl+A")
    hands.write("Urdu")
    hands.press("Tab")
    said = [label.text() for label in hands.window.findChildren(QLabel) if label.isVisible()]
    assert "In this deck: اردو, English" in said, "its boards are those of the app"
    hands.press("Ctrl+Z")
    assert field.currentText() == "English"


def test_a_field_runs_as_the_decks_language_unless_its_letters_are_others(coach: Coach) -> None:
    hands, ways = coach.hands, Qt.LayoutDirection
    hands.press("Alt+3")
    coach.tab_to("Language")
    hands.press("Ctrl+A")
    hands.write("Urdu")
    hands.press("Tab")
    title = hands.find(SavedLine, "Title")
    assert title.text()
    assert title.layoutDirection() == ways.LeftToRight, "its letters are those of English"
    title.setFocus()
    hands.press("Ctrl+A")
    hands.press("Delete")
    assert title.layoutDirection() == ways.RightToLeft
    hands.write("S")
    assert title.layoutDirection() == ways.LeftToRight


def test_nothing_typed_leaves_the_language_as_it_was(coach: Coach) -> None:
    coach.hands.press("Alt+3")
    field = coach.tab_to("Language")
    assert isinstance(field, LanguageField)
    coach.hands.press("Ctrl+A")
    coach.hands.press("Delete")
    coach.hands.press("Tab")
    assert (field.currentText(), field.tag) == ("English", "en")


def test_a_workshop_is_not_saved_with_a_language_that_nobody_knows(qtbot: QtBot) -> None:
    dialog = AboutWorkshop(
        Workshop(title="Riverside", language="en-GB"), Theme(), read_only=False, parent=None
    )
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.keyClicks(dialog.language.lineEdit(), "Wellsh")
    save = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Save")
    with qtbot.assertNotEmitted(dialog.entered):
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert any("is no language known here" in each.text() for each in dialog.findChildren(QLabel))
    dialog.language.lineEdit().selectAll()
    qtbot.keyClicks(dialog.language.lineEdit(), "Welsh")
    with qtbot.waitSignal(dialog.entered) as entered:
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert entered.args[0]["language"] == "cy"


def test_what_is_no_language_stays_and_says_so(coach: Coach) -> None:
    coach.hands.press("Alt+3")
    field = coach.tab_to("Language")
    assert isinstance(field, LanguageField)
    coach.hands.press("Ctrl+A")
    coach.hands.write("Klingonish")
    coach.hands.press("Tab")
    assert "“Klingonish” is no language known here" in field.accessibleDescription()
    assert field.currentText() == "Klingonish"


def test_a_board_of_ones_own_may_be_in_another_language(documents: Path) -> None:
    path = save_deck(documents / "Decks", ARABIC)
    with Hands.on(documents) as hands:
        hands.window.edit_deck_file(path)
        coach = Coach(hands)
        hands.until(lambda: hands.window.findChildren(LanguageField), "the editor is open")
        coach.go_to("شارعنا")
        hands.press("Alt+2")
        field = coach.tab_to("Language")
        assert isinstance(field, LanguageField)
        assert field.currentText() == "Arabic"
        zone = hands.find(SavedLine, "Zone")
        assert zone.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_home_names_the_languages_of_a_deck_that_has_several(documents: Path) -> None:
    save_deck(documents / "Decks", ARABIC)
    with Hands.on(documents) as hands:
        tile = hands.find(OwnDeckTile)
        hands.until(lambda: "العربية, English" in tile.accessibleName(), "its file was read")


@pytest.mark.parametrize(
    ("tags", "said"),
    [(["en"], ""), (["en-US"], ""), (["bn"], "বাংলা"), (["en", "bn"], "English, বাংলা")],
)
def test_languages_are_named_where_there_is_something_to_say(tags: list[str], said: str) -> None:
    assert said_languages(tags) == said
    assert own_name("qqq") == "qqq"


# On the wall


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator["Walls"]:
    walls = Walls(qtbot, tmp_path)
    yield walls
    walls.close()


class Walls:
    """Shows the last activity of a workshop that begins with a deck."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot, self._folder = qtbot, folder

    def of(self, deck: DeckBundle, language: str = "") -> RoomView:
        head = WorkshopHead(language=language) if language else None
        path = self._folder / "day.workshop"
        begin_session(path, deck, head)
        self._store = Store.open(path)
        with self._store.reading() as session:
            activity = activities(session)[-1]
        self._live = LiveBoard(self._store, saved_id(activity))
        view = RoomView(LiveDay(self._store), self._live, Theme())
        self._qtbot.addWidget(view)
        view.resize(960, 540)
        view.show()
        view.turn_to("question")
        return view

    def ask_instead(self, prompt: str) -> None:
        """Let this workshop ask otherwise than its deck does."""
        with self._store.step("Ask otherwise") as session:
            for planned in session.exec(select(PlannedStep)):
                planned.prompt = prompt

    def close(self) -> None:
        self._live.close()
        self._store.close()


def read(view: RoomView) -> list[str]:
    return [block.row.text.strip("\u200f") for block in view.page.blocks]


def test_the_wall_asks_first_in_the_workshops_language(shown: "Walls") -> None:
    view = shown.of(ARABIC, "en-GB")
    asked = read(view)
    assert asked[-2:] == [
        "WhatsApp or coffee: where do we meet?",
        "WhatsApp أم القهوة: أين نلتقي؟",
    ]
    assert "\u200f" not in view.accessibleDescription()


def test_an_arabic_prompt_runs_from_the_right_whatever_it_begins_with(shown: "Walls") -> None:
    view = shown.of(ARABIC)
    block = view.page.blocks[1]
    assert read(view)[1].startswith("WhatsApp")
    image = view.grab().toImage()
    top = view.page.blocks[2].box.y  # what stands there is in English, and begins at the left
    ink = QColor(Theme().colours.ink).lightness() + 40
    content = image.rect().adjusted(20, 0, -180, 0)

    def first_ink(rows: QRect) -> int:
        return next(
            x
            for x in range(rows.left(), rows.right())
            if any(
                image.pixelColor(x, y).lightness() < ink for y in range(rows.top(), rows.bottom())
            )
        )

    offset = next(
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).lightness() < ink for x in range(20, content.right()))
    )
    arabic = QRect(content.left(), offset + int(block.box.y), content.width(), block.size)
    english = QRect(content.left(), offset + int(top), content.width(), block.size)
    assert first_ink(arabic) > first_ink(english) + 100


def test_a_prompt_that_was_typed_runs_as_its_first_letter_does(shown: "Walls") -> None:
    view = shown.of(ARABIC)
    for typed, from_right in (
        ("What does صبر mean to us?", False),
        ("ما معنى patience لنا؟", True),
    ):
        shown.ask_instead(typed)
        view.refresh()
        prompt = view.page.blocks[1].row.text
        assert prompt.removeprefix(FROM_RIGHT) == typed
        assert prompt.startswith(FROM_RIGHT) == from_right


def test_words_in_other_letters_do_not_run_as_their_deck_does() -> None:
    assert directed("Who is here?", "ar") == "Who is here?"
    assert directed("WhatsApp أم القهوة", "ar").startswith(FROM_RIGHT)
    assert directed("10:30", "ar").startswith(FROM_RIGHT)


def test_a_card_is_shown_in_the_workshops_language(tmp_path: Path) -> None:
    deck = bundle_for(str(_cards(tmp_path))).board("at_the_table")
    assert isinstance(deck, CardDeck)
    bangla, urdu = (said_card(deck, "F-1", language=tag) for tag in ("bn", "ur"))
    assert bangla.text == "আজ কে একা খেয়েছে?"
    assert bangla.also.strip("\u200f") == urdu.text.strip("\u200f") == "آج کس نے اکیلے کھایا؟"
    assert not urdu.also
    assert "\u200f" not in urdu.spoken


def _cards(folder: Path) -> Path:
    path = folder / "cards.toml"
    path.write_text(URDU_CARDS, "utf-8")
    return path

"""A step's picture and its prompt in other languages, as a coach adds them at the keyboard."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPushButton

from facilitator.decks.archive import MOST_IN_PICTURE
from facilitator.decks.bundle import read_deck_file
from facilitator.decks.draft import new_draft
from facilitator.decks.own_board import new_board
from facilitator.decks.parts import DeckError
from facilitator.decks.showing import Picture, with_picture
from tests.hands import Hands
from tests.ui.editor.coach import Coach, export_deck
from ui.editor.page import DeckEditor
from ui.editor.picture_words import PictureWords
from ui.editor.wall_preview import WallPreview
from ui.message_bar import MessageBar


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "Bus shelter.jpg"
    exif = Image.Exif()
    exif[0x010E] = "taken at 12 Water Street"
    Image.new("RGB", (640, 360), "#1B6E6A").save(path, exif=exif)
    return path


@pytest.fixture
def coach(coach: Coach) -> Coach:
    """Somebody who has just made a shipped deck's board their own."""
    coach.hands.window.resize(1440, 900)
    coach.go_to("Horizon scan")
    coach.hands.press("Alt+2")
    coach.push("Edit a copy of this board")
    coach.hands.press("Alt+2")
    return coach


def choose(coach: Coach, photo: Path, says: str) -> None:
    """Choose a picture for the first step, and say what it shows."""
    coach.push("Choose a picture for “Walk the gallery”")
    ask(coach.hands, photo)
    coach.hands.until(lambda: shown(coach.hands, PictureWords), "it asks for words")
    dialog = coach.hands.find(PictureWords)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    take = next(each for each in dialog.findChildren(QPushButton) if each.isDefault())
    assert not take.isEnabled(), "a picture without words is not taken"
    coach.hands.until(field.hasFocus)
    coach.hands.enter(says)
    coach.hands.until(lambda: not shown(coach.hands, PictureWords), "it has its words")


def ask(hands: Hands, path: Path) -> None:
    dialog = hands.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(path))
    dialog.accept()
    hands.until(lambda: not shown(hands, QFileDialog), "the file is chosen")


def shown(hands: Hands, kind: type[QDialog]) -> bool:
    return any(each.isVisible() for each in hands.window.findChildren(kind))


def heard(hands: Hands) -> str:
    return hands.find(WallPreview).accessibleDescription()


def say_in(coach: Coach, language: str, name: str, text: str) -> None:
    coach.tab_to("Another language for “Walk the gallery”")
    coach.hands.enter(language)
    coach.hands.until(lambda: coach.hands.focus.accessibleName().startswith(f"Prompt in {name}"))
    coach.hands.write(text)
    coach.hands.press("Tab")


def test_a_picture_is_chosen_worded_previewed_and_travels(
    coach: Coach, photo: Path, tmp_path: Path
) -> None:
    hands = coach.hands
    coach.tab_to("Choose a picture")
    choose(coach, photo, "A bus shelter with a full bench")
    assert "Picture: A bus shelter with a full bench" in heard(hands)
    hands.press("Ctrl+Z")
    assert "Picture" not in heard(hands)
    hands.press("Ctrl+Shift+Z")
    assert "Picture: A bus shelter with a full bench" in heard(hands)
    export_deck(hands, tmp_path / "stick.deck")
    deck = read_deck_file(tmp_path / "stick.deck")
    (name,) = deck.pictures
    assert name == "bus_shelter.jpg"
    assert b"Water Street" not in deck.pictures[name], "what the camera wrote stays at home"
    (key,) = deck.boards
    step = deck.board(key).steps[0]
    assert (step.picture, step.picture_says) == (name, "A bus shelter with a full bench")


def test_a_picture_that_is_taken_away_does_not_travel(
    coach: Coach, photo: Path, tmp_path: Path
) -> None:
    choose(coach, photo, "A bus shelter")
    coach.push("Take the picture of “Walk the gallery” away")
    assert "Picture" not in heard(coach.hands)
    export_deck(coach.hands, tmp_path / "stick.deck")
    assert not read_deck_file(tmp_path / "stick.deck").pictures


def test_the_words_of_a_picture_cannot_be_emptied(coach: Coach, photo: Path) -> None:
    choose(coach, photo, "A bus shelter")
    coach.fill("The picture of “Walk the gallery” in words", "A shelter, and the 36")
    coach.hands.press("Tab")
    assert "Picture: A shelter, and the 36" in heard(coach.hands)
    coach.hands.press("Shift+Tab")
    coach.hands.press("Ctrl+A")
    coach.hands.press("Delete")
    coach.hands.press("Tab")
    assert "Picture: A shelter, and the 36" in heard(coach.hands)


def test_what_is_no_picture_is_refused_in_a_sentence(coach: Coach, tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("These are only words.")
    coach.push("Choose a picture for “Walk the gallery”")
    ask(coach.hands, path)
    bar = coach.hands.window.findChild(MessageBar)
    assert bar is not None
    coach.hands.until(lambda: bar.sentence, "it says why")
    assert (
        bar.sentence == "“notes.png” is neither a JPEG nor a PNG picture; save it as one of these."
    )


def test_a_prompt_is_asked_in_other_languages(coach: Coach, tmp_path: Path) -> None:
    hands = coach.hands
    say_in(coach, "Welsh", "Welsh", "Beth sydd yma?")
    say_in(coach, "ur", "Urdu", "Yahan kya hai?")
    assert "Beth sydd yma?. Yahan kya hai?" in heard(hands)
    hands.press("Ctrl+Z", 2)
    assert "Yahan" not in heard(hands)
    hands.press("Ctrl+Shift+Z", 2)
    coach.push("Ask “Walk the gallery” without Welsh")
    export_deck(hands, tmp_path / "stick.deck")
    deck = read_deck_file(tmp_path / "stick.deck")
    (key,) = deck.boards
    assert deck.board(key).steps[0].also == {"ur": "Yahan kya hai?"}


def test_a_language_without_words_is_not_written_down(coach: Coach, tmp_path: Path) -> None:
    say_in(coach, "Polish", "Polish", "")
    export_deck(coach.hands, tmp_path / "stick.deck")
    deck = read_deck_file(tmp_path / "stick.deck")
    (key,) = deck.boards
    assert deck.board(key).steps[0].also == {}


def test_what_is_no_language_is_said_so(coach: Coach) -> None:
    coach.tab_to("Another language for “Walk the gallery”")
    coach.hands.enter("Gobbledygook")
    coach.hands.rest(20)
    labels = coach.hands.find(DeckEditor).findChildren(QLabel)
    assert any("“Gobbledygook” is no language" in each.text() for each in labels)


def test_a_picture_beyond_the_limit_is_refused() -> None:
    draft = new_board(new_draft(), 0)
    (key,) = draft.boards
    data = b"\xff\xd8\xff" + bytes(MOST_IN_PICTURE)
    with pytest.raises(DeckError, match="at most 5 MB"):
        with_picture(draft, key, 0, Picture("wide", data, "A wide view"))

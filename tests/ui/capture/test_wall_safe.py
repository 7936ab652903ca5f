"""While people are in the room, nothing that opens over the board shows what is not for them."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget

from facilitator.day.reveal import hide_zone
from facilitator.exercises.board.notes import change_note
from facilitator.photos import attach_photo
from tests.ui.capture.conftest import Session
from tests.ui.room.seen import everything_open
from ui.workshop.photos import Photographs
from ui.workshop.picture_file import picture_from


@pytest.mark.parametrize("keys", ["F4", "Ctrl+F4", "Ctrl+D", "Ctrl+Shift+B", "Ctrl+Shift+G"])
def test_neither_private_notes_nor_hidden_ideas_are_anywhere_on_the_screen(
    hands: Session, keys: str
) -> None:
    hands.start_clock()
    hide_zone(hands.page.store, hands.live.activity_id, "changes")
    hands.press(keys)
    hands.rest(80)
    seen = everything_open()
    assert "Good neighbours" in seen or keys == "F4"
    assert "Jo told me" not in seen
    assert "whom to ask" not in seen


def test_the_caption_of_a_private_photograph_is_nowhere_on_the_screen(
    hands: Session, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 30), "teal").save(path)
    store, activity = hands.page.store, hands.live.activity_id
    attach_photo(store, activity, picture_from(path), caption="Jo at home", visibility="private")
    hands.start_clock()
    hands.window.commands.photos.trigger()
    hands.rest(60)
    assert hands.find(Photographs)
    assert "Jo at home" not in everything_open()


def test_everything_is_in_sight_for_as_long_as_the_key_is_held(hands: Session) -> None:
    hands.start_clock()
    hands.press("Ctrl+F4")
    hands.rest(80)
    hands.enter("Said by Jo alone")
    note = hands.board().by_label("N3")
    assert note is not None
    assert note.id is not None
    change_note(hands.page.store, note.id, visibility="private")
    assert "Said by Jo" not in everything_open()
    front = next(d for d in hands.window.findChildren(QDialog) if d.isVisible())
    window = front.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_F9)
    hands.rest(20)
    listed = hands.find(QListWidget, "Taken from this sheet")
    assert "Said by Jo" in listed.item(0).text()
    QTest.keyRelease(window, Qt.Key.Key_F9)
    hands.rest(20)
    assert "Said by Jo" not in everything_open()

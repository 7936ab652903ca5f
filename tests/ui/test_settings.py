"""Promises of the settings: chosen with the keyboard, seen at once, kept on this computer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton

from facilitator.data_folder import data_folder
from tests.hands import Hands
from ui import theme as look
from ui.sample import sample_workshop
from ui.settings import FACES, FINGERS, TEXT_SIZES, Settings
from ui.settings_dialog import SettingsDialog
from ui.theme import ATKINSON, OPENDYSLEXIC, READING, TOUCH_HEIGHT, Theme


@pytest.fixture
def hands(tmp_path: Path, qapp: QApplication) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        yield hands
    look.apply(qapp, Theme())


def choose(hands: Hands, text: str) -> None:
    """Tab to a choice and take it, with the keyboard alone."""
    dialog = hands.find(SettingsDialog)
    hands.until(lambda: dialog.isAncestorOf(hands.focus), "the cursor in the dialog")
    button = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == text)
    for _step in range(30):
        now = QApplication.focusWidget()
        if isinstance(button, QRadioButton) and isinstance(now, QRadioButton):
            if now.parentWidget() is button.parentWidget():
                break
        elif now is button:
            break
        hands.press("Tab")
    for key in ("Down", "Up", "Right", "Right", "Right", "Left", "Left"):
        if QApplication.focusWidget() is button:
            break
        hands.press(key)
    hands.press("Space")


def test_letters_are_chosen_by_keyboard_and_seen_at_once(hands: Hands, qapp: QApplication) -> None:
    hands.press("Ctrl+,")
    choose(hands, "OpenDyslexic")
    assert QFontInfo(qapp.font()).family() == "OpenDyslexic"
    assert Settings.load().face == OPENDYSLEXIC
    choose(hands, "Atkinson Hyperlegible Next")
    assert QFontInfo(qapp.font()).family() == look.FAMILY
    hands.press("Escape")
    assert Settings.load().face == ATKINSON


def test_the_menu_and_the_settings_say_the_same(hands: Hands) -> None:
    hands.press("Ctrl+,")
    choose(hands, "150 %")
    choose(hands, "Dark theme, for a dim hall")
    commands = hands.window.commands
    assert commands.dark.isChecked()
    assert [a.data() for a in commands.text_sizes.actions() if a.isChecked()] == [150]
    theme = hands.window.theme  # whether it is for fingers, a touch screen decides
    assert theme == Theme(dark=True, text_scale=1.5, fingers=theme.fingers)


def test_what_is_measured_for_everybody_keeps_the_house_font(hands: Hands, tmp_path: Path) -> None:
    hands.window.open_path(sample_workshop(tmp_path))
    hands.press("Ctrl+,")
    choose(hands, "OpenDyslexic")
    hands.press("Escape")
    hands.press("Ctrl+L")
    assert QFontInfo(hands.list_of_notes().font()).family() == look.FAMILY


def test_with_room_for_fingers_each_button_is_44_high(hands: Hands, tmp_path: Path) -> None:
    hands.window.open_path(sample_workshop(tmp_path))
    hands.press("Ctrl+,")
    choose(hands, "Always")
    hands.press("Escape")
    hands.rest(50)
    buttons = [b for b in hands.window.findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) > 10
    assert {b.text(): b.height() for b in buttons if b.height() < TOUCH_HEIGHT} == {}


@pytest.mark.parametrize("face", FACES)
def test_every_face_is_bundled(qapp: QApplication, face: str) -> None:
    wanted = READING[face][0] if face in READING else look.FAMILY
    for weight in (400, 700):
        font = Theme(face=face).font(weight=QFont.Weight(weight))
        assert QFontInfo(font).family() == wanted


@pytest.mark.parametrize(
    "spoilt",
    ['{"face": "comic"}', '{"fingers": true}', '{"text_size": 90}', '{"lock_after": 1}', "[]"],
)
def test_a_setting_that_cannot_be_is_as_on_a_new_laptop(spoilt: str) -> None:
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "settings.json").write_text(spoilt)
    assert Settings.load() == Settings()


def test_each_choice_of_the_dialog_is_one_that_can_be_kept(hands: Hands) -> None:
    kept = []
    hands.press("Ctrl+,")
    dialog = hands.find(SettingsDialog)
    dialog.chosen.connect(lambda name, value: kept.append((name, value)))
    begun = [button for button in dialog.findChildren(QRadioButton) if button.isChecked()]
    others = [button for button in dialog.findChildren(QRadioButton) if button not in begun]
    for button in (*others, *begun):
        button.click()
    assert set(kept) == {
        *(("face", face) for face in FACES),
        *(("text_size", size) for size in TEXT_SIZES),
        *(("fingers", when) for when in FINGERS),
    }

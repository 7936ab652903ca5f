"""Where a workshop has nothing in it yet, people are told what comes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.hands import Hands
from ui.message_bar import MessageBar


@pytest.fixture
def hands(qapp: object, tmp_path: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", (1280, 720)) as hands:
        hands.window.commands.new.trigger()
        hands.until(lambda: hands.window.page is not None, "the new workshop")
        yield hands


def read(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


@pytest.mark.parametrize("command", ["paper", "tally", "photos", "read_back", "reveal"])
def test_what_needs_an_activity_says_to_add_one(hands: Hands, command: str) -> None:
    getattr(hands.window.commands, command).trigger()
    hands.until(lambda: "add one first" in read(hands.find(MessageBar)), "a sentence")


def dialog_of(hands: Hands, command: str) -> QWidget:
    getattr(hands.window.commands, command).trigger()
    hands.until(lambda: QApplication.activeModalWidget() is not None, "the dialog")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def test_who_is_here_says_how_people_get_codes_and_offers_nothing_in_vain(hands: Hands) -> None:
    dialog = dialog_of(hands, "people")
    buttons = dialog.findChildren(QPushButton)
    agree = [button for button in buttons if button.text().startswith("All agree")]
    assert "Say how many people there are, and add them." in read(dialog)
    assert not any(button.isEnabled() for button in agree)
    next(button for button in buttons if button.text() == "Add people").click()
    assert "1 person takes part." in read(dialog)
    assert all(button.isEnabled() for button in agree)


def test_an_earlier_version_with_nothing_in_it_is_told_in_a_sentence(hands: Hands) -> None:
    assert "There is nothing in it yet." in read(dialog_of(hands, "versions"))

"""The window may be killed at any moment: the file opens, and what it showed as done is in it."""

import hashlib
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.hands import Hands
from tests.soak.killing import new_file, survive
from ui.sample import sample_workshop

KILLS = 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_what_was_typed_and_dragged_outlives_the_window(tmp_path: Path) -> None:
    assert survive(tmp_path, KILLS) > 0


def test_looking_at_a_workshop_and_closing_it_changes_no_byte(qtbot: QtBot, tmp_path: Path) -> None:
    path = sample_workshop(tmp_path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with Hands.on(tmp_path / "documents") as hands:
        hands.window.open_path(path)
        hands.press("Ctrl+L")
        hands.rest(300)
        hands.press("Ctrl+W")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [path.name]


def test_an_empty_workshop_stays_as_it_was_made(qtbot: QtBot, tmp_path: Path) -> None:
    path = new_file(tmp_path)
    before = path.read_bytes()
    with Hands.on(tmp_path / "documents") as hands:
        hands.window.open_path(path)
        hands.rest(300)
    assert path.read_bytes() == before

"""A window for the deck editor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.hands import Hands
from tests.ui.editor.coach import Coach

SCAN = "community_of_practice_2_horizon_scan"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return tmp_path / "documents"


@pytest.fixture
def hands(qtbot: QtBot, documents: Path) -> Iterator[Hands]:
    with Hands.on(documents) as hands:
        yield hands


@pytest.fixture
def coach(hands: Hands) -> Coach:
    """Somebody who edits a copy of a shipped deck."""
    hands.window.copy_deck(SCAN)
    return Coach(hands)

"""A workshop with a board, in the real window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.beginning import new_workshop
from facilitator.decks import shipped_source
from facilitator.exchange import WorkshopHead
from facilitator.exercises.board.notes import add_notes
from facilitator.plan import add_activity
from tests.hands import Hands
from tests.ui.log_book.sight import Evening
from tests.workshops import board_of


@pytest.fixture
def evening() -> Evening:
    return Evening()


@pytest.fixture(scope="session")
def mill_street(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    """Return a workshop with a board and one note on it."""
    path = tmp_path_factory.mktemp("mill") / "mill street.workshop"
    with new_workshop(path, WorkshopHead(title="Mill Street", date="2026-10-08")) as store:
        activity_id = add_activity(store, shipped_source("keep_amplify_discard_create"))
        board = board_of(store, activity_id)
        add_notes(store, board, board.deck.zones[0].key, ["The open kitchen"])
    return path


@pytest.fixture
def path(tmp_path: Path, mill_street: Path) -> Path:
    """Return a copy of that workshop."""
    return shutil.copy(mill_street, tmp_path / mill_street.name)


@pytest.fixture
def hands(path: Path, tmp_path: Path, evening: Evening) -> Iterator[Hands]:
    """Sit down in front of that workshop."""
    with Hands.on(tmp_path / "documents", (1280, 720), evening, path=path) as hands:
        hands.until(lambda: hands.window.page is not None, "the workshop")
        hands.rest(20)
        yield hands

"""A workshop in the window, with keys that go where the focus is."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.decks import shipped_source
from facilitator.exercises.board.notes import add_notes, change_note
from facilitator.exercises.board.tables import Board
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.hands import Hands
from ui.live_board import LiveBoard
from ui.workshop.page import WorkshopPage


class Session(Hands):
    """The window of a facilitator whose workshop is open."""

    @property
    def page(self) -> WorkshopPage:
        page = self.window.page
        assert page is not None
        return page

    @property
    def live(self) -> LiveBoard:
        live = self.page.live
        assert live is not None
        return live

    def texts(self, activity: int = 1) -> dict[str, str]:
        """Return what the notes of an activity say, by label."""
        return {note.label: note.text for note in self.board(activity).notes.values()}

    def board(self, activity: int = 1) -> Board:
        with self.page.store.reading() as session:
            found = activities(session)[activity - 1]
            return Board.load(session, saved_id(found))

    def start_clock(self) -> None:
        self.press("Ctrl+Shift+Space")


@pytest.fixture(scope="session")
def riverside(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    """Return a workshop with two activities and three notes, one of them private."""
    path = tmp_path_factory.mktemp("riverside") / "riverside.workshop"
    with begin(path, title="Riverside", question="How might we keep the hall?") as store:
        first = add_activity(store, shipped_source("theory_of_change"))
        add_activity(store, shipped_source("keep_amplify_discard_create"))
        _fill(store, first)
    return path


@pytest.fixture
def file(tmp_path: Path, riverside: Path) -> Path:
    """Return a copy of that workshop."""
    return shutil.copy(riverside, tmp_path / riverside.name)


def _fill(store: Store, activity_id: int) -> None:
    with store.reading() as session:
        board = Board.load(session, activity_id)
    add_notes(store, board, "now", ["Good neighbours"], table_number=1)
    add_notes(store, board, "changes", ["People know whom to ask"])
    (private,) = add_notes(store, board, "now", ["What Jo told me"], table_number=1)
    change_note(store, private, visibility="private")


@pytest.fixture
def hands(qapp: object, tmp_path: Path, file: Path) -> Iterator[Session]:
    with Session.on(tmp_path / "documents", path=file) as hands:
        assert isinstance(hands, Session)
        yield hands

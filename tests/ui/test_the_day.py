"""A coach prepares a day on Tuesday; on Saturday somebody else runs it, 25 minutes late.

Built by keyboard, handed over as a file, run on another laptop to its proper ending while the
projector goes away and comes back, and printed. Only what a person could see is looked at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.hands import Hands
from tests.ui.editor.coach import Coach, build_a_day, export_deck, make_board_own
from tests.ui.test_facilitator_journey import print_everything
from tests.workshops import document_of
from ui.home.deck_tile import OwnDeckTile
from ui.room.view import RoomView
from ui.workshop.guide import Guide
from ui.workshop.late import LateDialog

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

PLANNED_START = "09:15"
LATE = 25


class Saturday:
    """The clock of the laptop in the hall."""

    def __init__(self) -> None:
        self.moment = datetime.fromisoformat(f"{date.today()}T{PLANNED_START}").astimezone()
        self.go(LATE)

    def __call__(self) -> datetime:
        return self.moment

    def go(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)


@contextmanager
def laptop(
    folder: Path, monkeypatch: pytest.MonkeyPatch, clock: Saturday | None = None
) -> Iterator[Hands]:
    """Sit down at a laptop with a profile of its own."""
    monkeypatch.setenv("FACILITATOR_DATA_DIR", str(folder / "data"))
    with Hands.on(folder / "documents", (1440, 900), clock) as hands:
        yield hands


def says(hands: Hands) -> str:
    """Return every line that the window shows."""
    labels = hands.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def pin_lunch_without_air(coach: Coach) -> None:
    """Pin lunch to the minute at which the morning ends, so that a late start is felt."""
    before = coach.rows[coach.titles().index("Lunch") - 1]
    ends = datetime.fromisoformat(f"{date.today()}T{before.clock}")
    ends += timedelta(minutes=int(before.length.split()[0]))
    coach.go_to("Lunch")
    coach.hands.press("Alt+1")
    coach.fill("Pinned to", f"{ends:%H%M}")


def take_deck_in(hands: Hands, path: Path) -> None:
    """Import a deck from the stick, and start the day from its tile."""
    hands.window.commands.import_deck.trigger()
    dialog = hands.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(path))
    dialog.accept()
    hands.until(lambda: hands.window.findChildren(OwnDeckTile), "the deck among one's own")
    tile = next(t for t in hands.window.findChildren(OwnDeckTile) if t.isVisible())
    tile.setFocus()
    hands.press("Return")
    hands.until(lambda: hands.window.page is not None, "the workshop")
    hands.rest(50)


def catch_up_with_the_plan(hands: Hands) -> None:
    """Look at both plans, and take the second."""
    hands.press("Ctrl+Shift+L")
    hands.until(lambda: isinstance(QApplication.activeWindow(), LateDialog), "the two plans")
    hands.press("Tab")
    assert isinstance(hands.focus, QPushButton)
    assert "Take this plan" in hands.focus.accessibleName()
    hands.press("Return")
    hands.until(lambda: QApplication.activeModalWidget() is None, "the window again")
    assert "Running late" in hands.window.commands.undo.text()


def run_step(hands: Hands, clock: Saturday, number: int) -> str:
    """Do what a step asks, let its minutes pass, and return its title."""
    guide = hands.window.findChild(Guide)
    title: str = guide.step.title
    field = next(
        (f for f in hands.window.findChildren(QPlainTextEdit) if f.isVisible() and f.isEnabled()),
        None,
    )
    if field is not None and field.accessibleName().startswith("New note"):
        field.setFocus()
        hands.enter(f"Said in step {number}")
    minutes = guide.planned[0].minutes if len(guide.planned) == 1 else 5
    clock.go(minutes)
    return title


def the_room(hands: Hands) -> RoomView:
    rooms = [w for w in QApplication.topLevelWidgets() if isinstance(w, RoomView) and w.isVisible()]
    assert rooms, "no room view is open"
    return rooms[0]


def lose_and_find_the_projector(hands: Hands) -> None:
    """Pull the projector's plug, carry on with paper, and plug it in again."""
    room, screen = the_room(hands), QGuiApplication.primaryScreen()
    shown = [line.text for line in room.frame.header]
    room.screens.lose(screen)
    hands.until(lambda: "wall’s screen is gone" in says(hands), "what became of the projector")
    hands.focus_window()
    hands.press("F4")
    hands.until(lambda: "On the tables" in says(hands) or "tables" in says(hands), "the paper way")
    hands.press("F4")
    room.screens.take(screen)
    hands.rest(150)
    assert the_room(hands).screens.name == screen.name()
    assert [line.text for line in the_room(hands).frame.header] == shown
    hands.focus_window()


def test_a_day_from_the_coach_to_a_proper_ending(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick.deck"
    with laptop(tmp_path / "coach", monkeypatch) as hands:
        coach = Coach(hands)
        build_a_day(coach)
        make_board_own(coach)
        pin_lunch_without_air(coach)
        hands.press("Ctrl+S")
        export_deck(hands, stick)

    clock = Saturday()
    with laptop(tmp_path / "hall", monkeypatch, clock) as hands:
        take_deck_in(hands, stick)
        assert hands.window.page is not None
        path = hands.window.page.store.path
        assert f"{LATE} min behind" in says(hands)
        catch_up_with_the_plan(hands)
        hands.press("Ctrl+Shift+Space")
        hands.press("F11")
        the_room(hands)
        hands.focus_window()
        titles = []
        next_step = hands.window.commands.next_step
        for number in range(60):
            titles.append(run_step(hands, clock, number))
            if number == 3:
                lose_and_find_the_projector(hands)
            if not next_step.isEnabled():
                break
            hands.press("Ctrl+PgDown")
        assert titles[0] == "Welcome"
        assert titles[-1] == "Promises"
        hands.window.commands.end_day.trigger()
        hands.answer("The projector is off: end it")
        hands.rest(50)
        folder = print_everything(hands, path)

    document = document_of(path)
    assert document.day.ended
    said = {note.text for activity in document.activities for note in activity.notes}
    assert len(said) >= 6
    spent = sum(step.spent for activity in document.activities for step in activity.steps)
    assert spent == round((clock.moment - opening()).total_seconds())
    printed = "".join(text_of(pdf) for pdf in sorted(folder.glob("*.pdf")))
    assert all("".join(text.split()) in printed for text in said)
    assert "Wait;silenceisfinehere" not in printed, "the facilitator's notes stay off the wall"


def opening() -> datetime:
    """Return when the first clock was started."""
    return Saturday().moment


def text_of(pdf_path: Path) -> str:
    with pypdfium2.PdfDocument(pdf_path) as pdf:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)

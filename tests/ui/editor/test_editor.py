"""The deck editor: what it warns about, what can be taken back, and what is never lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QWidget

from facilitator.day.clock import end_day, start
from facilitator.decks import session_source
from facilitator.decks.bundle import bundle_for, read_deck_file, write_deck_file
from facilitator.decks.draft import change_line, change_step, draft_of, with_head
from facilitator.decks.library import own_decks
from tests.hands import Hands
from tests.ui.editor.coach import Coach
from tests.ui.editor.conftest import SCAN
from ui.editor.fields import ClockField
from ui.editor.newer import NewerDialog
from ui.editor.page import DeckEditor
from ui.editor.rehearsal import Rehearsal
from ui.editor.wall_preview import WallPreview
from ui.home.deck_tile import OwnDeckTile
from ui.message_bar import MessageBar

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""

TITLES = [
    "Welcome, and what happened?",
    "What we agree",
    "Horizon scan",
    "Break",
    "What it means for us",
    "Promises",
]


def read(hands: Hands) -> str:
    """All that can be read in the window."""
    labels = hands.window.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def sentence(hands: Hands) -> str:
    bar = hands.window.findChild(MessageBar)
    assert bar is not None
    return bar.sentence


def push(widget: QWidget, text: str) -> None:
    buttons = widget.findChildren(QPushButton)
    next(button for button in buttons if button.isVisible() and button.text() == text).click()


def saved(documents: Path) -> Path:
    (deck,) = own_decks(documents / "Decks")
    return deck.path


def test_lines_move_with_keys_and_the_clock_follows(coach: Coach) -> None:
    assert coach.titles() == TITLES
    coach.go_to("Break")
    coach.hands.press("Alt+Up")
    assert coach.titles()[2:4] == ["Break", "Horizon scan"]
    assert [row.clock for row in coach.rows][2:4] == ["10:11", "10:21"]
    assert coach.lines.currentRow() == 2, "the line in hand is still in hand"
    coach.hands.press("Alt+Down", 9)
    assert coach.titles()[-1] == "Break"
    coach.hands.press("Delete")
    coach.hands.press("Ctrl+D")
    assert coach.titles()[-2:] == ["Promises", "Promises"]


def test_walking_through_the_lines_keeps_the_focus_there(coach: Coach) -> None:
    coach.lines.setFocus()
    for key in ("Home", *["Down"] * 5, *["Up"] * 5):
        coach.hands.press(key)
        coach.hands.rest(60)
        assert QApplication.focusWidget() is coach.lines


def test_lines_are_dragged(coach: Coach) -> None:
    lines = coach.lines
    assert lines.dragDropMode() is QListWidget.DragDropMode.InternalMove
    lines.moved.emit(3, 0)
    assert coach.titles() == ["Break", *TITLES[:3], *TITLES[4:]]


def test_everything_can_be_taken_back_and_done_again(coach: Coach) -> None:
    hands = coach.hands
    coach.go_to("Break")
    hands.press("Return")
    coach.fill("Title", "Tea")
    coach.fill("Minutes", "20")
    assert coach.rows[3].title == "Tea"
    assert coach.rows[3].length == "20 min"
    coach.go_to("Promises")
    hands.press("Ctrl+Z")
    assert (coach.rows[3].title, coach.rows[3].length) == ("Tea", "10 min")
    assert coach.lines.currentRow() == 3, "it shows what was taken back"
    hands.press("Ctrl+Z")
    assert coach.rows[3].title == "Break"
    hands.press("Ctrl+Shift+Z", 2)
    assert (coach.rows[3].title, coach.rows[3].length) == ("Tea", "20 min")
    hands.press("Ctrl+Z", 9)
    assert coach.titles() == TITLES


def test_an_overlap_is_said_in_a_sentence_and_never_mended(coach: Coach) -> None:
    coach.go_to("Break")
    coach.hands.press("Return")
    coach.fill("Pinned to", "1030")
    coach.hands.press("F6")
    said = "“Break” is pinned to 10:30, but what comes before it ends at 10:56"
    assert said in read(coach.hands)
    row = coach.rows[3]
    assert (row.clock, row.doubtful) == ("10:30", True)
    assert "something does not add up" in row.spoken
    coach.hands.press("Return")
    coach.fill("Pinned to", "25:70")
    coach.hands.press("Tab")
    assert coach.rows[3].clock == "10:30", "what is no time changes nothing"


def test_a_title_that_is_emptied_is_as_it_was(coach: Coach) -> None:
    coach.go_to("Break")
    coach.hands.press("Return")
    coach.tab_to("Title")
    coach.hands.press("Ctrl+A")
    coach.hands.press("Backspace")
    coach.hands.press("Tab")
    assert coach.rows[3].title == "Break"
    coach.hands.press("Shift+Tab")
    assert coach.hands.focus.text() == "Break"  # type: ignore[attr-defined]


def test_a_shipped_deck_is_edited_as_a_copy(coach: Coach, documents: Path) -> None:
    coach.hands.press("Alt+3")
    coach.fill("Title", "Ours")
    coach.hands.press("Ctrl+S")
    assert read_deck_file(saved(documents)).session.title == "Ours"
    assert 'title = "Community of practice 2' in session_source(SCAN)
    assert read_deck_file(saved(documents)).session_source.startswith("# Community of practice")


def test_what_is_not_saved_is_kept_and_offered_again(coach: Coach, documents: Path) -> None:
    hands = coach.hands
    hands.press("Ctrl+S")
    path = saved(documents)
    before = path.read_bytes()
    coach.go_to("Break")
    hands.press("Delete")
    hands.press("Ctrl+W")
    assert path.read_bytes() == before, "only saving changes the deck itself"
    hands.window.edit_deck_file(path)
    assert "did not save" in sentence(hands)
    assert "Break" not in coach.titles()
    push(hands.window, "Leave them behind")
    assert coach.titles() == TITLES
    hands.press("Ctrl+W")
    hands.window.edit_deck_file(path)
    assert sentence(hands) == ""
    assert coach.titles() == TITLES


def test_a_new_deck_is_kept_when_it_is_left(hands: Hands, documents: Path) -> None:
    coach = Coach(hands)
    hands.press("Ctrl+Shift+E")
    hands.press("Ctrl+W")
    assert own_decks(documents / "Decks") == [], "nothing was done, nothing is kept"
    hands.press("Ctrl+Shift+E")
    coach.add("Talk", "A story")
    hands.press("Ctrl+W")
    assert "is kept among your decks" in sentence(hands)
    assert len(read_deck_file(saved(documents)).session.activities) == 3
    hands.until(lambda: "30 min" in tile(hands).accessibleName(), "the deck is listed")


def tile(hands: Hands) -> OwnDeckTile:
    found = hands.window.findChild(OwnDeckTile)
    assert found is not None
    return found


def test_a_deck_that_a_crash_interrupted_is_there_again(hands: Hands, documents: Path) -> None:
    coach = Coach(hands)
    hands.press("Ctrl+Shift+E")
    coach.add("Talk", "A story")
    hands.press("Tab")
    draft = documents / "Decks" / ".new.draft.deck"
    hands.until(draft.exists, "the deck is kept")
    with Hands.on(documents) as others:
        others.press("Ctrl+Shift+E")
        assert "A story" in Coach(others).titles()
        assert "did not save" in sentence(others)


def test_running_a_deck_never_changes_it(coach: Coach, documents: Path) -> None:
    hands = coach.hands
    hands.press("Ctrl+S")
    path = saved(documents)
    before = path.read_bytes()
    hands.press("Ctrl+W")
    tile(hands).click()
    page = hands.window.page
    assert page is not None
    page.remove_activity(page.live.activity_id)
    hands.press("Ctrl+W")
    assert path.read_bytes() == before


def test_the_picture_of_the_wall_follows_the_prompt(coach: Coach) -> None:
    coach.hands.window.resize(1440, 900)
    coach.go_to("Horizon scan")
    coach.hands.press("Return")
    coach.fill("Prompt of “Pick two”", "Which two?")
    coach.hands.press("F6")
    wall = coach.hands.find(WallPreview)
    assert "Which two?" in wall.accessibleDescription()
    assert "Pick two, 5 min" in read(coach.hands)
    assert "never squeezed" in read(coach.hands)


def test_the_rehearsal_walks_through_the_day(coach: Coach) -> None:
    hands = coach.hands
    hands.press("Ctrl+R")
    rehearsal = hands.find(Rehearsal)
    assert rehearsal.plays
    assert ", if it starts at 10:00" in read(hands)
    first = rehearsal.walk.clock
    hands.until(lambda: rehearsal.walk.clock > first, "time passes fast")
    hands.press("Space")
    assert not rehearsal.plays
    hands.press("Right", 2)
    assert "Horizon scan: Walk the gallery" in rehearsal.accessibleDescription()
    assert "It can shrink to 10 min." in rehearsal.accessibleDescription()
    hands.press("Left")
    assert rehearsal.walk.at == 1
    hands.press("Escape")
    assert hands.focus is coach.lines


def test_a_day_takes_two_minutes_to_walk_through(coach: Coach) -> None:
    coach.hands.press("F11")
    walk = coach.hands.find(Rehearsal).walk
    seconds = 0
    while not walk.is_over and seconds < 1_000:
        walk.go(1)
        seconds += 1
    assert 115 <= seconds <= 150
    assert walk.clock == 12 * 60


def test_the_step_in_hand_is_what_the_room_sees(coach: Coach) -> None:
    coach.go_to("Promises")
    coach.hands.press("F11")
    rehearsal = coach.hands.find(Rehearsal)
    assert not rehearsal.plays
    assert "Whom will you ring" in rehearsal.accessibleDescription()


def newer(tmp_path: Path) -> Path:
    """A second version, with another break and more time to agree."""
    draft = with_head(draft_of(bundle_for(SCAN)), version=2)
    draft = change_line(draft, 3, minutes=15)
    draft = change_step(change_line(draft, 1, minutes=6), 2, 0, minutes=20)
    path = tmp_path / "second.deck"
    write_deck_file(path, draft.bundle())
    return path


def test_a_newer_version_never_overwrites_what_was_edited(
    coach: Coach, documents: Path, tmp_path: Path
) -> None:
    hands = coach.hands
    coach.go_to("Break")
    hands.press("Return")
    coach.fill("Minutes", "12")
    hands.press("Ctrl+S")
    editor = hands.window.findChild(DeckEditor)
    assert editor is not None
    editor.show_newer(str(newer(tmp_path)))
    dialog = hands.find(NewerDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "changed from 3 to 6" in said
    assert "yours stays: 12" in said
    assert coach.rows[1].length == "3 min", "nothing changes before somebody says so"
    push(dialog, "Take these changes")
    assert [row.length for row in coach.rows][1:4] == ["6 min", "50 min", "12 min"]
    hands.press("Ctrl+Z")
    assert [row.length for row in coach.rows][1:4] == ["3 min", "45 min", "12 min"]


def test_a_deck_is_made_of_a_workshop_that_went_well(hands: Hands) -> None:
    coach = Coach(hands)
    hands.window.begin_with(SCAN)
    page = hands.window.page
    assert page is not None
    path = page.store.path
    hands.press("Ctrl+Shift+E")
    assert coach.titles() == TITLES
    hands.press("Ctrl+W")
    assert hands.window.page is not None, "back to where one came from"
    assert hands.window.page.store.path == path


def test_how_long_steps_took_is_a_hint_for_the_next_day(hands: Hands) -> None:
    now = [datetime(2026, 11, 21, 9, 30, tzinfo=UTC)]
    hands.window.begin_with(SCAN)
    page = hands.window.page
    assert page is not None
    page.store.clock = lambda: now[0]
    walk = page.day.timetable.timings[2].line.activity_id
    start(page.store, walk)
    hands.press("Ctrl+Shift+E")
    assert "end it first" in sentence(hands), "what is private is not shown to the room"
    now[0] += timedelta(minutes=19)
    end_day(page.store)
    hands.press("Ctrl+Shift+E")
    coach = Coach(hands)
    coach.go_to("Horizon scan")
    assert "took 19 min" in read(hands)
    coach.go_to("Break")
    assert "took" not in read(hands)


def test_an_empty_workshop_makes_no_deck(hands: Hands) -> None:
    hands.window.new_workshop()
    hands.press("Ctrl+Shift+E")
    assert "nothing here yet" in sentence(hands)
    assert hands.window.page is not None


def test_a_new_deck_that_was_undone_is_not_kept(hands: Hands, documents: Path) -> None:
    coach = Coach(hands)
    hands.press("Ctrl+Shift+E")
    coach.add("Break")
    hands.press("F6")
    hands.press("Ctrl+Z")
    assert coach.titles() == ["Welcome", "Promises"]
    hands.press("Ctrl+W")
    assert own_decks(documents / "Decks") == []


def test_an_older_version_is_called_so_and_left_by_enter(
    hands: Hands, documents: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first.deck"
    write_deck_file(first, bundle_for(SCAN))
    hands.window.import_deck(str(newer(tmp_path)))
    before = saved(documents).read_bytes()
    hands.window.import_deck(str(first))
    dialog = hands.find(NewerDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "An older version of" in said
    assert "It is version 1; what you have comes from version 2." in said
    assert "newer" not in said
    hands.until(lambda: dialog.isAncestorOf(hands.focus), "the dialog has the cursor")
    hands.press("Return")
    assert not dialog.isVisible()
    coach = Coach(hands)
    assert [row.length for row in coach.rows][1:4] == ["6 min", "50 min", "15 min"]
    hands.press("Ctrl+W")
    assert saved(documents).read_bytes() == before


def test_a_day_without_a_start_says_so_until_it_has_one(coach: Coach) -> None:
    hint = "No start is set. The times below are right if it starts at 10:00."
    assert hint in read(coach.hands)
    assert coach.rows[0].clock == "10:00"
    push(coach.hands.window, "Set the start")
    field = coach.hands.focus
    assert isinstance(field, ClockField)
    assert (field.text(), field.placeholderText()) == ("", "–")
    coach.hands.write("9")
    coach.hands.press("Tab")
    assert hint not in read(coach.hands)
    assert coach.rows[0].clock == "09:00"
    coach.hands.press("Ctrl+Z")
    assert hint in read(coach.hands)


def test_a_copy_is_a_deck_of_its_own(coach: Coach, documents: Path) -> None:
    coach.hands.press("Ctrl+S")
    first = read_deck_file(saved(documents)).session
    assert first.id == "community_of_practice_2_horizon_scan_2"
    coach.hands.press("Ctrl+W")
    coach.hands.window.copy_deck(str(saved(documents)))
    coach.hands.press("Ctrl+S")
    ids = [deck.id for deck in own_decks(documents / "Decks")]
    assert len({*ids, SCAN}) == 3


def test_tile_and_editor_agree_how_long_a_day_is(coach: Coach, documents: Path) -> None:
    coach.go_to("Break")
    coach.hands.press("Return")
    coach.fill("Pinned to", "1130")
    coach.hands.press("Ctrl+S")
    (deck,) = own_decks(documents / "Decks")
    assert deck.minutes == 120
    assert "2 h, 10:00 to 12:34" in read(coach.hands)


def test_a_step_moves_within_its_line_and_the_cursor_goes_along(coach: Coach) -> None:
    hands = coach.hands
    coach.go_to("Horizon scan")
    hands.press("Return")
    coach.tab_to("Minutes of “Pick two”")
    hands.press("Alt+Shift+Down")
    editor = hands.find(DeckEditor)
    steps = [step.step for step in editor.editing.draft.steps(2)]
    assert steps == ["walk", "fit", "pick", "pin"]
    assert hands.focus.accessibleName() == "Minutes of “Pick two”"
    hands.press("Alt+Shift+Down", 3)
    assert [step.step for step in editor.editing.draft.steps(2)][3] == "pick"
    hands.press("Alt+Shift+Up", 9)
    assert editor.editing.draft.steps(2)[0].step == "pick"
    assert coach.titles() == TITLES, "the line stays where it is"
    coach.push("Run the step “Pick two” later")
    assert [step.step for step in editor.editing.draft.steps(2)] == ["walk", "pick", "fit", "pin"]
    assert hands.focus.accessibleName() == "Run the step “Pick two” later"
    coach.go_to("Break")
    hands.press("Alt+Shift+Down")
    assert coach.titles() == TITLES


def test_the_same_deck_again_shows_what_it_changes(
    coach: Coach, documents: Path, tmp_path: Path
) -> None:
    hands = coach.hands
    hands.press("Ctrl+S")
    path = saved(documents)
    hands.press("Ctrl+W")
    again = tmp_path / "again.deck"
    again.write_bytes(path.read_bytes())
    hands.window.import_deck(str(again))
    assert "is among your decks already" in sentence(hands)
    hands.window.open_path(newer(tmp_path))
    dialog = hands.find(NewerDialog)
    push(dialog, "Keep both")
    assert len(own_decks(documents / "Decks")) == 2
    assert coach.titles() == TITLES


def test_theme_and_text_size_change_under_the_editor(coach: Coach) -> None:
    coach.go_to("Break")
    coach.hands.press("Delete")
    coach.hands.window.commands.dark.trigger()
    assert "Break" not in coach.titles()
    coach.hands.press("Ctrl+Z")
    assert coach.titles() == TITLES
    coach.hands.window.commands.dark.trigger()


def test_the_editor_survives_any_size(coach: Coach) -> None:
    for width, height in ((640, 400), (1280, 720), (1920, 1080)):
        coach.hands.window.resize(width, height)
        coach.hands.rest(20)
        where = coach.lines.mapTo(coach.hands.window, QPoint(0, 0))
        assert where.x() + coach.lines.width() <= width

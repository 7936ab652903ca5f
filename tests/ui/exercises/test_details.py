"""The details of notes, links and the whole theory of change, saved as they are typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.exercises.theory_of_change.tables import TheoryBoard
from tests.ui.exercises.conftest import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def field(room: Room, name: str) -> QWidget:
    """Return the visible field, box or button that assistive technology calls by this name."""
    kinds: tuple[type[QWidget], ...] = (
        QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QCheckBox,
    )  # fmt: skip
    found = [
        widget
        for kind in kinds
        for widget in room.screen.findChildren(kind)
        if widget.isVisible()
        and name in (widget.accessibleName(), getattr(widget, "text", lambda: "")())
    ]
    assert len(found) == 1, (name, found)
    return found[0]


def fill(room: Room, name: str, text: str) -> None:
    widget = field(room, name)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(widget, text)
    room.screen.canvas.setFocus()


def push(room: Room, name: str) -> None:
    widget = field(room, name)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Space)


def choose(room: Room, name: str, downs: int) -> None:
    """Choose by keys: open the list, go down, Enter."""
    box = field(room, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _down in range(downs):
        QTest.keyClick(box, Qt.Key.Key_Down)


def open_details(room: Room, label: str) -> None:
    room.screen.select_labels([label])
    room.screen.canvas.setFocus()
    room.press(Qt.Key.Key_Return)


def said(room: Room) -> str:
    return " ".join(x.text() for x in room.screen.findChildren(QLabel) if x.isVisible())


def test_words_are_saved_at_a_pause_and_what_was_first_said_stays(room: Room, qtbot: QtBot) -> None:
    room.type("No bus")
    open_details(room, "N1")
    room.keys("Still: ")
    qtbot.waitUntil(lambda: room.note("N1").text == "Still: No bus", timeout=3_000)
    assert room.read_back().board.notes[room.id("N1")].text == "Still: No bus"
    assert "First said: “No bus”" in said(room)
    room.keys("again ")
    room.screen.canvas.setFocus()
    assert room.note("N1").text == "Still: again No bus"
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.note("N1").text == "No bus"


def test_reading_back_and_rewording_shows_in_the_details(room: Room) -> None:
    room.type("No bus")
    open_details(room, "N1")
    push(room, "Read back: agreed")
    assert room.note("N1").status == "agreed"
    fill(room, "Words", "No bus at night")
    assert "Changed since agreed. It was: “No bus”" in said(room)
    push(room, "Read back again: agreed")
    assert "Changed since agreed" not in said(room)
    assert room.note("N1").status == "agreed"


def test_both_wordings_are_held(room: Room) -> None:
    room.type("The park is safe")
    open_details(room, "N1")
    push(room, "We see this differently")
    room.keys("Not after dark")
    room.screen.canvas.setFocus()
    other = room.live.wording(room.id("N1"), "differs")
    assert other is not None
    assert (room.note("N1").status, room.note("N1").text, other.text) == (
        "differ", "The park is safe", "Not after dark",
    )  # fmt: skip


def test_everything_in_the_room_can_be_entered(room: Room) -> None:
    room.type("No bus")
    open_details(room, "N1")
    fill(room, "Who changes, or whom it is about", "the bus company")
    push(room, "Add: Dots")
    push(room, "Add: Dots")
    push(room, "Take away: Dots")
    push(room, "Add: Concerns")
    push(room, "Parked")
    note = room.read_back().board.notes[room.id("N1")]
    assert (note.who, note.status) == ("the bus company", "parked")
    assert (room.live.dots(room.id("N1")), room.live.dots(room.id("N1"), "concern")) == (1, 1)
    assert room.screen.canvas.scene.cards[room.id("N1")].ghost


def test_what_is_for_later_is_folded_away_and_saved(room: Room) -> None:
    room.type("No bus")
    open_details(room, "N1")
    assert not any(x.isVisible() for x in room.screen.findChildren(QCheckBox))
    push(room, "Later, with the core team")
    fill(room, "Who takes it on (a role)", "Residents on Mill Lane")
    fill(room, "Start, or by when", "after Easter")
    push(room, "Residents")
    fill(room, "Whose judgement counts (a role)", "People without a car")
    push(room, "Add a sign")
    room.keys("Buses that come")
    fill(room, "Target: how much is enough?", "nine of ten")
    board = room.read_back().board
    assert isinstance(board, TheoryBoard)
    note_id = room.id("N1")
    note, (sign,) = board.notes[note_id], board.indicators(note_id)
    assert (note.owner, note.due, note.voices) == (
        "Residents on Mill Lane",
        "after Easter",
        ["resident"],
    )
    assert board.details[note_id].judged_by == "People without a car"
    assert (sign.sign, sign.target) == ("Buses that come", "nine of ten")
    push(room, "Remove this sign")
    assert not board.rows["indicator"].keys() & room.live.board.rows["indicator"].keys()


def test_reasons_are_written_where_the_note_is(room: Room) -> None:
    room.type("No bus", "Far from all", "N1 > N2")
    open_details(room, "N1")
    fill(room, "Because, → N2  Far from all", "we walk")
    assert [link.because for link in room.live.board.links.values()] == ["we walk"]
    push(room, "Remove link")
    assert not room.live.board.links


def test_a_links_assumption_is_entered(room: Room) -> None:
    room.type("No bus", "Far from all", "N1 > N2")
    open_details(room, "N1")
    push(room, "Details")
    fill(room, "because …", "we walk")
    push(room, "Later, with the core team")
    choose(room, "How sure are we?", 1)
    fill(room, "How we test it", "Ask at the stop")
    board = room.read_back().board
    assert isinstance(board, TheoryBoard)
    ((link_id, link),) = board.links.items()
    assert link.because == "we walk"
    assert (board.assumptions[link_id].confidence, board.assumptions[link_id].test) == (
        1, "Ask at the stop",
    )  # fmt: skip


def test_the_settings_of_the_whole_board_are_saved(room: Room) -> None:
    actions = [each for _menu, actions in room.screen.menu_actions() for each in actions]
    next(each for each in actions if each.text() == "Theory of change…").trigger()
    room.keys("2030")
    push(room, "Shared power")
    fill(room, "The barrier that this work tests", "Nobody asks us")
    fill(room, "Who leads: one role a line", "Residents")
    fill(room, "Who was asked: one role a line, + first where they joined", "+ GP")
    fill(room, "Hopes: one a line, the date first, such as 2026: a café", "2027: a kitchen")
    board = room.read_back().board
    assert isinstance(board, TheoryBoard)
    settings = board.settings
    assert (settings.horizon, settings.enablers, settings.leading) == (
        "2030", ["shared_power"], ["Residents"],
    )  # fmt: skip
    assert settings.engaged == [{"role": "GP", "joined": True}]
    assert settings.hopes == [{"text": "a kitchen", "by": "2027"}]


def test_the_details_close_when_their_note_is_deleted(room: Room) -> None:
    room.type("No bus")
    open_details(room, "N1")
    room.keys("unsaved ")
    room.store.undo()
    assert not room.live.board.notes
    assert "First said" not in said(room)
    room.screen.focus_capture()
    room.type("A choir")
    assert room.labels == ["N2"]


def test_another_selected_note_takes_the_place_of_the_first(
    room: Room, make_room: Callable[..., Room]
) -> None:
    room.type("No bus", "A choir")
    open_details(room, "N1")
    room.keys("Still: ")
    room.screen.canvas.setFocus()
    room.press(Qt.Key.Key_Down, CONTROL)
    fill(room, "Words", "A choir of forty")
    assert [note.text for note in room.live.board.notes.values()] == [
        "Still: No bus",
        "A choir of forty",
    ]

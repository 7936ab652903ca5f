"""What people say is typed as fast as they say it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.exercises.conftest import Room

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def below(room: Room) -> str:
    """Return every sentence that the capture bar shows."""
    labels = room.screen.capture.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def paste(room: Room, text: str) -> None:
    QApplication.clipboard().setText(text)
    room.press(Qt.Key.Key_V, CONTROL)


def test_type_enter_next_and_the_cursor_stays(room: Room) -> None:
    room.type("Good neighbours", "A bus every hour")
    assert [note.text for note in room.live.board.notes.values()] == [
        "Good neighbours",
        "A bus every hour",
    ]
    assert room.labels == ["N1", "N2"]
    assert set(room.screen.canvas.scene.cards) == {room.id("N1"), room.id("N2")}
    assert [note.text for note in room.read_back().board.notes.values()][-1] == "A bus every hour"


def test_tab_goes_round_the_columns_both_ways(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.type("A street party")
    room.press(Qt.Key.Key_Tab, times=2)
    room.type("People know whom to ask")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.type("Neighbours meet")
    room.press(Qt.Key.Key_Tab, times=2)
    room.type("Round again")
    assert room.labels == ["D1", "V1", "C1", "N1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F6, Qt.Key.Key_Escape])
def test_f6_and_escape_lead_out_and_say_so(room: Room, key: Qt.Key) -> None:
    field = room.focus
    assert "F6 and Escape leave" in field.accessibleDescription()
    room.keys("half a thought")
    room.press(key)
    assert room.focus is room.screen.canvas
    room.screen.focus_capture()
    room.type(" and the rest")
    assert room.note("N1").text == "half a thought and the rest"


def test_ten_pasted_lines_are_ten_notes_in_one_step(room: Room) -> None:
    lines = ["- first", "• second", "3. third", "", "  fourth  ", "5) fifth", "sixth"]
    paste(room, "\n".join([*lines, "seventh", "eighth", "ninth", "2026 is near"]))
    texts = [note.text for note in room.live.board.notes.values()]
    assert texts[:4] == ["first", "second", "third", "fourth"]
    assert texts[-1] == "2026 is near"
    assert len(texts) == 10
    room.press(Qt.Key.Key_Z, CONTROL)
    assert not room.live.board.notes


def test_lines_pasted_into_a_begun_text_stay_one_note(room: Room) -> None:
    room.keys("She said: ")
    paste(room, "one\ntwo")
    room.press(Qt.Key.Key_Return)
    assert [note.text for note in room.live.board.notes.values()] == ["She said: one\ntwo"]


def test_control_enter_begins_a_new_line(room: Room) -> None:
    room.keys("one")
    room.press(Qt.Key.Key_Return, CONTROL)
    room.type("two")
    assert room.note("N1").text == "one\ntwo"


def test_links_are_typed_with_and_without_a_reason(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.type("A street party")
    room.press(Qt.Key.Key_Tab)
    room.type("Neighbours meet", "Neighbours help")
    room.keys("D1 >")
    assert "A street party" in below(room)
    room.type(" C1")
    room.type("d1>c2: because we eat together")
    assert room.links == ["D1>C1", "D1>C2"]
    first, second = room.live.board.links.values()
    assert (first.because, second.because) == ("", "because we eat together")
    arrows = room.screen.canvas.scene.arrows.values()
    assert [arrow.because for arrow in arrows] == [False, True]


def test_a_link_that_cannot_be_is_said_and_the_words_stay(room: Room) -> None:
    room.type("One", "N1 > N9")
    assert "No note here is called N9; look at its label again." in below(room)
    assert room.screen.capture.is_begun
    assert not room.live.board.links


@pytest.mark.parametrize(
    "typed", ["N2 < N1", "N1 ->", "N1 >", "N1 - N2", "N1 > the choir", "N1 > N"]
)
def test_a_link_written_wrongly_is_asked_about_once(room: Room, typed: str) -> None:
    room.type("One", "Two", typed)
    assert "A link is written D3 > C1" in below(room)
    assert room.focus is room.screen.capture.field
    assert room.screen.capture.field.toPlainText() == typed
    assert room.labels == ["N1", "N2"]
    room.press(Qt.Key.Key_Return)
    assert room.note("N3").text == typed.strip()
    assert "A link is written" not in below(room)


def test_a_link_written_wrongly_can_be_put_right(room: Room) -> None:
    room.type("One", "Two", "N1 <")
    room.press(Qt.Key.Key_Backspace)
    room.type("> N2")
    assert room.links == ["N1>N2"]
    assert room.labels == ["N1", "N2"]


@pytest.mark.parametrize(
    "said", ["M6 -> A6 by car", "3 < 4", "I <3 this place", "B1 = bus", "N1-2 is our bus", "--> no"]
)
def test_what_only_looks_a_little_like_a_link_is_a_note_at_once(room: Room, said: str) -> None:
    room.type("One", said)
    assert room.note("N2").text == said


def test_the_kind_that_stays_is_said_to_eyes_and_ears(room: Room) -> None:
    field = room.screen.capture.field
    assert "the next notes too" not in below(room)
    room.type("- No bus")
    assert "■ Barrier: the next notes too" in below(room)
    assert field.accessibleDescription().startswith("Barrier: the next notes too. Alt+2 takes it")
    room.type("No lights", "No bench")
    assert [note.kind for note in room.live.board.notes.values()] == ["barrier"] * 3
    room.press(Qt.Key.Key_Tab)
    assert "the next notes too" not in below(room) + field.accessibleDescription()
    room.press(Qt.Key.Key_Tab, SHIFT)
    assert "■ Barrier" in below(room)
    room.press(Qt.Key.Key_2, ALT)
    assert "the next notes too" not in below(room) + field.accessibleDescription()
    room.type("A hill")
    assert room.note("N4").kind == ""


def test_kinds_are_chosen_by_sign_or_key_and_stay(room: Room) -> None:
    room.type("+ Good neighbours", "A choir", "- No bus")
    room.press(Qt.Key.Key_3, ALT)
    room.type("2,300 homes")
    room.press(Qt.Key.Key_Tab)
    room.type("- a dash is a dash here")
    room.press(Qt.Key.Key_Tab, SHIFT)
    room.type("A hill")
    kinds = [note.kind for note in room.live.board.notes.values()]
    assert kinds == ["strength", "strength", "barrier", "context", "", "context"]
    assert room.note("N1").text == "Good neighbours"
    assert room.note("D1").text == "- a dash is a dash here"


def test_the_table_number_stays_until_it_is_changed(room: Room) -> None:
    QTest.keyClick(room.focus, Qt.Key.Key_T, ALT)
    room.keys("4")
    room.press(Qt.Key.Key_Return)
    room.type("From table four", "And this")
    assert [note.table_number for note in room.live.board.notes.values()] == [4, 4]


def test_long_text_is_taken_without_a_word(room: Room) -> None:
    story = "We have lived here for forty years. " * 200
    QApplication.clipboard().setText(story)
    room.press(Qt.Key.Key_V, CONTROL)
    room.press(Qt.Key.Key_Return)
    assert room.note("N1").text == story.strip()
    assert room.said == []


def test_a_text_beyond_all_limits_is_refused_in_a_sentence_and_kept(room: Room) -> None:
    QApplication.clipboard().setText("x" * 30_000)
    room.press(Qt.Key.Key_V, CONTROL)
    room.press(Qt.Key.Key_Return)
    assert "too long" in below(room)
    assert room.screen.capture.is_begun
    assert not room.live.board.notes


def test_a_step_of_the_guide_puts_the_cursor_in_its_zone(room: Room) -> None:
    room.screen.canvas.setFocus()
    room.screen.take_step("vision")
    room.type("It worked")
    assert room.labels == ["V1"]


def test_a_step_of_the_guide_never_fights_somebody_who_types(room: Room) -> None:
    room.keys("half a thought")
    room.screen.take_step("vision")
    room.press(Qt.Key.Key_Return)
    assert room.labels == ["N1"]
    elsewhere = QLineEdit(room.window)
    elsewhere.show()
    elsewhere.setFocus()
    room.screen.take_step("changes")
    assert room.focus is elsewhere


def test_undo_in_an_empty_field_is_the_boards(room: Room) -> None:
    room.type("One", "Two")
    room.keys("thr")
    room.press(Qt.Key.Key_Z, CONTROL)
    assert not room.screen.capture.is_begun
    room.press(Qt.Key.Key_Z, CONTROL, times=2)
    assert room.labels == []
    room.press(Qt.Key.Key_Z, CONTROL | SHIFT, times=2)
    assert room.labels == ["N1", "N2"]


def test_every_board_deck_has_a_capture_bar(make_room: Callable[..., Room]) -> None:
    room = make_room("keep_amplify_discard_create")
    room.type("The Friday lunch")
    room.press(Qt.Key.Key_Tab)
    room.type("The choir")
    assert len({note.zone for note in room.live.board.notes.values()}) == 2


def test_a_reason_may_follow_because_and_several_links_are_one_step(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.type("A street party", "A choir")
    room.press(Qt.Key.Key_Tab)
    room.type("Neighbours meet", "Neighbours help")
    room.type("D1 > C1 Because we eat together")
    (link,) = room.live.board.links.values()
    assert link.because == "we eat together"
    room.type("d1, D2 > C1, C2")
    assert room.links == ["D1>C1", "D1>C2", "D2>C1", "D2>C2"]
    assert "D1, D2 > C1, C2: linked." in below(room)
    assert room.store.undo_label == "Link notes"
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.links == ["D1>C1"]
    room.type("D1, D2 > C1, C9")
    assert "No note here is called C9; look at its label again." in below(room)
    assert room.links == ["D1>C1"]
    assert room.labels == ["D1", "D2", "C1", "C2"]


def test_what_was_done_is_said_until_something_else_happens(room: Room, qtbot: QtBot) -> None:
    room.type("One", "Two", "N1 > N2")
    assert "N1 > N2: linked." in below(room)
    room.press(Qt.Key.Key_Z, CONTROL)
    assert "linked" not in below(room)
    room.type("N1 > N2")
    assert "linked" in below(room)
    room.screen.take_step("vision")
    assert "linked" not in below(room)
    room.type("N2 > N1")
    assert "linked" in below(room)
    qtbot.waitUntil(lambda: "linked" not in below(room), timeout=15_000)


def test_a_kind_sign_needs_no_space_and_a_number_stays_a_number(room: Room) -> None:
    room.type("+The Friday lunch", '-"No bus"', "*2,300 homes", "-5 degrees", "--", "1 + 1")
    notes = list(room.live.board.notes.values())
    assert [(note.kind, note.text) for note in notes] == [
        ("strength", "The Friday lunch"),
        ("barrier", '"No bus"'),
        ("context", "2,300 homes"),
        ("context", "-5 degrees"),
        ("context", "--"),
        ("context", "1 + 1"),
    ]


def test_tidy_says_so_where_there_is_nothing_to_tidy(room: Room) -> None:
    room.type("One", "Two")
    undo = room.store.undo_label
    tidy = next(
        action
        for _title, actions in room.screen.menu_actions()
        for action in actions
        if action.text().replace("&", "").startswith("Tidy")
    )
    tidy.trigger()
    assert "The board is tidy already." in below(room)
    assert room.store.undo_label == undo
    assert room.said == []

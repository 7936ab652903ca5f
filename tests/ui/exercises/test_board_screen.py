"""The board under mouse and keys, and the promises it makes about people's words."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from facilitator.exercises.board.notes import change_note, read_back, reword, see_differently
from tests.ui.exercises.conftest import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def badges(room: Room, label: str) -> str:
    return " ".join(room.screen.canvas.scene.cards[room.id(label)].badges)


def drag(room: Room, start: QPoint, end: QPoint) -> None:
    viewport = room.screen.canvas.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(viewport, start + (end - start) * step / 8)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def shown(room: Room) -> str:
    return " ".join(x.text() for x in room.screen.findChildren(QLabel) if x.isVisible())


def test_a_note_dragged_to_another_column_keeps_its_label_in_one_step(room: Room) -> None:
    room.type("Good neighbours", "A choir")
    drag(room, room.place("N2"), room.place("N2") + QPoint(round(240 * room.screen.canvas.zoom), 0))
    assert (room.note("N2").zone, room.note("N2").label) == ("actions", "N2")
    assert room.read_back().board.notes[room.id("N2")].zone == "actions"
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.note("N2").zone == "now"


def test_the_board_begins_at_its_top_whatever_the_size_of_the_window(
    room: Room, qtbot: QtBot
) -> None:
    canvas = room.screen.canvas
    room.type(*("Good neighbours" for _time in range(12)))
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_Home)
    for width, height in ((1440, 900), (900, 620), (1280, 720), (1920, 1080), (760, 500)):
        room.window.resize(width, height)
        qtbot.wait(60)
        assert canvas.is_at_start
        assert canvas.verticalScrollBar().value() == canvas.verticalScrollBar().minimum()
    assert canvas.verticalScrollBar().isVisible()


@pytest.mark.qt_log_ignore("does not support raise")
def test_pointing_at_a_card_says_its_badges_in_words(room: Room) -> None:
    room.press(Qt.Key.Key_Tab)
    room.type("Share cars")
    canvas = room.screen.canvas
    change_note(room.store, room.id("D1"), owner="The choir", table_number=4)
    assert canvas.scene.cards[room.id("D1")].hint == "Owner: The choir\nTable 4"
    at = room.place("D1")
    view = canvas.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    assert QToolTip.text() == "Owner: The choir\nTable 4"
    QToolTip.hideText()


def test_arrow_keys_move_what_is_selected_as_one_step(room: Room) -> None:
    room.type("Good neighbours", "A choir")
    room.screen.select_labels(["N1", "N2"])
    room.press(Qt.Key.Key_F6)
    before = room.note("N1").y
    room.press(Qt.Key.Key_Down, times=3)
    assert room.note("N1").y == before + 24
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.note("N1").y == before


def test_a_link_is_drawn_from_the_handle(room: Room) -> None:
    room.type("No bus")
    room.press(Qt.Key.Key_Tab)
    room.type("Share cars")
    room.screen.select_labels(["N1"])
    card = room.screen.canvas.scene.cards[room.id("N1")]
    handle = room.screen.canvas.to_view(card.box.right, card.box.middle).toPoint()
    drag(room, handle, room.place("D1"))
    assert room.links == ["N1>D1"]
    assert [link.kind for link in room.live.board.links.values()] == ["responds_to"]


def test_delete_takes_links_along_and_undo_brings_all_back(room: Room) -> None:
    room.type("One", "Two", "N1 > N2")
    room.screen.select_labels(["N1"])
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_Delete)
    assert (room.labels, room.links) == (["N2"], [])
    assert not room.screen.canvas.scene.arrows
    room.press(Qt.Key.Key_Z, CONTROL)
    assert (room.labels, room.links) == (["N1", "N2"], ["N1>N2"])
    assert len(room.screen.canvas.scene.arrows) == 1


def test_a_change_after_agreeing_shows_until_it_is_read_back_again(room: Room) -> None:
    room.type("The bus is late")
    read_back(room.store, [room.id("N1")])
    assert "agreed" in badges(room, "N1")
    reword(room.store, room.id("N1"), "The bus never comes")
    assert "changed since agreed" in badges(room, "N1")
    reword(room.store, room.id("N1"), "The bus is late")
    assert "changed" not in badges(room, "N1")
    reword(room.store, room.id("N1"), "The bus is cancelled")
    read_back(room.store, [room.id("N1")])
    assert "changed" not in badges(room, "N1")


def test_seeing_it_differently_shows_both_wordings(room: Room) -> None:
    room.type("The park is safe")
    see_differently(room.store, room.id("N1"), "Not after dark")
    card = room.screen.canvas.scene.cards[room.id("N1")]
    assert {"The park is safe", "Not after dark"} <= set(card.lines)
    assert "we see this differently" in card.badges


def test_bringing_tables_together_drops_nobodys_note(room: Room) -> None:
    for table in "12345":
        QTest.keyClick(room.focus, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        room.press(Qt.Key.Key_A, CONTROL)
        room.keys(table)
        room.press(Qt.Key.Key_Return)
        room.type(f"First of {table}", f"Second of {table}")
    texts = sorted(note.text for note in room.live.board.notes.values())
    trigger(room, "Bring tables together")
    assert sorted(note.text for note in room.live.board.notes.values()) == texts
    frames = room.screen.canvas.scene.frames
    assert [frame.title for frame in frames.values()] == [f"Table {n}" for n in range(1, 6)]
    assert {len(frame.card_ids) for frame in frames.values()} == {2}
    room.press(Qt.Key.Key_Z, CONTROL)
    assert not frames


def trigger(room: Room, title: str) -> None:
    actions = [each for _menu, actions in room.screen.menu_actions() for each in actions]
    next(action for action in actions if action.text() == title).trigger()


def test_notes_are_grouped_under_a_title_folded_and_let_go(room: Room) -> None:
    room.type("Swings", "Slides", "Trees")
    room.screen.select_labels(["N1", "N2"])
    room.press(Qt.Key.Key_G, CONTROL)
    room.press(Qt.Key.Key_Return)
    (frame,) = room.screen.canvas.scene.frames.values()
    assert (frame.title, len(frame.card_ids)) == ("Swings", 2)
    room.screen.select_labels(["N1"])
    trigger(room, "Fold or unfold group")
    assert not room.screen.canvas.scene.is_shown(room.id("N1"))
    room.press(Qt.Key.Key_Z, CONTROL)
    assert room.screen.canvas.scene.is_shown(room.id("N1"))
    room.screen.select_labels(["N2"])
    trigger(room, "Ungroup")
    assert not room.screen.canvas.scene.frames


def test_a_folded_group_is_dragged_as_one_and_undone_in_one_step(room: Room) -> None:
    room.type("Swings", "Slides", "Trees")
    room.screen.select_labels(["N1", "N2"])
    room.press(Qt.Key.Key_G, CONTROL)
    room.press(Qt.Key.Key_Return)
    trigger(room, "Fold or unfold group")
    canvas = room.screen.canvas
    (frame_id,) = canvas.scene.frames
    box = canvas.scene.frame_box(frame_id)
    assert box is not None
    middle = canvas.to_view(box.x + 60, box.middle).toPoint()
    before = [room.note(label).y for label in ("N1", "N2")]
    drag(room, middle, middle + QPoint(round(240 * canvas.zoom), round(90 * canvas.zoom)))
    assert [room.note(label).zone for label in ("N1", "N2", "N3")] == ["actions", "actions", "now"]
    assert room.note("N1").y < room.note("N2").y
    moved = canvas.scene.frame_box(frame_id)
    assert moved is not None
    assert moved.x == box.x + 240
    assert not canvas.scene.is_shown(room.id("N1"))
    room.store.undo()
    assert [room.note(label).y for label in ("N1", "N2")] == before
    assert room.note("N2").zone == "now"


def test_several_groups_are_renamed_folded_and_let_go(room: Room) -> None:
    room.type("Swings", "Slides", "Trees", "Hedges")
    for first, second in (("N1", "N2"), ("N3", "N4")):
        room.screen.select_labels([first, second])
        room.press(Qt.Key.Key_G, CONTROL)
        room.press(Qt.Key.Key_Return)
    room.screen.select_labels(["N1", "N2", "N3", "N4"])
    trigger(room, "Rename group…")
    room.type("Green")
    assert {group.title for group in room.live.board.groups.values()} == {"Swings", "Green"}
    room.screen.select_labels(["N1", "N2", "N3", "N4"])
    trigger(room, "Fold or unfold group")
    assert all(group.collapsed for group in room.live.board.groups.values())
    room.store.undo()
    assert not any(group.collapsed for group in room.live.board.groups.values())
    room.screen.select_labels(["N1", "N2", "N3", "N4"])
    trigger(room, "Ungroup")
    assert not room.live.board.groups
    room.store.undo()
    assert len(room.live.board.groups) == 2


def test_tidy_leaves_no_overlap_and_can_be_undone(room: Room) -> None:
    room.type(*(f"Note {n}" for n in range(6)))
    room.screen.select_labels(["N1", "N2", "N3"])
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_Down, times=4)
    before = {n.label: n.y for n in room.live.board.notes.values()}
    room.press(Qt.Key.Key_T, CONTROL)
    boxes = [card.box for card in room.screen.canvas.scene.cards.values()]
    assert not any(a.overlaps(b) for a in boxes for b in boxes if a is not b)
    room.press(Qt.Key.Key_Z, CONTROL)
    assert {n.label: n.y for n in room.live.board.notes.values()} == before


def test_find_goes_from_match_to_match(room: Room) -> None:
    room.type("The bus is late", "A choir", "Bus drivers know us")
    room.press(Qt.Key.Key_F, CONTROL)
    room.keys("bus")
    assert "2 found" in shown(room)
    room.press(Qt.Key.Key_Return)
    assert room.screen.canvas.selection == [room.id("N1")]
    room.press(Qt.Key.Key_Return)
    assert room.screen.canvas.selection == [room.id("N3")]
    assert "2 of 2" in shown(room)
    room.press(Qt.Key.Key_Escape)
    assert room.focus is room.screen.canvas


def test_the_question_is_changed_where_it_stands(room: Room, qtbot: QtBot) -> None:
    trigger(room, "Change the question")
    room.press(Qt.Key.Key_A, CONTROL)
    room.keys("How might we open the hall on Sundays?")
    room.press(Qt.Key.Key_Return)
    assert room.read_back().workshop.question == "How might we open the hall on Sundays?"
    assert "open the hall on Sundays?" in shown(room)
    room.store.undo()
    assert "keep the hall open?" in shown(room)


def test_insights_select_the_notes_they_are_about(room: Room) -> None:
    room.type("One", "Two", "Three")
    room.screen.select_labels(["N1>N3"])
    assert sorted(room.screen.canvas.selection) == [room.id("N1"), room.id("N3")]


@pytest.mark.parametrize("case", ["toc_salford", "toc_tameside"])
def test_a_whole_workshop_is_typed_undone_and_redone(room: Room, shared: Path, case: str) -> None:
    (activity,) = json.loads((shared / "cases" / f"{case}.json").read_text())["activities"]
    zones = [zone.key for zone in room.live.board.deck.zones]
    signs = {"strength": "+ ", "barrier": "- ", "context": "* ", "": ""}
    here = 0
    for note in activity["notes"]:
        there = zones.index(note["zone"])
        room.press(Qt.Key.Key_Tab, times=(there - here) % len(zones))
        here = there
        room.type(signs[note.get("kind", "")] + note["text"])
    for link in activity["links"]:
        because = f": {link['because']}" if link.get("because") else ""
        room.type(f"{link['from']} > {link['to']}{because}")
    assert [(n.label, n.text) for n in room.live.board.notes.values()] == [
        (n["id"], n["text"]) for n in activity["notes"]
    ]
    assert room.links == [f"{link['from']}>{link['to']}" for link in activity["links"]]
    steps = len(room.labels) + len(room.links)
    scene = room.screen.canvas.scene
    room.press(Qt.Key.Key_Z, CONTROL, times=steps)
    assert (len(room.labels), len(scene.cards), len(scene.arrows)) == (0, 0, 0)
    room.press(Qt.Key.Key_Z, CONTROL | SHIFT, times=steps)
    assert (len(scene.cards), len(scene.arrows)) == (len(activity["notes"]), len(room.links))
    assert room.said == []

"""The room view: what the room sees, and what it never sees."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.day import clock
from facilitator.day.reveal import hide_dots, hide_zone, reveal_dots, reveal_zone
from facilitator.decks import shipped_source
from facilitator.exercises.board.groups import group_notes
from facilitator.exercises.board.links import link_notes
from facilitator.exercises.board.notes import (
    add_notes,
    change_note,
    reword,
    see_differently,
    vote,
)
from facilitator.plan import add_activity, begin
from facilitator.store import Store
from tests.ui.room.seen import seen_in
from ui.live_board import LiveBoard
from ui.live_day import LiveDay
from ui.room.dialog import RoomDialog
from ui.room.screen import wall_screen
from ui.room.settings import RoomSettings
from ui.room.view import RoomView
from ui.theme import Theme

QUESTION = "How might we look after each other on this street?"
SECRET = "What Ana told me in the corridor"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with begin(tmp_path / "street.workshop", title="Our street", question=QUESTION) as opened:
        yield opened


@pytest.fixture
def live(store: Store) -> Iterator[LiveBoard]:
    board = LiveBoard(store, add_activity(store, shipped_source("theory_of_change")))
    yield board
    board.close()


@pytest.fixture
def room(qtbot: QtBot, store: Store, live: LiveBoard) -> RoomView:
    return shown(qtbot, store, live)


def shown(qtbot: QtBot, store: Store, live: LiveBoard) -> RoomView:
    view = RoomView(LiveDay(store), live, Theme())
    qtbot.addWidget(view)
    view.resize(1280, 720)
    view.show()
    return view


def note(store: Store, live: LiveBoard, zone: str, text: str, **more: object) -> int:
    return add_notes(store, live.board, zone, [text], **more)[0]


def words(view: RoomView) -> str:
    return view.page.spoken()


def pages(view: RoomView, qtbot: QtBot) -> list[str]:
    """Page through everything with the clicker, and return what was read."""
    view.turn_to("question")
    read = [words(view)]
    while True:
        at = (view.chapter, view.caption)
        qtbot.keyClick(view, Qt.Key.Key_Right)
        if (view.chapter, view.caption) == at:
            return read
        read.append(words(view))


def everything(view: RoomView, qtbot: QtBot) -> str:
    """Return all that the room view holds, on any page, in its scene, for any sense."""
    found = pages(view, qtbot)
    view.show_overview(on=True)
    assert view.overview is not None
    found.append(seen_in(view))
    view.show_overview(on=False)
    found.append(seen_in(view))
    return "\n".join(found)


def test_a_thread_reads_if_then_because(qtbot: QtBot, store: Store, live: LiveBoard) -> None:
    vision = note(store, live, "vision", "Neighbours know each other")
    change = note(store, live, "changes", "People meet")
    action = note(store, live, "actions", "Hold a street lunch")
    barrier = note(store, live, "now", "Nowhere to sit", kind="barrier")
    link_notes(store, live.board, (change, vision), because="faces become names")
    link_notes(store, live.board, (action, change))
    link_notes(store, live.board, (barrier, action))
    view = shown(qtbot, store, live)
    read = " ".join(pages(view, qtbot)[1:])
    assert "If C1 People meet. then V1 Neighbours know each other. because faces" in read
    assert "If D1 Hold a street lunch. then C1 People meet" in read
    assert "Because of N1 Barrier Nowhere to sit. we want D1 Hold a street lunch" in read


def test_it_opens_on_the_first_thread_and_home_shows_the_question(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    note(store, live, "vision", "Neighbours know each other")
    view = shown(qtbot, store, live)
    assert "V1 Neighbours know each other" in words(view)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert QUESTION in words(view)
    assert "What would we be proud to have changed?" in words(view)


def test_an_empty_board_shows_the_question(room: RoomView) -> None:
    assert QUESTION in words(room)


def test_every_note_for_the_room_is_on_some_page(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    for zone in live.board.deck.zones:
        add_notes(store, live.board, zone.key, [f"{zone.key} {n} of all" for n in range(9)])
    notes = list(live.board.notes)
    for one, other in zip(notes[::3], notes[5::3], strict=False):
        link_notes(store, live.board, (one, other))
    read = "\n".join(pages(shown(qtbot, store, live), qtbot))
    for each in live.board.notes.values():
        assert f"{each.label} {each.text}" in read


def test_both_wordings_show_where_the_room_sees_it_differently(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    vision = note(store, live, "vision", "Safer streets")
    see_differently(store, vision, "Streets where nobody is watched")
    read = words(shown(qtbot, store, live))
    assert "Safer streets" in read
    assert "Streets where nobody is watched" in read


def test_private_notes_are_nowhere(qtbot: QtBot, store: Store, live: LiveBoard) -> None:
    vision = note(store, live, "vision", "Neighbours know each other")
    private = note(store, live, "changes", SECRET, visibility="private")
    stays = note(store, live, "changes", "Said here only", visibility="stays_in_room")
    link_notes(store, live.board, (private, vision), because=SECRET)
    group_notes(store, live.board, [private], SECRET)
    link_notes(store, live.board, (stays, vision))
    held = everything(shown(qtbot, store, live), qtbot)
    assert SECRET not in held
    assert "C1" not in held
    assert "Said here only" in held
    assert "Neighbours know each other" in held


def pictures(view: RoomView, qtbot: QtBot) -> list[QImage]:
    """Return a picture of every page, and of the whole board."""
    view.refresh()
    view.turn_to("question")
    found = [view.grab().toImage()]
    for _page in range(12):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        found.append(view.grab().toImage())
    view.show_overview(on=True)
    found.append(view.grab().toImage())
    view.show_overview(on=False)
    return found


def test_no_picture_depends_on_what_is_private_or_hidden(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    vision = note(store, live, "vision", "Neighbours know each other")
    change = note(store, live, "changes", "People meet")
    link_notes(store, live.whole, (change, vision))
    waits = note(store, live, "actions", "Hold a street lunch")
    hide_zone(store, live.activity_id, "actions")
    hide_dots(store, live.activity_id)
    view = shown(qtbot, store, live)
    pictures(view, qtbot)
    before = pictures(view, qtbot)
    private = note(store, live, "changes", SECRET, visibility="private")
    link_notes(store, live.whole, (private, vision), because=SECRET)
    link_notes(store, live.whole, (waits, change), because=SECRET)
    group_notes(store, live.whole, [private, waits], SECRET)
    reword(store, waits, SECRET)
    see_differently(store, waits, SECRET)
    vote(store, vision, "dot", 7)
    vote(store, private, "concern", 3)
    assert pictures(view, qtbot) == before
    held = everything(view, qtbot)
    assert SECRET not in held
    assert "1 thought, not shown yet" in held
    reveal_dots(store, live.activity_id)
    reveal_zone(store, live.activity_id, "actions")
    assert pictures(view, qtbot) != before


@pytest.mark.parametrize("overview", [False, True])
def test_a_note_made_private_leaves_the_wall(
    qtbot: QtBot, store: Store, live: LiveBoard, overview: bool
) -> None:
    vision = note(store, live, "vision", "Neighbours know each other")
    change = note(store, live, "changes", SECRET)
    link_notes(store, live.board, (change, vision), because=SECRET)
    view = shown(qtbot, store, live)
    assert SECRET in words(view)
    view.show_overview(on=overview)
    change_note(store, change, visibility="private")
    qtbot.waitUntil(lambda: SECRET not in view.accessibleDescription())
    if view.overview is not None:
        assert change not in view.overview.scene.cards
    assert SECRET not in everything(view, qtbot)


def test_what_is_typed_reaches_the_wall_and_undo_takes_it_back(
    qtbot: QtBot, store: Store, live: LiveBoard, room: RoomView
) -> None:
    note(store, live, "vision", "A bench for everybody")
    assert "bench" not in words(room)
    room.turn_to("zone-vision")
    qtbot.waitUntil(lambda: len(room.chapters) == 2)
    room.forward()
    assert "bench" in words(room)
    store.undo()
    qtbot.waitUntil(lambda: "bench" not in words(room))
    assert QUESTION in words(room)


def test_the_room_stays_where_it_reads_while_people_write(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    add_notes(store, live.board, "vision", ["One", "Two", "Three"])
    view = shown(qtbot, store, live)
    view.forward()
    assert "V2 Two" in words(view)
    page = view.page
    add_notes(store, live.board, "vision", ["Four"])
    qtbot.waitUntil(lambda: len(view.chapters) == 5)
    assert view.page is page


def test_the_prompt_and_the_clock_follow_the_step(
    qtbot: QtBot, store: Store, live: LiveBoard, room: RoomView
) -> None:
    note(store, live, "vision", "A bench")
    clock.go_to_step(store, live.activity_id, 1)
    clock.extend(store, live.activity_id, 5)
    clock.start(store, live.activity_id)
    asked = "It worked. What do you see, hear, no longer hear?"
    qtbot.waitUntil(lambda: asked in room.accessibleDescription())
    room.forward()
    assert asked == " ".join(line.text for line in room.frame.header if line.bold)
    (ring,) = [w for w in room.findChildren(QWidget) if w.accessibleName() == "Timer"]
    assert ring.accessibleDescription() == "35 minutes left"


def test_the_keys_of_a_presenter(qtbot: QtBot, store: Store, live: LiveBoard) -> None:
    add_notes(store, live.board, "vision", ["One", "Two"])
    view = shown(qtbot, store, live)
    for forward, back in (
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.Key.Key_Down, Qt.Key.Key_Up),
        (Qt.Key.Key_Space, Qt.Key.Key_Backspace),
    ):
        qtbot.keyClick(view, forward)
        assert "V2" in words(view)
        qtbot.keyClick(view, back)
        assert "V1" in words(view)
    for key in (Qt.Key.Key_B, Qt.Key.Key_Period):
        qtbot.keyClick(view, key)
        assert view.grab().toImage().pixelColor(600, 300).lightness() == 0
        assert view.accessibleDescription() == "Nothing is shown"
        qtbot.keyClick(view, key)
        assert "V1" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_O)
    assert view.overview is not None
    assert set(view.overview.scene.cards) == set(live.board.notes)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.overview is None
    assert "V1" in words(view)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F11])
def test_escape_leaves(qtbot: QtBot, room: RoomView, key: Qt.Key) -> None:
    room.open_on_wall()
    assert room.isFullScreen()
    with qtbot.waitSignal(room.closed):
        qtbot.keyClick(room, key)
    assert not room.isVisible()


def test_a_double_click_leaves_from_the_overview_too(qtbot: QtBot, room: RoomView) -> None:
    room.show_overview(on=True)
    assert room.overview is not None
    hit = room.childAt(640, 500)
    with qtbot.waitSignal(room.closed):
        qtbot.mouseDClick(hit or room, Qt.MouseButton.LeftButton)


def test_the_second_screen_is_the_wall_and_the_only_one_serves() -> None:
    assert wall_screen("laptop", ["laptop", "projector"]) == "projector"
    assert wall_screen("projector", ["laptop", "projector"]) == "laptop"
    assert wall_screen("laptop", ["laptop"]) == "laptop"


def test_unplugging_the_projector_leaves_a_window_and_every_note(
    qtbot: QtBot, qapp: QApplication, store: Store, live: LiveBoard
) -> None:
    note(store, live, "vision", "A bench")
    view = shown(qtbot, store, live)
    view.open_on_wall()
    qapp.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert view.isVisible()
    assert not view.isFullScreen()
    assert "A bench" in words(view)
    note(store, live, "vision", "A tree")
    qtbot.waitUntil(lambda: len(view.chapters) == 3)


def test_other_boards_are_read_zone_by_zone(qtbot: QtBot, store: Store) -> None:
    board = LiveBoard(store, add_activity(store, shipped_source("keep_amplify_discard_create")))
    first, second = board.board.deck.zones[:2]
    ids = add_notes(store, board.board, first.key, ["Friday lunch", "The choir", "The shed"])
    group_notes(store, board.board, ids[1:], "Evenings")
    add_notes(store, board.board, second.key, ["The newsletter"])
    view = shown(qtbot, store, board)
    assert view.chapters == ["question", f"zone-{first.key}", f"zone-{second.key}"]
    read = " ".join(pages(view, qtbot))
    for said in (first.title, "Friday lunch", "Evenings", "The choir", "The newsletter"):
        assert said in read
    board.close()


def test_showing_another_activity(qtbot: QtBot, store: Store, room: RoomView) -> None:
    other = LiveBoard(store, add_activity(store, shipped_source("keep_amplify_discard_create")))
    add_notes(store, other.board, other.board.deck.zones[0].key, ["The choir"])
    room.show_board(other)
    assert "The choir" in words(room)
    room.turn_to("question")
    room.show_board(other)
    assert room.chapter == "question"
    other.close()


def test_dark_and_light_paint_differently(
    qtbot: QtBot, store: Store, live: LiveBoard, room: RoomView
) -> None:
    note(store, live, "vision", "شارع آمن 🌊 নিরাপদ")
    room.refresh()
    room.forward()
    light = room.grab().toImage()
    room.set_theme(Theme(dark=True))
    dark = room.grab().toImage()
    assert light.pixelColor(3, 3).lightness() > 200
    assert dark.pixelColor(3, 3).lightness() < 60


def test_a_deeper_room_gets_larger_text_on_more_pages(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    vision = note(store, live, "vision", "Neighbours know each other by name and by face")
    for number in range(6):
        change = note(store, live, "changes", f"Number {number} of the changes we could notice")
        link_notes(store, live.board, (change, vision))
    view = shown(qtbot, store, live)
    counts = []
    for depth in (2.0, 8.0, 16.0):
        view.set_room(RoomSettings(depth=depth, screen_height=1.0))
        view.turn_to(f"thread-{vision}")
        sizes = [block.size for block in view.page.blocks]
        assert min(sizes) * 0.668 / 720 >= depth / 172
        counts.append(int(view.caption.split()[-1]) if view.caption else 1)
    assert counts[0] == 1
    assert counts == sorted(counts)
    assert counts[-1] > 2


def test_the_room_is_remembered(qtbot: QtBot, data_dir: Path) -> None:
    dialog = RoomDialog(RoomSettings.load())
    qtbot.addWidget(dialog)
    dialog.back_row.setValue(12)
    dialog.picture.setValue(1.5)
    dialog.remember()
    assert RoomSettings.load() == RoomSettings(depth=12, screen_height=1.5)
    (data_dir / "room.json").write_text('{"depth": "far", "screen_height": NaN}', "utf-8")
    assert RoomSettings.load() == RoomSettings()


def test_a_view_that_nobody_holds_is_gone_at_once(
    qtbot: QtBot, store: Store, live: LiveBoard
) -> None:
    """Left to the garbage collector, it could be deleted while it paints."""
    note(store, live, "vision", "A bench")
    view = shown(qtbot, store, live)
    pages(view, qtbot)
    view.show_overview(on=True)
    view.show_overview(on=False)
    gone = weakref.ref(view)
    gc.disable()
    try:
        del view
        assert gone() is None
    finally:
        gc.enable()

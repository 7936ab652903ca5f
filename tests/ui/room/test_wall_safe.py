"""While people are in the room, no screen that a projector may mirror says what is not theirs."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from facilitator.day import clock
from facilitator.day.reveal import hide_dots, hide_zone, reveal_zone
from facilitator.decks import shipped_source
from facilitator.exercises.board.groups import group_notes
from facilitator.exercises.board.links import link_notes
from facilitator.exercises.board.notes import add_notes, change_note, reword, see_differently, vote
from facilitator.exercises.cards.play import draw_code
from facilitator.exercises.cards.rating import add_evidence, rate
from facilitator.plan import add_activity, begin, change_activity
from facilitator.store import Store
from tests.hands import Hands
from tests.ui.room.seen import everything_open, seen_in
from ui.home.recent import RecentWorkshop, remember
from ui.live_board import LiveBoard
from ui.menus import menus
from ui.room.view import RoomView

SECRET = ("Zwietracht", "Quarrelled", "Corridor", "Rumoured", "Ledger", "Backroom", "Feud")
"""Words that only private rows, hidden rows and the facilitator's notes hold."""
SEEN = "A bench by the water"
OWN_TABLE = "What puts you off speaking when officials are present?"
"""A card for one's own table."""


def fill(store: Store) -> int:
    """Write a board with something of everything that is not for the wall."""
    activity = add_activity(store, shipped_source("theory_of_change"))
    live = LiveBoard(store, activity)
    (vision,) = add_notes(store, live.whole, "vision", [SEEN])
    (private,) = add_notes(
        store,
        live.whole,
        "changes",
        [f"{SECRET[0]} among neighbours"],
        visibility="private",
        who=SECRET[1],
        owner=SECRET[2],
        evidence=SECRET[3],
    )
    reword(store, private, f"{SECRET[0]} between neighbours")
    see_differently(store, private, f"{SECRET[4]} of wrongs")
    link_notes(store, live.whole, (private, vision), because=f"the {SECRET[5]} decides")
    group_notes(store, live.whole, [private], f"The {SECRET[6]}")
    ideas = add_notes(store, live.whole, "actions", [f"{SECRET[0]} one", f"{SECRET[1]} two"])
    link_notes(store, live.whole, (ideas[0], vision), because=SECRET[5])
    hide_zone(store, activity, "actions")
    change_activity(store, activity, facilitator_notes=f"Mind the {SECRET[6]}")
    live.close()
    return activity


def open_cards(hands: Hands, deck: str) -> None:
    """Add cards in play with something of everything that is not for the wall, and open them."""
    page = hands.window.page
    assert page is not None
    store = page.store
    activity = add_activity(store, shipped_source(deck))
    if deck == "look_fors":
        rate(store, activity, "C1-1", 1, "0 4 4")
        said = f"{SECRET[0]} at the {SECRET[2]}"
        add_evidence(store, activity, "C1-1", said, 1, "private")
    else:
        draw_code(store, activity, 1, "10-C-R3", holder="Neighbour")
    clock.start(store, activity)
    page.open_activity(activity)
    hands.rest(20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "street.workshop"
    with begin(path, title="Our street", question="How might we look after each other?") as store:
        activity = fill(store)
        store.clock = lambda: datetime.now(UTC) - timedelta(minutes=3)
        clock.start(store, activity)
    return path


@pytest.fixture
def hands(tmp_path: Path, file: Path) -> Iterator[Hands]:
    with Hands.on(tmp_path / "documents", path=file) as hands:
        hands.focus_window()
        hands.capture_field()
        yield hands


def board(hands: Hands) -> LiveBoard:
    page = hands.window.page
    assert page is not None
    assert page.live is not None
    return page.live


def leaked() -> list[str]:
    seen = everything_open()
    return [word for word in (*SECRET, OWN_TABLE) if word in seen]


def questions(file: Path) -> list[str]:
    """Return what the app would ask about this board."""
    with Store.open(file, read_only=True) as store:
        live = LiveBoard(store, 1)
        asked = [question.text for question in live.questions()]
        live.close()
    assert asked
    return asked


def hold(hands: Hands) -> None:
    QTest.keyPress(hands.focus, Qt.Key.Key_F9)


def let_go(hands: Hands) -> None:
    QTest.keyRelease(hands.focus, Qt.Key.Key_F9)


def line(hands: Hands) -> str:
    said = [label.text() for label in hands.window.findChildren(QLabel) if label.isVisible()]
    return next((text for text in said if "F9" in text and "wall" in text), "")


def test_while_the_key_is_held_everything_is_in_sight(hands: Hands, file: Path) -> None:
    hands.press("Ctrl+L")
    assert not leaked()
    assert SEEN in everything_open()
    assert line(hands) == "Safe for the wall. Hold F9 to see everything."
    hold(hands)
    assert set(leaked()) >= {SECRET[0], SECRET[1], SECRET[6]}
    asked = questions(file)
    hands.until(lambda: any(each in everything_open() for each in asked), "a question")
    let_go(hands)
    assert not leaked()
    assert not any(each in everything_open() for each in asked)


def test_a_window_that_loses_the_focus_lets_go(hands: Hands) -> None:
    hold(hands)
    assert leaked()
    QApplication.focusWindow()
    hands.window.commands.shortcuts.trigger()
    hands.rest(50)
    assert not leaked()


def test_repeating_keys_change_nothing(hands: Hands) -> None:
    hold(hands)
    hands.press("F9")  # a key that repeats itself comes and goes
    assert not leaked()


def commands_of(hands: Hands) -> list[QAction]:
    """Return every command that shows something, in whichever menu it stands."""
    commands, page = hands.window.commands, hands.window.page
    assert page is not None
    others = {
        commands.new,
        commands.open,
        commands.import_,
        commands.export,
        commands.leave,
        commands.quit,
        commands.undo,
        commands.redo,
        commands.clock,
        commands.scribe,
        commands.reveal,
        commands.reveal_dots,
        *commands.text_sizes.actions(),
    }
    return [
        action
        for _title, actions in menus(commands, page.menus())
        for action in actions
        if action not in others and action.menu() is None and action.isEnabled()
    ]


def put_away_dialogs(hands: Hands) -> None:
    for top in QApplication.topLevelWidgets():
        if top is not hands.window and top.isVisible():
            top.close()
    hands.rest(0)
    hands.focus_window()


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("deck", ["", "look_fors", "power_shifting"])
def test_no_screen_says_what_is_not_for_the_room(hands: Hands, file: Path, deck: str) -> None:
    asked = questions(file)
    if deck:
        open_cards(hands, deck)
    names = [action.text() for action in commands_of(hands)]
    for name in names:
        action = next((each for each in commands_of(hands) if each.text() == name), None)
        if action is None or action.text() in {"Delete", "End the day"}:
            continue
        action.trigger()
        hands.rest(30)
        seen = everything_open()
        assert not [each for each in (*SECRET, OWN_TABLE, *asked) if each in seen], name
        if hands.window.page is None:
            pytest.fail(name)
        put_away_dialogs(hands)


def test_details_that_were_open_are_gone(hands: Hands) -> None:
    live = board(hands)
    private = next(key for key, note in live.whole.notes.items() if note.visibility == "private")
    screen = hands.window.page and hands.window.page.activity_screen
    assert screen is not None
    hold(hands)
    screen.select_labels([live.whole.notes[private].label])
    hands.press("Alt+Return")
    field = hands.focus
    assert isinstance(field, QPlainTextEdit)
    assert SECRET[0] in field.toPlainText()
    hands.write("!")
    let_go(hands)
    assert not leaked()
    assert live.whole.notes[private].text.endswith("!") or live.whole.notes[private].text[0] == "!"


def test_finding_finds_nothing_hidden(hands: Hands) -> None:
    hands.press("Ctrl+F")
    hands.write("neighbours")
    assert "nothing found" in everything_open()
    hold(hands)
    assert "1 found" in everything_open()
    let_go(hands)
    assert "nothing found" in everything_open()


def test_what_is_typed_into_a_hidden_zone_is_only_counted(hands: Hands) -> None:
    live = board(hands)
    while "Action" not in hands.capture_field().accessibleName():
        hands.press("Tab")
        if "do" in hands.capture_field().accessibleName().casefold():
            break
    page = hands.window.page
    assert page is not None
    assert page.activity_screen is not None
    page.activity_screen.take_step("actions")
    hands.enter("Backroom lunch")
    hands.enter("Ledger for all")
    hands.rest(80)
    assert not leaked()
    assert "4 thoughts so far, hidden until you reveal them" in everything_open()
    assert sum(note.zone == "actions" for note in live.whole.notes.values()) == 4
    reveal_zone(live.store, live.activity_id, "actions")
    hands.rest(80)
    assert "Backroom lunch" in everything_open()


def test_hidden_dots_are_nowhere(hands: Hands) -> None:
    live = board(hands)
    (seen,) = (key for key, note in live.whole.notes.items() if note.text == SEEN)
    vote(live.store, seen, "dot", 4711)
    assert "4711" in everything_open()
    hide_dots(live.store, live.activity_id)
    hands.press("Ctrl+L")
    hands.rest(80)
    assert "4711" not in everything_open()


def test_a_day_that_is_over_hides_nothing(hands: Hands) -> None:
    live = board(hands)
    clock.end_day(live.store)
    assert leaked()
    assert not line(hands)


def test_ideas_of_a_step_are_hidden_and_revealed_by_key(hands: Hands) -> None:
    page, live = hands.window.page, board(hands)
    assert page is not None
    hands.press("Ctrl+Shift+R")
    assert "no column of its own" in everything_open()
    hands.press("PgDown")
    zone = page.guide.step.zone
    assert zone is not None
    assert live.hidden.zones == {"actions"}
    hands.press("Ctrl+Shift+R")
    assert live.hidden.zones == {"actions", zone}
    assert live.store.undo_label is None
    hands.press("Ctrl+Shift+R")
    assert live.hidden.zones == {"actions"}


def test_the_room_reads_how_many_wait(hands: Hands) -> None:
    hands.press("F11")
    room = hands.find(RoomView)
    room.turn_to("zone-actions")
    assert "2 thoughts, not shown yet" in room.accessibleDescription()
    room.show_overview(on=True)
    held = seen_in(room)
    assert not [word for word in SECRET if word in held]
    live = board(hands)
    live.hide(on=False)  # as while the key is held
    held = seen_in(room)
    assert not [word for word in SECRET if word in held]
    room.show_overview(on=False)
    reveal_zone(live.store, live.activity_id, "actions")
    hands.until(lambda: "Quarrelled two" in room.accessibleDescription(), "the ideas")


def test_hiding_takes_ideas_off_the_wall_at_once(hands: Hands) -> None:
    live = board(hands)
    reveal_zone(live.store, live.activity_id, "actions")
    hands.press("F11")
    room = hands.find(RoomView)
    room.turn_to("zone-actions")
    live.hide(on=False)
    hide_zone(live.store, live.activity_id, "actions")
    assert "Quarrelled" not in room.accessibleDescription()
    assert "Quarrelled" not in room.page.spoken()


def test_home_lists_no_other_group_until_somebody_asks(hands: Hands, file: Path) -> None:
    other = file.with_name("other.workshop")
    with begin(other, title="Rumoured elsewhere"):
        pass
    remember(RecentWorkshop(other, "Rumoured elsewhere"))
    hands.press("Ctrl+W")
    hands.answer("Leave it running")
    assert hands.window.page is None
    assert not leaked()
    assert "Our street" in everything_open()
    hands.window.commands.dark.trigger()
    assert not leaked()
    show = next(
        button
        for button in hands.window.findChildren(QPushButton)
        if button.text() == "Show your other workshops" and button.isVisible()
    )
    show.click()
    assert "Rumoured elsewhere" in everything_open()


def test_home_lists_all_when_the_day_is_over(hands: Hands, file: Path) -> None:
    remember(RecentWorkshop(file.with_name("other.workshop"), "Rumoured elsewhere"))
    clock.end_day(board(hands).store)
    hands.press("Ctrl+W")
    assert "Rumoured elsewhere" in everything_open()


def test_a_note_made_private_is_kept_and_leaves_the_screen(hands: Hands) -> None:
    live, page = board(hands), hands.window.page
    assert page is not None
    assert page.activity_screen is not None
    (seen,) = (key for key, note in live.whole.notes.items() if note.text == SEEN)
    page.activity_screen.select_labels([live.whole.notes[seen].label])
    hands.press("Alt+Return")
    assert SEEN in everything_open()
    change_note(live.store, seen, visibility="private")
    hands.rest(20)
    assert SEEN not in everything_open()
    assert "It is kept, and not for the wall. Hold F9 to see it." in everything_open()
    live.store.undo()
    hands.rest(20)
    assert SEEN in everything_open()

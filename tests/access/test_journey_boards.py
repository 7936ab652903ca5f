"""A promise: whatever board comes with the app, a whole session of it goes by keyboard alone.

Nothing here clicks or sets anything. What the keys did is read from the workshop.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from facilitator.decks import BoardDeck, parse_deck, shipped_source
from tests.access.keyboard import Keyboard
from tests.access.offered import begin_with
from ui.canvas.board import BoardCanvas

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)
"""A menu that opens wants more of a window system than there is here."""
BOARDS = sorted(
    each.name.removesuffix(".toml")
    for each in (files("decks") / "boards").iterdir()
    if each.name.endswith(".toml")
)
SAID = ("The hall is dark", "Nobody holds the key", "The soup brings forty")


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    with Keyboard.at_home(tmp_path) as keys:
        yield keys


class Board:
    """What the file has of the board that is open."""

    def __init__(self, keys: Keyboard) -> None:
        self._keys = keys

    @property
    def notes(self) -> dict[str, dict[str, Any]]:
        return {note["text"]: note for note in self._keys.kept()["notes"]}

    @property
    def links(self) -> list[dict[str, Any]]:
        links: list[dict[str, Any]] = self._keys.kept()["links"]
        return links

    def note(self, text: str) -> dict[str, Any]:
        return self.notes[text]

    def label(self, text: str) -> str:
        return str(self.note(text)["id"])


@pytest.mark.parametrize("deck_id", BOARDS)
def test_a_board_by_keyboard_alone(keys: Keyboard, deck_id: str) -> None:
    deck = parse_deck(shipped_source(deck_id))
    begin_with(keys, deck_id)
    board = Board(keys)
    type_notes(keys, board, deck)
    link_them(keys, board)
    on_the_canvas(keys, board, deck)
    in_the_details(keys, board, deck)
    in_the_list(keys, board, deck)
    bring_together(keys, board)
    keys.walk_the_guide()
    keys.see_the_wall()
    keys.look_at_printing()
    steps = keys.undo_until(lambda: not board.notes)
    for _time in range(steps):
        keys.press("Ctrl+Shift+Z")
    assert len(board.notes) == len(SAID)
    assert board.links[0]["because"] == "it is dark there"


def capture_in(keys: Keyboard, title: str) -> None:
    """Go to the capture bar, and with Tab to a column of it."""
    keys.press("Ctrl+N")
    for _time in range(9):
        if title in keys.here:
            return
        keys.press("Tab")
    raise AssertionError(f"Tab leads to no “{title}”")


def type_notes(keys: Keyboard, board: Board, deck: BoardDeck) -> None:
    """Two notes in the first column, one with its kind, one with its year; one in the last."""
    first, last = deck.zones[0], deck.zones[-1]
    capture_in(keys, first.title)
    for number, said in enumerate(SAID[:2]):
        kind = "+ " if first.kinds and not number else ""
        year = "1984 " if deck.axis is not None and first.dated and number else ""
        keys.enter(f"{kind}{year}{said}")
    capture_in(keys, last.title)
    keys.enter(SAID[2])
    assert list(board.notes) == list(SAID)
    assert [each["zone"] for each in board.notes.values()] == [first.key, first.key, last.key]
    if first.kinds:
        assert board.note(SAID[0])["kind"] == first.kinds[0].key
    if deck.axis is not None and first.dated:
        assert board.note(SAID[1])["year"] == 1984


def link_them(keys: Keyboard, board: Board) -> None:
    begun, ended = board.label(SAID[0]), board.label(SAID[2])
    keys.enter(f"{begun} > {ended}: it is dark there")
    (link,) = board.links
    assert (link["from"], link["to"], link["because"]) == (begun, ended, "it is dark there")


def on_the_canvas(keys: Keyboard, board: Board, deck: BoardDeck) -> None:
    """Go from note to note, push one, delete one, and take that back."""
    keys.go_to("Board")
    assert isinstance(keys.focus, BoardCanvas)
    keys.press("Home")
    before = {text: note["x"] for text, note in board.notes.items()}
    keys.press("Shift+Right")
    pushed = [text for text, note in board.notes.items() if note["x"] != before[text]]
    assert len(pushed) == 1
    keys.press("Ctrl+Right")
    keys.press("Delete")
    assert len(board.notes) == 2
    keys.press("Ctrl+Z")
    assert len(board.notes) == 3


def in_the_details(keys: Keyboard, board: Board, deck: BoardDeck) -> None:
    """Reword a note, rate it, say who and when, and go to its link."""
    find(keys, SAID[0])
    keys.press("Alt+Return")
    assert keys.here == "Words"
    keys.press("End")
    keys.write(" at six")
    keys.push("Read back: agreed")
    keys.push("Add: Dots")
    keys.press("Space")
    keys.go_to("Who may see it")
    keys.press("Tab")
    assert keys.here.startswith("Because"), "links come where they stand"
    keys.push("Later, with the core team")
    keys.fill("Who takes it on", "Caretaker")
    keys.push("Details of the link")
    assert keys.here == "because …"
    keys.press("Escape")
    note = board.note(f"{SAID[0]} at six")
    assert (note["status"], note["votes"][0]["count"]) == ("agreed", 2)
    assert note["owner"] == "Caretaker"


def find(keys: Keyboard, text: str) -> None:
    """Find a note by its words; the keys are at the notes again, and it is selected."""
    keys.press("Ctrl+F")
    keys.write(text[:12])
    keys.press("Return")
    keys.press("Escape")


def in_the_list(keys: Keyboard, board: Board, deck: BoardDeck) -> None:
    """Say one again, move it, link it and delete it among the rows of the list."""
    keys.press("Ctrl+L")
    keys.go_to("Notes as a list")
    find(keys, SAID[1])
    keys.press("F2")
    keys.press("Ctrl+A")
    keys.enter("A key for everybody")
    keys.press("Alt+Right")
    note = board.note("A key for everybody")
    assert note["zone"] == deck.zones[1].key
    keys.press("L")
    keys.enter(board.label(SAID[2]))
    assert board.links[-1]["from"] == note["id"]
    keys.press("Delete")
    assert "A key for everybody" not in board.notes
    keys.press("Ctrl+Z")
    assert len(board.links) == 2
    keys.press("Ctrl+L")


def bring_together(keys: Keyboard, board: Board) -> None:
    """Make a group of all notes, and colour them, from the menus."""
    keys.go_to("Board")
    keys.press("Ctrl+A")
    keys.press("Ctrl+G")
    keys.press("Ctrl+A")
    keys.enter("Evenings")
    (group,) = keys.kept()["groups"]
    assert group["title"] == "Evenings"
    assert {note["group"] for note in board.notes.values()} == {group["id"]}
    keys.choose("Note", "Colour", "Rose")
    assert {note["tint"] for note in board.notes.values()} == {"rose"}

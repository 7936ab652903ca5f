"""A walk through the app at random, by keys and mouse, as nobody would and somebody will."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.hands import Hands
from tests.workshops import rows_of
from ui.canvas.rows import RULE

NOT_UNDONE = {"label_count", "progress", "step_time", "day"}
"""Tables that undo leaves alone: a label is never given twice, and the clock runs on."""


def undoable_rows(path: Path) -> dict[str, list[str]]:
    """Return every row of the file that undo answers for."""
    return {name: rows for name, rows in rows_of(path).items() if name not in NOT_UNDONE}


def _plain(text: str) -> str:
    """Return a text without its line breaks, and without the other wording that a card shows."""
    return "".join(text.split(f"\n{RULE}", maxsplit=1)[0].split())


class Walk:
    """Does one thing after another in the window over a file."""

    def __init__(self, hands: Hands, path: Path, seed: int) -> None:
        self._hands, self._path = hands, path
        self._chance = random.Random(seed)
        self._list_shows = False
        self.log: list[str] = []
        """What was done, in order: how to do it again by hand."""

    def step(self) -> None:
        """Do something."""
        ways: list[tuple[int, Callable[[], None]]] = [
            (6, self._write),
            (4, self._link),
            (3, self._undo),
            (2, self._redo),
            (1, self._tidy),
            (4, self._drag),
            (3, self._nudge),
            (1, self._delete),
            (4, self._edit_in_list),
            (2, self._move_in_list),
            (1, self._toggle_list),
            (1, self._group),
            (2, self._details),
            (1, self._guide),
        ]
        weights, acts = zip(*ways, strict=True)
        (act,) = self._chance.choices(acts, weights)
        self.log.append(act.__name__.strip("_"))
        act()
        self._hands.rest(0)

    def undo_all(self) -> int:
        """Undo for as long as there is something to undo."""
        return self._while_offered("Ctrl+Z", self._hands.window.commands.undo.isEnabled)

    def redo_all(self) -> int:
        """Redo for as long as there is something to redo."""
        redo = self._hands.window.commands.redo
        return self._while_offered("Ctrl+Shift+Z", redo.isEnabled)

    def _while_offered(self, keys: str, offered: Callable[[], bool]) -> int:
        self._hands.capture_field()
        times = 0
        while offered():
            self._hands.press(keys)
            times += 1
            assert times < 10_000
        return times

    def assert_shown_as_saved(self) -> None:
        """Compare what the board shows with the file, read by somebody else.

        While the day runs, what is private is not on the screen.
        """
        page = self._hands.window.page
        assert page is not None
        kept_back = "private" if page.safe.hides else ""
        scene = self._hands.board_canvas().scene
        with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)) as file:
            notes = file.execute(
                "SELECT id, label, text, zone, x, y, group_id FROM note WHERE visibility != ?",
                (kept_back,),
            )
            saved = {(row[0], row[1], _plain(row[2]), *row[3:]) for row in notes}
            ids = {row[0] for row in saved}
            links = file.execute("SELECT id, source_id, target_id, kind FROM link")
            linked = {tuple(row) for row in links if {row[1], row[2]} <= ids}
        cards = scene.cards.values()
        shown = {(c.id, c.label, _plain(c.text), c.zone, c.x, c.y, c.group_id) for c in cards}
        assert not shown ^ saved, sorted(shown ^ saved)
        arrows = {(a.id, a.source, a.target, a.kind) for a in scene.arrows.values()}
        assert not arrows ^ linked, sorted(arrows ^ linked)

    # What is done

    def _labels(self) -> list[str]:
        return [card.label for card in self._hands.board_canvas().scene.cards.values()]

    def _words(self) -> str:
        words = ("people", "hall", "bus", "soup & bread", "<b>light</b>", "Straße", "river", "key")
        return " ".join(self._chance.choices(words, k=self._chance.randint(1, 14)))

    def _write(self) -> None:
        self._hands.capture_field()
        self._hands.press("Tab", self._chance.randrange(4))
        self._hands.enter(self._chance.choice(("", "", "+ ", "- ")) + self._words())
        self._empty_field()

    def _empty_field(self) -> None:
        field = self._hands.capture_field()
        if field.toPlainText():
            self._hands.press("Ctrl+A")
            self._hands.press("Delete")

    def _link(self) -> None:
        labels = self._labels()
        if len(labels) > 1:
            self._hands.capture_field()
            self._hands.enter(" > ".join(self._chance.sample(labels, 2)))
            self._empty_field()

    def _undo(self) -> None:
        self._hands.press("Ctrl+Z", self._chance.randint(1, 4))

    def _redo(self) -> None:
        self._hands.press("Ctrl+Shift+Z", self._chance.randint(1, 3))

    def _tidy(self) -> None:
        self._hands.press("Ctrl+T")

    def _drag(self) -> None:
        canvas = self._hands.board_canvas()
        if not canvas.isVisible() or not canvas.scene.cards:
            return
        card = self._chance.choice(list(canvas.scene.cards.values()))
        canvas.reveal_cards([card.id])
        begin = canvas.box_to_view(card.box).center().toPoint()
        room = canvas.viewport().rect()
        end = type(begin)(
            self._chance.randrange(room.width()), self._chance.randrange(60, room.height())
        )
        if room.contains(begin):
            self._hands.drag(canvas.viewport(), begin, end)

    def _on_a_card(self) -> bool:
        """Have the board's keys on some card."""
        canvas = self._hands.board_canvas()
        if not canvas.isVisible() or not canvas.scene.cards:
            return False
        canvas.setFocus()
        self._hands.press("Escape")
        canvas.setFocus()
        self._hands.press("Home")
        self._hands.press("Ctrl+Down", self._chance.randrange(6))
        self._hands.press("Ctrl+Right", self._chance.randrange(4))
        return True

    def _nudge(self) -> None:
        if self._on_a_card():
            for _time in range(self._chance.randint(1, 5)):
                self._hands.press(self._chance.choice(("Left", "Right", "Up", "Shift+Down")))

    def _delete(self) -> None:
        if self._on_a_card():
            self._hands.press("Delete")

    def _group(self) -> None:
        if self._on_a_card():
            self._hands.press("Ctrl+Shift+Down", self._chance.randint(1, 3))
            self._hands.press("Ctrl+G")
            self._hands.press("Return")
            if self._chance.random() < 0.4:
                self._hands.press("Ctrl+Shift+F")
            if self._chance.random() < 0.3:
                self._hands.press("Ctrl+Shift+U")

    def _details(self) -> None:
        if self._on_a_card():
            self._hands.press("Alt+Return")
            self._hands.press("End")
            self._hands.write(self._words())
            self._hands.rest(self._chance.choice((0, 0, 900)))
            self._hands.press("Escape")

    def _toggle_list(self) -> None:
        self._hands.press("Ctrl+L")
        self._list_shows = not self._list_shows
        self._hands.rest(1)

    def _on_a_row(self) -> bool:
        if not self._list_shows:
            self._toggle_list()
        notes = self._hands.list_of_notes()
        notes.setFocus()
        self._hands.press("Home")
        self._hands.press("Down", self._chance.randint(1, 12))
        return bool(self._labels())

    def _edit_in_list(self) -> None:
        if self._on_a_row():
            self._hands.press("F2")
            self._hands.write(self._words())
            self._hands.press(self._chance.choice(("Return", "Return", "Escape")))

    def _move_in_list(self) -> None:
        if self._on_a_row():
            self._hands.press(self._chance.choice(("Alt+Right", "Alt+Left", "Alt+Up", "Alt+Down")))

    def _guide(self) -> None:
        self._hands.press(self._chance.choice(("Ctrl+PgDown", "Ctrl+PgUp", "Ctrl+Shift+Space")))

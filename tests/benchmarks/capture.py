"""How long Enter takes: from the key to a note that is saved for good and painted."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.benchmarks.boards import make_workshop, sentence
from tests.benchmarks.enter import PAUSE_MS, TIMES, RawRows, raw_rows, said
from tests.benchmarks.figures import Figure
from tests.benchmarks.watching import PaintWatch, pause
from tests.hands import Hands


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure Enter on a board of 500 notes and 500 links with everything open."""
    path = make_workshop(folder / "capture.workshop", 500, 500)
    times = max(TIMES, rounds)
    with (
        Hands.on(folder / "documents", (1920, 1080)) as hands,
        raw_rows(path, "note") as rows,
    ):
        hands.window.open_path(path)
        hands.press("Ctrl+L")
        hands.press("F11")
        pause(1_500)
        hands.focus_window()
        hands.capture_field()
        run = _Run(hands, rows)
        pauses = [run.enter(lambda: pause(PAUSE_MS)) for _time in range(times)]
        burst = [run.enter(lambda: None) for _time in range(times)]
    what = "Enter to durable and painted"
    return [*said(f"{what}, a typist's pauses", pauses), *said(f"{what}, no pause at all", burst)]


class _Run:
    """Types notes and, in turn, stores the same rows without the app."""

    def __init__(self, hands: Hands, rows: RawRows) -> None:
        self._rows = rows
        self._chance = random.Random(7)
        self._field = hands.capture_field()
        self._canvas = hands.board_canvas()
        self._watch = PaintWatch(self._canvas.viewport())
        rows.begin()

    def enter(self, rest: Callable[[], object]) -> tuple[float, float]:
        """Return the seconds of one Enter, and of the same row stored raw."""
        for character in sentence(self._chance):
            QTest.keyClick(self._field, character)
        rest()
        taken = self._watch.seconds(lambda: QTest.keyClick(self._field, Qt.Key.Key_Return))
        row = self._rows.newest()
        box = self._canvas.scene.box_of(row[self._rows.columns.index("id")])
        assert box is not None
        seen = self._canvas.viewport().rect()
        assert seen.contains(self._canvas.box_to_view(box).toAlignedRect().center())
        rest()  # a disk that was just written to answers faster
        return taken, self._rows.store(row)

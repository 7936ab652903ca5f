"""How long Enter takes in the table of a sector map: from the key to saved for good and painted."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.tables import MapBoard
from tests.benchmarks.boards import sentence
from tests.benchmarks.enter import PAUSE_MS, TIMES, RawRows, raw_rows, said
from tests.benchmarks.figures import Figure
from tests.benchmarks.watching import PaintWatch, pause
from tests.hands import Hands
from ui.exercises.sector_map.table_view import MapTableView

ENTRIES: Final = 150
"""As many as six tables fill in, in half an hour."""


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure Enter on a map of 34 rows that is well filled, with the room view open."""
    path = make_map(folder / "table.workshop", ENTRIES)
    times = max(TIMES, rounds)
    with (
        Hands.on(folder / "documents", (1920, 1080)) as hands,
        raw_rows(path, "sector_entry") as rows,
    ):
        hands.window.open_path(path)
        hands.press("F11")
        pause(1_500)
        hands.focus_window()
        run = _Run(hands, rows)
        pauses = [run.enter(lambda: pause(PAUSE_MS)) for _time in range(times)]
        burst = [run.enter(lambda: None) for _time in range(times)]
    what = "Enter in the sector map's table"
    return [*said(f"{what}, a typist's pauses", pauses), *said(f"{what}, no pause at all", burst)]


def make_map(path: Path, entries: int) -> Path:
    """Make a sector map with so many entries, always the same ones."""
    chance = random.Random(entries)
    with plan.begin(path, title="Riverside", question="Whom do we know?") as store:
        activity_id = plan.add_activity(store, shipped_source("sector_map"))
        with store.reading() as session:
            board = MapBoard.load(session, activity_id)
        rows = list(board.rows["sector_row"])
        with store.step("Fill"):
            for number in range(entries):
                known = [(f"Lead {number}", 1 + number % 3)] if number % 4 else []
                needed = [f"Officer {number}"]
                here = sentence(chance, 2, 6)
                add_entry(store, board, chance.choice(rows), here, known=known, needed=needed)
    return path


class _Run:
    """Types what is here into one line after another and, in turn, stores the same rows raw."""

    def __init__(self, hands: Hands, rows: RawRows) -> None:
        self._rows = rows
        self._chance = random.Random(7)
        page = hands.window.page
        assert page is not None
        page.focus_capture()
        self._table = hands.find(MapTableView)
        QTest.keyClick(self._table, Qt.Key.Key_Return)
        self._watch = PaintWatch(self._table.viewport())
        rows.begin()

    def enter(self, rest: Callable[[], object]) -> tuple[float, float]:
        """Return the seconds of one Enter, and of the same row stored raw."""
        field = QApplication.focusWidget()
        assert field is not None
        assert field is not self._table
        for character in sentence(self._chance, 2, 6):
            QTest.keyClick(field, character)
        rest()
        taken = self._watch.seconds(lambda: QTest.keyClick(field, Qt.Key.Key_Return))
        row = self._rows.newest()
        rest()  # a disk that was just written to answers faster
        return taken, self._rows.store(row)

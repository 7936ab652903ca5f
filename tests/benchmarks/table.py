"""How long Enter takes in the table of a sector map: from the key to saved for good and painted."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator import plan
from facilitator.decks import shipped_source
from facilitator.exercises.sector_map.institutions import add_entry
from facilitator.exercises.sector_map.tables import MapBoard
from tests.benchmarks.boards import sentence
from tests.benchmarks.capture import FLOOR, PAUSE_MS, SETTINGS, TIMES
from tests.benchmarks.figures import Figure, centile, median_ms
from tests.benchmarks.watching import PaintWatch, pause
from tests.hands import Hands
from ui.exercises.sector_map.table_view import MapTableView

ENTRIES: Final = 150
"""As many as six tables fill in, in half an hour."""


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure Enter on a map of 34 rows that is well filled, with the room view open."""
    path = make_map(folder / "table.workshop", ENTRIES)
    shutil.copyfile(path, folder / "raw-table.workshop")
    times = max(TIMES, rounds)
    with (
        Hands.on(folder / "documents", (1920, 1080)) as hands,
        closing(_raw(folder / "raw-table.workshop")) as raw,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as second,
    ):
        hands.window.open_path(path)
        hands.press("F11")
        pause(1_500)
        hands.focus_window()
        run = _Run(hands, raw, second)
        pauses = [run.enter(lambda: pause(PAUSE_MS)) for _time in range(times)]
        burst = [run.enter(lambda: None) for _time in range(times)]
    return [*_said("a typist's pauses", pauses), *_said("no pause at all", burst)]


def _said(how: str, times: list[tuple[float, float]]) -> list[Figure]:
    enters, floors = [enter for enter, _floor in times], [floor for _enter, floor in times]
    name = f"Enter in the sector map's table, {how}"
    return [
        Figure(f"{name}: median", median_ms(enters), median_ms(floors), FLOOR, most_times=5),
        Figure(
            f"{name}: 99th percentile",
            centile(enters, 0.99) * 1_000,
            centile(floors, 0.99) * 1_000,
            FLOOR,
            most_ms=50,
            note=f"of {len(times)}; at most {max(enters) * 1_000:.0f} ms",
        ),
    ]


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


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


class _Run:
    """Types what is here into one line after another and, in turn, stores the same rows raw."""

    def __init__(self, hands: Hands, raw: sqlite3.Connection, second: sqlite3.Connection) -> None:
        self._raw, self._second = raw, second
        self._chance = random.Random(7)
        page = hands.window.page
        assert page is not None
        page.focus_capture()
        self._table = hands.find(MapTableView)
        QTest.keyClick(self._table, Qt.Key.Key_Return)
        self._watch = PaintWatch(self._table.viewport())
        self._count = self._number()

    def enter(self, rest: Callable[[], object]) -> tuple[float, float]:
        """Return the seconds of one Enter, and of the same row stored raw."""
        field = QApplication.focusWidget()
        assert field is not None
        assert field is not self._table
        for character in sentence(self._chance, 2, 6):
            QTest.keyClick(field, character)
        rest()
        taken = self._watch.seconds(lambda: QTest.keyClick(field, Qt.Key.Key_Return))
        row = self._newest()
        rest()  # a disk that was just written to answers faster
        return taken, self._store_raw(row)

    def _number(self) -> int:
        return int(self._second.execute("SELECT count(*) FROM sector_entry").fetchone()[0])

    def _newest(self) -> tuple[Any, ...]:
        """Return the row that was just saved, as a second connection reads it."""
        assert self._number() == self._count + 1
        self._count += 1
        row: tuple[Any, ...] = self._second.execute(
            "SELECT * FROM sector_entry ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return row

    def _store_raw(self, row: tuple[Any, ...]) -> float:
        insert = f"INSERT INTO sector_entry VALUES ({', '.join('?' * len(row))})"
        begin = perf_counter()
        self._raw.execute("BEGIN")
        self._raw.execute(insert, row)
        self._raw.execute("COMMIT")
        return perf_counter() - begin

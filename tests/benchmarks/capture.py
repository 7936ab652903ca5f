"""How long Enter takes: from the key to a note that is saved for good and painted."""

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

from tests.benchmarks.boards import make_workshop, sentence
from tests.benchmarks.figures import Figure, centile, median_ms
from tests.benchmarks.watching import PaintWatch, pause
from tests.hands import Hands

SETTINGS: Final = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "recursive_triggers=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
)
"""What the app tells its own connection."""
TIMES: Final = 120
PAUSE_MS: Final = 150
FLOOR: Final = "raw sqlite3 insert and commit of the same row"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure Enter on a board of 500 notes and 500 links with everything open."""
    path = make_workshop(folder / "capture.workshop", 500, 500)
    shutil.copyfile(path, folder / "raw.workshop")
    times = max(TIMES, rounds)
    with (
        Hands.on(folder / "documents", (1920, 1080)) as hands,
        closing(_raw(folder / "raw.workshop")) as raw,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as second,
    ):
        hands.window.open_path(path)
        hands.press("Ctrl+L")
        hands.press("F11")
        pause(1_500)
        hands.focus_window()
        hands.capture_field()
        run = _Run(hands, raw, second)
        pauses = [run.enter(lambda: pause(PAUSE_MS)) for _time in range(times)]
        burst = [run.enter(lambda: None) for _time in range(times)]
    return [*_said("a typist's pauses", pauses), *_said("no pause at all", burst)]


def _said(how: str, times: list[tuple[float, float]]) -> list[Figure]:
    enters, floors = [enter for enter, _floor in times], [floor for _enter, floor in times]
    name = f"Enter to durable and painted, {how}"
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


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


class _Run:
    """Types notes and, in turn, stores the same rows without the app."""

    def __init__(self, hands: Hands, raw: sqlite3.Connection, second: sqlite3.Connection) -> None:
        self._hands, self._raw, self._second = hands, raw, second
        self._chance = random.Random(7)
        self._field = hands.capture_field()
        self._canvas = hands.board_canvas()
        self._watch = PaintWatch(self._canvas.viewport())
        self._columns = [row[1] for row in raw.execute("PRAGMA table_info(note)")]
        self._count = self._number()

    def enter(self, rest: Callable[[], object]) -> tuple[float, float]:
        """Return the seconds of one Enter, and of the same row stored raw."""
        for character in sentence(self._chance):
            QTest.keyClick(self._field, character)
        rest()
        taken = self._watch.seconds(lambda: QTest.keyClick(self._field, Qt.Key.Key_Return))
        row = self._newest()
        box = self._canvas.scene.box_of(row[self._columns.index("id")])
        assert box is not None
        seen = self._canvas.viewport().rect()
        assert seen.contains(self._canvas.box_to_view(box).toAlignedRect().center())
        rest()  # a disk that was just written to answers faster
        return taken, self._store_raw(row)

    def _number(self) -> int:
        return int(self._second.execute("SELECT count(*) FROM note").fetchone()[0])

    def _newest(self) -> tuple[Any, ...]:
        """Return the row that was just saved, as a second connection reads it."""
        assert self._number() == self._count + 1
        self._count += 1
        row: tuple[Any, ...] = self._second.execute(
            "SELECT * FROM note ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return row

    def _store_raw(self, row: tuple[Any, ...]) -> float:
        insert = f"INSERT INTO note VALUES ({', '.join('?' * len(row))})"
        begin = perf_counter()
        self._raw.execute("BEGIN")
        self._raw.execute(insert, row)
        self._raw.execute("COMMIT")
        return perf_counter() - begin

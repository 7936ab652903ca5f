"""What the benchmarks of Enter share: the same row stored raw, and what is said of the times."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from tests.benchmarks.figures import Figure, centile, median_ms

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


class RawRows:
    """Reads each row that the app saved to a table, and stores it in a copy of the file."""

    def __init__(self, table: str, second: sqlite3.Connection, raw: sqlite3.Connection) -> None:
        self._table, self._second, self._raw = table, second, raw
        self.columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        self._count = self._number()

    def begin(self) -> None:
        """Count anew: what was saved until now is not measured."""
        self._count = self._number()

    def _number(self) -> int:
        return int(self._second.execute(f"SELECT count(*) FROM {self._table}").fetchone()[0])

    def newest(self) -> tuple[Any, ...]:
        """Return the row that was just saved, as a second connection reads it."""
        assert self._number() == self._count + 1
        self._count += 1
        row: tuple[Any, ...] = self._second.execute(
            f"SELECT * FROM {self._table} ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return row

    def store(self, row: tuple[Any, ...]) -> float:
        """Store a row raw, for good, and return the seconds that it took."""
        insert = f"INSERT INTO {self._table} VALUES ({', '.join('?' * len(row))})"
        begin = perf_counter()
        self._raw.execute("BEGIN")
        self._raw.execute(insert, row)
        self._raw.execute("COMMIT")
        return perf_counter() - begin


@contextmanager
def raw_rows(path: Path, table: str) -> Iterator[RawRows]:
    """Follow a table of a workshop that the app is about to open; its copy lies beside it."""
    copy = path.with_name(f"raw-{path.name}")
    shutil.copyfile(path, copy)
    with (
        closing(sqlite3.connect(copy, isolation_level=None)) as raw,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as second,
    ):
        for setting in SETTINGS:
            raw.execute(f"PRAGMA {setting}").fetchall()
        yield RawRows(table, second, raw)


def said(what: str, times: list[tuple[float, float]]) -> list[Figure]:
    """Return the median and the 99th percentile of Enters, each with its floor, in seconds."""
    enters, floors = [enter for enter, _floor in times], [floor for _enter, floor in times]
    return [
        Figure(f"{what}: median", median_ms(enters), median_ms(floors), FLOOR, most_times=5),
        Figure(
            f"{what}: 99th percentile",
            centile(enters, 0.99) * 1_000,
            centile(floors, 0.99) * 1_000,
            FLOOR,
            most_ms=50,
            note=f"of {len(times)}; at most {max(enters) * 1_000:.0f} ms",
        ),
    ]

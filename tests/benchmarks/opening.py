"""How long a very large workshop takes to open, until its board shows."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from tests.benchmarks.boards import make_workshop
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.benchmarks.watching import PATIENCE, pause
from tests.hands import Hands

NOTES = 10_000
FLOOR = "fetchall of the same rows with sqlite3"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure opening 10,000 notes, from the asking to the painted board."""
    found = []
    for links, limit in ((0, 40), (NOTES // 2, None)):
        path = make_workshop(folder / f"opening-{links}.workshop", NOTES, links)
        with Hands.on(folder / "documents", (1440, 900)) as hands:
            opened, fetched = alternately(
                rounds, lambda p=path, h=hands: _open(h, p), lambda p=path: _fetch(p)
            )
        name = f"opening {NOTES:,} notes" + (f" and {links:,} links" if links else "")
        found.append(Figure(name, median_ms(opened), median_ms(fetched), FLOOR, limit))
    return found


def _open(hands: Hands, path: Path) -> float:
    """Return the seconds until the board's cards are painted."""
    pause(50)
    begin = perf_counter()
    hands.window.open_path(path)
    canvas = hands.board_canvas()
    seen = hands.painted(canvas.viewport())
    while not seen:
        QApplication.processEvents()
        if perf_counter() - begin > PATIENCE:
            raise TimeoutError("the board was not painted")
    taken = seen[0] - begin
    assert len(canvas.scene.cards) == NOTES
    hands.press("Ctrl+W")
    pause(100)
    return taken


def _fetch(path: Path) -> float:
    begin = perf_counter()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        notes = connection.execute("SELECT * FROM note").fetchall()
        connection.execute("SELECT * FROM link").fetchall()
    taken = perf_counter() - begin
    assert len(notes) == NOTES
    return taken

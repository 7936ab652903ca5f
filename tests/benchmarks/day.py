"""A long day: thirty activities, three thousand notes, and the second hand of its clock."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Final

from PySide6.QtWidgets import QApplication

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import shipped_decks, shipped_source
from facilitator.exercises import exercise
from facilitator.exercises.board import notes
from facilitator.workshop import activities, saved_id
from tests.benchmarks.boards import sentence
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.benchmarks.watching import PATIENCE, pause
from tests.hands import Hands
from ui.canvas.board import BoardCanvas

ACTIVITIES: Final = 30
NOTES: Final = 3_000
TICKS: Final = 50
FLOOR: Final = "fetchall of the same notes with sqlite3"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure opening the day, turning to another activity, and a tick of its clock."""
    path = _make_day(folder / "day.workshop")
    with Hands.on(folder / "documents", (1440, 900)) as hands:
        opened, fetched = alternately(rounds, lambda: _open(hands, path), lambda: _fetch(path))
        hands.window.open_path(path)
        pause(300)
        switched = [_switch(hands, number) for number in range(1, rounds + 1)]
        ticked, empty = alternately(TICKS, lambda: _tick(hands), _nothing)
        hands.window.show_home()
    name = f"{ACTIVITIES} activities, {NOTES:,} notes"
    part = FLOOR
    return [
        Figure(f"opening {name}", median_ms(opened), median_ms(fetched), FLOOR, 40),
        Figure(
            "turning to another activity", median_ms(switched), median_ms(fetched), part, None, 100
        ),
        Figure("a tick of the clock", median_ms(ticked), median_ms(empty), "no tick", None, 1),
    ]


def _make_day(path: Path) -> Path:
    chance = random.Random(ACTIVITIES)
    decks = shipped_decks()
    with plan.begin(path, title="Riverside", starts="10:00") as store:
        for number in range(ACTIVITIES):
            deck = decks[number % len(decks)]
            activity_id = plan.add_activity(store, shipped_source(deck))
            with store.reading() as session:
                key = next(a for a in activities(session) if saved_id(a) == activity_id).exercise
                board = exercise(key).board.load(session, activity_id)
            share = NOTES // ACTIVITIES
            zones = board.deck.zones
            for place in range(share):
                notes.add_notes(store, board, zones[place % len(zones)].key, [sentence(chance)])
        clock.start(store, 1)
    return path


def _open(hands: Hands, path: Path) -> float:
    pause(50)
    begin = perf_counter()
    hands.window.open_path(path)
    taken = _until_painted(hands, begin)
    hands.window.show_home()
    pause(100)
    return taken


def _switch(hands: Hands, number: int) -> float:
    """Return the seconds until an activity that was not looked at yet is painted."""
    page = hands.window.page
    assert page is not None
    pause(300)
    begin = perf_counter()
    page.open_activity(number + 1)
    return _until_painted(hands, begin)


def _until_painted(hands: Hands, begin: float) -> float:
    page = hands.window.page
    assert page is not None
    assert page.activity_screen is not None
    seen = hands.painted(page.activity_screen.findChildren(BoardCanvas)[0].viewport())
    while not seen:
        QApplication.processEvents()
        if perf_counter() - begin > PATIENCE:
            raise TimeoutError("the board was not painted")
    return seen[0] - begin


def _tick(hands: Hands) -> float:
    """Return the seconds that the window is busy when a second has passed."""
    page = hands.window.page
    assert page is not None
    pause(5)
    begin = perf_counter()
    page.day.ticked.emit()
    QApplication.sendPostedEvents()
    return perf_counter() - begin


def _nothing() -> float:
    pause(5)
    begin = perf_counter()
    QApplication.sendPostedEvents()
    return perf_counter() - begin


def _fetch(path: Path) -> float:
    begin = perf_counter()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute("SELECT * FROM note").fetchall()
    taken = perf_counter() - begin
    assert len(found) == NOTES
    return taken

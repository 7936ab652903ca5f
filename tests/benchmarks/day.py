"""A long day: thirty activities, three thousand notes, and the second hand of its clock.

Every board and every deck of cards that comes with the app is among the activities.
"""

import random
import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Final

from PySide6.QtWidgets import QApplication

from facilitator import plan
from facilitator.day import clock
from facilitator.decks import CARDS, SECTOR_MAP, parse_deck, shipped_decks, shipped_source
from facilitator.decks.board import WITHOUT_ZONES
from facilitator.exercises import exercise
from facilitator.exercises.board import notes
from facilitator.exercises.board.tables import Board
from facilitator.exercises.cards import play
from facilitator.exercises.cards.tables import CardsBoard
from facilitator.store import Store
from tests.benchmarks.boards import sentence
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.benchmarks.watching import PATIENCE, pause
from tests.hands import Hands
from ui.canvas.board import BoardCanvas
from ui.exercises import SCREENS

ACTIVITIES: Final = 30
NOTES: Final = 3_000
TICKS: Final = 50
TABLES: Final = 4
CARDS_TO_A_TABLE: Final = 3
FLOOR: Final = "fetchall of the same notes with sqlite3"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure opening the day, turning to another activity, and a tick of its clock."""
    path = _make_day(folder / "day.workshop")
    with Hands.on(folder / "documents", (1440, 900)) as hands:
        opened, fetched = alternately(rounds, lambda: _open(hands, path), lambda: _fetch(path))
        hands.window.open_path(path)
        pause(300)
        half = ACTIVITIES // 2
        switched = [_switch(hands, number) for number in range(1, half)]
        leapt = [_switch(hands, number) for number in range(ACTIVITIES - 1, half, -1)]
        ticked, empty = alternately(TICKS, lambda: _tick(hands), _nothing)
        hands.window.show_home()
    name = f"{ACTIVITIES} activities, {NOTES:,} notes"
    part = FLOOR
    boards = [taken for exercise, taken in switched if exercise not in WITHOUT_ZONES]
    others = [taken for exercise, taken in leapt if exercise not in WITHOUT_ZONES]
    cards = [taken for exercise, taken in switched if exercise == CARDS]
    maps = [taken for exercise, taken in switched if exercise == SECTOR_MAP]
    return [
        Figure(f"opening {name}", median_ms(opened), median_ms(fetched), FLOOR, 40),
        Figure("turning to the next board", median_ms(boards), median_ms(fetched), part, None, 100),
        Figure("leaping to a board", median_ms(others), median_ms(fetched), part, None, 100),
        Figure("turning to cards", median_ms(cards), median_ms(fetched), part, None, 100),
        Figure("turning to a sector map", median_ms(maps), median_ms(fetched), part, None, 100),
        Figure("a tick of the clock", median_ms(ticked), median_ms(empty), "no tick", None, 1),
    ]


def _make_day(path: Path) -> Path:
    chance = random.Random(ACTIVITIES)
    sources = [shipped_source(deck) for deck in shipped_decks()]
    sources = [source for source in sources if parse_deck(source).exercise in SCREENS]
    day = [sources[number % len(sources)] for number in range(ACTIVITIES)]
    with plan.begin(path, title="Riverside", starts="10:00") as store:
        boards = [_begin(store, source, chance) for source in day]
        with_zones = [board for board in boards if board.deck.zones]
        for number in range(NOTES):
            place, turn = number % len(with_zones), number // len(with_zones)
            zones = with_zones[place].deck.zones
            said = [sentence(chance)]
            notes.add_notes(store, with_zones[place], zones[turn % len(zones)].key, said)
        clock.start(store, 1)
    return path


def _begin(store: Store, source: str, chance: random.Random) -> Board:
    """Add an activity, have some tables draw where it is cards, and return its board."""
    activity_id = plan.add_activity(store, source)
    board = exercise(parse_deck(source).exercise).board
    if board is CardsBoard:
        for table in range(1, TABLES + 1):
            for _each in range(CARDS_TO_A_TABLE):
                play.draw(store, activity_id, table, chance=chance)
    with store.reading() as session:
        return board.load(session, activity_id)


def _open(hands: Hands, path: Path) -> float:
    pause(50)
    begin = perf_counter()
    hands.window.open_path(path)
    taken = _until_painted(hands, begin)
    hands.window.show_home()
    pause(100)
    return taken


def _switch(hands: Hands, number: int) -> tuple[str, float]:
    """Return the exercise of an activity that nobody looked at yet, and the seconds to paint it.

    The one that comes next in the running order was made ready in the pause before.
    """
    page = hands.window.page
    assert page is not None
    pause(500)
    begin = perf_counter()
    page.open_activity(number + 1)
    taken = _until_painted(hands, begin)
    assert page.live is not None
    return page.live.board.activity.exercise, taken


def _until_painted(hands: Hands, begin: float) -> float:
    page = hands.window.page
    assert page is not None
    assert page.activity_screen is not None
    canvases = page.activity_screen.findChildren(BoardCanvas)
    seen = hands.painted(canvases[0].viewport() if canvases else page.activity_screen)
    while not seen:
        QApplication.processEvents()
        if perf_counter() - begin > PATIENCE:
            raise TimeoutError("the activity was not painted")
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

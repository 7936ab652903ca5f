"""What a passphrase costs: the same steps, and the same opening, with one and without."""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from facilitator.exercises import exercise
from facilitator.exercises.board import notes
from facilitator.passphrase import Passphrase
from facilitator.passphrase.change import change_passphrase
from facilitator.store import Store
from facilitator.workshop import activities, saved_id
from tests.benchmarks.boards import make_workshop
from tests.benchmarks.figures import Figure, alternately, median_ms
from tests.locked import WORDS

NOTES: Final = 1_000
STEPS: Final = 60
FLOOR: Final = "the same without a passphrase"


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure a step of one note, and opening a file whose passphrase was just typed."""
    plain = make_workshop(folder / "without.workshop", NOTES, NOTES // 2)
    locked = Path(shutil.copy(plain, folder / "with.workshop"))
    with Store.open(locked) as store:
        change_passphrase(store, Passphrase(WORDS))
    with Store.open(plain) as one, Store.open(locked, key=Passphrase(WORDS)) as other:
        without, with_it = alternately(STEPS, _stepping(one), _stepping(other), warm_up=5)
    opened = alternately(rounds, lambda: _open(plain, None), lambda: _open(locked, WORDS))
    quick, slow = map(median_ms, opened)
    return [
        Figure(
            "a step with a passphrase",
            median_ms(with_it),
            median_ms(without),
            FLOOR,
            most_times=1.3,
        ),
        Figure(
            "opening with a passphrase: so much more",
            slow - quick,
            quick,
            f"{FLOOR}, in all",
            most_ms=300,
        ),
    ]


def _stepping(store: Store) -> Callable[[], float]:
    """Return what adds a note, and tells in how many seconds."""
    with store.reading() as session:
        activity = activities(session)[0]
        board = exercise(activity.exercise).board.load(session, saved_id(activity))
    zone = board.deck.zones[0].key

    def step() -> float:
        begin = perf_counter()
        notes.add_notes(store, board, zone, ["The last bus has gone"])
        return perf_counter() - begin

    return step


def _open(path: Path, words: str | None) -> float:
    """Return how long the processor works until a file is open, its key derived anew.

    Deriving a key is nothing but work, so that whatever else this computer does is left out.
    """
    begin = process_time()
    store = Store.open(path, key=None if words is None else Passphrase(words))
    taken = process_time() - begin
    store.close()
    return taken

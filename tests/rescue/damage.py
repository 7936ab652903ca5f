"""A workshop on a disk that goes: pages of zeros, flipped bits, stretches that are gone."""

import random
from pathlib import Path

from facilitator.beginning import import_file
from facilitator.exchange_text import read_exchange
from facilitator.store import Store

PAGE = 4096
SAMPLE = Path(__file__).parents[2] / "assets" / "samples" / "riverside.json"


def make(path: Path) -> Path:
    """Make a whole evening: a board, a map, cards, people and promises."""
    import_file(read_exchange(SAMPLE), path)
    return path


def zeroed(data: bytes, first: int, step: int) -> bytes:
    """Return a file in which every so many pages, from this one on, hold nothing."""
    damaged = bytearray(data)
    for number in range(first, len(data) // PAGE, step):
        damaged[number * PAGE : (number + 1) * PAGE] = bytes(PAGE)
    return bytes(damaged)


def flipped(data: bytes, count: int, chance: random.Random) -> bytes:
    """Return a file in which so many single bits are not what they were."""
    damaged = bytearray(data)
    for _number in range(count):
        damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def rows_of(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return every row of every table, as the file has it."""
    with Store.open(path, read_only=True) as store, store.reading() as session:
        ask = session.connection().exec_driver_sql
        names = [name for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: {tuple(row) for row in ask(f'SELECT * FROM "{name}"')} for name in names}


def page_of(path: Path, table: str) -> int:
    """Return the page on which the tree of a table begins, counted from 0."""
    with Store.open(path, read_only=True) as store, store.reading() as session:
        ask = session.connection().exec_driver_sql
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(ask(query, (table,)).scalar_one()) - 1

"""Damage is noticed: what a file says is what was sealed when it was last saved."""

import random
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import seal
from facilitator.beginning import import_file
from facilitator.database import connect
from facilitator.exchange_text import read_exchange
from facilitator.exercises import exercise
from facilitator.exercises.board import notes
from facilitator.inspection import table_names
from facilitator.store import Store, UnreadableWorkshopError
from tests.locked import KEY
from tests.soak.killing import new_file
from tests.soak.minutes import Share
from tests.workshops import rows_of

SAMPLE = Path(__file__).parents[1] / "assets" / "samples" / "riverside.json"
FEW, MANY = 60, 1_000


def is_sealed(path: Path) -> bool:
    with closing(connect(path, mode="ro")) as connection:
        return seal.holds(connection, table_names(connection))


@given(st.lists(st.sampled_from(["add", "say", "move", "remove", "undo", "redo"]), max_size=12))
def test_the_seal_goes_along_with_every_step(
    tmp_path_factory: pytest.TempPathFactory, script: list[str]
) -> None:
    path = new_file(tmp_path_factory.mktemp("sealed"))
    with Store.open(path, data_folder=path.parent / "data") as store:
        for word in script:
            do(store, word)
            assert is_sealed(path)


def do(store: Store, word: str) -> None:
    with store.reading() as session:
        board = exercise("theory_of_change").board.load(session, 1)
    first = next(iter(board.notes.values()), None)
    if word == "add":
        notes.add_notes(store, board, "now", ["Someone said 1.5 or é", "and more"])
    elif word in {"undo", "redo"}:
        getattr(store, word)()
    elif first is not None and first.id is not None:
        with store.step(word) as session:
            saved = session.get_one(type(first), first.id)
            if word == "remove":
                session.delete(saved)
            elif word == "say":
                saved.text += "!"
            else:
                saved.x += 0.25
            session.flush()


def test_a_changed_word_is_noticed(tmp_path: Path) -> None:
    path = new_file(tmp_path)
    data = path.read_bytes()
    assert data.count(b"Riverside") == 1
    path.write_bytes(data.replace(b"Riverside", b"Riverbide"))
    with pytest.raises(UnreadableWorkshopError, match="damaged"):
        Store.open(path)


def flips_noticed(path: Path, chance: random.Random, bits: Iterable[int]) -> tuple[int, int]:
    """Flip single bits, each by itself; return how many were noticed, and how many there were.

    A flip that was not noticed must be one that no reader sees: the rows are what they were.
    """
    whole, rows = path.read_bytes(), rows_of(path)
    place, noticed, done = path.with_name("flipped.workshop"), 0, 0
    for done in bits:  # noqa: B007 - the last one is how many there were
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        place.write_bytes(data)
        try:
            seen = rows_of(place)
        except UnreadableWorkshopError:
            noticed += 1
        else:
            assert seen == rows
    return noticed, done


def in_time() -> Iterator[int]:
    """Count to a thousand, or for as long as the soak's minutes last."""
    share = Share(0.03, counted=True)
    for number in range(1, MANY + 1):
        yield number
        if share.over and number >= FEW:
            return


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    path = tmp_path / "riverside.workshop"
    import_file(read_exchange(SAMPLE), path)
    return path


def test_a_few_flipped_bits_are_noticed(riverside: Path) -> None:
    noticed, done = flips_noticed(riverside, random.Random(1), range(1, FEW + 1))
    assert noticed > done / 4


@pytest.mark.soak
def test_every_flipped_bit_that_a_reader_would_see_is_noticed(
    riverside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noticed, done = flips_noticed(riverside, random.Random(2), in_time())
    assert noticed > done / 4
    with capsys.disabled():
        print(f"\n{noticed} of {done} flipped bits noticed, and no reader sees the others")


@pytest.fixture
def locked(riverside: Path) -> Path:
    with Store.open(riverside, data_folder=riverside.parent / "data") as store:
        store.lock_with(KEY)
    return riverside


def all_noticed(path: Path, chance: random.Random, bits: Iterable[int]) -> int:
    """Flip single bits of a locked file, each by itself: none opens. Return how many there were."""
    whole, place, done = path.read_bytes(), path.with_name("flipped.workshop"), 0
    for done in bits:  # noqa: B007 - the last one is how many there were
        data = bytearray(whole)
        bit = chance.randrange(8 * len(data))
        data[bit // 8] ^= 1 << bit % 8
        place.write_bytes(data)
        # What another salt makes of the passphrase is another key, and takes as long to derive.
        with pytest.raises(UnreadableWorkshopError), Store.open(place, key=KEY, read_only=True):
            raise AssertionError(f"bit {bit} was not noticed")
    return done


def test_with_a_passphrase_a_few_flipped_bits_are_all_noticed(locked: Path) -> None:
    assert all_noticed(locked, random.Random(3), range(1, FEW // 4 + 1)) == FEW // 4


@pytest.mark.soak
def test_with_a_passphrase_every_flipped_bit_is_noticed(
    locked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = all_noticed(locked, random.Random(4), in_time())
    with capsys.disabled():
        print(f"\nall of {done} flipped bits noticed, with a passphrase")

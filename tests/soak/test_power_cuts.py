"""The power may go at any moment: the file opens, and every completed step is in it."""

import random
import shutil
from pathlib import Path

import pytest
from sqlmodel import select

from facilitator.exercises import exercise
from facilitator.exercises.board import notes
from facilitator.exercises.board.tables import Note
from facilitator.store import Store
from tests.soak.killing import new_file
from tests.soak.minutes import Share
from tests.soak.power_cut import Record, disk_after_cut, replay, statements_of

FEW, MANY = 25, 500
STEPS = 14


def say_and_take_back(store: Store) -> None:
    """Add notes in steps that can be told apart afterwards, some of them long."""
    with store.reading() as session:
        board = exercise("theory_of_change").board.load(session, 1)
    for number in range(STEPS):
        texts = [f"{number}: {'and then somebody said ' * (number % 7) * 9}" for _each in range(3)]
        notes.add_notes(store, board, "now", texts)
        if number % 4 == 3:
            store.undo()
            store.redo()


def recorded(folder: Path) -> tuple[Path, Record, list[list[str]]]:
    """Return the file's path, what the disk saw, and the texts after each commit."""
    path = new_file(folder)
    again = folder / "again.workshop"
    shutil.copyfile(path, again)
    statements = statements_of(again, say_and_take_back)
    states: list[list[str]] = [[]]
    for number in range(STEPS):
        after = [*states[-1], *[f"{number}:"] * 3]
        states += [after, states[-1], after] if number % 4 == 3 else [after]
    return path, replay(path, statements), states


def survive(folder: Path, cuts: int, share: Share) -> int:
    path, record, states = recorded(folder)
    assert len(record.commits) == len(states) - 1
    chance = random.Random(cuts)
    done = 0
    while done < cuts and not (share.over and done >= FEW):
        moment = chance.randrange(len(record.operations) + 1)
        files = disk_after_cut(record, moment, chance)
        place = folder / f"cut-{done}"
        place.mkdir()
        for name, data in files.items():
            (place / Path(name).name).write_bytes(data)
        with Store.open(place / path.name, data_folder=folder / "data") as store:
            assert not store.read_only
            with store.reading() as session:
                found = [note.text.split(" ")[0] for note in session.exec(select(Note))]
        committed = record.committed(moment)
        assert found in states[committed : committed + 2], (moment, committed)
        shutil.rmtree(place)
        done += 1
    return done


def test_a_few_power_cuts_lose_no_completed_step(tmp_path: Path) -> None:
    assert survive(tmp_path, FEW, Share(1)) == FEW


@pytest.mark.soak
def test_no_power_cut_loses_a_completed_step(tmp_path: Path) -> None:
    survive(tmp_path, MANY, Share(0.08))

"""The app may be killed at any moment: the file opens, and every completed step is in it."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlmodel import select

from facilitator.store import Store
from facilitator.workshop import Workshop

TYPE = """
import sys
from pathlib import Path
from facilitator.store import Store
from facilitator.workshop import Workshop
with Store.open(Path(sys.argv[1]), data_folder=Path(sys.argv[2])) as store:
    number = int(sys.argv[3])
    while True:
        with store.step("Add") as session:
            session.add_all(Workshop(title=str(number), place="x" * 3000) for _ in range(5))
        if number % 3 == 0:
            store.undo()
            store.redo()
        print(number, flush=True)
        number += 1
"""

KILLS = 6
"""A soak kills far more often: tests/soak/test_all_killed.py."""


def type_until_killed(path: Path, start: int, patience: float) -> int:
    """Let a process type, kill it, and return the last step that it saw completed."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPE, path, path.parent / "data", str(start)],
        stdout=subprocess.PIPE,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        first = typist.stdout.readline()
        time.sleep(patience)
        typist.kill()
        completed = [first, *typist.stdout.read().splitlines()]
    return int(completed[-1])


def check(path: Path, last: int) -> int:
    """Open the file, see that all steps are whole and there, and return the newest."""
    with Store.open(path) as store, store.reading() as session:
        titles = [int(row.title) for row in session.exec(select(Workshop))]
    numbers = sorted(set(titles))
    assert numbers == list(range(len(numbers)))
    assert all(titles.count(number) == 5 for number in numbers)
    assert numbers[-1] >= last
    return numbers[-1]


def survive(folder: Path, kills: int) -> None:
    path = folder / "riverside.workshop"
    Store.create(path).close()
    moments, newest = random.Random(kills), -1
    for _ in range(kills):
        last = type_until_killed(path, newest + 1, moments.uniform(0, 0.15))
        newest = check(path, last)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_no_completed_step_is_lost_when_the_app_is_killed(tmp_path: Path) -> None:
    survive(tmp_path, KILLS)

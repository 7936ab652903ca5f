"""Killed at random moments over every exercise's edits: all that was saved is there, and sound."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.check import check
from facilitator.store import Store
from tests.soak.editing import sealed
from tests.soak.minutes import Share
from tests.workshops import build

ROOT = Path(__file__).parents[2]
FEW, MANY = 3, 300
ON_ONE_FILE = 10
"""Kills of one file, which grows from each to the next."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")


class Server:
    """Begins people who edit, and kills them."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def edit_until_killed(self, path: Path, seed: int, said: Path, patience: float) -> None:
        said.unlink(missing_ok=True)
        child = int(self._ask(json.dumps([str(path), seed, str(said)])))
        while not (said.exists() and said.stat().st_size):
            time.sleep(0.005)
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
        assert self._process.stdout is not None
        assert int(self._process.stdout.readline()) == -signal.SIGKILL, "it ended by itself"

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


@contextmanager
def serving(how: str) -> Iterator[Server]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.soak.editing", "serve", how],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Server(process)


def assert_all_there(path: Path, said: Path) -> int:
    """Look at what a killed process left: the state it said last, or the one after; how many."""
    *lines, _torn = said.read_text("utf-8").split("\n")
    words = [json.loads(line) for line in lines]
    states = [about.split(":")[0] for what, about in words if what != "begin"]
    with Store.open(path, data_folder=path.parent / "data") as store:
        assert not store.read_only
        found = sealed(store)
    # A step in hand when the process died may be completed and not said: a new state, or what
    # undoing leads back to. No older state is there.
    went_back = words[-1] in (["begin", "undo"], ["begin", "redo"])
    assert found == states[-1] or found not in states or went_back, words[-3:]
    assert check(path).problem is None
    return len(states) - 1


def survive(whole: Path, folder: Path, kills: int, share: Share, seed: int = 0) -> tuple[int, int]:
    """Kill so often; return how often it was, and how many steps were said to be saved."""
    chance, done, steps = random.Random(seed), 0, 0
    path = folder / "riverside.workshop"
    with serving("warm" if kills > FEW else "cold") as server:
        while done < kills and not (share.over and done >= FEW):
            if done % ON_ONE_FILE == 0:
                shutil.copyfile(whole, path)
            said = folder / "said"
            server.edit_until_killed(path, seed + done, said, chance.uniform(0, 0.4))
            steps += assert_all_there(path, said)
            done += 1
    return done, steps


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    path = tmp_path_factory.mktemp("workshop") / "riverside.workshop"
    build(path, [])
    return path


def test_every_exercise_outlives_a_few_kills(workshop: Path, tmp_path: Path) -> None:
    done, steps = survive(workshop, tmp_path, FEW, Share(1))
    assert done == FEW
    assert steps


@pytest.mark.soak
def test_every_exercise_outlives_three_hundred_kills(
    workshop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done, steps = survive(workshop, tmp_path, MANY, share := Share(0.12, counted=True), seed=1_000)
    assert done == MANY or share.over
    assert steps > done
    with capsys.disabled():
        print(f"\n{done} of {MANY} kills over {steps} steps")

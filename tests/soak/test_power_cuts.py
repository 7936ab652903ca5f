"""The power may go at any moment: the file opens, and every completed step is in it."""

import json
import random
import shutil
from bisect import bisect_right
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from facilitator import seal
from facilitator.check import check
from facilitator.database import connect, driver_errors
from facilitator.inspection import table_names
from facilitator.passphrase import Passphrase
from facilitator.store import LockedWorkshopError, Store
from tests.soak.editing import LOCKS
from tests.soak.minutes import Share
from tests.soak.power_cut import Disk
from tests.soak.strace import STRACE, Operation, record
from tests.workshops import build

FEW, MANY = 40, 10_000
AT_A_TIME = 1_000
"""Cuts of one recording."""
SHORT, LONG = 25, 150
"""Edits of a recording: the short one gives a passphrase too."""
WHOLLY = 50
"""Of so many cuts, one is looked at as the app and its `check` look at a file."""
KEYS = [Passphrase(words) if words else None for words in LOCKS]
"""Each derives a file's key once."""

pytestmark = pytest.mark.skipif(STRACE is None, reason="no strace works here")


@dataclass
class Recording:
    """What the app did to a folder, and when it said of which state that it is saved."""

    start: dict[str, bytes]
    operations: list[Operation]
    states: list[str]
    """The seals, each with which passphrase opens the file, in the order in which they held."""
    moments: list[int]
    """After how many operations each was said to be saved."""

    def allowed(self, moment: int) -> list[str]:
        """Return the states that may be found after a cut: the last one said, or the next."""
        last = max(bisect_right(self.moments, moment) - 1, 0)
        return self.states[last : last + 2]


def recorded(whole: Path, folder: Path, seed: int, edits: int) -> Recording:
    """Edit a copy of a workshop; give it a passphrase and take it off again by turns."""
    place = folder / f"recorded-{seed}"
    place.mkdir()
    path = place / "riverside.workshop"
    shutil.copyfile(whole, path)
    said = folder / f"said-{seed}"
    start = {path.name: path.read_bytes()}
    words = ["tests.soak.editing", str(path), str(seed), str(said), str(edits), "", "locks"]
    operations = record(place, said, words)
    disk = Disk(start)
    found = Recording(start, operations, [], [])
    for number, operation in enumerate(operations, start=1):
        disk.do(operation)
        if operation[0] == "said":
            what, about = json.loads(operation[1])
            if what != "begin":
                found.states.append(about)
                found.moments.append(number)
    # The record is whole: what was written is what is there.
    there = {file.name: file.read_bytes() for file in place.iterdir() if file.is_file()}
    assert disk.unharmed() == there
    shutil.rmtree(place)
    return found


def state_of(path: Path) -> str:
    """Open a file with its passphrase, whichever that is; return its seal, which must hold."""
    for number, key in enumerate(KEYS):
        try:
            with closing(connect(path, key)) as connection:
                tables = table_names(connection)
                assert connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
                assert seal.holds(connection, tables)
                (digest,) = connection.execute("SELECT digest FROM seal").fetchone()
                return f"{digest.hex()}:{number}"
        except driver_errors() as error:
            if "file is not a database" not in str(error):
                raise
    raise AssertionError("no passphrase opens it")


def survive(found: Recording, folder: Path, cuts: int, share: Share, chance: random.Random) -> int:
    """Cut the power so often, and look at what is left each time; return how often it was."""
    moments = sorted(chance.randrange(len(found.operations) + 1) for _cut in range(cuts))
    chosen = set(chance.sample(range(cuts), max(1, cuts // WHOLLY)))
    disk, at, done = Disk(found.start), 0, 0
    for number, moment in enumerate(moments):
        for operation in found.operations[at:moment]:
            disk.do(operation)
        at = moment
        place = folder / "cut"
        place.mkdir()
        for name, data in disk.after_cut(chance).items():
            (place / name).write_bytes(data)
        path = place / "riverside.workshop"
        if number in chosen:
            opens(path, folder / "data")
        assert state_of(path) in found.allowed(moment), (number, moment)
        shutil.rmtree(place)
        done += 1
        if share.over and done >= FEW:
            break
    return done


def opens(path: Path, data: Path) -> None:
    """Open a file as the app does, and check it as `facilitator check` does."""
    for key in KEYS:
        try:
            with Store.open(path, key=key, data_folder=data) as store:
                assert not store.read_only
        except LockedWorkshopError:
            continue
        assert check(path, key).problem is None
        return
    raise AssertionError("no passphrase opens it")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, no_real_home: None) -> Path:
    path = tmp_path_factory.mktemp("workshop") / "riverside.workshop"
    build(path, [])
    return path


def test_a_few_power_cuts_lose_no_completed_step(workshop: Path, tmp_path: Path) -> None:
    found = recorded(workshop, tmp_path, 1, SHORT)
    assert len(found.states) > SHORT / 3
    assert survive(found, tmp_path, FEW, Share(1), random.Random(1)) == FEW


@pytest.mark.soak
def test_no_power_cut_loses_a_completed_step(
    workshop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    share, done = Share(0.12, counted=True), 0
    for seed in count(2):
        found = recorded(workshop, tmp_path, seed, LONG)
        more = min(AT_A_TIME, MANY - done)
        done += survive(found, tmp_path, more, share, random.Random(seed))
        if done == MANY or share.over:
            break
    assert done >= FEW
    assert done == MANY or share.over
    with capsys.disabled():
        print(f"\n{done} of {MANY} power cuts")

"""Files from strangers, made strange by chance: each is taken, or refused in a sentence."""

import os
import random
import sys
from itertools import count
from pathlib import Path

import pytest

from tests.soak.minutes import Share

if sys.platform == "win32":
    pytest.skip("there is no fork there", allow_module_level=True)

from tests.soak.fuzzing import MEMORY, SECONDS, Fate, fuzzing
from tests.soak.targets import TARGETS

FEW = 12
FIVE_MINUTES = 5 / 45
"""Of a whole soak, for all targets together."""


def first_seed() -> int:
    """Return what chance begins with: anything, but in CI, where a change is judged, the same."""
    return 0 if "CI" in os.environ else random.SystemRandom().randrange(1 << 30)


def assert_fine(fate: Fate, path: Path) -> None:
    kept = f"{path} is kept; "
    assert fate.status == 0, f"{kept}{fate.status} after {fate.seconds:.1f} s: {fate.said}"
    assert fate.seconds < SECONDS, f"{kept}{fate.seconds:.1f} s"
    assert fate.memory < MEMORY, f"{kept}{fate.memory >> 20} MB"


def fuzz(name: str, folder: Path, share: Share, most: int | None, seed: int) -> int:
    """Change whole files by chance and give them to a target; return how many it was given."""
    with fuzzing(name, folder) as fuzzer:
        whole = sorted((folder / "whole").iterdir())
        for number in count():
            if number == most or (most is None and share.over and number >= FEW):
                return number
            chance = random.Random(f"{name} {seed + number}")
            chosen = whole[number % len(whole)]
            place = folder / "given"
            place.mkdir()
            path = place / chosen.name
            data = TARGETS[name].change(chosen.read_bytes(), chance)
            path.write_bytes(data)
            assert_fine(fuzzer.take(path), path)
            assert path.read_bytes() == data
            for file in place.iterdir():
                file.unlink()
            place.rmdir()
    raise AssertionError("it counts without end")


@pytest.mark.soak
@pytest.mark.parametrize("name", TARGETS)
def test_a_strange_file_is_taken_or_refused_in_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    share = Share(FIVE_MINUTES / len(TARGETS))
    done = fuzz(name, tmp_path, share, None, first_seed())
    assert done >= FEW
    with capsys.disabled():
        print(f"\n{done} of {name}")

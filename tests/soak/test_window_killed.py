"""Killed 50 times at random moments while somebody types, links and drags in the window."""

import sys
from pathlib import Path

import pytest

from tests.soak.killing import survive
from tests.soak.minutes import Share

KILLS = 50
AT_A_TIME = 5


@pytest.mark.soak
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_what_was_typed_and_dragged_outlives_fifty_kills(tmp_path: Path) -> None:
    share, rounds = Share(0.13), 0
    while rounds * AT_A_TIME < KILLS and not (rounds and share.over):
        folder = tmp_path / str(rounds)
        folder.mkdir()
        assert survive(folder, AT_A_TIME, rounds) > AT_A_TIME
        rounds += 1

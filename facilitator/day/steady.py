"""This computer's clock, which notices when it is set: by hand, by the network, by an old battery.

Beside it runs another clock, which nobody sets and which goes on while the computer sleeps. Where
the two come apart, the first one jumped.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from facilitator.store import Clock, utc_now

LEAST: Final = 20.0
"""So many seconds make a jump; less is two clocks that do not go quite alike."""
TORN: Final = 0.5
"""Who was stopped for so long between a look at one clock and at the other looks again."""


def since_boot() -> float:
    """Return the seconds since this computer was started, those that it slept among them."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 (types are told by platform so)
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()


class SteadyClock:
    """Says what time it is, and by how much it was set."""

    def __init__(self, wall: Clock = utc_now, steady: Callable[[], float] = since_boot) -> None:
        self._wall, self._steady = wall, steady
        self._apart = self._look()
        self.was_asked = False
        """Whether anybody asked for a jump yet: nobody saw what happened before."""

    def __call__(self) -> datetime:
        """Return this moment."""
        return self._wall()

    def jump(self) -> timedelta:
        """Return by how much the clock was set since this was last asked; none where it was not."""
        self.was_asked = True
        before, self._apart = self._apart, self._look()
        jumped = self._apart - before
        return timedelta(seconds=round(jumped)) if abs(jumped) >= LEAST else timedelta()

    def _look(self) -> float:
        """Return how far the two clocks are apart."""
        while True:
            first = self._steady()
            wall = self._wall().timestamp()
            if self._steady() - first < TORN:
                return wall - first

"""One window for a user: who opens a second file is taken to the window that is open already."""

from pathlib import Path
from time import monotonic, sleep
from typing import Final

from ui.instance.claim import Claim

PATIENCE: Final = 4.0
"""So many seconds a window that is about to open, or busy, has time to answer."""
SHORTLY: Final = 0.02


def begin(path: Path | None) -> Claim | None:
    """Return what makes this process the one with the window; None where another one has it.

    That has been asked to come to the front then, and to open the file if there is one. Where it
    does not answer, nobody waits for it: there will be two windows, and each file has its own lock.
    """
    end = monotonic() + PATIENCE
    while (claim := Claim.take()) is None:
        from ui.instance.call import hand_over

        if hand_over(path, end - monotonic()):
            return None
        if monotonic() > end:
            return Claim.of_nobody()
        sleep(SHORTLY)
    return claim

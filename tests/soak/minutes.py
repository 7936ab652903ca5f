"""How the minutes of a soak are shared out."""

import os
import time
from typing import Final

WHOLE: Final = 45.0
"""From so many minutes on what is promised in numbers is done to the last one."""


class Share:
    """A part of SOAK_MINUTES, from now on."""

    def __init__(self, share: float, *, counted: bool = False) -> None:
        """`counted`: a whole soak does as many as are promised, however long that takes."""
        minutes = float(os.environ.get("SOAK_MINUTES", str(WHOLE)))
        self.seconds = minutes * 60 * share
        self._counts = counted and minutes >= WHOLE
        self._end = time.monotonic() + self.seconds

    @property
    def over(self) -> bool:
        return not self._counts and time.monotonic() > self._end
